using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Kit;
using Comity.Members.Accreditation;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Tests.Forum;
using Comity.Tests.Members;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests;

/// <summary>A refusal tells the case that holds: of the causes that a rule knows, the one that the act has.</summary>
public sealed class CasesTests
{
    [Fact]
    public void The_sentence_is_that_of_the_case()
    {
        var given = Deciding.Begun();
        Assert.Equal("LIL has no right to object to a decision. Explain your position instead.", Said(given, "LIL", Against));
        Assert.Equal(
            "FRA has already objected to the decision `hours`. The objection counts until it is withdrawn.", Said(given.Does("FRA", Against), "FRA", Against));
    }

    [Fact]
    public void An_id_is_malformed_or_taken()
    {
        Tells("DecisionIsWhole.malformed", Silent.A_forum(), "chair", Deciding.Put with { Decision = "Working hours" });
        Tells("DecisionIsWhole.taken", Deciding.Begun(), "chair", Deciding.Put);
    }

    [Fact]
    public void A_decision_has_words_or_a_document_and_not_both()
    {
        Tells("DecisionIsWhole.empty", Silent.A_forum(), "chair", Deciding.Put with { Words = null });
        Tells("DecisionIsWhole.both", Silent.A_forum(), "chair", Deciding.Put with { Document = "draft-report" });
        Tells("DecisionIsWhole.document", Silent.A_forum(), "chair", Deciding.Put with { Words = null, Document = "missing" });
    }

    [Fact]
    public void A_decision_that_is_not_open_says_how_it_ended()
    {
        Tells("DecisionIsOpen.missing", Deciding.Begun(), "FRA", Against with { Decision = "other" });
        Tells("DecisionIsOpen.adopted", Deciding.Begun().Does("chair", new RuleConsensus("hours", "third-session")), "FRA", Against);
        Tells("DecisionIsOpen.withdrawn", Deciding.Begun().Does("chair", new WithdrawDecision("hours", "No more.")), "FRA", Against);
        Tells("DecisionIsOpen.rejected", Deciding.Called().Does("FRA", Deciding.Vote(BallotValue.No)).After(2), "FRA", Against);
    }

    [Fact]
    public void Consensus_fails_by_an_objection_and_by_a_vote()
    {
        Tells("ConsensusHasNoObjection.objection", Deciding.Begun().Does("FRA", Against), "chair", new RuleConsensus("hours", "third-session"));
        Tells("ConsensusHasNoObjection.voting", Deciding.Called(), "chair", new RuleConsensus("hours", "third-session"));
        Tells("DecisionIsItsProposers.voting", Deciding.Called(), "chair", new WithdrawDecision("hours", "No more."));
        Tells("DecisionIsItsProposers.proposer", Deciding.Begun(), "KEN", new WithdrawDecision("hours", "No more."));
    }

    [Fact]
    public void A_vote_is_called_once_and_leaves_time()
    {
        Tells("VotesAreAllowed.voting", Deciding.Called(), "chair", Deciding.Call);
        Tells("VotesAreAllowed.past", Deciding.Begun(), "chair", Deciding.Call with { Closes = Given.Start });
        Tells("VotesAreAllowed.late", Deciding.Begun(), "chair", Deciding.Call with { Closes = Given.Start.AddDays(61) });
        Tells("VotesAreAllowed.terms", Deciding.Begun(Silent.Terms with { Voting = Silent.Terms.Voting with { Allowed = false } }), "chair", Deciding.Call);
        Tells("VoteIsCastByWhoMay.uncalled", Deciding.Begun(), "FRA", Deciding.Vote(BallotValue.Yes));
        Tells("VoteIsCastByWhoMay.right", Deciding.Called(), "LIL", Deciding.Vote(BallotValue.Yes));
    }

