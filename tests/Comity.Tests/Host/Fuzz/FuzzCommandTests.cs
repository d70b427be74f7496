using Comity.Acts.Api;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Signing;
using Comity.Tests.House;
using System.Net.Http.Json;
using Xunit;

namespace Comity.Tests.Host.Fuzz;

/// <summary>`./test fuzz N SEED`: so many spoilt inputs, by turns for everything that reads, for every command, and for every address of a running server
/// into which somebody goes on entering acts.</summary>
public sealed class FuzzCommandTests(RoleSite shared) : IClassFixture<RoleSite>
{
    private const int Usual = 200;
    private const int ActsBetween = 20;
    private readonly List<string> crashed = [];
    private readonly Dictionary<string, long> acknowledged = [];

    [Fact, Trait("Command", "fuzz")]
    public async Task Nothing_that_is_sent_breaks_the_program_or_loses_an_act()
    {
        var (tries, seed) = (Asked.Times(Usual), Asked.Seed(1));
        using var commands = new FuzzCommands(shared.Site.Address);
        using var requests = new FuzzRequests(shared);
        using var folder = new TemporaryFolder();
        using var key = OwnKey.Make(Path.Combine(folder.Path, "own.key"));
        await shared.Site.ActAsync(shared.Site.Head, "oneself", key.Registration(shared.Site.Record.Verifier.Name, shared.Site.Head));
        var readers = FuzzReaders.All;
        for (var number = 0; number < tries; number++)
        {
            var random = new Random(HashCode(seed, number));
            if (number % ActsBetween == 0)
                await ActAsync(key, $"fuzz-{seed}-{number}");
            Hear(number, (number % 4) switch
            {
                0 => commands.Try(random),
                1 => readers[number / 4 % readers.Length].Try(random),
                _ => await requests.TryAsync(random),
            });
        }

        using var ready = await shared.Site.Client.GetAsync("/readyz");
        Hear(tries, ready.IsSuccessStatusCode ? null : $"/readyz: {await ready.Content.ReadAsStringAsync()}");
        var (lost, twice) = Kept();
        Asked.Say($"{tries} tried, {lost} lost, {twice} twice, {crashed.Count} crashed");
        Assert.Equal((0, 0), (lost, twice));
        Assert.Empty(crashed);
        Assert.NotEmpty(acknowledged);
    }

    /// <summary>The same on every machine, for every number another.</summary>
    private static int HashCode(int seed, int number) => unchecked(seed * 1_000_003 + number);

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
}
