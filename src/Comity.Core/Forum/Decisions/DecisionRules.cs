using System.Globalization;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Silence;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum.Decisions;

/// <summary>What must hold of decisions, votes and what is attached to them.</summary>
public static class DecisionRules
{
    /// <summary>The most days for which a vote stays open.</summary>
    public const int MostVotingDays = 60;

    /// <summary>A decision has an id of its own (small letters, digits and hyphens, at most 40), and either words or a document that stands.</summary>
    [Rule("Comity", Cases = ["malformed", "taken", "empty", "both", "document"])]
    public static Refusal? DecisionIsWhole(ForumPicture picture, Attempt attempt, PutDecision act) =>
        Identifier.Fault(act.Decision, picture.Decisions.All.ContainsKey(act.Decision)) is { } fault
            ? Refusal.Of("decision", "decision", act.Decision).In(fault)
        : (act.Words is null) == (act.Document is null) ? Refusal.Of("words", "decision", act.Decision).In(act.Words is null ? "empty" : "both")
        : act.Document is { } document && picture.Documents.Find(document) is null
            ? Refusal.Of("document", [("decision", act.Decision), ("document", document)]).In("document")
        : null;

    /// <summary>A decision is put by the chair, by the secretariat, or by a participant that may propose.</summary>
    [Rule("A/520/Rev.21 rule 120; the rights of participants")]
    public static Refusal? DecisionIsPutByWhoMay(ForumPicture picture, Attempt attempt, PutDecision act) =>
        IsOffice(attempt.As) || Has(picture, attempt.As, ParticipantRight.Propose) ? null : Refusal.Of(null, "capacity", attempt.As);

    /// <summary>What was adopted, rejected or withdrawn is closed: nothing more is done to the decision.</summary>
    [Rule("A/520/Rev.21 rule 123; Comity", Cases = ["missing", "adopted", "rejected", "withdrawn"])]
    public static Refusal? DecisionIsOpen(ForumPicture picture, Attempt attempt, Act act) =>
        picture.Decisions.Find(IdOf(act)) is null
            ? Refusal.Of("decision", [("decision", IdOf(act)), ("status", picture.Decisions.All.GetValueOrDefault(IdOf(act))?.Status.ToString() ?? "")])
                .In(Ended(picture, IdOf(act)))
            : null;

    /// <summary>Who has the right to object stands against a decision, once as long as the objection stands.</summary>
    [Rule("OSCE DOC.GAL/4/06; the rights of participants", Cases = ["right", "stands"])]
    public static Refusal? ObjectionIsByWhoMay(ForumPicture picture, Attempt attempt, ObjectToDecision act) =>
        !Has(picture, attempt.As, ParticipantRight.Object) ? Refusal.Of(null, [("decision", act.Decision), ("capacity", attempt.As)]).In("right")
        : picture.Decisions.Find(act.Decision)?.Objections.ContainsKey(attempt.As) == true
            ? Refusal.Of(null, [("decision", act.Decision), ("capacity", attempt.As)]).In("stands")
        : null;

    /// <summary>One withdraws an objection that one has made.</summary>
    [Rule("Comity")]
    public static Refusal? DecisionObjectionIsOnesOwn(ForumPicture picture, Attempt attempt, WithdrawDecisionObjection act) =>
        picture.Decisions.Find(act.Decision) is { } one && !one.Objections.ContainsKey(attempt.As) ? Refusal.Of("decision", "decision", act.Decision) : null;

    /// <summary>Consensus is ruled where no objection stands and no vote was called.</summary>
    [Rule("OSCE DOC.GAL/4/06 section II; A/60/286: adoption without a vote", Cases = ["objection", "voting"])]
    public static Refusal? ConsensusHasNoObjection(ForumPicture picture, Attempt attempt, RuleConsensus act) =>
        picture.Decisions.Find(act.Decision) is not { } one || (one.Objections.IsEmpty && one.Status == DecisionStatus.Open)
            ? null
            : Refusal.Of("decision", [("decision", act.Decision), ("objectors", string.Join(", ", one.Objections.Keys))])
                .In(one.Objections.IsEmpty ? "voting" : "objection");