    [Fact]
    public void A_position_is_on_one_matter_that_is_there()
    {
        var position = Deciding.Dissociation;
        Tells("ExplanationHasItsMatter.none", Deciding.Begun(), "KEN", position with { Decision = null });
        Tells("ExplanationHasItsMatter.both", Deciding.Begun(), "KEN", position with { Silence = "draft" });
        Tells("ExplanationHasItsMatter.missing", Deciding.Begun(), "KEN", position with { Decision = "other" });
        Tells("ExplanationHasItsMatter.withdrawn", Deciding.Begun().Does("chair", new WithdrawDecision("hours", "No more.")), "KEN", position);
        Tells("DissociationNamesParagraphs.none", Deciding.Begun(), "KEN", position with { Paragraphs = [] });
        var many = position with { Paragraphs = [.. Enumerable.Range(1, 101).Select(number => new ParagraphNumber($"{number}"))] };
        Tells("DissociationNamesParagraphs.many", Deciding.Begun(), "KEN", many);
        Tells("DissociationNamesParagraphs.twice", Deciding.Begun(), "KEN", position with { Paragraphs = ["3", "3"] });
    }

    [Fact]
    public void Silence_says_how_it_ended()
    {
        Tells("SilenceRuns.missing", Silent.Begun(), "FRA", Silent.Objection with { Silence = "other" });
        Tells("SilenceRuns.adopted", Silent.Begun().After(4), "FRA", Silent.Objection);
        Tells("SilenceRuns.broken", Silent.Begun().Does("FRA", Silent.Objection), "KEN", Silent.Objection);
        Tells("SilenceRuns.withdrawn", Silent.Begun().Does("chair", new WithdrawFromSilence("draft", "To be revised.")), "KEN", Silent.Objection);
    }

    [Fact]
    public void A_deadline_is_early_late_and_on_a_closed_day()
    {
        Tells("SilenceLeavesTime.early", Silent.A_forum(), "chair", Silent.Begin with { Deadline = Given.Start.AddHours(71) });
        Tells("SilenceLeavesTime.late", Silent.A_forum(), "chair", Silent.Begin with { Deadline = Given.Start.AddDays(367) });
        var holiday = new ClosedDay("A holiday", Given.Start.AddDays(20), Given.Start.AddDays(21));
        var skips = Silent.A_forum(Silent.With(one => one with { SkipsClosedDays = true })).Does("secretariat", new DeclareClosedDays([holiday], "Calendar"));
        Tells("SilenceLeavesTime.closed", skips, "chair", Silent.Begin with { Deadline = holiday.From.AddHours(1) });
    }

    [Fact]
    public void A_text_for_silence_says_why_it_cannot_be_proposed()
    {
        var begin = Silent.Begin with { Silence = "second" };
        Tells("SilenceTextStands.missing", Silent.A_forum(), "chair", begin with { Document = "other" });
        Tells("SilenceTextStands.running", Silent.Begun(), "chair", begin);
        Tells("SilenceTextStands.adopted", Silent.Begun().After(4), "chair", begin with { Deadline = Given.Start.AddDays(20) });
        Tells("SilenceTextStands.withdrawn", Silent.A_forum().Does("secretariat", new WithdrawDocument("draft-report", "An error.")), "chair", begin);
        var revision = Silent.Document("revision", [.. Silent.Terms.Languages]) with
        {
            Symbol = Silent.Symbol("draft-report") + "/Rev.1",
            Relation = DocumentRelation.Revises,
            To = "draft-report",
        };
        Tells("SilenceTextStands.replaced", Silent.A_forum().Does("secretariat", revision), "chair", begin);
    }

    [Fact]
    public void A_meeting_that_is_not_under_way_says_why()
    {
        var (opens, cancels) = (new OpenItem(Sessions.Id, 1), new CancelMeeting(Sessions.Id, "No room."));
        Tells("MeetingIsUnderWay.awaited", Sessions.Convened(), "chair", opens);
        Tells("MeetingIsUnderWay.suspended", Sessions.Opened().Does("chair", new SuspendMeeting(Sessions.Id)), "chair", opens);
        Tells("MeetingIsUnderWay.over", Sessions.Opened().Does("chair", new CloseMeeting(Sessions.Id)), "chair", opens);
        Tells("MeetingIsUnderWay.cancelled", Sessions.Convened().Does("secretariat", cancels), "chair", opens);
        Tells("MeetingIsNotOver.cancelled", Sessions.Convened().Does("secretariat", cancels), "KEN", Sessions.Asks());
        Tells("MeetingIsAwaited.cancelled", Sessions.Convened().Does("secretariat", cancels), "secretariat", cancels);
        Tells("MeetingIsAwaited.over", Sessions.Opened().Does("chair", new CloseMeeting(Sessions.Id)), "secretariat", cancels);
        Tells("MeetingIsAwaited.begun", Sessions.Opened(), "secretariat", cancels);
        Tells("MeetingOpensInItsTime.early", Sessions.Convened(), "secretariat", new OpenMeeting(Sessions.Id, [.. Sessions.States]));
        Tells("MeetingOpensInItsTime.late", Sessions.Convened().After(3), "secretariat", new OpenMeeting(Sessions.Id, [.. Sessions.States]));
    }

