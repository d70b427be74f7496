using System.Collections.Immutable;
using Comity.Forum.Chair;
using Comity.Forum.Documents;
using Comity.Forum.Grounds;
using Comity.Forum.Procedure;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Nothing changes who takes part, who leads, which rules hold or which words are in force without a ground that the record knows.</summary>
public sealed class GroundTests
{
    private static readonly EndFounding End = new("The process is founded.");

    private static readonly ContestGround Contest = new("ga-81", GroundContestKind.Content, "Paragraph 4 speaks of another text.");

    private static SetCompetence Competence { get; } =
        new([.. GroundRules.First.Select(kind => new ActKindName(kind))], 10, ["General Assembly"], "Decision 9");

    private static EnterInstrument Instrument(params ImmutableArray<Act> acts) =>
        new("ga-81", "A ministerial council", "MC.DEC/1/26", new(2026, 3, 1), Given.File("instrument"), acts);

    private static Given Contested() => Founded.Does("secretariat", Instrument(Carrying.Text())).Does("KEN", Contest);

    private static Given Founded => Silent.A_forum().With_members("BRA", "JPN").Does("secretariat", Competence).Does("secretariat", End);

    [Fact]
    public void Ground_is_a_decision()
    {
        foreach (var act in (Act[])[Carrying.Text(), Given.Admit("CHE"), new EndParticipation("BRA", "Its wish"),
            new AdoptProcedure(Silent.Terms, "Decision 4"),
            new AdoptRules(Given.Rules, "Decision 5"), Competence])
        {
            Assert.Empty(Silent.A_forum().With_members("BRA").Asked("secretariat", act));
            Assert.Equal(("GroundIsADecision", null), Founded.Refusal("secretariat", act));
        }
        Assert.Empty(Founded.Asked("secretariat", Given.Admit("OSC", ParticipantKind.Stakeholder)));
        Assert.Empty(Founded.Asked("secretariat", Given.Office("reviewer", Office.Reviewer)));
        Assert.Equal(("GroundIsADecision", null), Founded.Does("secretariat", new EndAppointment(Given.Person("chair"), Office.Chair, "Resigned."))
            .Refusal("secretariat", Given.Office("chair-2", Office.Chair)));
    }

    [Fact]
    public void The_first_meeting_ends_the_founding() =>
        Assert.Equal("GroundIsADecision", Deciding.InSession(Silent.A_forum().With_members("BRA", "JPN")).Refusal("secretariat", Given.Admit("CHE")).Rule);

    [Fact]
    public void Before_the_fourth_edition_nothing_needs_a_ground_and_rests_on_none()
    {
        var given = Given.A_process(Given.RulesBefore(2)).With("KEN").Does("secretariat", Given.Admit("CHE"));
        Assert.Equal([GroundKind.None, GroundKind.None], given.Picture.Forum.Grounds.All.Select(ground => ground.Kind));
    }

    [Fact]
    public void Founding_goes_on_until_it_ends_once()
    {
        var instrument = new NameFoundingInstrument("General Assembly", "A/RES/80/16", new(2025, 12, 1), Given.File("founding"));
        Assert.Equal("future", Silent.A_forum().Case("secretariat", instrument with { Dated = new(2026, 3, 5) }));
        var given = Silent.A_forum().Does("secretariat", instrument).Does("secretariat", Given.Admit("CHE"));
        Assert.Equal(new(given.Picture.Size - 1, given.Entries[^1].Statement.Act, GroundKind.Founding, "A/RES/80/16"), given.Picture.Forum.Grounds.All[^1]);
        Assert.Equal("over", Founded.Case("secretariat", instrument));
        Assert.Equal("over", Founded.Case("secretariat", End));
    }

    [Fact]
    public void Competence_is_kept()
    {
        foreach (var always in GroundRules.Always)
            Assert.Equal("always", Silent.A_forum().Case("secretariat", Competence with { Acts = [.. Competence.Acts.Where(act => act != always)] }));
        foreach (var days in (int[])[GroundRules.LeastDays - 1, GroundRules.MostDays + 1])
            Assert.Equal("days", Silent.A_forum().Case("secretariat", Competence with { Days = days }));
        var given = Silent.A_forum().Does("secretariat", Competence with { Acts = [.. GroundRules.Always.Select(kind => new ActKindName(kind))] })
            .Does("secretariat", End);
        Assert.Empty(given.Asked("secretariat", Given.Admit("CHE")));
        Assert.Equal("GroundIsADecision", given.Refusal("secretariat", Competence).Rule);
    }

