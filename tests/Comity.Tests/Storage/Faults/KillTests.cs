using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>A server that is killed at any moment while many write to it: SIGKILL shows that a batch is there whole or not at all.</summary>
public sealed class KillTests
{
    private const int Clients = 16;

    /// <summary>`./test kill N SEED`: so many kills of a server on one record.</summary>
    [Fact, Trait("Command", "kill")]
    public async Task Nothing_acknowledged_is_lost_when_the_server_is_killed()
    {
        var (crowd, record, crashed) = await KillAsync(Asked.Times(4, 4), Asked.Seed(1));
        using var _ = crowd;
        await using var __ = record;
        var kept = Guarantees.Count(crowd, record);
        Asked.Say($"{Asked.Times(4, 4)} tried, {kept.Lost} lost, {kept.Twice} twice, {crashed} crashed");
        Assert.Equal(0, crashed);
        Guarantees.Hold(crowd, record);
    }

    /// <summary>Sixty kills in the whole run; three hundred and more are asked for with `./test kill 300`.</summary>
    [Fact]
    [Trait("Category", "slow")]
    public Task Nothing_acknowledged_is_lost_in_sixty_kills() => Task.WhenAll(Enumerable.Range(2, 3).Select(async seed =>
    {
        var (crowd, record, crashed) = await KillAsync(20, seed);
        using var _ = crowd;
        await using var __ = record;
        Assert.Equal(0, crashed);
        Guarantees.Hold(crowd, record);
    }));

    /// <summary>Three records of their own beside each other: most of the time goes into starting servers, and one after the other is all that a run of the
    /// tests waits for.</summary>
    /// <returns>Who wrote, into which record, and how often the server did not start again.</returns>
    private static async Task<(Crowd Crowd, TestRecord Record, int Crashed)> KillAsync(int kills, int seed)
    {
        var (crowd, record) = await Crowd.GatherAsync(Clients);
        var crashed = 0;
        var random = new Random(seed);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 0; kill < kills; kill++)
        {
            if (await StartAsync(record) is not { } started)
            {
                crashed++;
                continue;
            }

            await using var server = started;
            await StandsAsync(crowd, server.Address, known);
            using var enough = new CancellationTokenSource();
            var writing = crowd.WriteAsync(_ => server.Address, enough.Token);
            await crowd.HeardAsync();
            await Task.Delay(random.Next(50, 400), TestContext.Current.CancellationToken);
            server.Kill();
            await enough.CancelAsync();
            await writing;
        }

        Assert.True(crowd.Acknowledged.Count > kills, $"Only {crowd.Acknowledged.Count} acts were acknowledged.");
        TestContext.Current.SendDiagnosticMessage($"{kills} kills, {crowd.Acknowledged.Count} acts acknowledged, {crowd.Checkpoints.Count} checkpoints seen");
        return (crowd, record, crashed);
    }

    /// <summary>The server after a kill; null when it does not start.</summary>
    private static async Task<ServerProcess?> StartAsync(TestRecord record)
    {
        try
        {
            return await ServerProcess.StartAsync(record.Folder);
        }
        catch (Exception problem) when (problem is InvalidOperationException or TimeoutException)
        {
            TestContext.Current.SendDiagnosticMessage(problem.Message);
            return null;
        }
    }

    /// <summary>What the server before acknowledged, the one after serves under the same position with the same hash.</summary>
    private static async Task StandsAsync(Crowd crowd, Uri address, HashSet<string> known)
    {
        var news = crowd.Acknowledged.Where(act => known.Add(act.Key)).Select(act => act.Value).ToList();
        var leaves = await crowd.LeavesAsync(address, news.Select(act => act.Position));
        Assert.All(news, act => Assert.Equal(act.Leaf, leaves.GetValueOrDefault(act.Position)));
    }
}