    [Fact]
    public void An_agenda_says_what_is_wrong_with_it()
    {
        var convenes = Sessions.Convenes();
        Tells("AgendaIsNumbered.none", Sessions.Body(), "chair", convenes with { Agenda = [] });
        var many = convenes with { Agenda = [.. Enumerable.Range(1, 61).Select(number => new AgendaItem(number, "An item", [], 5))] };
        Tells("AgendaIsNumbered.many", Sessions.Body(), "chair", many);
        Tells("AgendaIsNumbered.number", Sessions.Body(), "chair", convenes with { Agenda = [new(0, "None", [], 5)] });
        Tells("AgendaIsNumbered.minutes", Sessions.Body(), "chair", convenes with { Agenda = [new(1, "Long", [], 601)] });
        Tells("AgendaIsNumbered.twice", Sessions.Body(), "chair", convenes with { Agenda = [new(1, "One", [], 5), new(1, "Again", [], 5)] });
        Tells("AgendaNamesDocuments.missing", Sessions.Body(), "chair", convenes with { Agenda = [new(1, "One", ["draft"], 5)] });
        var withdrawn = Sessions.Body().Does("secretariat", Sessions.Document()).Does("secretariat", new WithdrawDocument("draft", "An error."));
        Tells("AgendaNamesDocuments.withdrawn", withdrawn, "chair", convenes with { Agenda = [new(1, "One", ["draft"], 5)] });
    }

    [Fact]
    public void A_group_that_does_not_work_is_missing_or_has_ended()
    {
        Tells("GroupWorks.missing", Sessions.Body(), "chair", new EndGroup("friends", "Done."));
        var friends = new EstablishGroup("friends", GroupKind.FriendsOfTheChair, "Friends", "To propose words.", ["KEN"]);
        var ended = Sessions.Body().Does("chair", friends).Does("chair", new EndGroup("friends", "Done."));
        Tells("GroupWorks.ended", ended, "chair", new EndGroup("friends", "Done."));
    }

    [Fact]
    public void Those_present_and_those_who_speak_are_told_what_they_lack()
    {
        Tells("PresentTakePart.stranger", Sessions.Opened(), "secretariat", new NotePresence(Sessions.Id, ["XXX"]));
        Tells("PresentTakePart.twice", Sessions.Opened(), "secretariat", new NotePresence(Sessions.Id, ["KEN", "KEN"]));
        Tells("GroupIsSpokenFor.needed", Sessions.Debating(), "KEN", Sessions.Asks(kind: FloorKind.GroupStatement));
        Tells("GroupIsSpokenFor.none", Sessions.Debating(), "KEN", Sessions.Asks(group: "friends"));
        var closing = new Move(Sessions.Id, MotionKind.CloseDebate);
        Tells("MotionIsNew.pending", Sessions.Debating().Does("KEN", closing), "KEN", closing);
    }

    [Fact]
    public void A_document_says_what_is_wrong_with_its_languages()
    {
        var given = Silent.A_forum();
        Tells("LanguageIsThereOrDue.none", given, "secretariat", Document());
        Tells("LanguageIsThereOrDue.malformed", given, "secretariat", Document(new DocumentLanguage("English", Given.File("en"))));
        Tells("LanguageIsThereOrDue.twice", given, "secretariat", Document(new("en", Given.File("en")), new("en", Given.File("again"))));
        Tells("LanguageIsThereOrDue.both", given, "secretariat", Document(new DocumentLanguage("en", Given.File("en"), new DateOnly(2026, 6, 1))));
        Tells("LanguageIsThereOrDue.neither", given, "secretariat", Document(new DocumentLanguage("en", null)));
        Tells("LanguageIsThereOrDue.past", given, "secretariat", Document(new DocumentLanguage("en", null, new DateOnly(2026, 1, 1))));
        var many = Document([.. Enumerable.Range(0, 31).Select(number => new DocumentLanguage($"en-x{number}", Given.File("en")))]);
        Tells("LanguageIsThereOrDue.many", given, "secretariat", many);
        Tells("LanguageIsMissing.malformed", given, "secretariat", new AddLanguage("draft-report", "English", Given.File("again"), Distribution.General));
        Tells("LanguageIsMissing.present", given, "secretariat", new AddLanguage("draft-report", "en", Given.File("again"), Distribution.General));
    }

