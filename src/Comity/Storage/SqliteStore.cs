using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Comity.Storage;

/// <summary>A record in one SQLite file. A commit is on the disk when it returns: write-ahead log, `synchronous=FULL`.</summary>
public sealed class SqliteStore : RecordStore
{
    private readonly string connectionString;
    private readonly SqliteConnection writer;

    /// <summary>Opens the file, or makes it.</summary>
    public SqliteStore(string file)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        writer = new SqliteConnection(connectionString);
        writer.Open();
        Set(writer, "PRAGMA journal_mode=WAL");
    }

    /// <inheritdoc/>
    public override string Name => "SQLite";

    /// <inheritdoc/>
    protected override string Bytes => "BLOB";

    /// <inheritdoc/>
    protected override string Long => "INTEGER";

    /// <summary>How hard a commit is driven to the disk. Only the test that shows that it would notice sets anything but FULL.</summary>
    private static string Synchronous => Environment.GetEnvironmentVariable("COMITY_TEST_SYNCHRONOUS") ?? "FULL";

    /// <inheritdoc/>
    public override StoreBatch Begin()
    {
        Set(writer, $"PRAGMA synchronous={Synchronous}; PRAGMA secure_delete=ON");
        return new(writer, writer.BeginTransaction(deferred: false), keepsConnection: true);
    }

    /// <inheritdoc/>
    public override void CopyTo(string file)
    {
        using var source = (SqliteConnection)Connect();
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
        // One file that stands alone: a copy in write-ahead mode would grow companions as soon as it is read.
        Set(target, "PRAGMA journal_mode=DELETE");
    }

    /// <inheritdoc/>
    internal override void ForgetDeleted()
    {
        using var connection = (SqliteConnection)Connect();
        Set(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        writer.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        base.Dispose();
    }

    /// <inheritdoc/>
    protected internal override DbConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Set(connection, $"PRAGMA synchronous={Synchronous}");
        return connection;
    }

    private static void Set(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }
}
