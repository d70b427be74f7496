using Comity.Members.Credentials;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Sealing;
using Comity.Storage;
using Comity.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Negotiation;

/// <summary>How votes are taken.</summary>
[Collection(nameof(ProcessSites))]
public sealed class BallotBoxTests(ProcessSite site)
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task Person_counts_once_in_a_consultation_whatever_their_offices()
    {
        var (box, id) = (site.Offers.GetRequiredService<BallotBox>(), "once-public");
        await site.ActAsync(new Appoint(site.Head, Office.Chair, site.Picture.At, null, "Decision 1"));
        await site.ActAsync(Open(id, VoteTerms.Public));
        Assert.Null((await box.CastAsync(id, new(site.Head, "UTO", 0, VoteValue.Agree), Cancel)).Refusal);
        foreach (var office in (string[])[Capacity.Chair, Capacity.Oneself])
        {
            var refusal = (await box.CastAsync(id, new(site.Head, office, 0, VoteValue.Disagree), Cancel)).Refusal!;
            Assert.Equal((BallotBox.OnePersonOneVoice, "as", "UTO"), (refusal.Rule, refusal.Where, refusal.Facts["capacity"]));
        }

        // Another server has not taken the first vote itself: it finds it where it waits, and then in the record.
        Assert.NotNull((await Another().CastAsync(id, new(site.Head, Capacity.Oneself, 0, VoteValue.Disagree), Cancel)).Refusal);
        await Until(() => Votes(id).Count > 0);
        Assert.NotNull((await Another().CastAsync(id, new(site.Head, Capacity.Oneself, 0, VoteValue.Disagree), Cancel)).Refusal);
        Assert.Null((await Another().CastAsync(id, new(site.Head, "UTO", 0, VoteValue.Disagree), Cancel)).Refusal);
        await Until(() => Votes(id).Values.Single() == VoteValue.Disagree);
    }

    [Fact]
    public async Task Of_the_sealed_votes_of_a_person_the_last_counts_whatever_their_offices()
    {
        var (box, id) = (site.Offers.GetRequiredService<BallotBox>(), "once-sealed");
        await site.ActAsync(new OpenConsultation(id, "What comes first", ["Name points of contact."], VoteTerms.Sealed, Soon(TimeSpan.FromSeconds(3))));
        await box.CastAsync(id, new(site.Delegate, "UTO", 0, VoteValue.Agree), Cancel);
        await box.CastAsync(id, new(site.Delegate, Capacity.Oneself, 0, VoteValue.Pass), Cancel);
        await Until(() => site.Picture.Consultations.All[id].Closed is not null);
        Assert.Equal([new Tally(0, 0, 1)], box.Count(site.Picture.Consultations.All[id]).Tallies);
    }

    private static OpenConsultation Open(string id, VoteTerms terms) =>
        new(id, "What comes first", ["Name points of contact."], terms, Soon(TimeSpan.FromDays(30)));

    /// <summary>The record knows whole milliseconds.</summary>
    private static DateTimeOffset Soon(TimeSpan later) =>
        DateTimeOffset.FromUnixTimeMilliseconds((DateTimeOffset.UtcNow + later).ToUnixTimeMilliseconds());

    private BallotBox Another() => new(site.Record);

    private System.Collections.Immutable.ImmutableDictionary<VoteKey, VoteValue> Votes(string id) => site.Picture.Consultations.All[id].Votes;

    private static async Task Until(Func<bool> holds)
    {
        for (var tries = 0; !holds() && tries < 300; tries++)
            await Task.Delay(100, Cancel);
        Assert.True(holds());
    }
}