    /// <summary>A decision is taken, or put to the vote, in a meeting that is under way and in which the part of the members is there that the terms ask
    /// for.</summary>
    [Rule("A/520/Rev.21 rule 108; the terms in force", Cases = ["meeting", "quorum"])]
    public static Refusal? DecisionHasQuorum(ForumPicture picture, Attempt attempt, Act act)
    {
        var id = act is RuleConsensus ruling ? ruling.Meeting : ((CallVote)act).Meeting;
        var meeting = picture.Meetings.Find(id);
        var quorum = Quorum.Of(picture, meeting?.Present ?? []);
        return meeting is { Status: MeetingStatus.Open } && quorum.Decides
            ? null
            : Refusal.Of("meeting", [("meeting", id), ("present", Text(quorum.Present)), ("needed", Text(quorum.ToDecide))])
                .In(meeting is { Status: MeetingStatus.Open } ? "quorum" : "meeting");
    }

    /// <summary>A vote is called where the terms of procedure allow votes, once, and leaves time to cast them: at most 60 days.</summary>
    [Rule("A/520/Rev.21 rule 125; the terms in force", Cases = ["terms", "voting", "past", "late"])]
    public static Refusal? VotesAreAllowed(ForumPicture picture, Attempt attempt, CallVote act) =>
        !picture.Procedure.Terms.Voting.Allowed ? Refusal.Of("decision", "decision", act.Decision).In("terms")
        : picture.Decisions.Find(act.Decision) is { Status: DecisionStatus.Voting } ? Refusal.Of("decision", "decision", act.Decision).In("voting")
        : act.Closes <= attempt.At ? Refusal.Of("closes", "decision", act.Decision).In("past")
        : act.Closes > attempt.At.AddDays(MostVotingDays) ? Refusal.Of("closes", "decision", act.Decision).In("late")
        : null;

    /// <summary>A vote is cast by a participant that may vote, while the vote is open.</summary>
    [Rule("A/520/Rev.21 rule 124; the rights of participants", Cases = ["right", "uncalled", "over"])]
    public static Refusal? VoteIsCastByWhoMay(ForumPicture picture, Attempt attempt, VoteOnDecision act) =>
        !Has(picture, attempt.As, ParticipantRight.Vote) ? Refusal.Of(null, [("decision", act.Decision), ("capacity", attempt.As)]).In("right")
        : picture.Decisions.Find(act.Decision) is { } one && !(attempt.At < one.Vote?.Act.Closes)
            ? Refusal.Of("decision", [("decision", act.Decision), ("capacity", attempt.As)]).In(one.Vote is null ? "uncalled" : "over")
        : null;

    /// <summary>A decision is withdrawn by who put it, before a vote on it was called.</summary>
    [Rule("A/520/Rev.21 rule 122", Cases = ["proposer", "voting"])]
    public static Refusal? DecisionIsItsProposers(ForumPicture picture, Attempt attempt, WithdrawDecision act) =>
        picture.Decisions.Find(act.Decision) is not { } one || (one.Proposer == attempt.As && one.Status == DecisionStatus.Open)
            ? null
            : Refusal.Of("decision", [("decision", act.Decision), ("proposer", one.Proposer)]).In(one.Proposer == attempt.As ? "voting" : "proposer");

    /// <summary>A position is attached to one matter: a decision or a text under silence that was not withdrawn.</summary>
    [Rule("UN decision 74/544 (c); OSCE DOC.GAL/4/06: interpretative statements", Cases = ["none", "both", "missing", "withdrawn"])]
    public static Refusal? ExplanationHasItsMatter(ForumPicture picture, Attempt attempt, ExplainPosition act) => (act.Decision, act.Silence) switch
    {
        ({ } id, null) => picture.Decisions.All.GetValueOrDefault(id) switch
        {
            null => Refusal.Of("decision", "matter", id).In("missing"),
            { Status: DecisionStatus.Withdrawn } => Refusal.Of("decision", "matter", id).In("withdrawn"),
            _ => null,
        },
        (null, { } id) => picture.Silence.All.GetValueOrDefault(id) switch
        {
            null => Refusal.Of("silence", "matter", id).In("missing"),
            { Status: SilenceStatus.Withdrawn } => Refusal.Of("silence", "matter", id).In("withdrawn"),
            _ => null,
        },
        _ => Refusal.Of("decision", "matter", act.Decision?.Value ?? "").In(act.Decision is null ? "none" : "both"),
    };

