using System.Data.Common;
using System.Globalization;
using Comity.Kit;
using Npgsql;

namespace Comity.Storage;

/// <summary>The keys of sealed acts and votes for several servers: a table in a PostgreSQL database of its own, which no backup of the record's database
/// holds.</summary>
public sealed class ClosedKeyDatabase : ClosedKeys
{
    /// <summary>Held while the table is made. The number means nothing; it must not change.</summary>
    private const long PrepareLock = 7_281_904_413;

    private readonly NpgsqlDataSource source;

    /// <summary>Opens the database, and makes its table where it is missing.</summary>
    /// <exception cref="UserError">It cannot be used.</exception>
    public ClosedKeyDatabase(string connection)
    {
        try
        {
            source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "comity keys" });
            using var open = source.OpenConnection();
            using var work = open.BeginTransaction();
            Run(open, $"SELECT pg_advisory_xact_lock({PrepareLock})");
            Run(open, "CREATE TABLE IF NOT EXISTS closed_keys (number BIGINT PRIMARY KEY, key BYTEA)");
            work.Commit();
        }
        catch (Exception problem) when (problem is DbException or ArgumentException)
        {
            source?.Dispose();
            throw new UserError($"The database of keys cannot be used ({problem.Message}); it is a database of its own, named by COMITY_KEYS_POSTGRES.");
        }
    }

    /// <inheritdoc/>
    public override long Last => Convert.ToInt64(Ask("SELECT coalesce(MAX(number), 0) FROM closed_keys") ?? 0L, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IReadOnlyList<long> Erased => [.. Rows("SELECT number, key FROM closed_keys WHERE key IS NULL ORDER BY number").Select(row => row.Number)];

    /// <summary>Refuses a database that is the record's: a backup of the one would hold the other.</summary>
    /// <exception cref="UserError">It is.</exception>
    public static void RefuseSame(string keys, string? record)
    {
        if (record is not null && Place(keys) == Place(record))
            throw new UserError(
                "The keys of sealed contents lie in a database of their own: whoever has a backup of the record's must not have them. Name another one in "
                + "COMITY_KEYS_POSTGRES.");
    }

    /// <summary>Takes over what lies in a file, under the same numbers; the file goes when all of it is here.</summary>
    /// <exception cref="UserError">Another key has one of the numbers.</exception>
    public void TakeOver(string folder)
    {
        var path = Path.Combine(folder, ClosedKeyFile.Name);
        if (!File.Exists(path))
            return;
        using (var file = ClosedKeyFile.Open(folder))
        {
            var there = All().ToDictionary(key => key.Number, key => key.Key);
            var moved = file.All().Where(key => !there.ContainsKey(key.Number)).ToDictionary(key => key.Number, key => key.Key);
            if (file.All().Any(key => there.TryGetValue(key.Number, out var other) && !other.AsSpan().SequenceEqual(key.Key)))
                throw new UserError(
                    "The file and the database hold different keys under one number: they belong to different records. Nothing was moved.", path);
            if (moved.Count > 0)
                Write(moved);
            foreach (var number in file.Erased.Except(Erased).ToList())
                Erase(number);
        }

        File.Delete(path);
    }

    /// <inheritdoc/>
    public override byte[]? Find(long number) => Ask("SELECT key FROM closed_keys WHERE number = @number", ("number", number)) as byte[];

    /// <inheritdoc/>
    public override IEnumerable<(long Number, byte[] Key)> All() =>
        Rows("SELECT number, key FROM closed_keys WHERE key IS NOT NULL ORDER BY number").Select(row => (row.Number, row.Key!));

    /// <inheritdoc/>
    public override void Erase(long number)
    {
        using (var open = source.OpenConnection())
            Run(open, "INSERT INTO closed_keys (number, key) VALUES (@number, NULL) ON CONFLICT (number) DO UPDATE SET key = NULL", ("number", number));
        using var after = source.OpenConnection();
        Run(after, "VACUUM (FULL) closed_keys");
    }

    /// <inheritdoc/>
    protected override void Write(IReadOnlyDictionary<long, byte[]> keys)
    {
        using var open = source.OpenConnection();
        using var work = open.BeginTransaction();
        Run(open, "SET LOCAL synchronous_commit = on");
        Run(open, "INSERT INTO closed_keys (number, key) SELECT * FROM unnest(@numbers, @keys)", ("numbers", keys.Keys.ToArray()),
            ("keys", keys.Values.ToArray()));
        work.Commit();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    private static (string?, int, string?) Place(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) is var one ? (one.Host, one.Port, one.Database ?? one.Username) : default;

    private static void Run(DbConnection open, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = RecordStore.Command(open, sql, values);
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var open = source.OpenConnection();
        using var command = RecordStore.Command(open, sql, values);
        return command.ExecuteScalar();
    }

    private List<(long Number, byte[]? Key)> Rows(string sql)
    {
        using var open = source.OpenConnection();
        using var command = RecordStore.Command(open, sql);
        using var rows = command.ExecuteReader();
        var found = new List<(long, byte[]?)>();
        while (rows.Read())
            found.Add((rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetFieldValue<byte[]>(1)));
        return found;
    }
}
