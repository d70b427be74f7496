using Comity.Acts.Api;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Signing;
using Comity.Tests.House;
using System.Globalization;
using System.Net.Http.Json;
using Xunit;

namespace Comity.Tests.Host.Fuzz;

/// <summary>`./test fuzz N SEED`: so many spoilt inputs, for everything that reads, for every command, and for every address of a running server into which
/// somebody goes on entering acts. None may cost more than two seconds of processor.</summary>
public sealed class FuzzCommandTests(RoleSite shared) : IClassFixture<RoleSite>
{
    private const int Usual = 200;
    private const int ActsBetween = 20;
    private const int MostActs = 2_000;
    private const int MostRequests = 20_000;
    private const int MostCommands = 5_000;
    private const int Whole = 300_000 + MostRequests;

    /// <summary>The most processor time of one try.</summary>
    internal static readonly TimeSpan MostProcessor = TimeSpan.FromSeconds(2);
    private readonly List<string> crashed = [];
    private readonly Dictionary<string, long> acknowledged = [];

    [Fact, Trait("Command", "fuzz")]
    public async Task Nothing_that_is_sent_breaks_the_program_or_loses_an_act()
    {
        var (tries, seed) = (Asked.Times(Usual, Whole), Asked.Seed(1));
        var (upToRequests, upToCommands) = (Math.Min(tries / 2, MostRequests), Math.Min(tries / 4, MostCommands));
        using var commands = new FuzzCommands(shared.Site.Address);
        using var requests = new FuzzRequests(shared);
        using var folder = new TemporaryFolder();
        using var key = OwnKey.Make(Path.Combine(folder.Path, "own.key"));
        await shared.Site.ActAsync(shared.Site.Head, "oneself", key.Registration(shared.Site.Record.Verifier.Name, shared.Site.Head));
        var (readers, times) = (FuzzReaders.All, new Times[] { new("requests"), new("commands"), new("readers") });
        for (var number = 0; number < tries; number++)
        {
            if (number % Math.Max(ActsBetween, tries / MostActs) == 0)
                await ActAsync(key, $"fuzz-{seed}-{number}");
            var watch = System.Diagnostics.Stopwatch.GetTimestamp();
            var (reader, kind) = (readers[number % readers.Length], new Random(HashCode(seed, number)).Next(tries));
            var (isRequest, isCommand) = (kind < upToRequests, kind >= upToRequests && kind < upToRequests + upToCommands);
            Hear(number, isRequest ? await WithinBudgetAsync(() => requests.TryAsync(new(HashCode(~seed, number))), () => requests.Last)
                : isCommand ? commands.Try(new(HashCode(~seed, number))) : reader.Try(new(HashCode(~seed, number))));
            times[isRequest ? 0 : isCommand ? 1 : 2].Add(watch);
        }

        using var ready = await shared.Site.Client.GetAsync("/readyz");
        Hear(tries, ready.IsSuccessStatusCode ? null : $"/readyz: {await ready.Content.ReadAsStringAsync()}");
        var (lost, twice) = Kept();
        Array.ForEach(times, one => TestContext.Current.TestOutputHelper!.WriteLine(one.ToString()));
        Asked.Say($"{tries} tried, {lost} lost, {twice} twice, {crashed.Count} crashed");
        Assert.Equal((0, 0), (lost, twice));
        Assert.True(crashed.Count == 0, string.Join('\n', crashed));
        Assert.NotEmpty(acknowledged);
    }

    /// <summary>The same on every machine, for every number another.</summary>
    private static int HashCode(int seed, int number) => unchecked(seed * 1_000_003 + number);

    /// <summary>The answer of a try, or that it costs too much: in the same process others work, so that what seems to cost too much is tried again.</summary>
    private static async Task<string?> WithinBudgetAsync(Func<Task<string?>> once, Func<string> what)
    {
        var last = "";
        for (var times = 0; times < 3; times++)
        {
            var before = Environment.CpuUsage.TotalTime;
            if (await once() is { } problem)
                return problem;
            if (Environment.CpuUsage.TotalTime - before is var used && used < MostProcessor)
                return null;
            last = string.Create(CultureInfo.InvariantCulture, $"{what()}: {used.TotalSeconds:F1} s of processor");
            await QuietAsync();
        }

        return last;
    }

    /// <summary>Waits until what others began in this process is done, half a minute at most.</summary>
    private static async Task QuietAsync()
    {
        for (var tries = 0; tries < 60; tries++)
        {
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(500);
            if (Environment.CpuUsage.TotalTime - before < TimeSpan.FromMilliseconds(100))
                return;
        }
    }

    private void Hear(int number, string? problem)
    {
        if (problem is not null)
            crashed.Add($"Try {number}: {problem}");
    }

    /// <summary>A right act of a delegate, and often the same once more.</summary>
    private async Task ActAsync(OwnKey key, string nonce)
    {
        var record = shared.Site.Record;
        var statement = new Statement(
            record.Verifier.Name, new TakePosition("norms-2015", null, Stance.Supports, nonce), "UTO", shared.Site.Head, record.Whole.Size, nonce);
        for (var times = 0; times < 2; times++)
        {
            using var answer = await shared.Site.Client.PostAsJsonAsync("/api/v1/acts", new ActRequest(statement, key.Sign(statement)), Process.Json.Options);
            if (answer.IsSuccessStatusCode)
                acknowledged[nonce] = (await answer.Content.ReadFromJsonAsync<ActAnswer>(Process.Json.Options))!.Position;
        }
    }

    /// <summary>How many acknowledged acts do not stand where they were said to stand, and how many stand twice.</summary>
    private (int Lost, int Twice) Kept()
    {
        var record = shared.Site.Record;
        var standing = record.Store.Entries(0, record.Whole.Size).Select((stored, position) => (Process.Json.ReadEntry(stored.Entry).Statement.Nonce, position))
            .Where(one => one.Nonce is not null).ToLookup(one => one.Nonce!, one => (long)one.position);
        return (acknowledged.Count(one => !standing[one.Key].Contains(one.Value)), standing.Count(one => one.Count() > 1));
    }

    /// <summary>How many tries of a kind there were, and how long they took.</summary>
    private sealed class Times(string kind)
    {
        private int count;
        private TimeSpan took;

        public void Add(long since)
        {
            count++;
            took += System.Diagnostics.Stopwatch.GetElapsedTime(since);
        }

        public override string ToString() => FormattableString.Invariant($"{kind}: {count} in {took.TotalSeconds:F0} s");
    }
}
