using System.Diagnostics;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>Several servers on one PostgreSQL, of which one stops and one stands still.</summary>
public sealed class TwoServersTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(8);

    [Fact]
    [Trait("Category", "slow")]
    public async Task A_server_that_is_killed_and_one_that_stands_still_lose_nothing()
    {
        var (crowd, record) = await Crowd.GatherAsync(16, Kept.InPostgres);
        using var _ = crowd;
        await using var __ = record;
        var servers = new[] { await StartAsync(record, "one"), await StartAsync(record, "two") };
        using var enough = new CancellationTokenSource();
        var writing = crowd.WriteAsync(client => servers[client % 2].Address, enough.Token);
        await crowd.HeardAsync();
        servers[0].Pause();
        var before = crowd.Acknowledged.Count;
        await Task.Delay(Pause, TestContext.Current.CancellationToken);
        Assert.True(crowd.Acknowledged.Count > before, "While one server stood still, the other took nothing.");
        servers[0].Resume();
        await crowd.HeardAsync();
        servers[1].Kill();
        await crowd.HeardAsync();
        servers[1] = await StartAsync(record, "two");
        await crowd.HeardAsync();
        await enough.CancelAsync();
        await writing;
        await Task.WhenAll(servers.Select(server => crowd.LookAsync(server.Address)));
        foreach (var server in servers)
            await server.DisposeAsync();
        Guarantees.Hold(crowd, record);
    }

    [Fact]
    public async Task Whoever_stands_still_with_the_head_in_hand_loses_it()
    {
        await using var record = await TestRecord.BeginAsync(kept: Kept.InPostgres);
        using var stands = record.Store();
        using var held = stands.Begin();
        var watch = Stopwatch.StartNew();
        await record.AdoptTextAsync("norms");
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12));
        Assert.ThrowsAny<Exception>(() => held.Commit(held.Head.Size, held.Head.Waiting, null));
    }

    [Fact, Trait("Category", "slow")]
    public async Task A_client_that_writes_to_one_server_sees_its_act_on_the_other()
    {
        var (crowd, record) = await Crowd.GatherAsync(1, Kept.InPostgres);
        using var _ = crowd;
        await using var __ = record;
        await using var one = await StartAsync(record, "one");
        await using var two = await StartAsync(record, "two");
        for (var act = 0; act < 20; act++)
        {
            Assert.True(await crowd.SendAsync(0, one.Address));
            var position = crowd.Acknowledged.Values.Max(answer => answer.Position);
            Assert.True((await crowd.LookAsync(two.Address, position + 1)).Size > position);
        }
    }

    [Fact]
    public async Task Two_first_servers_that_start_at_once_begin_one_record()
    {
        var database = PostgresCluster.Database();
        using var folder = new House.TemporaryFolder();
        var starts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ServerProcess.StartAsync(folder.Path, database)));
        using var http = new HttpClient();
        var shown = await Task.WhenAll(starts.Select(server => http.GetStringAsync(new Uri(server.Address, "log/checkpoint"))));
        foreach (var server in starts)
            await server.DisposeAsync();
        Assert.Equal(shown[0], shown[1]);
    }

    private static async Task<ServerProcess> StartAsync(TestRecord record, string name)
    {
        var (data, shared) = (Path.Combine(record.Folder, name), Path.Combine(record.Folder, "keys", "side.key"));
        if (!File.Exists(shared))
            PrivateFolder.Write(shared, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        if (!Directory.Exists(data))
            PrivateFolder.Copy(Path.Combine(record.Folder, "keys"), Path.Combine(data, "keys"));
        return await ServerProcess.StartAsync(data, record.Postgres);
    }
}
