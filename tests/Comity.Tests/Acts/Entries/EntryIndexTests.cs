using Comity.Tests.Host.Demo;
using Comity.Acts.Entries;
using Comity.Record.Entries;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Acts.Entries;

/// <summary>The index of entries: the last ones are told without waiting for it, and are those that it holds.</summary>
public sealed class EntryIndexTests(DemoTests.Started demo) : IClassFixture<DemoTests.Started>
{
    [Fact]
    public void The_last_entries_are_the_same_before_and_after_the_index_has_grown()
    {
        using var index = new EntryIndex(demo.Record);
        var size = demo.Record.Size;
        var before = Positions(index.Backwards(demo.Record.SeenBy(Reader.Stranger)).Take(6));
        Assert.Equal([.. Enumerable.Range(1, 6).Select(back => size - back)], before);
        _ = index.From(0, demo.Record.SeenBy(Reader.Stranger)).Count();
        Assert.Equal(before, Positions(index.Backwards(demo.Record.SeenBy(Reader.Stranger)).Take(6)));
    }

    [Fact]
    public void Going_back_beyond_the_last_entries_leaves_none_out_and_tells_none_twice()
    {
        using var index = new EntryIndex(demo.Record);
        var size = demo.Record.Size;
        Assert.Equal([.. Enumerable.Range(1, (int)size).Select(back => size - back)], Positions(index.Backwards(demo.Record.SeenBy(Reader.Stranger))));
    }

    [Fact]
    public async Task It_grows_by_itself_after_the_start()
    {
        var index = demo.Services.GetRequiredService<EntryIndex>();
        await index.ExecuteTask!.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(index.ExecuteTask.IsCompletedSuccessfully);
        Assert.Equal(demo.Record.Size, index.From(0, demo.Record.SeenBy(Reader.Stranger)).Count());
    }

    /// <summary>Things that have no page of their own are led to as well as those that have: seats, groups, persons.</summary>
    [Theory]
    [InlineData("seat", "FillSeat")]
    [InlineData("group", "AdmitParticipant")]
    [InlineData("person", "IssueCredentials")]
    [InlineData("document", "CirculateStatement")]
    public async Task Every_thing_has_a_page_of_what_names_it(string kind, string act)
    {
        var type = Process.Find(act)!.Type;
        var entry = demo.Record.Store.Entries(0, demo.Record.Size).Select(stored => Process.Json.ReadEntry(stored.Entry))
            .First(one => one.Statement.Act.GetType() == type && NameOf(one.Statement.Act, kind) is not null);
        using var browser = new Comity.Tests.Accounts.Browser(demo.Address);
        var page = await browser.Open($"/record/named/{kind}/{Uri.EscapeDataString(NameOf(entry.Statement.Act, kind)!)}");
        Assert.Contains($"/record/{entry.Position}", page.Document.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.Open($"/record/named/{kind}/nothing-of-the-kind")).Status);
    }

    private static string? NameOf(Act act, string kind) =>
        References.In(act).Where(name => References.KindOf(name.Value.GetType()) == kind).Select(name => name.Value.Text).FirstOrDefault();

    private static long[] Positions(IEnumerable<SaidEntry> entries) => [.. entries.Select(entry => entry.Row.Position)];
}
