using System.Data.Common;
using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>One batch: it holds the head, and whatever it does becomes lasting together or not at all.</summary>
public sealed class StoreBatch : IDisposable
{
    internal const string SealedColumns = "SELECT number, topic, at, content, commitment, key FROM sealed";
    internal const string KeepSheet =
        "INSERT INTO sheets (topic, sheet, leaves) VALUES (@topic, @sheet, @leaves) ON CONFLICT (topic, sheet) DO UPDATE SET leaves = excluded.leaves";

    internal const string LastKeyColumns =
        "SELECT coalesce((SELECT MAX(key) FROM sealed), 0), coalesce((SELECT MAX(key) FROM erased_keys), 0)";

    internal const string HeadColumns = "SELECT size, waiting, (SELECT note FROM checkpoints WHERE checkpoints.size = head.size) FROM head";
    private const string Insert = "INSERT INTO entries (position, entry, leaf) VALUES (@position, @entry, @leaf)";
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly bool keepsConnection;
    private readonly string? announce;
    private readonly List<StoredEntry> appended = [];
    private DbCommand? wait;

    /// <summary>A batch of a transaction that holds the head.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction that holds the head.</param>
    /// <param name="keepsConnection">Whether the connection belongs to the store and outlives the batch.</param>
    /// <param name="announce">The statement that tells other servers of new entries, if there can be others.</param>
    public StoreBatch(DbConnection connection, DbTransaction transaction, bool keepsConnection, string? announce = null)
    {
        (this.connection, this.transaction, this.keepsConnection, this.announce) = (connection, transaction, keepsConnection, announce);
        try
        {
            using var head = Make(HeadColumns);
            Head = ReadHead(head);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What stood in the store when the batch began.</summary>
    public StoreHead Head { get; }

    /// <summary>The files, in this batch.</summary>
    internal FileTable Files => new(connection, transaction);

    /// <summary>Appends an entry, which is written at the commit.</summary>
    /// <exception cref="InvalidOperationException">It does not come after the last one.</exception>
    public void Append(StoredEntry entry)
    {
        if (entry.Position != Head.Size + appended.Count)
            throw new InvalidOperationException($"After {Head.Size + appended.Count} entries comes no entry {entry.Position}.");
        appended.Add(entry);
    }

    /// <summary>Puts something into the queue.</summary>
    public void Wait(Waiting item)
    {
        wait ??= Named(
            "INSERT INTO sealed (number, topic, at, content, commitment, digest, key) VALUES (@number, @topic, @at, @content, @commitment, @digest, @key)",
            "number", "topic", "at", "content", "commitment", "digest", "key");
        Run(wait, item.Number, item.Topic, item.At, (object?)item.Content ?? DBNull.Value, item.Commitment.ToArray(), item.Digest().ToArray(),
            (object?)item.Key ?? DBNull.Value);
    }

    /// <summary>What waits on a topic, in the order of its numbers, at most so much.</summary>
    public IReadOnlyList<Waiting> Waiting(string topic, int most) =>
        Find(" WHERE topic = @topic AND sheet IS NULL ORDER BY number LIMIT @most", ("topic", topic), ("most", most));

    /// <summary>Which consultations have something waiting, with how much.</summary>
    public IReadOnlyList<(string Topic, long Count)> Topics()
    {
        using var command = Make("SELECT topic, COUNT(*) FROM sealed WHERE sheet IS NULL GROUP BY topic ORDER BY topic");
        using var rows = command.ExecuteReader();
        var found = new List<(string, long)>();
        while (rows.Read())
            found.Add((rows.GetString(0), rows.GetInt64(1)));
        return found;
    }

    /// <summary>Puts what waits on a topic, up to a number, into a sheet.</summary>
    public void ToSheet(string topic, long last, long sheet) =>
        Run("UPDATE sealed SET sheet = @sheet WHERE topic = @topic AND sheet IS NULL AND number <= @last", ("sheet", sheet), ("topic", topic), ("last", last));

    /// <summary>Puts one thing that waits into a sheet.</summary>
    public void ToSheet(Waiting item, long sheet) =>
        Run("UPDATE sealed SET sheet = @sheet WHERE number = @number", ("sheet", sheet), ("number", item.Number));

    /// <summary>Keeps the leaves of a sheet.</summary>
    public void KeepLeaves(string topic, long sheet, byte[] leaves) => Run(KeepSheet, ("topic", topic), ("sheet", sheet), ("leaves", leaves));

    /// <summary>Writes content, key and digest of a row again.</summary>
    public void Rewrite(Waiting item) => Run(
        "UPDATE sealed SET content = @content, key = @key, digest = @digest WHERE number = @number", ("content", (object?)item.Content ?? DBNull.Value),
        ("key", (object?)item.Key ?? DBNull.Value), ("digest", item.Digest().ToArray()), ("number", item.Number));

    /// <summary>Notes that a key was erased.</summary>
    public void NoteErased(long key) => Run("INSERT INTO erased_keys (key) VALUES (@key) ON CONFLICT DO NOTHING", ("key", key));

    /// <summary>The last number of a key that a row, or the list of erased keys, names.</summary>
    public long LastKey()
    {
        using var command = Make(LastKeyColumns);
        using var rows = command.ExecuteReader();
        rows.Read();
        return Math.Max(rows.GetInt64(0), rows.GetInt64(1));
    }

    /// <summary>What is encrypted with a key.</summary>
    public IReadOnlyList<Waiting> Under(long key) => Find(" WHERE key = @key ORDER BY number", ("key", key));

    /// <summary>What was sealed under a commitment, in whatever topic.</summary>
    public IReadOnlyList<Waiting> Sealed(Hash commitment) =>
        Find(" WHERE commitment = @commitment ORDER BY number", ("commitment", commitment.ToArray()));

    /// <summary>Writes what was appended, the head, and the checkpoint of its size when entries were appended, and makes everything last. When this returns, it
    /// is on the disk.</summary>
    /// <exception cref="InvalidOperationException">The size, the entries and the checkpoint do not belong together.</exception>
    public void Commit(long size, long waiting, string? checkpoint)
    {
        if (size != Head.Size + appended.Count || checkpoint is null != (appended.Count == 0))
            throw new InvalidOperationException(
                $"{appended.Count} entries after {Head.Size} do not make {size} with {(checkpoint is null ? "no" : "a")} checkpoint.");
        WriteEntries();
        Run("UPDATE head SET size = @size, waiting = @waiting", ("size", size), ("waiting", waiting));
        if (checkpoint is not null)
            Run("INSERT INTO checkpoints (size, note) VALUES (@size, @note)", ("size", size), ("note", checkpoint));
        if (checkpoint is not null && announce is not null)
            Run(announce);
        transaction.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        wait?.Dispose();
        transaction.Dispose();
        if (!keepsConnection)
            connection.Dispose();
    }

    internal static StoreHead ReadHead(DbCommand command)
    {
        using var rows = command.ExecuteReader();
        return rows.Read()
            ? new(rows.GetInt64(0), rows.GetInt64(1), rows.IsDBNull(2) ? null : rows.GetString(2))
            : throw new UserError("The record is damaged: its head row is missing. Restore it from a backup or a mirror; nothing was changed.");
    }

    internal static Waiting ReadWaiting(DbDataReader rows) => new(
        rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<byte[]>(3),
        new Hash(rows.GetFieldValue<byte[]>(4)), rows.IsDBNull(5) ? null : rows.GetInt64(5));

    private List<Waiting> Find(string where, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Make(SealedColumns + where, values);
        using var rows = command.ExecuteReader();
        var found = new List<Waiting>();
        while (rows.Read())
            found.Add(ReadWaiting(rows));
        return found;
    }

    private static void Run(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var place = 0; place < values.Length; place++)
            command.Parameters[place].Value = values[place];
        command.ExecuteNonQuery();
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Make(sql, values);
        command.ExecuteNonQuery();
    }

    private DbCommand Make(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = RecordStore.Command(connection, sql, values);
        command.Transaction = transaction;
        return command;
    }

    private DbCommand Named(string sql, params ReadOnlySpan<string> names)
    {
        var command = Make(sql);
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private void WriteEntries()
    {
        if (connection.CanCreateBatch)
        {
            WriteTogether();
            return;
        }
        using var insert = Named(Insert, "position", "entry", "leaf");
        foreach (var entry in appended)
            Run(insert, entry.Position, entry.Entry, entry.Leaf.ToArray());
    }

    /// <summary>A database at the end of a network gets all entries in one message: one way there and back, not one for each.</summary>
    private void WriteTogether()
    {
        using var together = connection.CreateBatch();
        together.Transaction = transaction;
        foreach (var entry in appended)
        {
            var insert = together.CreateBatchCommand();
            insert.CommandText = Insert;
            foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("position", entry.Position), ("entry", entry.Entry),
                ("leaf", entry.Leaf.ToArray())])
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                insert.Parameters.Add(parameter);
            }
            together.BatchCommands.Add(insert);
        }
        if (appended.Count > 0)
            together.ExecuteNonQuery();
    }
}

/// <summary>What stands at the head of a store.</summary>
/// <param name="Size">How many entries there are.</param>
/// <param name="Waiting">The last number of the queue.</param>
/// <param name="Checkpoint">The checkpoint of that size as the log signed it; null while there is no entry.</param>
public sealed record StoreHead(long Size, long Waiting, string? Checkpoint);