    [Fact]
    public void A_document_says_what_is_wrong_with_its_symbol_author_and_relation()
    {
        var (given, document) = (Silent.A_forum(), Document(new DocumentLanguage("en", Given.File("en"))));
        Tells("DocumentBearsItsSymbol.none", given, "secretariat", document with { Kind = DocumentKind.NonPaper });
        Tells("DocumentBearsItsSymbol.needed", given, "secretariat", document with { Symbol = null });
        Tells("DocumentBearsItsSymbol.malformed", given, "secretariat", document with { Symbol = "A 1" });
        Tells("DocumentIsNew.symbol", given, "secretariat", document with { Symbol = Silent.Symbol("draft-report") });
        Tells("AuthorIsWhereOneBelongs.needed", given, "secretariat", document with { Kind = DocumentKind.WorkingPaper });
        Tells("AuthorIsWhereOneBelongs.none", given, "secretariat", document with { Kind = DocumentKind.Report, Author = "KEN" });
        Tells("AuthorIsWhereOneBelongs.stranger", given, "secretariat", document with { Author = "BRA" });
        Tells("RelationIsWhole.relation", given, "secretariat", document with { To = "draft-report" });
        Tells("RelationIsWhole.document", given, "secretariat", document with { Relation = DocumentRelation.Corrects });
        Tells("RelationIsWhole.missing", given, "secretariat", document with { Relation = DocumentRelation.Corrects, To = "other" });
    }

    [Fact]
    public void A_notice_was_posted_elsewhere_or_acknowledged()
    {
        var given = Deciding.Begun();
        var notice = given.Picture.Forum.Notices.All.Values.Last(one => one.IsTo("KEN")).Position;
        Tells("NoticeIsAcknowledgedOnce.elsewhere", given, "ICRC", new AcknowledgeNotice(notice));
        Tells("NoticeIsAcknowledgedOnce.acknowledged", given.Does("KEN", new AcknowledgeNotice(notice)), "KEN", new AcknowledgeNotice(notice));
        Tells("DutyIsHandedToOnesGroup.group", given, "KEN", new HandDuty(notice, "rooms"));
        Tells("DutyIsTakenInTheGroup.missing", given, "FRA", new TakeDuty(notice, "KEN"));
        Tells("MailingIsOfNotice.elsewhere", given, "server", new NoteMailing(notice, ["ICRC"]));
        Tells("MailingIsOfNotice.nobody", given, "server", new NoteMailing(notice, []));
        Tells("MailingIsOfNotice.twice", given, "server", new NoteMailing(notice, ["KEN", "KEN"]));
        Tells("MailingIsOfNotice.mailed", given.Does("server", new NoteMailing(notice, ["KEN"])), "server", new NoteMailing(notice, ["KEN"]));
    }

