using System.Globalization;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum.Silence;

/// <summary>What must hold of the silence procedure. The terms are those in force when the clock starts, and for everything later those kept with the
/// text.</summary>
public static class SilenceRules
{
    /// <summary>The latest deadline, in days from the moment at which it is set.</summary>
    public const int MostDays = 366;

    /// <summary>A silence has an id of its own: small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? SilenceIsNew(ForumPicture picture, Attempt attempt, BeginSilence act) =>
        Identifier.Fault(act.Silence, picture.Silence.All.ContainsKey(act.Silence)) is { } fault
            ? Refusal.Of("silence", "silence", act.Silence).In(fault)
            : null;

    /// <summary>A text is put under silence by whom the terms name: the chair, the secretariat or any member.</summary>
    [Rule("UN decision 74/544 (b); OSCE DOC.GAL/4/06; the terms in force", Cases = ["terms", "right"])]
    public static Refusal? SilenceIsProposedByWhoMay(ForumPicture picture, Attempt attempt, BeginSilence act) =>
        !picture.Procedure.Terms.Silence.Proposers.Contains(Proposer(attempt.As)) ? Refusal.Of(null, "capacity", attempt.As).In("terms")
        : Proposer(attempt.As) == SilenceProposer.Member && !Has(picture, attempt.As, ParticipantRight.Propose | ParticipantRight.Decide)
            ? Refusal.Of(null, "capacity", attempt.As).In("right")
        : null;

    /// <summary>Between the start of the clock and the deadline lies at least the time of the terms, without closed days where they say so, and then the
    /// deadline is on no closed day. An extension starts the clock again, with the time that the terms give it, and ends later than before. No deadline is more
    /// than 366 days away.</summary>
    [Rule("UN decision 74/544 (b): 72 hours; OSCE DOC.GAL/4/06; the terms in force", Cases = ["early", "closed", "late"])]
    public static Refusal? SilenceLeavesTime(ForumPicture picture, Attempt attempt, Act act) => Effect.Lifted(act) switch
    {
        BeginSilence begin when picture.Procedure.Terms.Silence is var terms =>
            Early(picture, attempt, terms, begin.Deadline, attempt.At, terms.MinimumHours),
        ExtendSilence extend when picture.Silence.Running(extend.Silence) is { } one =>
            Early(picture, attempt, one.Terms, extend.Deadline, one.Deadline.AddMilliseconds(1), one.Terms.ExtensionHours ?? one.Terms.MinimumHours),
        _ => null,
    };

    /// <summary>When the clock starts, the text is there in every language that the terms name; a missing one needs a stated reason, and terms that allow an
    /// exception. Some words are there always.</summary>
    [Rule("UN decision 74/544 (b); the terms in force", Cases = ["empty", "missing", "reason"])]
    public static Refusal? SilenceHasItsLanguages(ForumPicture picture, Attempt attempt, BeginSilence act)
    {
        var terms = picture.Procedure.Terms.Silence;
        if (picture.Documents.Find(act.Document) is not { } document)
            return null;
        string[] missing = [.. terms.Languages.Where(language => !document.Files.ContainsKey(language))];
        return !document.Files.IsEmpty && (missing.Length == 0 || (terms.AllowsException && act.ExceptionGround is not null))
            ? null
            : Refusal.Of(terms.AllowsException && !document.Files.IsEmpty ? "exceptionGround" : "document", "languages", string.Join(", ", missing))
                .In(document.Files.IsEmpty ? "empty" : terms.AllowsException ? "reason" : "missing");
    }

    /// <summary>Where the terms ask for a consultation, it is said who was consulted.</summary>
    [Rule("UN decision 74/544 (b); the terms in force")]
    public static Refusal? SilenceFollowsConsultation(ForumPicture picture, Attempt attempt, BeginSilence act) =>
        picture.Procedure.Terms.Silence.NeedsConsultation && act.Consulted is null ? Refusal.Of("consulted") : null;

