using Comity.Acts.Words;
using Comity.Forum.Decisions;
using Comity.Kit;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Xunit;

namespace Comity.Tests.Record.Entries;

/// <summary>Terms, credentials and texts name a kind of act: its second version is the same kind, and nothing slips out.</summary>
public sealed class ActNameTests
{
    public static TheoryData<string> Kinds => [.. Process.Acts.Select(kind => kind.Kind).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void A_version_bears_the_name_of_its_kind_and_its_number()
    {
        Assert.Equal("PutDecision.2", ActName.Of(typeof(LaterPutDecision)));
        Assert.Equal(nameof(PutDecision), ActName.KindOf(new LaterPutDecision()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Terms_hold_for_every_version_of_a_kind(string kind)
    {
        var rules = Given.Rules with { Levels = [new(kind, SignatureLevel.Key)], Effects = [new(kind, ReceivedEffect.AtOnce)] };
        Assert.Equal((SignatureLevel.Key, ReceivedEffect.AtOnce), (rules.LevelOf(Second(kind)), rules.EffectOf(Second(kind))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Credentials_cover_every_version_of_a_kind(string kind)
    {
        var credential = new Credential("KEN", Given.Credentials("Wanjiru", DelegationStanding.Member, kind), 1);
        Assert.True(credential.Covers(Second(kind)));
        Assert.False(credential.Covers(Second("X" + kind)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_are_those_of_the_kind(string kind)
    {
        foreach (var language in Language.All)
        {
            var texts = Comity.Kit.Texts.In(language);
            Assert.Equal((ActWords.Title(texts, kind), ActWords.Says(texts, kind)), (ActWords.Title(texts, Second(kind)), ActWords.Says(texts, Second(kind))));
        }
    }

    [Fact]
    public void Acts_are_known_by_their_kinds_and_not_by_a_version()
    {
        var rules = Given.Rules with { Levels = [new("TakePosition.2", SignatureLevel.Key)] };
        Assert.Equal(("ActsAreKnown", "rules.levels[0].act"), Given.A_process().Refusal("secretariat", new AdoptRules(rules, "Decision 1")));
    }

    [Fact]
    public void The_latest_version_is_found_by_its_kind_and_by_any_version()
    {
        Assert.Same(Process.Find("PutDecision.2"), Process.Latest(nameof(PutDecision)));
        Assert.Same(Process.Latest("PutDecision"), Process.Latest("PutDecision.2"));
        Assert.Null(Process.Latest("PutDecisions"));
    }

    private static string Second(string kind) => $"{kind}.2";

    [ActVersion(nameof(PutDecision), 2)]
    private sealed record LaterPutDecision : Act;
}
