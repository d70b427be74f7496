using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Kit;
using Microsoft.Data.Sqlite;

namespace Comity.Storage;

/// <summary>How many rows the tables beside the record have and what they hold, so that a copy can be held against its source.</summary>
/// <param name="Tables">By table: the number of its rows, and a hash that does not depend on their order.</param>
internal sealed record TableDigests(ImmutableSortedDictionary<string, (long Rows, string Hash)> Tables)
{
    /// <summary>How many accounts there are.</summary>
    public long Accounts => Tables.GetValueOrDefault("account").Rows;

    /// <summary>The digests of a SQLite file, which is in one piece: no row of it lies in a file beside it.</summary>
    public static TableDigests Of(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        return Of(connection, "", TableCopy.Names(file));
    }

    /// <summary>The digests of tables, in the transaction that gives one view of them.</summary>
    public static TableDigests Of(DbConnection connection, string schema, IReadOnlyList<string> tables) => new(tables.ToImmutableSortedDictionary(
        table => table, table => OfTable(connection, schema, table), StringComparer.Ordinal));

    /// <summary>Refuses a copy that is not what its source is.</summary>
    /// <exception cref="UserError">A table has other rows.</exception>
    public void Check(TableDigests copy)
    {
        foreach (var (table, (rows, hash)) in Tables)
            if (copy.Tables.GetValueOrDefault(table) is var other && (other.Rows, other.Hash) != (rows, hash))
                throw new UserError(string.Create(CultureInfo.InvariantCulture,
                    $"The backup is not what it was made of: the table `{table}` has {other.Rows} rows in it, and {rows} in the database. Nothing was kept; "
                        + $"try again."));
    }

    /// <summary>The rows of a table, each in one text that both databases would give.</summary>
    public static IEnumerable<string> Rows(DbConnection connection, string schema, string table)
    {
        using var read = RecordStore.Command(connection, $"SELECT * FROM {(schema.Length == 0 ? "" : schema + ".")}\"{table}\"");
        using var rows = read.ExecuteReader();
        var columns = Enumerable.Range(0, rows.FieldCount).OrderBy(rows.GetName, StringComparer.Ordinal).ToArray();
        while (rows.Read())
            yield return string.Join('\u001f', columns.Select(column => Plain(Value(rows, column))));

        object Value(DbDataReader row, int column) =>
            schema.Length == 0 ? row.GetValue(column) : PasskeyColumn.ForSqlite(table, row.GetName(column), row.GetValue(column));
    }

    private static (long Rows, string Hash) OfTable(DbConnection connection, string schema, string table)
    {
        var (count, sum) = (0L, new byte[32]);
        foreach (var row in Rows(connection, schema, table))
        {
            Add(sum, SHA256.HashData(Encoding.UTF8.GetBytes(row)));
            count++;
        }

        return (count, Convert.ToHexStringLower(sum));
    }

    private static string Ordered(string text)
    {
        try
        {
            return Ordered(JsonNode.Parse(text))?.ToJsonString() ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject named => new JsonObject(named.OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => KeyValuePair.Create(part.Key, Ordered(part.Value)))),
        JsonArray listed => new JsonArray([.. listed.Select(Ordered)]),
        _ => node?.DeepClone(),
    };

    /// <summary>Rows come in any order: their hashes are added up, bit by bit.</summary>
    private static void Add(byte[] sum, byte[] hash)
    {
        for (var place = 0; place < sum.Length; place++)
            sum[place] ^= hash[place];
    }

    /// <summary>A value as both databases have it: a truth value is a number in SQLite, bytes are bytes, and PostgreSQL keeps JSON in an order of its
    /// own.</summary>
    private static string Plain(object value) => value switch
    {
        string text when text.StartsWith('{') => Ordered(text),
        DBNull => "",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        bool yes => yes ? "1" : "0",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
