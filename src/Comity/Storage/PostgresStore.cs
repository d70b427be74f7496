using System.Data;
using System.Data.Common;
using Comity.Kit;
using Npgsql;

namespace Comity.Storage;

/// <summary>A record in PostgreSQL, in the schema `record`, for any number of servers. Whoever writes holds the head row; a server that stops in the middle
/// loses it after five seconds, and the others go on.</summary>
public sealed class PostgresStore : RecordStore
{
    private const string Schema = "record";
    private const string Channel = "comity_record";

    /// <summary>Held while tables are made, so that two servers that start at once do not make them twice. The number means nothing; it must not
    /// change.</summary>
    private const long PrepareLock = 7_281_904_412;

    private const int MostTries = 12;

    private const string Hold = """
        SET LOCAL synchronous_commit = on;
        SET LOCAL idle_in_transaction_session_timeout = '5s';
        SET LOCAL lock_timeout = '8s';
        SELECT one FROM head FOR UPDATE
        """;

    private const string EndStale = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'comity record' AND usename = current_user
          AND pid <> pg_backend_pid() AND xact_start < now() - interval '8 s' AND wait_event_type = 'Client'
        """;

    private readonly NpgsqlDataSource source;

    /// <summary>For the database of a connection string; nothing is opened yet.</summary>
    /// <exception cref="UserError">The connection string cannot be read.</exception>
    public PostgresStore(string connection) => source = NpgsqlDataSource.Create(Settings(connection));

    /// <inheritdoc/>
    public override string Name => "PostgreSQL";

    /// <inheritdoc/>
    protected override string Bytes => "BYTEA";

    /// <inheritdoc/>
    protected override string Long => "BIGINT";

    /// <inheritdoc/>
    public override void Prepare()
    {
        using var connection = Connect();
        RefuseUnsafe(connection);
        using var work = connection.BeginTransaction();
        Run(connection, $"SELECT pg_advisory_xact_lock({PrepareLock})");
        Run(connection, $"CREATE SCHEMA IF NOT EXISTS {Schema}");
        Prepare(connection);
        work.Commit();
    }

    /// <inheritdoc/>
    public override StoreBatch Begin()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Held();
            }
            catch (NpgsqlException problem) when (attempt < MostTries && MayPass(problem))
            {
                // Nothing was begun. A database that starts again is waited for; whoever holds the head and does not move is put out.
                source.Clear();
                if (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
                    EndStaleHolders();
                else
                    Thread.Sleep(attempt * 50);
            }
        }
    }

    /// <inheritdoc/>
    public override IDisposable? Listen(Action heard) => new PostgresListener(source, Channel, heard);

    /// <inheritdoc/>
    public override void CopyTo(string file)
    {
        using var connection = Connect();
        using var snapshot = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        using (var made = new SqliteStore(file))
            made.Prepare();
        TableCopy.Run(connection, Schema, file, [.. TableNames.Intersect(TableCopy.Names(connection, Schema))]);
    }

    /// <inheritdoc/>
    internal override void ForgetDeleted()
    {
        using var connection = Connect();
        Run(connection, "VACUUM (FULL) sealed");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        source.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected internal override DbConnection Connect() => source.OpenConnection();

    private static string Settings(string connection)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connection) { SearchPath = Schema, ApplicationName = "comity record", MaxAutoPrepare = 32 };
            settings.Options = $"{settings.Options} -c synchronous_commit=on".Trim();
            return settings.ToString();
        }
        catch (ArgumentException problem)
        {
            throw new UserError(
                $"The connection to PostgreSQL cannot be read: {problem.Message} Write it as `Host=localhost;Database=comity;Username=comity`.");
        }
    }

    private static void RefuseUnsafe(DbConnection connection)
    {
        foreach (var setting in (ReadOnlySpan<string>)["fsync", "full_page_writes"])
            if (Text(connection, $"SHOW {setting}") == "off")
                throw new UserError($"PostgreSQL runs with `{setting} = off`: after a power failure, acts that were acknowledged would be gone. Set it to on.");
        if (Text(connection, "SHOW server_encoding") is var encoding and not "UTF8")
            throw new UserError($"The database is encoded in `{encoding}`; make one in UTF8.");
    }

    private static string? Text(DbConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteScalar() as string;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static bool MayPass(NpgsqlException problem) => problem.IsTransient || problem.SqlState is PostgresErrorCodes.LockNotAvailable
        or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;

    private StoreBatch Held()
    {
        var connection = source.OpenConnection();
        try
        {
            var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            Run(connection, Hold);
            return new(connection, transaction, keepsConnection: false, $"NOTIFY {Channel}");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Where a server stopped between two parts of one message, PostgreSQL does not count it as idle and would wait for it for ever.</summary>
    private void EndStaleHolders()
    {
        using var connection = source.OpenConnection();
        Run(connection, EndStale);
    }
}
