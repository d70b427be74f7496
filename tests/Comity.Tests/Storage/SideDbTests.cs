using Comity.Kit;
using Comity.Storage;
using Comity.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>The database beside the record, on a real SQLite file.</summary>
public sealed class SideDbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task A_second_start_finds_the_tables_and_keeps_what_is_in_them()
    {
        await using var first = await PreparedAsync();
        await using var second = await PreparedAsync();
        Assert.Equal(SideSchema.Version, await Read(second, "SELECT version AS \"Value\" FROM side_version"));
    }

    [Fact]
    public async Task Two_first_starts_at_once_make_the_tables_once()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(PreparedAsync)));
        Assert.Equal(1, await Read(starts[0], "SELECT count(*) AS \"Value\" FROM side_version"));
        foreach (var start in starts)
            await start.DisposeAsync();
    }

    [Fact]
    public async Task A_table_that_is_missing_is_made_at_the_next_start()
    {
        await using (var first = await PreparedAsync())
            await Write(first, "DROP TABLE account_claim");
        await using var second = await PreparedAsync();
        Assert.Equal(0, await Read(second, "SELECT count(*) AS \"Value\" FROM account_claim"));
    }

    [Theory]
    [InlineData(Kept.InSqlite)]
    [InlineData(Kept.InPostgres)]
    public async Task Tables_that_this_program_made_are_known_at_the_next_start(Kept kept)
    {
        var options = new ServeOptions(folder.Path, kept == Kept.InPostgres ? PostgresCluster.Database() : null, "", Demo: false);
        Assert.False(await new SideMark(options).StandsAsync(CancellationToken.None));
        await MakeAsync(options);
        Assert.True(await new SideMark(options).StandsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Data_of_a_newer_program_are_refused_in_plain_words()
    {
        await using (var first = await PreparedAsync())
            await Write(first, "UPDATE side_version SET version = 999");
        var problem = await Assert.ThrowsAsync<OlderProgram>(async () => await PreparedAsync());
        Assert.Contains("tables of version 999, and this program knows 1", problem.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Older, problem.Code);
    }

    [Fact]
    public async Task What_is_acknowledged_is_on_the_disk()
    {
        await using var services = await PreparedAsync();
        Assert.Equal(2, await Read(services, "SELECT synchronous AS \"Value\" FROM pragma_synchronous"));
        Assert.True(File.Exists(Path.Combine(folder.Path, "side.db-wal")));
    }

    /// <summary>Makes the tables for a server with these options.</summary>
    internal static async Task MakeAsync(ServeOptions options)
    {
        await using var services = await PreparedAsync(options);
    }

    private Task<ServiceProvider> PreparedAsync() => PreparedAsync(new ServeOptions(folder.Path, null, "", Demo: false));

    private static async Task<ServiceProvider> PreparedAsync(ServeOptions options)
    {
        var services = new ServiceCollection().AddSingleton(options);
        services.AddSideDb(options);
        var provider = services.BuildServiceProvider();
        await provider.PrepareSideDbAsync(CancellationToken.None);
        return provider;
    }

    private static async Task<long> Read(ServiceProvider services, string sql)
    {
        await using var side = await services.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync();
        return await side.Database.SqlQueryRaw<long>(sql).SingleAsync();
    }

    private static async Task Write(ServiceProvider services, string sql)
    {
        await using var side = await services.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync();
        await side.Database.ExecuteSqlRawAsync(sql);
    }
}