    [Fact]
    public void Least_days_most_days_first_and_always_are_what_the_terms_say()
    {
        Assert.Equal((1, 90), (GroundRules.LeastDays, GroundRules.MostDays));
        Assert.Superset(GroundRules.Always.ToHashSet(), GroundRules.First.ToHashSet());
        Assert.All(GroundRules.First, kind => Assert.NotNull(Process.Latest(kind)));
    }

    [Fact]
    public void Needs_looks_at_what_the_terms_protect()
    {
        var forum = Silent.A_forum().With_text().Does("secretariat", new EnterModel("norms-2015", Given.File("book"), "A model", ModelStatus.Working))
            .Picture.Forum;
        Assert.True(GroundRules.Needs(forum, Given.Admit("CHE")));
        Assert.False(GroundRules.Needs(forum, Given.Admit("OSC", ParticipantKind.Stakeholder)));
        Assert.True(GroundRules.Needs(forum, new ChangeModelStatus(Given.File("book"), ModelStatus.Endorsed, "Decision 3")));
        Assert.False(GroundRules.Needs(forum, new ChangeModelStatus(Given.File("book"), ModelStatus.ChairsAid, "The chair")));
        Assert.False(GroundRules.Needs(forum, new TakePosition("norms-2015", null, Stance.Supports)));
    }

    [Fact]
    public void Ground_is_told_to_all()
    {
        Assert.Equal("empty", Founded.Case("secretariat", Instrument()));
        Assert.Equal("future", Founded.Case("secretariat", Instrument(Carrying.Text()) with { Dated = new(2026, 3, 4) }));
        Assert.Equal("malformed", Founded.Case("secretariat", Instrument(Carrying.Text()) with { Instrument = "MC 1" }));
        Assert.Equal("taken", Founded.Does("secretariat", Instrument(Carrying.Text())).Case("secretariat", Instrument(Given.Admit("CHE"))));
        Assert.Equal("edition", Given.A_process(Given.RulesBefore(2)).Asked("secretariat", Instrument(Carrying.Text()))[0].Case);
        var given = Founded.Does("secretariat", Instrument(Carrying.Text()));
        Assert.All(
            (string[])["KEN", "FRA", "LIL"],
            code => Assert.True(given.Picture.Forum.Notices.All[given.Picture.Size - 1].IsTo(code)));
    }

    [Fact]
    public void An_instrument_dated_tomorrow_is_entered_when_that_day_has_come_somewhere_on_Earth()
    {
        var tomorrow = Instrument(Carrying.Text()) with { Dated = DateOnly.FromDateTime(Given.Start.AddDays(1).UtcDateTime) };
        Assert.Equal("future", Founded.Case("secretariat", tomorrow));
        Assert.Equal("future", Founded.After(TimeSpan.FromMinutes(59)).Case("secretariat", tomorrow));
        Assert.Empty(Founded.After(TimeSpan.FromHours(1)).Asked("secretariat", tomorrow));
    }

    [Fact]
    public void Ground_is_uncontested_when_it_takes_effect_after_its_days()
    {
        var entered = Founded.Does("secretariat", Instrument(Carrying.Text(), Given.Admit("CHE")));
        Assert.Empty(entered.After(9).Picture.Texts.Texts);
        entered = entered.After(1);
        Assert.Single(entered.Picture.Texts.Texts);
        Assert.Equal(
            [(nameof(AdoptText), GroundKind.Instrument, "ga-81"), (nameof(AdmitParticipant), GroundKind.Instrument, "ga-81")],
            entered.Picture.Forum.Grounds.All.TakeLast(2).Select(ground => (ActName.KindOf(ground.Act), ground.Kind, ground.Id)));
        var contested = Founded.Does("secretariat", Instrument(Carrying.Text())).Does("KEN", Contest).After(30);
        Assert.Empty(contested.Picture.Texts.Texts);
        Assert.NotNull(GroundRules.GroundIsUncontested(
            contested.Picture.Forum.Grounds, new(contested.Says("clock", new SettleGround("ga-81")), contested.Now, SignatureLevel.Server), new("ga-81")));
        Assert.Single(contested.Does("KEN", new WithdrawGroundContest("ga-81")).Settled().Picture.Texts.Texts);
    }