    /// <summary>Who may circulate explains and interprets; who takes part in decisions also reserves and dissociates.</summary>
    [Rule("OSCE DOC.GAL/4/06; the rights of participants")]
    public static Refusal? ExplanationIsByWhoMay(ForumPicture picture, Attempt attempt, ExplainPosition act) =>
        Has(picture, attempt.As, act.Kind is ExplanationKind.Reservation or ExplanationKind.Dissociation ? ParticipantRight.Decide : ParticipantRight.Circulate)
            ? null
            : Refusal.Of("kind", [("capacity", attempt.As), ("kind", act.Kind.ToString())]);

    /// <summary>One dissociates from paragraphs, named each once: at least one, at most a hundred.</summary>
    [Rule("Comity", Cases = ["none", "many", "twice"])]
    public static Refusal? DissociationNamesParagraphs(ForumPicture picture, Attempt attempt, ExplainPosition act) =>
        (act is { Kind: ExplanationKind.Dissociation, Paragraphs.IsEmpty: true } ? "none"
            : act.Paragraphs.Length > 100 ? "many"
            : act.Paragraphs.Distinct().Count() != act.Paragraphs.Length ? "twice"
            : null) is { } fault ? Refusal.Of("paragraphs", "paragraphs", Text(act.Paragraphs.Length)).In(fault) : null;

    /// <summary>A chair's summary is a document of that kind, on one matter that was settled or is open, and not where a decision was adopted: what was adopted
    /// needs no summary in its place.</summary>
    [Rule("Comity; the chair's own authority", Cases = ["document", "none", "both", "missing", "adopted"])]
    public static Refusal? SummaryReplacesNoDecision(ForumPicture picture, Attempt attempt, IssueChairsSummary act)
    {
        if (picture.Documents.Find(act.Document) is not { Act.Kind: DocumentKind.ChairsSummary })
            return Refusal.Of("document", "matter", act.Document).In("document");
        return MatterFault(picture, act) is { } fault
            ? Refusal.Of(act.Decision is null && act.Silence is not null ? "silence" : "decision", "matter", act.Decision?.Value ?? act.Silence?.Value ?? "")
                .In(fault)
            : null;
    }

    private static string? MatterFault(ForumPicture picture, IssueChairsSummary act) => (act.Decision, act.Silence) switch
    {
        (null, null) => "none",
        ({ } id, null) => picture.Decisions.All.GetValueOrDefault(id) is not { } one ? "missing" : one.Status == DecisionStatus.Adopted ? "adopted" : null,
        (null, { } id) => picture.Silence.All.GetValueOrDefault(id) is not { } one ? "missing" : one.Status == SilenceStatus.Adopted ? "adopted" : null,
        _ => "both",
    };

    private static string Ended(ForumPicture picture, string id) => picture.Decisions.All.GetValueOrDefault(id)?.Status switch
    {
        null => "missing",
        DecisionStatus.Adopted => "adopted",
        DecisionStatus.Rejected => "rejected",
        _ => "withdrawn",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsOffice(string capacity) => capacity is Capacity.Chair or Capacity.Secretariat;

    private static bool Has(ForumPicture picture, string code, ParticipantRight right) => picture.Members.Participants.Find(code)?.May(right) == true;

    private static string IdOf(Act act) => act switch
    {
        ObjectToDecision one => one.Decision,
        WithdrawDecisionObjection one => one.Decision,
        RuleConsensus one => one.Decision,
        CallVote one => one.Decision,
        VoteOnDecision one => one.Decision,
        WithdrawDecision one => one.Decision,
        _ => "",
    };
}