    /// <summary>The text stands: it was neither withdrawn nor replaced by a revision, is not under silence already, and was not adopted.</summary>
    [Rule("Comity", Cases = ["missing", "withdrawn", "replaced", "running", "adopted"])]
    public static Refusal? SilenceTextStands(ForumPicture picture, Attempt attempt, BeginSilence act) =>
        TextFault(picture, act.Document) is { } fault ? Refusal.Of("document", "document", act.Document).In(fault) : null;

    /// <summary>A document whose text is under silence is not withdrawn: its silence is withdrawn first.</summary>
    [Rule("Comity")]
    public static Refusal? TextUnderSilenceStays(ForumPicture picture, Attempt attempt, WithdrawDocument act) =>
        picture.Silence.OfDocument(act.Document) is { Status: SilenceStatus.Running } one
            ? Refusal.Of("document", [("document", act.Document), ("silence", one.Id)]) : null;

    /// <summary>Silence is broken, extended and withdrawn only while it runs and before its deadline; once broken it is broken for the whole text. Between the
    /// deadline and the moment at which it settles only the Chair's note of an objection acts on it, and a letter that arrived before the deadline, where the
    /// terms give letters grace.</summary>
    [Rule("UN decision 74/544 (b); OSCE DOC.GAL/4/06", Cases = ["missing", "broken", "adopted", "withdrawn", "over", "settling", "late", "undated"])]
    public static Refusal? SilenceRuns(ForumPicture picture, Attempt attempt, Act act)
    {
        var id = IdOf(act);
        if (picture.Silence.All.GetValueOrDefault(id) is not { } one)
            return Refusal.Of("silence", [("silence", id), ("deadline", ""), ("status", "")]).In("missing");
        var until = act is NoteBrokenSilence || one.IsReachedInTime(attempt) ? one.Settles : one.Deadline;
        (string, string)[] facts = [("silence", id), ("deadline", Text(one.Deadline)), ("settles", Text(one.Settles)), ("status", one.Status.ToString())];
        return (one.Status switch
        {
            SilenceStatus.Broken => "broken",
            SilenceStatus.Adopted => "adopted",
            SilenceStatus.Withdrawn => "withdrawn",
            _ => attempt.At < until ? null : WhyOver(one, attempt),
        }) is { } fault ? Refusal.Of("silence", facts).In(fault) : null;
    }

    /// <summary>While a silence settles nothing is attached to it: first its deadline decides, as the letters say that arrived before it.</summary>
    [Rule("Comity", Since = 4)]
    public static Refusal? SilenceSettlesFirst(ForumPicture picture, Attempt attempt, Act act)
    {
        var id = act switch { ExplainPosition one => one.Silence, IssueChairsSummary one => one.Silence, _ => null };
        return id is not null && picture.Silence.Running(id) is { } running && running.IsSettling(attempt.At) && !running.IsReachedInTime(attempt)
            ? Refusal.Of("silence", [("silence", id), ("deadline", Text(running.Deadline)), ("settles", Text(running.Settles))]) : null;
    }

    /// <summary>A text under silence takes no proposals: who proposes other words for it breaks silence, and does so.</summary>
    [Rule("OSCE DOC.GAL/4/06, Annex 1(A): an amendment breaks silence", Since = 4)]
    public static Refusal? TextUnderSilenceTakesNoProposals(ForumPicture picture, Attempt attempt, ProposeWording act) =>
        picture.Silence.OfDocument(act.Document) is { Status: SilenceStatus.Running } one
            ? Refusal.Of("document", [("document", act.Document), ("silence", one.Id)]) : null;

    /// <summary>What was adopted by a decision is not put under silence again.</summary>
    [Rule("Comity", Since = 4)]
    public static Refusal? SilenceReopensNoDecision(ForumPicture picture, Attempt attempt, BeginSilence act) =>
        picture.Decisions.All.Values.FirstOrDefault(one => one.Status == DecisionStatus.Adopted && one.Act.Document == act.Document) is { } decision
            ? Refusal.Of("document", [("document", act.Document), ("decision", decision.Id)]) : null;

