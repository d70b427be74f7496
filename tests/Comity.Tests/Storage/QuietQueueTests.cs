using System.Text;
using Comity.Record.Log;
using Comity.Record.Entries;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>What waits for its sheet shows nowhere before, and waits on when a server ends.</summary>
public sealed class QuietQueueTests
{
    [Fact]
    public async Task Something_that_is_sealed_gives_readers_no_new_view()
    {
        await using var record = await TestRecord.BeginAsync();
        var (view, changed) = (record.Open.Whole, record.Open.Changed);
        await record.Open.WaitAsync("", "sealed"u8.ToArray(), Hash.Of("sealed"u8), (_, _, _) => null, CancellationToken.None);
        Assert.Same(view, record.Open.Whole);
        Assert.False(changed.IsCompleted);
    }
}
