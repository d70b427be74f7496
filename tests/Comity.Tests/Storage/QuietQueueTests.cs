using System.Text;
using Comity.Negotiation.Consultations;
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

    [Fact]
    public async Task A_vote_that_waits_when_the_server_ends_enters_after_the_next_start()
    {
        await using var record = await TestRecord.BeginAsync();
        await TestRecord.Must(record.ActAsync(new OpenConsultation("one", "One", ["A statement"], VoteTerms.Public, record.Picture.At.AddDays(1))));
        await VoteAsync(record, VoteValue.Disagree);
        Assert.Equal(0, record.Picture.Consultations.All["one"].Sheets);
        await record.ReopenAsync();
        await SheetsAsync(record, 1);
        Assert.Equal(VoteValue.Disagree, Assert.Single(record.Picture.Consultations.All["one"].Votes).Value);
    }

    private static async Task VoteAsync(TestRecord record, VoteValue value)
    {
        var (receipt, refusal) = await new BallotBox(record.Open).CastAsync("one", new(record.Secretary, "oneself", 0, value), CancellationToken.None);
        Assert.True(receipt is not null, refusal?.ToString());
    }

    private static async Task SheetsAsync(TestRecord record, int sheets)
    {
        for (var tries = 0; tries < 100 && record.Picture.Consultations.All["one"].Sheets < sheets; tries++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(sheets, record.Picture.Consultations.All["one"].Sheets);
    }
}