    [Fact]
    public void An_instrument_of_a_superior_organ_takes_effect_at_once()
    {
        var given = Founded.Does("secretariat", Instrument(Carrying.Text()) with { Organ = "General Assembly" }).Settled();
        Assert.Single(given.Picture.Texts.Texts);
        given = given.Does("KEN", Contest).Does("chair", new RuleOnGround("ga-81", Holds: false, "It is not authentic.")).After(30);
        Assert.Single(given.Picture.Texts.Texts);
        Assert.True(given.Picture.Forum.Grounds.Instruments["ga-81"].WasContested);
        Assert.Equal("ruled", given.Case("FRA", Contest));
    }

    [Fact]
    public void Contest_is_open_to_members_and_the_chair_rules_with_appeal_to_the_body()
    {
        var waiting = Founded.Does("secretariat", Instrument(Carrying.Text()));
        Assert.Equal("missing", waiting.Case("KEN", Contest with { Instrument = "other" }));
        Assert.Equal("uncontested", waiting.Case("chair", new RuleOnGround("ga-81", Holds: false, "It does not.")));
        Assert.Equal("own", waiting.Case("KEN", new WithdrawGroundContest("ga-81")));
        Assert.Equal("twice", waiting.Does("KEN", Contest).Case("KEN", Contest));
        Assert.Equal("late", Founded.Does("secretariat", Instrument(Carrying.Text())).After(10).Case("KEN", Contest));
        Assert.Equal("ruled", Contested().Does("chair", new RuleOnGround("ga-81", Holds: true, "It names it.")).Case("FRA", Contest));
        var refused = Contested().Does("chair", new RuleOnGround("ga-81", Holds: false, "It speaks of another text.")).After(30);
        Assert.Empty(refused.Picture.Texts.Texts);
        var appealed = Deciding.InSession(refused).Does("FRA", Carrying.Put(new RuleOnGround("ga-81", Holds: true, "On appeal.")))
            .Does("chair", Carrying.Ruling).Settled();
        Assert.Single(appealed.Picture.Texts.Texts);
        Assert.Single(Contested().Does("chair", new RuleOnGround("ga-81", Holds: true, "It names it.")).After(30).Picture.Texts.Texts);
    }

    [Fact]
    public void A_contest_that_is_not_its_delegations_own_or_whose_member_left_holds_nothing_up()
    {
        var given = Founded.Does("secretariat", Instrument(Carrying.Text())).Does("secretariat", Given.Letter("KEN", Contest));
        Assert.Single(given.Picture.Forum.Grounds.Instruments["ga-81"].Contests);
        Assert.Single(given.Does("KEN", new ContestReceived(given.Picture.Size - 1, "Not ours.")).After(30).Picture.Texts.Texts);
        given = Deciding.InSession(Contested()).Does("chair", Carrying.Put(new EndParticipation("KEN", "Its wish")) with { Decision = "leaving" })
            .Does("chair", Carrying.Ruling with { Decision = "leaving" }).Settled();
        Assert.Empty(given.Picture.Forum.Grounds.Instruments["ga-81"].Contests);
        Assert.Single(given.After(30).Picture.Texts.Texts);
    }

    [Fact]
    public void The_chair_follows_from_the_seat_that_its_state_holds()
    {
        var given = ChairTests.Held().Does("secretariat", End);
        var chair = new Appoint(Given.Person("BRA"), Office.Chair, given.Now, Given.Start.AddDays(30).AddMonths(12), "NV/2");
        Assert.Equal((GroundKind.Procedure, "chair-1"), Last(given.Does("secretariat", chair)));
        Assert.Equal((GroundKind.Procedure, "chair-1"), Last(ChairTests.Held()));
    }

    [Fact]
    public void Every_ground_has_the_decision_that_carried_it()
    {
        var given = Carrying.In_session().Does("chair", Carrying.Put(Carrying.Text(), Given.Admit("CHE"))).Does("chair", Carrying.Ruling).Settled();
        Assert.Equal([(GroundKind.Decision, "hours"), (GroundKind.Decision, "hours")],
            given.Picture.Forum.Grounds.All.TakeLast(2).Select(ground => (ground.Kind, ground.Id)));
        given = Silent.A_forum().Does("chair", Carrying.Begin(Carrying.Text())).After(4);
        Assert.Equal((GroundKind.Silence, "draft"), Last(given));
    }

    private static (GroundKind, string?) Last(Given given) => (given.Picture.Forum.Grounds.All[^1].Kind, given.Picture.Forum.Grounds.All[^1].Id);
}
