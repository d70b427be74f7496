using System.Data.Common;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>One batch: it holds the head, and whatever it does becomes lasting together or not at all.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The transaction that holds the head.</param>
/// <param name="keepsConnection">Whether the connection belongs to the store and outlives the batch.</param>
public sealed class StoreBatch(DbConnection connection, DbTransaction transaction, bool keepsConnection) : IDisposable
{
    internal const string SealedColumns = "SELECT number, topic, at, content, commitment FROM sealed";
    private readonly List<DbCommand> commands = [];
    private DbCommand? append;
    private DbCommand? wait;

    /// <summary>How many entries there are, and the last number of the queue.</summary>
    public (long Size, long Waiting) Head()
    {
        using var command = Make("SELECT size, waiting FROM head");
        using var rows = command.ExecuteReader();
        rows.Read();
        return (rows.GetInt64(0), rows.GetInt64(1));
    }

    /// <summary>Appends an entry.</summary>
    public void Append(StoredEntry entry)
    {
        append ??= Kept("INSERT INTO entries (position, entry, leaf) VALUES (@position, @entry, @leaf)", "position", "entry", "leaf");
        Run(append, entry.Position, entry.Entry, entry.Leaf.ToArray());
    }

    /// <summary>Puts something into the queue.</summary>
    public void Wait(Waiting item)
    {
        wait ??= Kept(
            "INSERT INTO sealed (number, topic, at, content, commitment) VALUES (@number, @topic, @at, @content, @commitment)", "number", "topic", "at", "content", "commitment");
        Run(wait, item.Number, item.Topic, item.At, (object?)item.Content ?? DBNull.Value, item.Commitment.ToArray());
    }

    /// <summary>What waits on a topic, in the order of its numbers, at most so much.</summary>
    public IReadOnlyList<Waiting> Waiting(string topic, int most)
    {
        using var command = Make(SealedColumns + " WHERE topic = @topic AND sheet IS NULL ORDER BY number LIMIT @most", ("topic", topic), ("most", most));
        using var rows = command.ExecuteReader();
        var found = new List<Waiting>();
        while (rows.Read())
            found.Add(ReadWaiting(rows));
        return found;
    }

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
    public void ToSheet(string topic, long last, long sheet)
    {
        using var command = Make("UPDATE sealed SET sheet = @sheet WHERE topic = @topic AND sheet IS NULL AND number <= @last", ("sheet", sheet), ("topic", topic), ("last", last));
        command.ExecuteNonQuery();
    }

    /// <summary>Sets the head, and the checkpoint of its size when entries were appended, and makes everything last. When this returns, it is on the disk.</summary>
    public void Commit(long size, long waiting, string? checkpoint)
    {
        using (var head = Make("UPDATE head SET size = @size, waiting = @waiting", ("size", size), ("waiting", waiting)))
            head.ExecuteNonQuery();
        if (checkpoint is not null)
        {
            using var note = Make("INSERT INTO checkpoints (size, note) VALUES (@size, @note)", ("size", size), ("note", checkpoint));
            note.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>Runs a statement of a database's own inside the batch.</summary>
    internal void Execute(string sql)
    {
        using var command = Make(sql);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        commands.ForEach(command => command.Dispose());
        transaction.Dispose();
        if (!keepsConnection)
            connection.Dispose();
    }

    internal static Waiting ReadWaiting(DbDataReader rows) => new(
        rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<byte[]>(3), new Hash(rows.GetFieldValue<byte[]>(4)));

    private static void Run(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var place = 0; place < values.Length; place++)
            command.Parameters[place].Value = values[place];
        command.ExecuteNonQuery();
    }

    private DbCommand Make(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = RecordStore.Command(connection, sql, values);
        command.Transaction = transaction;
        return command;
    }

    private DbCommand Kept(string sql, params ReadOnlySpan<string> names)
    {
        var command = Make(sql);
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        commands.Add(command);
        return command;
    }
}
