using System.Globalization;
using Comity.Forum.Documents;
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
    /// deadline is on no closed day. An extension starts the clock again and ends later than before. No deadline is more than 366 days away.</summary>
    [Rule("UN decision 74/544 (b): 72 hours; OSCE DOC.GAL/4/06; the terms in force", Cases = ["early", "closed", "late"])]
    public static Refusal? SilenceLeavesTime(ForumPicture picture, Attempt attempt, Act act) => Effect.Lifted(act) switch
    {
        BeginSilence begin => Early(picture, attempt, picture.Procedure.Terms.Silence, begin.Deadline, attempt.At),
        ExtendSilence extend when picture.Silence.Running(extend.Silence) is { } one =>
            Early(picture, attempt, one.Terms, extend.Deadline, one.Deadline.AddMilliseconds(1)),
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

    /// <summary>Silence is broken, extended and withdrawn only while it runs and before its deadline; once broken it is broken for the whole text. A sealed
    /// objection made before the deadline is noted until the clock settles.</summary>
    [Rule("UN decision 74/544 (b); OSCE DOC.GAL/4/06", Cases = ["missing", "broken", "adopted", "withdrawn", "over"])]
    public static Refusal? SilenceRuns(ForumPicture picture, Attempt attempt, Act act)
    {
        var id = IdOf(act);
        if (picture.Silence.All.GetValueOrDefault(id) is not { } one)
            return Refusal.Of("silence", [("silence", id), ("deadline", ""), ("status", "")]).In("missing");
        var until = act is NoteBrokenSilence ? one.Settles : one.Deadline;
        return (one.Status switch
        {
            SilenceStatus.Broken => "broken",
            SilenceStatus.Adopted => "adopted",
            SilenceStatus.Withdrawn => "withdrawn",
            _ => attempt.At < until ? null : "over",
        }) is { } fault ? Refusal.Of("silence", [("silence", id), ("deadline", Text(one.Deadline)), ("status", one.Status.ToString())]).In(fault) : null;
    }

    /// <summary>Silence is broken by a participant that has the right to object.</summary>
    [Rule("UN decision 74/544 (b); OSCE DOC.GAL/4/06; the rights of participants")]
    public static Refusal? SilenceIsBrokenByWhoMay(ForumPicture picture, Attempt attempt, BreakSilence act) =>
        Has(picture, attempt.As, ParticipantRight.Object) ? null : Refusal.Of(null, "capacity", attempt.As);

    /// <summary>Where the terms name who objects, one objects in the open; where they do not, an objection is sealed, and the chair says that there is
    /// one.</summary>
    [Rule("Comity; the terms in force", Cases = ["named", "unnamed"])]
    public static Refusal? ObjectorIsNamedAsTermsSay(ForumPicture picture, Attempt attempt, Act act) =>
        picture.Silence.All.GetValueOrDefault(IdOf(act)) is { } one && one.Terms.NamesObjector != act is BreakSilence
            ? Refusal.Of("silence", "silence", one.Id).In(one.Terms.NamesObjector ? "named" : "unnamed")
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
    public static DateTimeOffset EarliestDeadline(ProcedureRegister procedure, SilenceTerms terms, DateTimeOffset start) => terms.SkipsClosedDays
        ? procedure.OpenAfter(start, TimeSpan.FromHours(terms.MinimumHours))
        : start.AddHours(terms.MinimumHours);

    private static Refusal? Early(ForumPicture picture, Attempt attempt, SilenceTerms terms, DateTimeOffset deadline, DateTimeOffset least)
    {
        var earliest = EarliestDeadline(picture.Procedure, terms, attempt.At) is var byTerms && byTerms > least ? byTerms : least;
        var hours = terms.MinimumHours.ToString(CultureInfo.InvariantCulture);
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
        NoteBrokenSilence one => one.Silence,
        ExtendSilence one => one.Silence,
        WithdrawFromSilence one => one.Silence,
        _ => "",
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
