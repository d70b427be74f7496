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

    private static long[] Positions(IEnumerable<SaidEntry> entries) => [.. entries.Select(entry => entry.Row.Position)];
}
