using System.Data.Common;
using Comity.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Comity.Storage;

/// <summary>Where the database beside the record is, and how it is opened.</summary>
public static class SideDbSetup
{
    /// <summary>Writes the tables again that hold something of persons who signed in.</summary>
    private static readonly string[] Rewriting =
    [
        .. new[]
        {
            "account", "account_claim", "account_login", "account_token", "account_passkey", "session", "api_key", "feed_address", "enrolment_link",
            "recovery_code",
        }.Select(table => $"VACUUM (FULL) {SideDb.Schema}.{table}"),
    ];

    /// <summary>Offers <see cref="SideDb"/>, one for each request, and `IDbContextFactory` for work outside requests.</summary>
    public static void AddSideDb(this IServiceCollection services, ServeOptions options)
    {
        // Without it Identity leaves the passkeys out of the tables.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddDbContextFactory<SideDb>(builder => Configure(builder, options));
    }

    /// <summary>Makes the data folder and the tables where they are missing. Called before the server listens.</summary>
    /// <exception cref="UserError">A newer program made the tables, or the database does not answer.</exception>
    public static async Task PrepareSideDbAsync(this IServiceProvider services, CancellationToken cancel)
    {
        var options = services.GetRequiredService<ServeOptions>();
        PrivateFolder.MakeIn(options.Data);
        ForgetJournal(options);
        var mark = new SideMark(options);
        if (await mark.StandsAsync(cancel))
            return;
        await using var side = await services.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync(cancel);
        if (options.Postgres is null)
            PrivateFolder.Reserve(Path.Combine(options.Data, "side.db"));
        try
        {
            await SideSchema.PrepareAsync(side, cancel);
            await mark.SetAsync(cancel);
        }
        catch (OlderProgram older)
        {
            throw older.Wanting(new VersionMark(options.Data).Read());
        }
        catch (DbException problem)
        {
            throw new UserError(options.Postgres is null && DiskTrouble.Of(problem) is { } fault ? DiskTrouble.ForOperator(fault) : options.Postgres is null
                ? $"The accounts in the data folder cannot be opened ({problem.Message}); check that the folder is on a local disk and that this user may "
                    + $"write there."
                : $"PostgreSQL cannot be used ({problem.Message}); check the connection string and that its user may create a schema.", options.Data);
        }
    }

    /// <summary>Makes sure that what was deleted is in no byte of the database and of the journal beside it. In PostgreSQL the tables are written again, and
    /// the old files go; what its write-ahead log and its archives hold, only their keeper can erase.</summary>
    public static async Task ForgetDeletedAsync(this SideDb side, CancellationToken cancel)
    {
        if (side.Database.IsSqlite())
        {
            try
            {
                await side.Database.ExecuteSqlRawAsync("VACUUM", cancel);
            }
            catch (SqliteException problem) when (DiskTrouble.Of(problem) == DiskFault.Full)
            {
                // It writes everything anew, for which there is no room. Rows are overwritten as they are deleted; what matters is the journal.
            }

            await side.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
            return;
        }

        foreach (var statement in Rewriting)
            await side.Database.ExecuteSqlRawAsync(statement, cancel);
    }

    /// <summary>Empties the journal that a killed server left: what was erased right before stands in it.</summary>
    private static void ForgetJournal(ServeOptions options)
    {
        if (options.Postgres is not null || new FileInfo($"{FileOf(options)}-wal") is not { Exists: true, Length: > 0 } || !File.Exists(FileOf(options)))
            return;
        try
        {
            using var connection = new SqliteConnection($"Data Source={FileOf(options)};Pooling=False");
            connection.Open();
            using var empty = RecordStore.Command(connection, "PRAGMA busy_timeout = 1000; PRAGMA wal_checkpoint(TRUNCATE)");
            empty.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Whatever is wrong with the database, the long way says it.
        }
    }

    /// <summary>The database of a data folder.</summary>
    internal static string FileOf(ServeOptions options) => Path.Combine(options.Data, "side.db");

    /// <summary>A connection for what is asked in plain SQL, without the model of the tables.</summary>
    internal static async Task<DbConnection> OpenAsync(ServeOptions options, CancellationToken cancel)
    {
        DbConnection connection = options.Postgres is { } postgres ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={FileOf(options)};Pooling=False");
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static void Configure(DbContextOptionsBuilder builder, ServeOptions options)
    {
        if (options.Postgres is { } connection)
            builder.UseNpgsql(connection);
        else
            builder.UseSqlite(new SqliteConnectionStringBuilder { DataSource = FileOf(options), ForeignKeys = true }.ToString())
                .AddInterceptors(new Pragmas());
    }

    /// <summary>Settings that SQLite forgets when a connection closes. FULL: what was acknowledged is on the disk.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Sql = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
