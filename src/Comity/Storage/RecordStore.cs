using Comity.Kit;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Where a record lasts: entries, checkpoints, what waits sealed, and files with who sent them, in a few tables and a head row. Plain SQL, the same
/// for every database; what differs between them is how a connection is made, what a column is called and how the head is locked.</summary>
public abstract class RecordStore : IDisposable
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS head (one INTEGER PRIMARY KEY, size {long} NOT NULL, waiting {long} NOT NULL);
        CREATE TABLE IF NOT EXISTS entries (position {long} PRIMARY KEY, entry {bytes} NOT NULL, leaf {bytes} NOT NULL);
        CREATE TABLE IF NOT EXISTS checkpoints (size {long} PRIMARY KEY, note TEXT NOT NULL, cosignatures TEXT NOT NULL DEFAULT '');
        CREATE TABLE IF NOT EXISTS sealed (
            number {long} PRIMARY KEY, topic TEXT NOT NULL, at TEXT NOT NULL, content {bytes}, commitment {bytes} NOT NULL, sheet {long},
            digest {bytes} NOT NULL, key {long});
        CREATE INDEX IF NOT EXISTS waiting ON sealed (topic, number) WHERE sheet IS NULL;
        CREATE TABLE IF NOT EXISTS sheets (topic TEXT NOT NULL, sheet {long} NOT NULL, leaves {bytes} NOT NULL, PRIMARY KEY (topic, sheet));
        CREATE TABLE IF NOT EXISTS erased_keys (key {long} PRIMARY KEY);
        INSERT INTO head (one, size, waiting) SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM entries) ON CONFLICT DO NOTHING;
        """;

    /// <summary>The tables.</summary>
    internal static IReadOnlyList<string> TableNames { get; } =
        ["head", "entries", "checkpoints", "sealed", "sheets", "erased_keys", "files", "uploads", "served"];

    /// <summary>What messages call this store.</summary>
    public abstract string Name { get; }

    /// <summary>What a column of bytes is called.</summary>
    protected abstract string Bytes { get; }

    /// <summary>What a column of 64-bit integers is called.</summary>
    protected abstract string Long { get; }

    /// <summary>Makes the tables.</summary>
    protected string TableSql =>
        (Tables + "\n" + FileTable.Tables).Replace("{long}", Long, StringComparison.Ordinal).Replace("{bytes}", Bytes, StringComparison.Ordinal);

    /// <summary>Makes the tables that are missing.</summary>
    /// <exception cref="UserError">The store cannot hold a record safely.</exception>
    public virtual void Prepare()
    {
        using var connection = Connect();
        Prepare(connection);
    }

    /// <summary>Makes the tables that are missing, and brings those of an earlier program up to date.</summary>
    protected void Prepare(DbConnection connection)
    {
        using var make = Command(connection, TableSql);
        make.ExecuteNonQuery();
        using var look = Command(connection, "SELECT * FROM sealed LIMIT 0");
        bool namesKeys;
        using (var rows = look.ExecuteReader())
            namesKeys = Enumerable.Range(0, rows.FieldCount).Any(place => rows.GetName(place) == "key");
        using var raise = Command(
            connection, (namesKeys ? "" : $"ALTER TABLE sealed ADD COLUMN key {Long}; ") + "CREATE INDEX IF NOT EXISTS sealed_key ON sealed (key)");
        raise.ExecuteNonQuery();
    }

    /// <summary>Begins a batch: from here on nobody else appends, until it is committed or dropped.</summary>
    public abstract StoreBatch Begin();

    /// <summary>What stands at the head.</summary>
    public StoreHead Head()
    {
        using var connection = Connect();
        using var command = Command(connection, StoreBatch.HeadColumns);
        return StoreBatch.ReadHead(command);
    }

    /// <summary>How many entries there are.</summary>
    public long Size() => Head().Size;

    /// <summary>The entries from a position on, up to and without another, in order.</summary>
    public IEnumerable<StoredEntry> Entries(long from, long to)
    {
        using var connection = Connect();
        using var command = Command(connection, "SELECT position, entry, leaf FROM entries WHERE position >= @from AND position < @to ORDER BY position",
            ("from", from), ("to", to));
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return new(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1), new Hash(rows.GetFieldValue<byte[]>(2)));
    }

    /// <summary>The checkpoints of at least a size, in order.</summary>
    public IEnumerable<StoredCheckpoint> Checkpoints(long from)
    {
        using var connection = Connect();
        using var command = Command(connection, "SELECT size, note, cosignatures FROM checkpoints WHERE size >= @from ORDER BY size", ("from", from));
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return new(rows.GetInt64(0), rows.GetString(1), rows.GetString(2));
    }

    /// <summary>Adds witnesses' signature lines to a checkpoint.</summary>
    public void AddCosignatures(long size, string lines)
    {
        using var connection = Connect();
        using var command = Command(connection, "UPDATE checkpoints SET cosignatures = cosignatures || @lines WHERE size = @size", ("lines", lines),
            ("size", size));
        command.ExecuteNonQuery();
    }

    /// <summary>A file, or null.</summary>
    public StoredFile? File(Hash hash) => Read(table => table.Find(hash));

    /// <summary>A file that everybody may have, with the bytes that its hash promises; null when there is none.</summary>
    public StoredFile? PublicFile(Hash hash) => File(hash) is { IsPublic: true } file && Hash.Of(file.Content) == hash ? file : null;

    /// <summary>Which files there are.</summary>
    public IEnumerable<Hash> Files() => Read(table => table.All()).Select(file => file.Hash);

    /// <summary>Keeps a file; the same file again changes nothing.</summary>
    public void Keep(StoredFile file)
    {
        using var connection = Connect();
        new FileTable(connection).Keep(file);
    }

    /// <summary>Keeps a file that somebody sent for an act.</summary>
    internal void Keep(StoredFile file, FileSender sender, DateTimeOffset at)
    {
        using var connection = Connect();
        using var work = connection.BeginTransaction();
        var table = new FileTable(connection, work);
        table.Keep(file);
        table.Send(file.Hash, sender, at);
        work.Commit();
    }

    /// <summary>Notes that a public file is about to be served to somebody other than its author; false when it is public no longer.</summary>
    internal bool Serve(Hash hash)
    {
        using var connection = Connect();
        using var work = connection.BeginTransaction();
        var serves = new FileTable(connection, work).Serve(hash);
        work.Commit();
        return serves;
    }

    /// <summary>Asks something of the files.</summary>
    internal T Read<T>(Func<FileTable, T> ask)
    {
        using var connection = Connect();
        return ask(new FileTable(connection));
    }

    /// <summary>What was sealed, by its number; null when there is none.</summary>
    public Waiting? Sealed(long number)
    {
        using var connection = Connect();
        using var command = Command(connection, StoreBatch.SealedColumns + " WHERE number = @number", ("number", number));
        using var rows = command.ExecuteReader();
        return rows.Read() ? StoreBatch.ReadWaiting(rows) : null;
    }

    /// <summary>What was sealed last under a commitment; null when nothing was.</summary>
    public Waiting? Waiting(string topic, Hash commitment)
    {
        using var connection = Connect();
        using var command = Command(
            connection, StoreBatch.SealedColumns + " WHERE topic = @topic AND commitment = @commitment ORDER BY number DESC LIMIT 1", ("topic", topic),
            ("commitment", commitment.ToArray()));
        using var rows = command.ExecuteReader();
        return rows.Read() ? StoreBatch.ReadWaiting(rows) : null;
    }

    /// <summary>The leaves of a sheet, 32 bytes each; null when they are not kept.</summary>
    public byte[]? Leaves(string topic, long sheet)
    {
        using var connection = Connect();
        using var command = Command(connection, "SELECT leaves FROM sheets WHERE topic = @topic AND sheet = @sheet", ("topic", topic), ("sheet", sheet));
        return command.ExecuteScalar() as byte[];
    }

    /// <summary>Keeps the leaves of a sheet.</summary>
    internal void KeepLeaves(string topic, long sheet, byte[] leaves)
    {
        using var connection = Connect();
        using var command = Command(connection, StoreBatch.KeepSheet, ("topic", topic), ("sheet", sheet), ("leaves", leaves));
        command.ExecuteNonQuery();
    }

    /// <summary>Which sheets have their leaves here.</summary>
    internal IReadOnlyList<(string Topic, long Sheet)> SheetsWithLeaves() =>
        Rows("SELECT topic, sheet FROM sheets", rows => (rows.GetString(0), rows.GetInt64(1)));

    /// <summary>The last number of a key that a row or the list of erased keys names.</summary>
    internal long LastKey() => Rows(StoreBatch.LastKeyColumns, rows => Math.Max(rows.GetInt64(0), rows.GetInt64(1)))[0];

    /// <summary>The numbers of keys that were erased.</summary>
    internal IReadOnlyList<long> ErasedKeys() => Rows("SELECT key FROM erased_keys ORDER BY key", rows => rows.GetInt64(0));

    /// <summary>What stands in a sheet, in order.</summary>
    public IReadOnlyList<Waiting> SealedIn(string topic, long sheet)
    {
        using var connection = Connect();
        using var command = Command(connection, StoreBatch.SealedColumns + " WHERE topic = @topic AND sheet = @sheet ORDER BY number", ("topic", topic),
            ("sheet", sheet));
        using var rows = command.ExecuteReader();
        var found = new List<Waiting>();
        while (rows.Read())
            found.Add(StoreBatch.ReadWaiting(rows));
        return found;
    }

    /// <summary>What was sealed on a topic behind a number, in order, at most so much.</summary>
    public IReadOnlyList<Waiting> SealedAfter(string topic, long number, int most)
    {
        using var connection = Connect();
        using var command = Command(connection, StoreBatch.SealedColumns + " WHERE topic = @topic AND number > @number ORDER BY number LIMIT @most",
            ("topic", topic), ("number", number), ("most", most));
        using var rows = command.ExecuteReader();
        var found = new List<Waiting>();
        while (rows.Read())
            found.Add(StoreBatch.ReadWaiting(rows));
        return found;
    }

    /// <summary>Everything that was ever sealed, with the digest that was stored with it.</summary>
    internal IEnumerable<(Waiting Item, Hash Digest)> AllSealed()
    {
        using var connection = Connect();
        using var command = Command(connection, "SELECT number, topic, at, content, commitment, key, digest FROM sealed ORDER BY number");
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return (StoreBatch.ReadWaiting(rows), new Hash(rows.GetFieldValue<byte[]>(6)));
    }

    /// <summary>Makes sure that what was deleted lies in no journal of the store either, as far as the store can promise it.</summary>
    internal abstract void ForgetDeleted();

    /// <summary>Writes a consistent copy of the whole store into a SQLite file, while it is in use.</summary>
    public abstract void CopyTo(string file);

    /// <summary>Says when another server on the same store has entered something; null where the store cannot say it.</summary>
    public virtual IDisposable? Listen(Action heard) => null;

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>A command with its values.</summary>
    internal static DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>A connection, open.</summary>
    protected internal abstract DbConnection Connect();

    private List<T> Rows<T>(string sql, Func<DbDataReader, T> read)
    {
        using var connection = Connect();
        using var command = Command(connection, sql);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
            found.Add(read(rows));
        return found;
    }
}

/// <summary>An entry as it is stored.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Entry">Its bytes.</param>
/// <param name="Leaf">Its leaf hash.</param>
public sealed record StoredEntry(long Position, byte[] Entry, Hash Leaf)
{
    /// <summary>The entry, read.</summary>
    /// <exception cref="OlderProgram">A later program entered it.</exception>
    /// <exception cref="UserError">It is no entry.</exception>
    public Entry Read()
    {
        try
        {
            return Process.Json.ReadEntry(Entry);
        }
        catch (JsonException problem)
        {
            var place = RecordLoader.Text(Position);
            throw UnknownAct.In(Entry, Process.Json.Types) is { } act
                ? new OlderProgram($"Entry {place} is the act `{act}`, which this version does not know.")
                : new UserError($"Entry {place} cannot be read by this version of Comity: {problem.Message}");
        }
    }
}

/// <summary>A checkpoint as it is stored.</summary>
/// <param name="Size">The size of the log.</param>
/// <param name="Note">The note with the log's signature.</param>
/// <param name="Cosignatures">The witnesses' signature lines.</param>
public sealed record StoredCheckpoint(long Size, string Note, string Cosignatures);

/// <summary>A file by its hash.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Type">Its media type.</param>
/// <param name="IsPublic">Whether everyone may read it.</param>
/// <param name="Content">Its bytes.</param>
public sealed record StoredFile(Hash Hash, string Type, bool IsPublic, byte[] Content);

/// <summary>A vote or a sealed act that waits for its sheet, or stands in one.</summary>
/// <param name="Number">Its number in the queue.</param>
/// <param name="Topic">The consultation, or the empty text for sealed acts.</param>
/// <param name="At">When it was received, in UTC as text.</param>
/// <param name="Content">What it is, encrypted where it is sealed; null when its key was erased.</param>
/// <param name="Commitment">The commitment to it.</param>
/// <param name="Key">The number of the key that the content is encrypted with; null where it is not encrypted, or under a key of an earlier program.</param>
public sealed record Waiting(long Number, string Topic, string At, byte[]? Content, Hash Commitment, long? Key = null)
{
    /// <summary>What is stored beside the row, so that a damaged one is found although nobody can read its content.</summary>
    public Hash Digest() => Hash.Of(
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{Number}\n{Topic}\n{At}\n{Commitment.ToHex()}\n{(Key is { } key ? $"key {key}\n" : "")}{Content?.Length ?? -1}\n")), .. Content ?? []]);
}
