using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Drafts;
using Comity.Norms.Shelf;
using Comity.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Norms.Drafts;

/// <summary>A server with little room for drafts of visitors.</summary>
public sealed class LittleRoom : IAsyncLifetime
{
    internal RunningSite Site { get; } = new() { Settings = """{ "drafts": { "ofNetwork": 3, "megabytesOfNetwork": 1, "unowned": 5, "megabytes": 1 } }""" };

    public ValueTask InitializeAsync() => Site.InitializeAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>What visitors put on the site has an end, for each network and in all, and nobody shuts others out.</summary>
public sealed class DraftBudgetTests(LittleRoom room) : IClassFixture<LittleRoom>
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private DraftStore Drafts => room.Site.Offers.GetRequiredService<DraftStore>();

    [Fact]
    public async Task A_network_begins_so_many_drafts_a_day_and_another_one_goes_on()
    {
        for (var one = 0; one < 3; one++)
            Assert.NotNull((await BeginAsync("198.51.100.1")).Name);
        Assert.Equal("network-full", (await BeginAsync("198.51.100.1")).Wrong);
        Assert.NotNull((await BeginAsync("198.51.100.2")).Name);
    }

    [Fact]
    public async Task A_network_stores_so_many_bytes_a_day()
    {
        var writer = new DraftWriter(null, "198.51.100.3");
        var open = await OpenAsync((await Drafts.BeginAsync("A", "", writer, Random(1), Test)).Name!);
        var refused = false;
        for (var version = 1; version < 20 && !refused; version++)
            refused = (await Drafts.SaveAsync(open.Draft.Id, version, Random(version), writer, Test)).IsRefused;
        Assert.True(refused);
    }

    [Fact]
    public async Task The_oldest_without_an_owner_goes_when_the_total_is_full()
    {
        var names = new List<string>();
        for (var one = 0; one < 8; one++)
            names.Add((await BeginAsync(string.Create(CultureInfo.InvariantCulture, $"203.0.113.{one}"))).Name!);
        Assert.Null(await Drafts.OpenAsync(names[0], null, Test));
        Assert.Null(await Drafts.OpenAsync(names[2], null, Test));
        foreach (var name in names[^5..])
            Assert.NotNull(await Drafts.OpenAsync(name, null, Test));
    }

    [Fact]
    public async Task A_draft_keeps_its_latest_twenty_versions()
    {
        var writer = new DraftWriter(null, "198.51.100.4");
        var open = await OpenAsync((await BeginAsync("198.51.100.4")).Name!);
        for (var version = 1; version < 30; version++)
            Assert.Equal(version + 1, (await Drafts.SaveAsync(open.Draft.Id, version, Files($"# {version}\n"), writer, Test)).Number);
        var versions = await Drafts.VersionsAsync(open.Draft.Id, Test);
        Assert.Equal(Enumerable.Range(11, 20).Reverse(), versions.Select(version => version.Number));
    }

    [Fact]
    public async Task The_version_that_counts_stays_while_others_are_set_aside()
    {
        var writer = new DraftWriter(null, "198.51.100.5");
        var open = await OpenAsync((await BeginAsync("198.51.100.5")).Name!);
        await Drafts.SaveAsync(open.Draft.Id, 1, Files("# Counts\n"), writer, Test);
        for (var late = 0; late < 30; late++)
            Assert.True((await Drafts.SaveAsync(open.Draft.Id, 1, Files("# Late\n"), writer, Test)).IsAside);
        Assert.Equal("# Counts\n", (await Drafts.FilesAsync(open.Draft.Id, 2, Test))!["README.md"]);
    }

    [Fact]
    public void What_is_looked_at_again_is_not_read_again()
    {
        var reader = new DraftReader(new BookShelf(TimeProvider.System));
        var first = reader.Of(Files("# One\n"));
        Assert.Same(first, reader.Of(Files("# One\n")));
        Assert.NotSame(first, reader.Of(Files("# Two\n")));
        Assert.Equal(2, reader.Reads);
        for (var one = 0; one < 10; one++)
            _ = reader.Of(Files(new string('x', 500_000 + one)));
        Assert.NotSame(first, reader.Of(Files("# One\n")));
    }

    private Task<BegunDraft> BeginAsync(string network) => Drafts.BeginAsync("A draft", "", new(null, network), Files("# A draft\n"), Test);

    private async Task<OpenDraft> OpenAsync(string name) => (await Drafts.OpenAsync(name, null, Test))!;

    private static ImmutableSortedDictionary<string, string> Files(string text) => ImmutableSortedDictionary<string, string>.Empty.Add("README.md", text);

    /// <summary>What cannot be made smaller.</summary>
    private static ImmutableSortedDictionary<string, string> Random(int seed)
    {
        var bytes = new byte[150_000];
        new Random(seed).NextBytes(bytes);
        return Files(Convert.ToBase64String(bytes));
    }
}