    /// <summary>Where the terms say so, silence is suggested at a meeting that is under way, with the members there that a decision needs, and begins because
    /// nobody objects.</summary>
    [Rule("OSCE DOC.GAL/4/06, Annex 1(A); the terms in force", Since = 4, Cases = ["none", "closed", "quorum"])]
    public static Refusal? SilenceOpensAsTermsSay(ForumPicture picture, Attempt attempt, Act act)
    {
        if (picture.Procedure.Terms.Silence.Opens != SilenceOpening.AtMeeting)
            return null;
        var named = (act as BeginSilenceCarrying)?.Meeting;
        var meeting = named is null ? null : picture.Meetings.Find(named);
        var @case = named is null ? "none" : meeting is not { Status: MeetingStatus.Open } ? "closed"
            : !Quorum.Of(picture, meeting.Present).Decides ? "quorum" : null;
        return @case is null ? null : Refusal.Of("meeting", "meeting", named ?? "").In(@case);
    }

    /// <summary>Where the terms wait for it, the adoption is announced at a meeting that is under way: then the text is issued.</summary>
    [Rule("OSCE DOC.GAL/4/06, Annex 1(A); the terms of the silence", Since = 4)]
    public static Refusal? AdoptionIsAnnouncedInAMeeting(ForumPicture picture, Attempt attempt, TakeNoteOfSilence act) =>
        picture.Silence.All.GetValueOrDefault(act.Silence) is { WaitsForAnnouncement: true }
            && picture.Meetings.Find(act.Meeting) is not { Status: MeetingStatus.Open }
            ? Refusal.Of("meeting", [("meeting", act.Meeting), ("silence", act.Silence)]) : null;

    private static string WhyOver(TextUnderSilence one, Attempt attempt) =>
        one.Terms.GraceMinutes is null || attempt.At >= one.Settles ? "over"
        : attempt.Level != SignatureLevel.Received ? "settling" : attempt.Arrived is null ? "undated" : "late";

    /// <summary>Silence is broken by a participant that has the right to object.</summary>
    [Rule("UN decision 74/544 (b); OSCE DOC.GAL/4/06; the rights of participants")]
    public static Refusal? SilenceIsBrokenByWhoMay(ForumPicture picture, Attempt attempt, BreakSilence act) =>
        Has(picture, attempt.As, ParticipantRight.Object) ? null : Refusal.Of(null, "capacity", attempt.As);

    /// <summary>Time is asked for by a participant that could object.</summary>
    [Rule("Comity; the rights of participants")]
    public static Refusal? TimeIsAskedByWhoMay(ForumPicture picture, Attempt attempt, AskForTime act) =>
        Has(picture, attempt.As, ParticipantRight.Object) ? null : Refusal.Of(null, "capacity", attempt.As);

    /// <summary>Where the terms show who objects, a participant objects in the open; where only the Chair sees it, the objection is sealed, and the Chair says
    /// that there is one.</summary>
    [Rule("Comity; the terms in force", Cases = ["named", "unnamed"])]
    public static Refusal? ObjectorIsNamedAsTermsSay(ForumPicture picture, Attempt attempt, Act act) =>
        picture.Silence.All.GetValueOrDefault(IdOf(act)) is { } one && one.IsForTheChair != (act is NoteBrokenSilence || attempt.IsSealed)
            ? Refusal.Of("silence", "silence", one.Id).In(one.IsForTheChair ? "unnamed" : "named")
            : null;

    /// <summary>An amendment comes with the file that holds its words.</summary>
    [Rule("Comity")]
    public static Refusal? AmendmentHasWords(ForumPicture picture, Attempt attempt, BreakSilence act) =>
        act is { Kind: SilenceBreakKind.Amendment, File: null } ? Refusal.Of("file") : null;

