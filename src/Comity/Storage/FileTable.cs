using System.Data.Common;
using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Who sent a file, and for what.</summary>
/// <param name="Person">The pseudonym of who sent it.</param>
/// <param name="As">On whose behalf, so that another in the same capacity may name it; null where nothing was said.</param>
/// <param name="Field">The field of an act for which it was sent, such as `CirculateStatement.file`; null for any.</param>
public sealed record FileSender(string Person, string? As = null, string? Field = null);

/// <summary>The files of a store: their bytes, who sent each and for what, and what was served while its author could still recall it. It works in a batch, so
/// that what an entry makes public is public when the entry is there, or beside it.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The batch; null beside one.</param>
internal sealed class FileTable(DbConnection connection, DbTransaction? transaction = null)
{
    /// <summary>The tables.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS files (hash {bytes} PRIMARY KEY, type TEXT NOT NULL, public INTEGER NOT NULL, content {bytes} NOT NULL);
        CREATE TABLE IF NOT EXISTS uploads (
            hash {bytes} NOT NULL, person TEXT NOT NULL, capacity TEXT NOT NULL, field TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (hash, person, capacity, field));
        CREATE TABLE IF NOT EXISTS served (hash {bytes} PRIMARY KEY);
        """;

    /// <summary>A file, or null.</summary>
    public StoredFile? Find(Hash hash)
    {
        using var command = Make("SELECT type, public, content FROM files WHERE hash = @hash", ("hash", hash.ToArray()));
        using var rows = command.ExecuteReader();
        return rows.Read() ? new(hash, rows.GetString(0), rows.GetInt64(1) == 1, rows.GetFieldValue<byte[]>(2)) : null;
    }

    /// <summary>Whether a file is public; null when it is not here.</summary>
    public bool? IsPublic(Hash hash)
    {
        using var command = Make("SELECT public FROM files WHERE hash = @hash", ("hash", hash.ToArray()));
        return command.ExecuteScalar() is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) == 1 : null;
    }

    /// <summary>Which files there are, and which of them are public.</summary>
    public IReadOnlyList<(Hash Hash, bool IsPublic)> All()
    {
        using var command = Make("SELECT hash, public FROM files ORDER BY hash");
        using var rows = command.ExecuteReader();
        var found = new List<(Hash, bool)>();
        while (rows.Read())
            found.Add((new(rows.GetFieldValue<byte[]>(0)), rows.GetInt64(1) == 1));
        return found;
    }

    /// <summary>Keeps a file; the same file again changes nothing, and what is public stays so.</summary>
    public void Keep(StoredFile file) => Run(
        """
        INSERT INTO files (hash, type, public, content) VALUES (@hash, @type, @public, @content)
        ON CONFLICT (hash) DO UPDATE SET public = CASE WHEN files.public = 1 THEN 1 ELSE excluded.public END
        """,
        ("hash", file.Hash.ToArray()), ("type", file.Type), ("public", file.IsPublic ? 1 : 0), ("content", file.Content));

    /// <summary>Notes who sent a file and for what; sent again, it is kept from then on. What somebody sends for themselves no other may name.</summary>
    public void Send(Hash hash, FileSender sender, DateTimeOffset at) => Run(
        """
        INSERT INTO uploads (hash, person, capacity, field, at) VALUES (@hash, @person, @capacity, @field, @at)
        ON CONFLICT (hash, person, capacity, field) DO UPDATE SET at = excluded.at
        """,
        ("hash", hash.ToArray()), ("person", sender.Person), ("capacity", sender.As is null or Capacity.Oneself ? "" : sender.As),
        ("field", sender.Field ?? ""), ("at", Text(at)));

    /// <summary>Whether a file is here and was sent for a field by a person, or by another in the same capacity.</summary>
    public bool IsSent(Hash hash, string person, string capacity, string field)
    {
        using var command = Make(
            """
            SELECT 1 FROM uploads WHERE hash = @hash AND (field = '' OR field = @field) AND (person = @person OR (capacity <> '' AND capacity = @capacity))
            AND EXISTS (SELECT 1 FROM files WHERE files.hash = uploads.hash)
            """,
            ("hash", hash.ToArray()), ("field", field), ("person", person), ("capacity", capacity));
        return command.ExecuteScalar() is not null;
    }

    /// <summary>Whether a person sent a file, for whatever field.</summary>
    public bool IsSentBy(Hash hash, string person)
    {
        using var command = Make("SELECT 1 FROM uploads WHERE hash = @hash AND person = @person", ("hash", hash.ToArray()), ("person", person));
        return command.ExecuteScalar() is not null;
    }

    /// <summary>Makes a file public.</summary>
    public void Open(Hash hash) => Run("UPDATE files SET public = 1 WHERE hash = @hash AND public = 0", ("hash", hash.ToArray()));

    /// <summary>Removes a file's bytes, and who sent it.</summary>
    public void Remove(Hash hash)
    {
        foreach (var table in (ReadOnlySpan<string>)["files", "uploads", "served"])
            Run($"DELETE FROM {table} WHERE hash = @hash", ("hash", hash.ToArray()));
    }

    /// <summary>Notes that somebody other than its author is about to be served a public file, before it is. False when it is public no longer. Changing the
    /// row holds it on every database, so that a recall comes before or after this and not between.</summary>
    public bool Serve(Hash hash)
    {
        if (!Hold(hash))
            return false;
        Run("INSERT INTO served (hash) VALUES (@hash) ON CONFLICT DO NOTHING", ("hash", hash.ToArray()));
        return true;
    }

    /// <summary>Whether a public file was served to nobody but its author; from then on nobody is, until the batch ends.</summary>
    public bool IsUnserved(Hash hash)
    {
        if (!Hold(hash))
            return false;
        using var command = Make("SELECT 1 FROM served WHERE hash = @hash", ("hash", hash.ToArray()));
        return command.ExecuteScalar() is null;
    }

    /// <summary>What was sent before a time and is not public.</summary>
    public IReadOnlyList<Hash> SentBefore(DateTimeOffset time)
    {
        using var command = Make(
            "SELECT hash FROM files WHERE public = 0 AND NOT EXISTS (SELECT 1 FROM uploads WHERE uploads.hash = files.hash AND uploads.at >= @time)",
            ("time", Text(time)));
        using var rows = command.ExecuteReader();
        var found = new List<Hash>();
        while (rows.Read())
            found.Add(new(rows.GetFieldValue<byte[]>(0)));
        return found;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private bool Hold(Hash hash)
    {
        using var command = Make("UPDATE files SET public = 1 WHERE hash = @hash AND public = 1", ("hash", hash.ToArray()));
        return command.ExecuteNonQuery() == 1;
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
}
