using System.Data.Common;
using System.Globalization;
using Comity.Kit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Comity.Storage;

/// <summary>Puts a restored record and its accounts into an empty PostgreSQL: all of it in one transaction, held against the files table by table before it
/// counts.</summary>
/// <param name="connection">The connection string.</param>
internal sealed class RestoreIntoPostgres(string connection)
{
    private const string RecordSchema = "record";

    /// <summary>Copies what a folder holds; the two files stay where they are.</summary>
    /// <exception cref="UserError">The database holds something already, or cannot be used.</exception>
    public async Task RunAsync(string folder, CancellationToken cancel)
    {
        try
        {
            using (var store = new PostgresStore(connection))
                store.Prepare();
            await Backup.MakeSideAsync(new ServeOptions(folder, connection, "", Demo: false), cancel);
            await using var open = new NpgsqlConnection(connection);
            await open.OpenAsync(cancel);
            await using var work = await open.BeginTransactionAsync(cancel);
            RefuseFull(open);
            Copy(open, RecordSchema, Path.Combine(folder, Backup.Record));
            Copy(open, SideDb.Schema, Path.Combine(folder, Backup.Side));
            await work.CommitAsync(cancel);
        }
        catch (DbException problem)
        {
            throw new UserError($"PostgreSQL cannot be used ({problem.Message}); name an empty database whose user may create a schema. Nothing was kept.");
        }
    }

    private static void RefuseFull(DbConnection open)
    {
        foreach (var table in (ReadOnlySpan<string>)[$"{RecordSchema}.entries", $"{RecordSchema}.sealed", $"{RecordSchema}.files", $"{SideDb.Schema}.account"])
        {
            using var command = RecordStore.Command(open, $"SELECT 1 FROM {table} LIMIT 1");
            if (command.ExecuteScalar() is not null)
                throw new UserError(
                    $"The database holds a record or accounts already (`{table}` has rows): a backup is restored into an empty one, never over another "
                    + $"record.");
        }
    }

    private static void Copy(DbConnection open, string schema, string file)
    {
        if (!File.Exists(file))
            return;
        using var from = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        from.Open();
        var tables = InOrder(open, schema, TableCopy.Names(file));
        foreach (var table in tables.AsEnumerable().Reverse())
            Run(open, $"DELETE FROM {schema}.\"{table}\"");
        foreach (var table in tables)
            Copy(from, open, schema, table);
        TableDigests.Of(from, "", tables).Check(TableDigests.Of(open, schema, tables));
    }

    /// <summary>Tables to which rows of others point come before those.</summary>
    private static List<string> InOrder(DbConnection open, string schema, IReadOnlyList<string> tables)
    {
        using var command = RecordStore.Command(open, """
            SELECT one.relname, other.relname FROM pg_constraint JOIN pg_class one ON one.oid = conrelid JOIN pg_class other ON other.oid = confrelid
            JOIN pg_namespace ON pg_namespace.oid = connamespace WHERE contype = 'f' AND nspname = @schema AND conrelid <> confrelid
            """, ("schema", schema));
        var needs = new List<(string Table, string Other)>();
        using (var rows = command.ExecuteReader())
            while (rows.Read())
                needs.Add((rows.GetString(0), rows.GetString(1)));
        var ordered = new List<string>();
        while (ordered.Count < tables.Count)
            ordered.AddRange(tables.Except(ordered).Where(table => needs.All(need => need.Table != table || ordered.Contains(need.Other))).ToList());
        return ordered;
    }

    private static void Copy(SqliteConnection from, DbConnection to, string schema, string table)
    {
        var types = Types(to, schema, table);
        using var read = RecordStore.Command(from, $"SELECT * FROM \"{table}\"");
        using var rows = read.ExecuteReader();
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        using var insert = RecordStore.Command(to, string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO {schema}.\"{table}\" ({string.Join(", ", names.Select(name => $"\"{name}\""))}) VALUES ("
                + $"{string.Join(", ", names.Select((name, place) => $"CAST(@p{place} AS {types[name]})"))})"));
        foreach (var place in Enumerable.Range(0, names.Count))
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{place}");
            insert.Parameters.Add(parameter);
        }

        while (rows.Read())
        {
            for (var place = 0; place < names.Count; place++)
                insert.Parameters[place].Value = As(types[names[place]], PasskeyColumn.ForPostgres(table, names[place], rows.GetValue(place)));
            insert.ExecuteNonQuery();
        }

        foreach (var (name, _) in types.Where(column => IsCounted(to, schema, table, column.Key)))
            Run(to, $"SELECT setval(pg_get_serial_sequence('{schema}.\"{table}\"', '{name}'), "
                + $"coalesce((SELECT MAX(\"{name}\") FROM {schema}.\"{table}\"), 0) + 1, false)");
    }

    /// <summary>A truth value is a number in SQLite; everything else is the same in both, or is written as text and cast.</summary>
    private static object As(string type, object value) => (type, value) switch
    {
        (_, DBNull) => value,
        ("boolean", long number) => number != 0,
        ("bytea" or "bigint" or "integer" or "smallint" or "double precision", _) => value,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static Dictionary<string, string> Types(DbConnection open, string schema, string table)
    {
        using var command = RecordStore.Command(open,
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = @schema AND table_name = @table", ("schema", schema),
            ("table", table));
        using var rows = command.ExecuteReader();
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        while (rows.Read())
            types.Add(rows.GetString(0), rows.GetString(1));
        return types;
    }

    private static bool IsCounted(DbConnection open, string schema, string table, string column)
    {
        using var command = RecordStore.Command(open, "SELECT pg_get_serial_sequence(@table, @column)", ("table", $"{schema}.\"{table}\""), ("column", column));
        return command.ExecuteScalar() is string;
    }

    private static void Run(DbConnection open, string sql)
    {
        using var command = RecordStore.Command(open, sql);
        command.ExecuteNonQuery();
    }
}