    /// <summary>A text is withdrawn from silence by who proposed it; its silence is extended by who proposed it or by the chair.</summary>
    [Rule("Comity", Cases = ["withdraw", "extend"])]
    public static Refusal? SilenceIsItsProposers(ForumPicture picture, Attempt attempt, Act act) =>
        picture.Silence.All.GetValueOrDefault(IdOf(act)) is not { } one || attempt.As == one.Proposer || (act is ExtendSilence && attempt.As == Capacity.Chair)
            ? null
            : Refusal.Of(null, [("silence", one.Id), ("proposer", one.Proposer)]).In(act is ExtendSilence ? "extend" : "withdraw");

    /// <summary>A meeting takes note of what was adopted by silence, once.</summary>
    [Rule("UN decision 74/544 (d)", Cases = ["missing", "unadopted", "noted"])]
    public static Refusal? AdoptionIsNotedOnce(ForumPicture picture, Attempt attempt, TakeNoteOfSilence act) =>
        (picture.Silence.All.GetValueOrDefault(act.Silence) switch
        {
            null => "missing",
            { Status: not SilenceStatus.Adopted } => "unadopted",
            { Noted: not null } => "noted",
            _ => null,
        }) is { } fault ? Refusal.Of("silence", "silence", act.Silence).In(fault) : null;

    /// <summary>The earliest deadline that terms allow for a clock that starts at a time.</summary>
    public static DateTimeOffset EarliestDeadline(ProcedureRegister procedure, SilenceTerms terms, DateTimeOffset start) =>
        Earliest(procedure, terms, start, terms.MinimumHours);

    private static DateTimeOffset Earliest(ProcedureRegister procedure, SilenceTerms terms, DateTimeOffset start, int hours) =>
        terms.SkipsClosedDays ? procedure.OpenAfter(start, TimeSpan.FromHours(hours)) : start.AddHours(hours);

    private static Refusal? Early(ForumPicture picture, Attempt attempt, SilenceTerms terms, DateTimeOffset deadline, DateTimeOffset least, int leastHours)
    {
        var earliest = Earliest(picture.Procedure, terms, attempt.At, leastHours) is var byTerms && byTerms > least ? byTerms : least;
        var hours = leastHours.ToString(CultureInfo.InvariantCulture);
        var isOpen = !terms.SkipsClosedDays || picture.Procedure.ClosedAt(deadline) is null;
        return (deadline < earliest ? "early" : !isOpen ? "closed" : deadline > attempt.At.AddDays(MostDays) ? "late" : null) is { } fault
            ? Refusal.Of("deadline", [("deadline", Text(deadline)), ("earliest", Text(earliest)), ("hours", hours)], nameof(SilenceLeavesTime)).In(fault)
            : null;
    }

    private static string? TextFault(ForumPicture picture, string id) =>
        picture.Documents.All.GetValueOrDefault(id) is not { } document ? "missing"
        : document.Withdrawn is not null ? "withdrawn"
        : IsReplaced(picture.Documents, id) ? "replaced"
        : picture.Silence.OfDocument(id)?.Status switch
        {
            SilenceStatus.Running => "running",
            SilenceStatus.Adopted => "adopted",
            _ => null,
        };

    private static SilenceProposer Proposer(string capacity) => capacity switch
    {
        Capacity.Chair => SilenceProposer.Chair,
        Capacity.Secretariat => SilenceProposer.Secretariat,
        _ => SilenceProposer.Member,
    };

    private static bool IsReplaced(DocumentsRegister documents, string id) =>
        documents.Of(id).Any(other => other is { Withdrawn: null, Act.Relation: DocumentRelation.Revises or DocumentRelation.Reissues });

    private static bool Has(ForumPicture picture, string code, ParticipantRight right) => picture.Members.Participants.Find(code)?.May(right) == true;

    private static string IdOf(Act act) => act switch
    {
        BreakSilence one => one.Silence,
        AskForTime one => one.Silence,
        NoteBrokenSilence one => one.Silence,
        ExtendSilence one => one.Silence,
        WithdrawFromSilence one => one.Silence,
        _ => "",
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
