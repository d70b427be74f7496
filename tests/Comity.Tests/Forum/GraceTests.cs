using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>What happens between the deadline of a silence and the moment at which it settles, how it opens, who sees an objection, and when its text is
/// issued.</summary>
public sealed class GraceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly DateTimeOffset Deadline = Given.Start.AddHours(72);

    private static ProcedureTerms Graced(Func<SilenceTerms, SilenceTerms>? change = null) =>
        Silent.With(one => (change ?? (same => same))(one with { GraceMinutes = 60 }));

    /// <summary>A draft under silence whose deadline passed so many minutes ago.</summary>
    private static Given Late(int minutes, ProcedureTerms? terms = null) => Silent.Begun(terms ?? Graced()).After(TimeSpan.FromHours(72) + minutes * Minute);

    private static EnterArrived Letter(string sender, Act act, DateTimeOffset? arrived) =>
        new(sender, act, ReceivedKind.Email, "NV/1", new(2026, 3, 1), Given.File("letter"), arrived);

    [Fact]
    public void A_letter_that_arrived_before_the_deadline_breaks_silence_when_it_is_entered_within_the_grace()
    {
        var given = Late(59).Does("secretariat", Letter("FRA", Silent.Objection, Deadline - Minute));
        Assert.Equal((SilenceStatus.Broken, "FRA", Deadline - Minute), (given.Draft().Status, given.Draft().Broken!.By, given.Draft().Broken!.Arrived));
        Assert.DoesNotContain(given.After(1).Entries, entry => entry.Statement.Act is SettleSilence);
    }

    [Fact]
    public void A_silence_settles_after_the_grace_and_is_adopted_as_of_the_deadline()
    {
        Assert.Equal(SilenceStatus.Running, Late(59).Draft().Status);
        var given = Late(60);
        Assert.Equal((SilenceStatus.Adopted, Deadline, Deadline.AddHours(1)), (given.Draft().Status, given.Draft().Adopted, given.Draft().Ended));
        Assert.Equal(Deadline.AddHours(1), Assert.Single(given.Entries, entry => entry.Statement.Act is SettleSilence).At);
        Assert.Equal("adopted", given.Asked("secretariat", Letter("FRA", Silent.Objection, Deadline - Minute)).Single().Case);
    }

    [Fact]
    public void A_silence_that_settles_while_the_server_sleeps_settles_as_of_its_own_time()
    {
        var given = Silent.Begun(Graced()).Overslept(TimeSpan.FromHours(80));
        Assert.Equal("ClockEntersWhatIsDue", given.Refusal("chair", new WithdrawFromSilence("draft", "No more.")).Rule);
        Assert.Equal((Deadline.AddHours(1), new SettleSilence("draft")), (given.Picture.Due!.At, given.Picture.Due!.Act));
        given.Does("clock", given.Picture.Due!.Act);
        Assert.Equal((SilenceStatus.Adopted, Deadline), (given.Draft().Status, given.Draft().Adopted));
    }

    [Theory]
    [InlineData(0, "late")]
    [InlineData(5, "late")]
    [InlineData(null, "undated")]
    public void Silence_runs_on_for_no_letter_that_arrived_at_the_deadline_or_later(int? minutes, string expected) =>
        Assert.Equal(expected, Late(30).Case("secretariat", Letter("FRA", Silent.Objection, minutes is { } late ? Deadline + late * Minute : null)));

    [Fact]
    public void Silence_runs_for_nothing_else_between_its_deadline_and_its_end()
    {
        var given = Late(10);
        foreach (var (capacity, act) in (ImmutableArray<(string, Act)>)
        [
            ("FRA", Silent.Objection), ("chair", new WithdrawFromSilence("draft", "No more.")),
            ("chair", new ExtendSilence("draft", Deadline.AddDays(9), "Time.")),
        ])
            Assert.Equal(("SilenceRuns", "settling"), given.Asked(capacity, act).Select(refusal => (refusal.Rule, refusal.Case)).First());
        Assert.Equal("over", Late(10, Silent.Terms with { Silence = Silent.Terms.Silence with { ObjectorSeenBy = ObjectorSight.Chair } })
            .Case("chair", new WithdrawFromSilence("draft", "No more.")));
    }

    [Fact]
    public void Silence_settles_first()
    {
        var position = new ExplainPosition(ExplanationKind.Explanation, "We understand it so.", null, "draft", []);
        Silent.Begun(Graced()).Does("FRA", position);
        Assert.Equal(("SilenceSettlesFirst", "silence"), Late(10).Refusal("FRA", position));
        Late(10).Does("secretariat", Letter("FRA", position, Deadline - Minute));
        Late(60).Does("FRA", position);
        var summed = Late(10).Does("secretariat", Silent.Document("summary", "en") with { Kind = DocumentKind.ChairsSummary });
        Assert.Equal(("SilenceSettlesFirst", "silence"), summed.Refusal("chair", new IssueChairsSummary("summary", null, "draft")));
    }

    [Fact]
    public void Letter_has_arrived()
    {
        var given = Silent.Begun(Graced());
        Assert.Equal("future", given.Case("secretariat", Letter("FRA", Silent.Objection, given.Now + Minute)));
        Assert.Equal("early", given.Case("secretariat", Letter("FRA", Silent.Objection, new(2026, 2, 27, 0, 0, 0, TimeSpan.Zero))));
        given.Does("secretariat", Letter("FRA", Silent.Objection, given.Now));
        Assert.Equal(given.Now, given.Picture.Record.Received.Acts.Values.Last().Arrived);
    }

    [Fact]
    public void Where_only_the_Chair_sees_objectors_a_silence_settles_after_the_hours_to_note_one()
    {
        var terms = Graced(one => one with { ObjectorSeenBy = ObjectorSight.Chair, NoteHours = 5 });
        var note = new NoteBrokenSilence("draft", Given.File("commitment"), "An objection was received in time.");
        Assert.Equal(Deadline.AddHours(5), Late(0, terms).Draft().Settles);
        Assert.Equal(Deadline.AddHours(1), Late(0, Graced(one => one with { ObjectorSeenBy = ObjectorSight.Chair, NoteHours = 1 })).Draft().Settles);
        var given = Late(299, terms).Does("chair", note);
        Assert.Equal((SilenceStatus.Broken, null), (given.Draft().Status, given.Draft().Broken!.By));
        Assert.Equal("unnamed", Late(10, terms).Case("secretariat", Letter("FRA", Silent.Objection, Deadline - Minute)));
    }

    [Fact]
    public void What_a_silence_carries_takes_effect_when_it_settles()
    {
        var carrying = new BeginSilenceCarrying("draft", "The draft report", "draft-report", Deadline, [new EndText("norms-2015", new(2030, 1, 1), "It ends.")],
            "The bureau");
        var given = Silent.A_forum(Graced()).With_text().Does("chair", carrying).After(TimeSpan.FromHours(72) + 59 * Minute);
        Assert.Null(given.Picture.Texts.Texts["norms-2015"].Until);
        Assert.NotNull(given.After(Minute).Picture.Texts.Texts["norms-2015"].Until);
    }

    [Fact]
    public void A_silence_of_an_earlier_edition_settles_at_its_deadline_whenever_its_process_adopts_the_next()
    {
        var old = Silent.With(one =>
            one with { NamesObjector = true, ObjectorSeenBy = null, Opens = null, TextIssued = null, NoteHours = null });
        var given = Given.A_process(Given.RulesBefore(3) with { ConfirmMinutes = 5, SittingHours = 4, SheetSize = 16 }).With_members("KEN", "FRA").With_chair()
            .Does("chair", new AdoptProcedure(old, "Decision 1")).Does("secretariat", Silent.Document("draft-report", [.. Silent.Terms.Languages]))
            .Does("chair", Silent.Begin).Does("chair", new AdoptRules(Given.Rules, "Decision 2")).After(TimeSpan.FromHours(72));
        Assert.Equal((SilenceStatus.Adopted, Deadline), (given.Draft().Status, given.Draft().Ended));
    }

    [Fact]
    public void Silence_terms_fit_the_edition()
    {
        Assert.Equal(("SilenceTermsFitTheEdition", "terms.silence"),
            Given.A_process(Given.RulesBefore(3) with { ConfirmMinutes = 5, SittingHours = 4, SheetSize = 16 }).With_chair()
                .Refusal("chair", new AdoptProcedure(ProcedureSets.Osce, "Decision 1")));
        Assert.Equal("both", Silent.A_forum().Case("chair", new AdoptProcedure(Silent.With(one => one with { NamesObjector = true }), "Decision 2")));
        Assert.Equal("neither", Silent.A_forum().Case("chair", new AdoptProcedure(Silent.With(one => one with { ObjectorSeenBy = null }), "Decision 2")));
    }

    [Fact]
    public void A_process_of_the_fourth_edition_begins_with_grace_and_an_earlier_one_without()
    {
        Assert.Equal(60, Given.A_process().Picture.Forum.Procedure.Terms.Silence.GraceMinutes);
        var earlier = Given.A_process(Given.RulesBefore(1));
        Assert.Null(earlier.Picture.Forum.Procedure.Terms.Silence.GraceMinutes);
    }

    [Fact]
    public void An_extension_needs_the_hours_that_the_terms_give_it()
    {
        var given = Silent.Begun(Graced(one => one with { ExtensionHours = 24 })).After(TimeSpan.FromHours(60));
        Assert.Equal(("SilenceLeavesTime", "early"),
            given.Asked("chair", new ExtendSilence("draft", given.Now.AddHours(23), "A capital asked for time.")).Select(one => (one.Rule, one.Case)).Single());
        given.Does("chair", new ExtendSilence("draft", given.Now.AddHours(24), "A capital asked for time."));
        Assert.Equal(given.Now.AddHours(24), given.Draft().Deadline);
    }

    [Fact]
    public void Silence_opens_as_terms_say()
    {
        var forum = Silent.A_forum(Graced(one => one with { Opens = SilenceOpening.AtMeeting })).With_members("BRA", "JPN");
        var begin = new BeginSilenceCarrying("draft", "The draft report", "draft-report", Deadline, [], "The bureau", null, "third-session");
        Assert.Equal("none", forum.Case("chair", Silent.Begin));
        Assert.Equal("none", forum.Case("chair", begin with { Meeting = null }));
        Assert.Equal("quorum", Deciding.InSession(forum, "other-session", "KEN", "FRA").Case("chair", begin with { Meeting = "other-session" }));
        Assert.Equal("third-session", Deciding.InSession(forum).Does("chair", begin).Draft().Meeting);
        var closed = Deciding.InSession(Silent.A_forum(Graced(one => one with { Opens = SilenceOpening.AtMeeting })).With_members("BRA", "JPN"))
            .Does("secretariat", new Comity.Forum.Meetings.SuspendMeeting("third-session"));
        Assert.Equal("closed", closed.Case("chair", begin));
    }

    [Fact]
    public void Text_under_silence_takes_no_proposals()
    {
        var proposal = new ProposeWording("draft-report", "12", WordingKind.Replace, "Other words.");
        Silent.A_forum().Does("FRA", proposal);
        Assert.Equal(("TextUnderSilenceTakesNoProposals", "document"), Silent.Begun().Refusal("FRA", proposal));
        Assert.Equal("TextUnderSilenceTakesNoProposals", Late(10).Refusal("FRA", proposal).Rule);
        Silent.Begun().Does("FRA", Silent.Objection).Does("FRA", proposal);
    }

    [Fact]
    public void Silence_reopens_no_decision()
    {
        var put = Deciding.Put with { Words = null, Document = "draft-report" };
        var given = Deciding.InSession(Silent.A_forum().With_members("BRA", "JPN")).Does("chair", put);
        Assert.Empty(given.Asked("chair", Silent.Begin));
        given.Does("chair", new RuleConsensus("hours", "third-session"));
        Assert.Equal(("SilenceReopensNoDecision", "document"), given.Refusal("chair", Silent.Begin));
    }

    [Fact]
    public void Adoption_is_announced_in_a_meeting_and_its_text_is_issued_then()
    {
        var file = Given.File("draft-report en");
        var given = Silent.A_forum(Graced(one => one with { TextIssued = TextIssue.AfterAnnouncement })).With_members("BRA", "JPN")
            .Does("chair", Silent.Begin).After(4);
        Assert.Equal((SilenceStatus.Adopted, false), (given.Draft().Status, given.Draft().IsIssued));
        given.Does("secretariat", Sessions.Convenes("later") with { From = given.Now, Until = given.Now.AddHours(3) });
        Assert.Equal(("AdoptionIsAnnouncedInAMeeting", "meeting"), given.Refusal("chair", new TakeNoteOfSilence("draft", "later")));
        given = Deciding.InSession(given).Does("chair", new TakeNoteOfSilence("draft", "third-session"));
        Assert.Equal((true, given.Now), (given.Draft().IsIssued, given.Draft().Announced));
        Assert.True(given.Picture.Files.IsPublic(file));
    }

    [Fact]
    public void A_text_that_a_silence_carries_is_shown_to_strangers_when_its_adoption_is_announced()
    {
        var carrying = new BeginSilenceCarrying("draft", "The draft report", "draft-report", Deadline, [Given.Text()], "The bureau");
        var given = Silent.A_forum(Graced(one => one with { TextIssued = TextIssue.AfterAnnouncement })).With_members("BRA", "JPN")
            .Does("secretariat", ReaderSets.Participants).Does("chair", carrying).After(4);
        bool Shows(Reader reader) => given.Picture.SeenBy(given.Picture.SightOf(reader, given.Now)).Texts.Texts.ContainsKey("norms-2015");
        Assert.True(Shows(new(Given.Person("KEN"))));
        Assert.False(Shows(Reader.Stranger));
        Deciding.InSession(given).Does("chair", new TakeNoteOfSilence("draft", "third-session"));
        Assert.True(Shows(Reader.Stranger));
    }

    [Fact]
    public void Objectors_stay_among_members()
    {
        var members = new AdoptProcedure(Graced(one => one with { ObjectorSeenBy = ObjectorSight.Members }), "Decision 2");
        Assert.Equal(("ObjectorsStayAmongMembers", "terms.silence.objectorSeenBy"), Silent.A_forum().Refusal("chair", members));
        var given = Silent.A_forum().Does("secretariat", ReaderSets.Participants).Does("chair", members);
        Assert.Equal("terms", given.Case("secretariat", ReaderSets.Everyone));
        given.Does("chair", Silent.Begin).Does("chair", new AdoptProcedure(Graced(), "Decision 3"));
        Assert.Equal("silence", given.Case("secretariat", ReaderSets.Everyone));
        given.Does("secretariat", ReaderSets.Participants);
        Silent.A_forum().Does("secretariat", ReaderSets.Participants).Does("chair", members).Does("chair", new AdoptProcedure(Graced(), "Decision 3"))
            .Does("secretariat", ReaderSets.Everyone);
    }

    [Fact]
    public void Objectors_stay_among_members_in_what_others_read()
    {
        var given = Silent.A_forum().With("OSC", ParticipantKind.Stakeholder).Does("secretariat", ReaderSets.Participants)
            .Does("chair", new AdoptProcedure(Graced(one => one with { ObjectorSeenBy = ObjectorSight.Members }), "Decision 2"))
            .Does("chair", Silent.Begin).Does("FRA", Silent.Amendment);
        TextUnderSilence Seen(string who) => given.Picture.SeenBy(given.Picture.SightOf(new Reader(Given.Person(who)), given.Now)).Forum.Silence.All["draft"];
        Assert.Equal("FRA", Seen("KEN").Broken!.By);
        Assert.Equal((SilenceStatus.Broken, null, "", null, null), (Seen("OSC").Status, Seen("OSC").Broken!.By, Seen("OSC").Broken!.Words,
            Seen("OSC").Broken!.File, Seen("OSC").Broken!.Kind));
        var (picture, sight) = (given.Picture, given.Picture.SightOf(new Reader(Given.Person("OSC")), given.Now));
        var first = picture.SeenBy(sight);
        Assert.Same(first, picture.SeenBy(sight, first));
    }

    [Fact]
    public void Act_is_entered_where_it_belongs()
    {
        var given = Silent.Begun();
        Assert.Equal("closed", given.Case("FRA", new AskForTime("draft")));
        Assert.Equal("closed", given.Case("secretariat", Letter("FRA", new AskForTime("draft"), given.Now)));
        Assert.Equal("public", Sealed(given, "FRA", new ConfirmReceived(1)).Single().Case);
        Assert.Empty(Sealed(given, "FRA", new AskForTime("draft", "The text is with the capital.")));
    }

    [Fact]
    public void Time_is_asked_by_who_may()
    {
        Assert.Equal("TimeIsAskedByWhoMay", Sealed(Silent.Begun(), "LIL", new AskForTime("draft")).Single().Rule);
        Assert.Equal("SilenceRuns", Sealed(Late(10), "FRA", new AskForTime("draft")).Single().Rule);
    }

    [Fact]
    public void Objector_is_named_as_terms_say_also_where_the_objection_is_sealed()
    {
        var chair = Graced(one => one with { ObjectorSeenBy = ObjectorSight.Chair });
        Assert.Empty(Sealed(Silent.Begun(chair), "FRA", Silent.Objection));
        Assert.Equal("named", Sealed(Silent.Begun(), "FRA", Silent.Objection).Single().Case);
        var late = Late(90, chair);
        Assert.Empty(Process.AskOfLetterToChair(late.Picture, Silent.Objection, "FRA", late.Now, Deadline - Minute));
        Assert.Equal("late", Process.AskOfLetterToChair(late.Picture, Silent.Objection, "FRA", late.Now, Deadline).Single().Case);
    }

    private static ImmutableArray<Refusal> Sealed(Given given, string capacity, Act act) => Process.Ask(
        given.Picture, new Attempt(given.Says(capacity, act), given.Now, SignatureLevel.Session) { IsSealed = true }, isRepeated: false, fault: null);
}
