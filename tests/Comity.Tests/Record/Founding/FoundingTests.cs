using Comity.Members.Credentials;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Xunit;

namespace Comity.Tests.Record.Founding;

/// <summary>How a record begins, and which rules of procedure it may have.</summary>
public sealed class FoundingTests
{
    private static readonly BeginRecord Begin = Given.Begin;

    [Fact]
    public void Record_begins_once()
    {
        Assert.Equal(("RecordBeginsOnce", null), Given.A_process().Refusal("server", Begin));
        Assert.Equal(("RecordBeginsOnce", null), Given.Nothing().Refusal("secretariat", Given.Text()));
        Given.Nothing().Does("server", Begin);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(FoundingRules.LastEdition + 1)]
    [InlineData(int.MinValue)]
    public void Edition_is_known_up_to_last_edition(int edition)
    {
        Assert.Equal(("EditionIsKnown", "rules.edition"), Given.Nothing().Refusal("server", Begin with { Rules = Given.Rules with { Edition = edition } }));
        Assert.Equal(("EditionIsKnown", "rules.edition"),
            Given.A_process().Refusal("secretariat", new AdoptRules(Given.Rules with { Edition = edition }, "Decision 1")));
    }

    [Theory]
    [InlineData(0, 24, "rules.contestDays")]
    [InlineData(366, 24, "rules.contestDays")]
    [InlineData(1, 0, "rules.sheetHours")]
    [InlineData(365, 169, "rules.sheetHours")]
    public void Terms_are_reasonable(int days, int hours, string place) =>
        Assert.Equal(("TermsAreReasonable", place),
            Given.A_process().Refusal("secretariat", new AdoptRules(Given.Rules with { ContestDays = days, SheetHours = hours }, "Decision 1")));

    [Fact]
    public void First_key_needs_none()
    {
        var locked = Given.Rules with { Levels = [new(nameof(RegisterKey), SignatureLevel.Key)] };
        Assert.Equal(("FirstKeyNeedsNone", "rules.levels"), Given.Nothing().Refusal("server", Begin with { Rules = locked }));
        Assert.Equal(("FirstKeyNeedsNone", "rules.levels"), Given.A_process().Refusal("secretariat", new AdoptRules(locked, "Decision 1")));
    }

    [Fact]
    public void Process_is_named_briefly()
    {
        var described = new DescribeProcess("A process on norms", "A secretariat", "unclassified", "Decision 7");
        Assert.Equal(("ProcessIsNamedBriefly", "title"), Given.Nothing().Refusal("server", Begin with { Title = new string('x', 201) }));
        Assert.Equal(("ProcessIsNamedBriefly", "secretariat"), Given.A_process().Refusal("secretariat", described with { Secretariat = "Two\nlines" }));
        Assert.Equal(("ProcessIsNamedBriefly", "ceiling"), Given.A_process().Refusal("secretariat", described with { Ceiling = new string('x', 201) }));
    }

    [Fact]
    public void Description_is_new()
    {
        var described = new DescribeProcess(Begin.Title, Begin.Secretariat, Begin.Ceiling, "Decision 7");
        Assert.Equal(("DescriptionIsNew", null), Given.A_process().Refusal("secretariat", described));
        var given = Given.A_process().With_chair().Does("chair", described with { Title = "A process on norms" });
        Assert.Equal(new("A process on norms", Begin.Secretariat, Begin.Ceiling), given.Picture.Record.Founding.Description);
        Assert.Equal(Begin, given.Picture.Record.Founding.Begun);
    }

    [Theory]
    [InlineData("norms example")]
    [InlineData("norms+example")]
    [InlineData("https://norms.example.org/log")]
    public void Origin_is_name(string origin)
    {
        var given = Given.Nothing();
        var statement = given.Says("server", Begin with { Origin = origin }) with { Log = origin };
        Assert.Equal([("OriginIsName", "origin")], given.Ask(statement, Signature.None).Select(refusal => (refusal.Rule, refusal.Where)));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("not a key")]
    public void Attestor_is_key(string attestor)
    {
        Assert.Equal(("AttestorIsKey", "attestor"), Given.Nothing().Refusal("server", Begin with { Attestor = attestor }));
        Assert.Contains(
            ("AttestorIsKey", "attestor"),
            Given.A_process().Asked("secretariat", new ChangeServerProven(attestor, Given.Possession, [Given.Site], "Moved."))
                .Select(one => (one.Rule, one.Where)));
    }

    [Theory]
    [InlineData("https://norms.example.org/")]
    [InlineData("HTTPS://norms.example.org")]
    [InlineData("norms.example.org")]
    [InlineData("https://norms.example.org:443")]
    [InlineData("ftp://norms.example.org")]
    [InlineData("https://x@norms.example.org")]
    [InlineData("https://one.example.org")]
    public void Sites_are_origins(string site)
    {
        var given = Given.A_process().Does("oneself", Signers.Registers("secretariat"), "secretariat");
        var refusal = Assert.Single(given.Asked("secretariat", Given.Server("https://one.example.org", site), level: SignatureLevel.Key));
        Assert.Equal(("SitesAreOrigins", "sites[1]"), (refusal.Rule, refusal.Where));
        given.Does("secretariat", Given.Server("http://localhost:5080", "https://norms.example.org"), level: SignatureLevel.Key);
    }

    [Fact]
    public void The_first_secretary_has_a_pseudonym() =>
        Assert.Equal(("PersonIsPseudonym", "secretary"), Given.Nothing().Refusal("server", Begin with { Secretary = "Ann" }));

    [Fact]
    public void Rules_hold_from_the_entry_that_adopts_them()
    {
        var given = Given.A_process().With_chair()
            .Does("chair", new AdoptRules(Given.Rules with { Levels = [new(nameof(AdoptText), SignatureLevel.Key)] }, "Decision 1"));
        Assert.Equal(("SignatureIsEnough", null), given.Refusal("secretariat", Given.Text()));
        Assert.Equal((given.Picture.Size - 1, 30), (given.Picture.Record.Founding.RulesSince, given.Picture.Record.Founding.Rules.ContestDays));
    }

    [Fact]
    public void Acts_are_known_where_they_are_named()
    {
        Assert.Equal(("ActsAreKnown", "rules.levels[1].act"), Given.A_process().Refusal("secretariat",
            new AdoptRules(Given.Rules with { Levels = [new(nameof(AdoptText), SignatureLevel.Key), new("AdoptNothing", SignatureLevel.Key)] }, "Decision 1")));
        Assert.Equal(("ActsAreKnown", "rules.effects[1].act"), Given.A_process().Refusal("secretariat",
            new AdoptRules(Given.Rules
                with { Effects = [new(nameof(TakePosition), ReceivedEffect.AtOnce), new(nameof(TakePosition), ReceivedEffect.AfterTerm)] }, "Decision 1")));
        Assert.Equal(("ActsAreKnown", "acts[0]"),
            Given.A_process().With_member("KEN").Refusal("KEN", Given.Credentials("Wanjiru", DelegationStanding.Member, "Everything")));
    }
}
