using System.Collections.Immutable;
using Comity.Record.Keys;
using Comity.Record.Lots;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Lots;

/// <summary>Draws by lot: who makes the seed, and what comes of it.</summary>
public sealed class LotTests
{
    private static readonly OpenLot Lot = Everything.Lot with { CommitBy = Given.Start.AddDays(2), RevealBy = Given.Start.AddDays(4) };

    private static Given Members => Given.A_process().With_members("KEN", "FRA", "BRA", "JPN");

    private static Given Opened => Members.Does("secretariat", Lot);

    [Fact]
    public void Lot_is_fair_with_fewest_groups_of_three()
    {
        Assert.Equal(("LotIsFair", "lot"), Opened.Refusal("secretariat", Lot));
        Assert.Equal(("LotIsFair", "lot"), Members.Refusal("secretariat", Lot with { Lot = "The chair" }));
        Assert.Equal(("LotIsFair", "groups"), Members.Refusal("secretariat", Lot with { Groups = [.. Lot.Groups.Take(LotRules.FewestGroups - 1)] }));
        Assert.Equal(("LotIsFair", "groups"), Members.Refusal("secretariat", Lot with { Groups = ["KEN", "FRA", "BRA", "KEN"] }));
        Assert.Equal(("LotIsFair", "options"), Members.Refusal("secretariat", Lot with { Options = ["KEN"] }));
        Assert.Equal(("LotIsFair", "options"), Members.Refusal("secretariat", Lot with { Options = ["KEN", "KEN"] }));
    }

    [Fact]
    public void Lot_leaves_time()
    {
        Assert.Equal(("LotLeavesTime", "revealBy"), Members.Refusal("secretariat", Lot with { CommitBy = Given.Start }));
        Assert.Equal(("LotLeavesTime", "revealBy"), Members.Refusal("secretariat", Lot with { RevealBy = Lot.CommitBy }));
    }

    [Fact]
    public void Groups_take_part() => Assert.Equal(("GroupsTakePart", "groups"), Members.Refusal("secretariat", Lot with { Groups = ["KEN", "FRA", "XXX"] }));

    [Fact]
    public void Lot_is_committed_once()
    {
        var committed = Opened.Does("KEN", Everything.Commits("KEN"));
        Assert.Equal(("LotIsCommittedOnce", "lot"), committed.Refusal("KEN", Everything.Commits("FRA")));
        Assert.Equal(("LotIsCommittedOnce", "lot"), committed.Refusal("FRA", Everything.Commits("KEN")));
        Assert.Equal(("LotIsCommittedOnce", "lot"), committed.Refusal("FRA", Everything.Commits("FRA", "other")));
        Assert.Equal(("LotIsCommittedOnce", "lot"), committed.With_member("USA").Refusal("USA", Everything.Commits("USA")));
        Assert.Equal(("LotIsCommittedOnce", "lot"), committed.After(3).Refusal("FRA", Everything.Commits("FRA")));
    }

    [Fact]
    public void Lot_is_revealed_as_committed()
    {
        var committed = Opened.Does("KEN", Everything.Commits("KEN"));
        Assert.Equal(("LotIsRevealedAsCommitted", "part"), committed.Refusal("KEN", Everything.Reveals("KEN")));
        committed.After(3);
        Assert.Equal(("LotIsRevealedAsCommitted", "part"), committed.Refusal("KEN", Everything.Reveals("FRA")));
        Assert.Equal(("LotIsRevealedAsCommitted", "part"), committed.Refusal("FRA", Everything.Reveals("FRA")));
        committed.Does("KEN", Everything.Reveals("KEN"));
        Assert.Equal(("LotIsRevealedAsCommitted", "part"), committed.Refusal("KEN", Everything.Reveals("KEN")));
        Assert.Equal(("LotIsRevealedAsCommitted", "part"), committed.After(3).Refusal("KEN", Everything.Reveals("KEN")));
    }

    [Fact]
    public void Who_does_not_reveal_is_named_and_the_others_draw()
    {
        var drawn = Drawn("KEN", "FRA", "BRA");
        Assert.Equal(["JPN"], drawn.PassedOver);
        var parts = ((string[])["KEN", "FRA", "BRA"])
            .ToImmutableSortedDictionary(group => group, group => Base64Url.Write(Everything.Part(group)), StringComparer.Ordinal);
        Assert.Equal(LotDraw.Order(parts, [.. Lot.Options.Select(option => option.Value)]), drawn.Order.Select(option => option.Value));
    }

    [Fact]
    public void With_fewer_than_three_parts_the_draw_is_void()
    {
        var drawn = Drawn("KEN", "FRA");
        Assert.Empty(drawn.Order);
        Assert.Equal(["BRA", "JPN"], drawn.PassedOver);
    }

    [Fact]
    public void Only_the_clock_draws_and_only_as_the_parts_say()
    {
        var given = Opened.Overslept(TimeSpan.FromDays(5));
        Assert.Equal("RoleMayDoThis", given.Refusal("server", given.Picture.Due!.Act).Rule);
        Assert.Equal("ClockEntersWhatIsDue", given.Refusal("clock", new DrawLot("chair-3", ["KEN", "FRA", "BRA", "JPN"], [])).Rule);
        given.Does("clock", given.Picture.Due!.Act);
    }

    [Fact]
    public void A_draw_leans_to_nobody()
    {
        const int Draws = 12_000;
        var counts = new int[24];
        for (var draw = 0; draw < Draws; draw++)
        {
            var parts = ImmutableSortedDictionary.Create<string,
            string>(StringComparer.Ordinal).Add("KEN", Base64Url.Write(Signers.Seed($"{draw}"))).Add("FRA", Base64Url.Write(new byte[32]));
            counts[Rank(string.Concat(LotDraw.Order(parts, ["0", "1", "2", "3"])))]++;
        }
        var expected = Draws / 24.0;
        // 23 degrees of freedom: beyond 49.7 lies one honest shuffle in a thousand; the draws are always the same ones.
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, 49.7);
    }

    [Fact]
    public void A_draw_keeps_every_option() => Gen.Select(Gen.Int[1, 60], Gen.Byte.Array[32]).Sample((count, part) =>
    {
        ImmutableArray<string> options = [.. Enumerable.Range(0, count).Select(number => $"{number}")];
        var parts = ImmutableSortedDictionary<string, string>.Empty.Add("KEN", Base64Url.Write(part));
        return LotDraw.Order(parts, options).Order(StringComparer.Ordinal).SequenceEqual(options.Order(StringComparer.Ordinal));
    });

    private static DrawLot Drawn(params string[] revealing)
    {
        var given = Lot.Groups.Aggregate(Opened, (so, group) => so.Does(group, Everything.Commits(group))).After(3);
        given = revealing.Aggregate(given, (so, group) => so.Does(group, Everything.Reveals(group))).After(2);
        return given.Picture.Record.Lots.Lots["chair-3"].Drawn!;
    }

    private static int Rank(string order)
    {
        var all = from a in "0123" from b in "0123" from c in "0123" from d in "0123" where new[] { a, b, c, d }.Distinct().Count() == 4 select $"{a}{b}{c}{d}";
        return all.ToList().IndexOf(order);
    }
}
