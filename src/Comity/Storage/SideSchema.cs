using System.Collections.Immutable;
using Comity.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Comity.Storage;

/// <summary>The one row that says with which version the tables were made.</summary>
public sealed class SideVersion
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>The version; see <see cref="SideSchema.Version"/>.</summary>
    public int Version { get; set; }
}

/// <summary>
/// Makes the tables that are missing, so that a room's new table needs nothing but its entity. A changed column needs a step in <see cref="Steps"/>, SQL that
/// both databases understand, and raises <see cref="Version"/>.
/// </summary>
public static class SideSchema
{
    /// <summary>Held while tables are made, so that two servers that start at once do not make them twice. The number means nothing; it must not
    /// change.</summary>
    private const long Lock = 7_281_904_411;

    /// <summary>Step n leads from version n + 1 to version n + 2.</summary>
    private static readonly ImmutableArray<string> Steps = [];

    /// <summary>The version that this program makes and understands.</summary>
    public static int Version => Steps.Length + 1;

    /// <summary>Brings the database to <see cref="Version"/>.</summary>
    /// <exception cref="UserError">A newer program made the tables.</exception>
    public static async Task PrepareAsync(SideDb side, CancellationToken cancel)
    {
        await side.Database.OpenConnectionAsync(cancel);
        await using var work = await side.Database.BeginTransactionAsync(cancel);
        if (side.Database.IsNpgsql())
            await side.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock({Lock}); CREATE SCHEMA IF NOT EXISTS {SideDb.Schema}", cancel);
        var there = await TablesAsync(side, cancel);
        if (there.Contains("side_version"))
            await StepUpAsync(side, cancel);
        await MakeAsync(side, there, cancel);
        await work.CommitAsync(cancel);
    }

    private static async Task StepUpAsync(SideDb side, CancellationToken cancel)
    {
        var row = await side.Set<SideVersion>().SingleAsync(cancel);
        if (row.Version > Version)
            throw new OlderProgram($"The accounts beside it have tables of version {row.Version}, and this program knows {Version}.");
        for (; row.Version < Version; row.Version++)
            await side.Database.ExecuteSqlRawAsync(Steps[row.Version - 1], cancel);
        await side.SaveChangesAsync(cancel);
    }

    private static async Task MakeAsync(SideDb side, ImmutableHashSet<string> there, CancellationToken cancel)
    {
        var model = side.GetService<IDesignTimeModel>().Model;
        var missing = side.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel())
            .Where(operation => operation is CreateTableOperation table ? !there.Contains(table.Name)
                : operation is CreateIndexOperation index && !there.Contains(index.Table))
            .ToList();
        foreach (var command in side.GetService<IMigrationsSqlGenerator>().Generate(missing, model))
            await side.Database.ExecuteSqlRawAsync(Literally(command.CommandText), cancel);
        if (there.Contains("side_version"))
            return;
        side.Add(new SideVersion { Version = Version });
        await side.SaveChangesAsync(cancel);
    }

    /// <summary>Braces in SQL are not places for parameters.</summary>
    private static string Literally(string sql) => sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static async Task<ImmutableHashSet<string>> TablesAsync(SideDb side, CancellationToken cancel)
    {
        var sql = side.Database.IsNpgsql()
            ? $"SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = '{SideDb.Schema}'"
            : "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'";
        return [.. await side.Database.SqlQueryRaw<string>(sql).ToListAsync(cancel)];
    }
}
