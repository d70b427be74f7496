using System.Data.Common;
using System.Globalization;
using Comity.Kit;
using Microsoft.Data.Sqlite;

namespace Comity.Storage;

/// <summary>How it stands with the accounts beside the record.</summary>
public enum SideCondition
{
    /// <summary>There are accounts.</summary>
    Held,

    /// <summary>The database is there, and no account in it.</summary>
    Empty,

    /// <summary>There is no database.</summary>
    Missing,

    /// <summary>The database cannot be read.</summary>
    Damaged,
}

/// <summary>Looks at the accounts in plain SQL, and makes nothing: accounts that are gone beside a record in which people have acted are no first
/// start.</summary>
/// <param name="options">Which database.</param>
public sealed class SideWatch(ServeOptions options)
{
    private const int SqliteError = 1, SqliteInput = 10, SqliteCorrupt = 11, SqliteCannotOpen = 14, SqliteNoDatabase = 26;

    /// <summary>Looks whether there are accounts.</summary>
    /// <param name="thoroughly">Whether the whole database is read, to see whether it holds together.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="DbException">The database does not answer.</exception>
    public async Task<SideCondition> LookAsync(bool thoroughly, CancellationToken cancel)
    {
        if (options.Postgres is null && new FileInfo(SideDbSetup.FileOf(options)) is not { Exists: true, Length: > 0 })
            return SideCondition.Missing;
        try
        {
            await using var connection = await OpenAsync(cancel);
            if (thoroughly && options.Postgres is null && await AskAsync(connection, "PRAGMA quick_check(1)", cancel) is not "ok")
                return SideCondition.Damaged;
            var hasTable = await AskAsync(connection, options.Postgres is null ? "SELECT 1 FROM sqlite_master WHERE name = 'account'"
                : $"SELECT 1 FROM information_schema.tables WHERE table_schema = '{SideDb.Schema}' AND table_name = 'account'", cancel);
            return hasTable is null ? SideCondition.Missing
                : await AskAsync(connection, $"SELECT 1 FROM {(options.Postgres is null ? "" : SideDb.Schema + ".")}account LIMIT 1", cancel) is null
                    ? SideCondition.Empty : SideCondition.Held;
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == SqliteCannotOpen)
        {
            return SideCondition.Missing;
        }
        catch (SqliteException problem) when (DiskTrouble.Of(problem) is null
            && problem.SqliteErrorCode is SqliteError or SqliteInput or SqliteCorrupt or SqliteNoDatabase)
        {
            return SideCondition.Damaged;
        }
    }

    /// <summary>What an operator reads about accounts that are not there beside a record in which people have acted; null when all is well.</summary>
    public string? Told(SideCondition condition, OpenRecord record) => !record.HasActs || condition == SideCondition.Held ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"There is no account here, beside a record of {record.Whole.Size} entries in which people have acted: nobody can sign in, and no link is made, since "
            + $"this is no first start. Put {Where} back from the last backup; where it is lost for good, `comity recover` begins a new secretariat by an act "
            + $"that everybody sees.");

    /// <summary>What an operator reads about a database of accounts that cannot be read.</summary>
    public UserError Unreadable() => new(
        "The accounts cannot be read: the file is damaged. Put it back from the last backup; the record itself is not touched.", Where.Trim('`'));

    private string Where => options.Postgres is null ? $"`{SideDbSetup.FileOf(options)}`" : $"the schema `{SideDb.Schema}`";

    private async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        if (options.Postgres is not null)
            return await SideDbSetup.OpenAsync(options, cancel);
        var connection = new SqliteConnection($"Data Source={SideDbSetup.FileOf(options)};Pooling=False;Mode=ReadWrite");
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static async Task<object?> AskAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = RecordStore.Command(connection, sql);
        return await command.ExecuteScalarAsync(cancel);
    }
}
