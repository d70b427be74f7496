using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Comity.Kit;

namespace Comity.Storage;

/// <summary>A note in the database that this very program made these very tables: then a start need not compare them one by one, which takes a
/// second.</summary>
/// <param name="options">Which database.</param>
internal sealed class SideMark(ServeOptions options)
{
    private const string Table = "made_by";

    /// <summary>Whether the tables that are there are those that this program made.</summary>
    public async Task<bool> StandsAsync(CancellationToken cancel)
    {
        if (options.Postgres is null && !File.Exists(SideDbSetup.FileOf(options)))
            return false;
        try
        {
            await using var connection = await SideDbSetup.OpenAsync(options, cancel);
            return await ReadAsync(connection, cancel) == await MarkAsync(connection, cancel);
        }
        catch (DbException)
        {
            // Whatever is wrong, the long way says it.
            return false;
        }
    }

    /// <summary>Notes that this program made the tables that are there. Where two servers note it at once, one is enough.</summary>
    public async Task SetAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = await SideDbSetup.OpenAsync(options, cancel);
            var mark = await MarkAsync(connection, cancel);
            await using var command = RecordStore.Command(
                connection, $"CREATE TABLE IF NOT EXISTS {Name} (mark TEXT NOT NULL); DELETE FROM {Name}; INSERT INTO {Name} (mark) VALUES (@mark)",
                ("mark", mark));
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (DbException)
        {
            // The next start takes the long way again.
        }
    }

    private string Name => options.Postgres is null ? Table : $"{SideDb.Schema}.{Table}";

    private string Columns => options.Postgres is null
        ? $"SELECT name || coalesce(sql, '') FROM sqlite_master WHERE tbl_name <> '{Table}' ORDER BY 1"
        : $"SELECT table_name || ' ' || column_name FROM information_schema.columns WHERE table_schema = '{SideDb.Schema}' AND table_name <> '{Table}' ORDER "
            + $"BY 1";

    private async Task<string?> ReadAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = RecordStore.Command(connection, $"SELECT mark FROM {Name}");
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    /// <summary>The program's own number, which every build changes, and the hash of the tables.</summary>
    private async Task<string> MarkAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = RecordStore.Command(connection, Columns);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var text = new StringBuilder();
        while (await rows.ReadAsync(cancel))
            text.Append(rows.GetString(0)).Append('\n');
        await rows.DisposeAsync();
        return $"{await VersionAsync(connection, cancel)}-{typeof(SideMark).Module.ModuleVersionId:N}"
            + $"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }

    /// <summary>What the database says of its version: a newer program may have raised it.</summary>
    private async Task<string> VersionAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = RecordStore.Command(connection,
            $"SELECT \"Version\" FROM {(options.Postgres is null ? "" : SideDb.Schema + ".")}side_version");
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
    }
}