    [Fact]
    public void A_commitment_says_what_is_wrong_with_it()
    {
        var (given, commitment) = (Given.A_process().With_members("KEN", "FRA"), CommitmentsHappen.Commitment(Given.Start));
        Tells("CommitmentHasItsTime.order", given, "KEN", commitment with { Until = Given.Start });
        Tells("CommitmentHasItsTime.past", given, "KEN", commitment with { From = Given.Start.AddDays(-9), Until = Given.Start.AddDays(-1), ReviewBy = null });
        Tells("CommitmentHasItsTime.endless", given, "KEN", commitment with { Kind = CommitmentKind.RestraintWindow, During = "The session", Until = null });
        Tells("CommitmentHasItsTime.report", given, "KEN", commitment with { ReviewBy = Given.Start.AddDays(-1) });
        Tells("MeasuresAreInCatalogue.unknown", given, "KEN", commitment with { Measures = ["osce-17"] });
        Tells("MeasuresAreInCatalogue.twice", given, "KEN", commitment with { Measures = ["osce-8", "osce-8"] });
        Tells("WindowNamesNegotiation.needed", given, "KEN", commitment with { Kind = CommitmentKind.RestraintWindow });
        Tells("WindowNamesNegotiation.none", given, "KEN", commitment with { During = "The session" });
        given.Does("KEN", commitment);
        Tells("CommitmentIsAnothers.missing", given, "FRA", new AskAboutCommitment("other", "In which languages?"));
        Tells("CommitmentIsAnothers.own", given, "KEN", new AskAboutCommitment("answers", "In which languages?"));
        Tells("CommitmentGrowsLonger.earlier", given, "KEN", new ProlongCommitment("answers", Given.Start.AddDays(99)));
    }

    [Fact]
    public void A_sealed_disclosure_says_why_it_cannot_be_opened()
    {
        var given = Given.A_process().With_members("KEN", "FRA").Does("KEN", CommitmentsHappen.Sealed(Given.Start));
        var opening = new OpenDisclosure("operation-1", Base64Url.Write(CommitmentsHappen.Salt), "What was done");
        Tells("DisclosureIsAsCommitted.missing", given, "KEN", opening with { Disclosure = "other" });
        Tells("DisclosureIsAsCommitted.foreign", given, "FRA", opening);
        Tells("DisclosureIsAsCommitted.different", given, "KEN", opening with { Content = "Something else" });
        Tells("DisclosureIsAsCommitted.opened", given.Does("KEN", opening), "KEN", opening);
        var another = CommitmentsHappen.Sealed(Given.Start, "operation-2");
        Tells("SealedDisclosureWillOpen.undated", given, "KEN", another with { OpensBy = null });
        Tells("SealedDisclosureWillOpen.past", given, "KEN", another with { OpensBy = Given.Start });
        Tells("SealedDisclosureWillOpen.late", given, "KEN", another with { OpensBy = Given.Start.AddYears(51) });
        Tells("SealedDisclosureWillOpen.uncommitted", given, "KEN", another with { Commitment = null });
        var open = another with { Layer = DisclosureLayer.Public, File = Given.File("what was done") };
        Tells("SealedDisclosureWillOpen.committed", given, "KEN", open);
        Tells("SealedDisclosureWillOpen.dated", given, "KEN", open with { Commitment = null });
        given.Does("KEN", open with { Commitment = null, OpensBy = null });
        Tells("DisclosureIsAsCommitted.unsealed", given, "KEN", opening with { Disclosure = "operation-2" });
        another = another with { Disclosure = "operation-3" };
        Tells("SealedDisclosureWillOpen.empty", given, "KEN", another with { Layer = DisclosureLayer.Public, Commitment = null, OpensBy = null });
    }

    [Fact]
    public void A_draw_says_who_is_late_and_who_has_committed()
    {
        var lot = Everything.Lot with { CommitBy = Given.Start.AddDays(2), RevealBy = Given.Start.AddDays(4) };
        var given = Given.A_process().With_members("KEN", "FRA", "BRA", "JPN").Does("secretariat", lot).Does("KEN", Everything.Commits("KEN"));
        Tells("LotIsCommittedOnce.committed", given, "KEN", Everything.Commits("FRA"));
        Tells("LotIsCommittedOnce.copied", given, "FRA", Everything.Commits("KEN"));
        Tells("LotIsCommittedOnce.missing", given, "FRA", Everything.Commits("FRA", "other"));
        Tells("LotIsRevealedAsCommitted.early", given, "KEN", Everything.Reveals("KEN"));
        given.After(3);
        Tells("LotIsCommittedOnce.late", given, "FRA", Everything.Commits("FRA"));
        Tells("LotIsRevealedAsCommitted.uncommitted", given, "FRA", Everything.Reveals("FRA"));
        Tells("LotIsRevealedAsCommitted.different", given, "KEN", Everything.Reveals("FRA"));
        Tells("LotIsRevealedAsCommitted.revealed", given.Does("KEN", Everything.Reveals("KEN")), "KEN", Everything.Reveals("KEN"));
    }

    [Fact]
    public void An_accreditation_says_what_it_waits_for()
    {
        var given = Given.A_process().With_members("KEN", "FRA")
            .Does("secretariat", AccreditationHappens.Modality).Does("secretariat", AccreditationHappens.Propose("OPENNET"));
        var objection = new ObjectToAccreditation("OPENNET", "No accounts.");
        var decision = new DecideAccreditation("OPENNET", IsGranted: true, "Decision 9");
        Tells("AccreditationIsDisputed.missing", given, "secretariat", decision with { Participant = "OTHERNET" });
        Tells("AccreditationIsDisputed.early", given, "secretariat", decision);
        Tells("ObjectionIsInTime.missing", given, "KEN", objection with { Participant = "OTHERNET" });
        Tells("ObjectionIsInTime.objected", given.Does("KEN", objection), "KEN", objection);
        Tells("ObjectionIsInTime.late", given.After(11), "FRA", objection);
    }

    [Fact]
    public void A_code_says_why_it_cannot_be_a_participants()
    {
        var given = Given.A_process().With("KEN");
        Tells("ParticipantCodeIsFree.malformed", given, "secretariat", Given.Admit("ken"));
        Tells("ParticipantCodeIsFree.state", given, "secretariat", Given.Admit("KENYA"));
        Tells("ParticipantCodeIsFree.reserved", given, "secretariat", Given.Admit("CHAIR", ParticipantKind.Stakeholder));
        Tells("ParticipantCodeIsFree.taken", given, "secretariat", Given.Admit("KEN"));
    }

    [Fact]
    public void A_person_is_told_what_they_lack_to_act_so()
    {
        var given = Given.A_process().With_text().With("KEN").With_delegate("KEN", "Wanjiru", nameof(AskForFloor));
        var position = new TakePosition("norms-2015", null, Stance.Supports);
        Tells("PersonMayActSo.stranger", given, "FRA", position);
        Tells("PersonMayActSo.credentials", given, "KEN", position, "Otieno");
        Tells("PersonMayActSo.act", given, "KEN", position, "Wanjiru");
        Tells("PersonMayActSo.office", given, "chair", new AdoptProcedure(ProcedureSets.UnitedNations, "Decision 1"));
    }

    [Theory]
    [InlineData("TextsSaySomething.empty", "")]
    [InlineData("TextsSaySomething.spaces", " a text")]
    [InlineData("TextsSaySomething.spaces", "a text ")]
    [InlineData("TextsSaySomething.signs", "a\ttext")]
    public void A_text_says_what_is_wrong_with_it(string expected, string title) =>
        Tells(expected, Deciding.Begun(), "chair", Deciding.Put with { Decision = "other", Title = title });

    [Fact]
    public void A_value_says_what_is_wrong_with_it()
    {
        var put = Deciding.Put with { Decision = "other" };
        Tells("TextsSaySomething.long", Deciding.Begun(), "chair", put with { Words = new string('a', StatementRules.MostCharacters + 1) });
        Tells("TextsSaySomething.missing", Deciding.Begun(), "chair", put with { Title = null! });
        Tells("ValuesAreExact.time", Deciding.Begun(), "chair", Deciding.Call with { Closes = Given.Start.AddDays(1).AddTicks(1) });
        Tells("ValuesAreExact.number", Deciding.Begun(), "KEN", new AcknowledgeNotice(1L << 60));
    }

    private static ObjectToDecision Against { get; } = new("hours", "Too early.");

    private static IssueDocument Document(params DocumentLanguage[] languages) =>
        new("other", Silent.Symbol("other"), DocumentKind.Official, "Another document", Distribution.General, [.. languages]);

    private static string Said(Given given, string capacity, Act act) => Sentences.In(Language.English).Of(Assert.Single(given.Asked(capacity, act)));

    private static void Tells(string expected, Given given, string capacity, Act act, string? who = null) =>
        Assert.Equal(expected, Assert.Single(given.Asked(capacity, act, who)) is var refusal ? $"{refusal.Rule}.{refusal.Case}" : "");
}
