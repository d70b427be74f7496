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
    [Rule("Comity")]
    public static Refusal? DecisionIsWhole(ForumPicture picture, Attempt attempt, PutDecision act) =>
        !Identifier.Is(act.Decision) || picture.Decisions.All.ContainsKey(act.Decision) ? Refusal.Of("decision", "decision", act.Decision)
        : (act.Words is null) == (act.Document is null) ? Refusal.Of("words", "decision", act.Decision)
        : act.Document is { } document && picture.Documents.Find(document) is null ? Refusal.Of("document", "decision", act.Decision)
        : null;

    /// <summary>A decision is put by the chair, by the secretariat, or by a participant that may propose.</summary>
    [Rule("A/520/Rev.21 rule 120; the rights of participants")]
    public static Refusal? DecisionIsPutByWhoMay(ForumPicture picture, Attempt attempt, PutDecision act) =>
        IsOffice(attempt.As) || Has(picture, attempt.As, ParticipantRight.Propose) ? null : Refusal.Of(null, "capacity", attempt.As);

    /// <summary>What was adopted, rejected or withdrawn is closed: nothing more is done to the decision.</summary>
    [Rule("A/520/Rev.21 rule 123; Comity")]
    public static Refusal? DecisionIsOpen(ForumPicture picture, Attempt attempt, Act act) =>
        picture.Decisions.Find(IdOf(act)) is null ? Refusal.Of("decision", [("decision", IdOf(act)), ("status", picture.Decisions.All.GetValueOrDefault(IdOf(act))?.Status.ToString() ?? "")]) : null;

    /// <summary>Who has the right to object stands against a decision, once as long as the objection stands.</summary>
    [Rule("OSCE DOC.GAL/4/06; the rights of participants")]
    public static Refusal? ObjectionIsByWhoMay(ForumPicture picture, Attempt attempt, ObjectToDecision act) =>
        Has(picture, attempt.As, ParticipantRight.Object) && picture.Decisions.Find(act.Decision)?.Objections.ContainsKey(attempt.As) != true
            ? null
            : Refusal.Of(null, [("decision", act.Decision), ("capacity", attempt.As)]);

    /// <summary>One withdraws an objection that one has made.</summary>
    [Rule("Comity")]
    public static Refusal? DecisionObjectionIsOnesOwn(ForumPicture picture, Attempt attempt, WithdrawDecisionObjection act) =>
        picture.Decisions.Find(act.Decision) is { } one && !one.Objections.ContainsKey(attempt.As) ? Refusal.Of("decision", "decision", act.Decision) : null;

    /// <summary>Consensus is ruled where no objection stands and no vote was called.</summary>
    [Rule("OSCE DOC.GAL/4/06 section II; A/60/286: adoption without a vote")]
    public static Refusal? ConsensusHasNoObjection(ForumPicture picture, Attempt attempt, RuleConsensus act) =>
        picture.Decisions.Find(act.Decision) is not { } one || (one.Objections.IsEmpty && one.Status == DecisionStatus.Open)
            ? null
            : Refusal.Of("decision", [("decision", act.Decision), ("objectors", string.Join(", ", one.Objections.Keys))]);

    /// <summary>A decision is taken, or put to the vote, in a meeting that is under way and in which the part of the members is there that the terms ask for.</summary>
    [Rule("A/520/Rev.21 rule 108; the terms in force")]
    public static Refusal? DecisionHasQuorum(ForumPicture picture, Attempt attempt, Act act)
    {
        var id = act is RuleConsensus ruling ? ruling.Meeting : ((CallVote)act).Meeting;
        var meeting = picture.Meetings.Find(id);
        var quorum = Quorum.Of(picture, meeting?.Present ?? []);
        return meeting is { Status: MeetingStatus.Open } && quorum.Decides
            ? null
            : Refusal.Of("meeting", [("meeting", id), ("present", Text(quorum.Present)), ("needed", Text(quorum.ToDecide))]);
    }

    /// <summary>A vote is called where the terms of procedure allow votes, once, and leaves time to cast them: at most 60 days.</summary>
    [Rule("A/520/Rev.21 rule 125; the terms in force")]
    public static Refusal? VotesAreAllowed(ForumPicture picture, Attempt attempt, CallVote act) =>
        !picture.Procedure.Terms.Voting.Allowed || picture.Decisions.Find(act.Decision) is { Status: DecisionStatus.Voting } ? Refusal.Of("decision", "decision", act.Decision)
        : act.Closes <= attempt.At || act.Closes > attempt.At.AddDays(MostVotingDays) ? Refusal.Of("closes", "decision", act.Decision)
        : null;

    /// <summary>A vote is cast by a participant that may vote, while the vote is open.</summary>
    [Rule("A/520/Rev.21 rule 124; the rights of participants")]
    public static Refusal? VoteIsCastByWhoMay(ForumPicture picture, Attempt attempt, VoteOnDecision act) =>
        !Has(picture, attempt.As, ParticipantRight.Vote) ? Refusal.Of(null, [("decision", act.Decision), ("capacity", attempt.As)])
        : picture.Decisions.Find(act.Decision) is { } one && !(attempt.At < one.Vote?.Act.Closes) ? Refusal.Of("decision", [("decision", act.Decision), ("capacity", attempt.As)])
        : null;

    /// <summary>A decision is withdrawn by who put it, before a vote on it was called.</summary>
    [Rule("A/520/Rev.21 rule 122")]
    public static Refusal? DecisionIsItsProposers(ForumPicture picture, Attempt attempt, WithdrawDecision act) =>
        picture.Decisions.Find(act.Decision) is not { } one || (one.Proposer == attempt.As && one.Status == DecisionStatus.Open) ? null : Refusal.Of("decision", [("decision", act.Decision), ("proposer", one.Proposer)]);

    /// <summary>A position is attached to one matter: a decision or a text under silence that was not withdrawn.</summary>
    [Rule("UN decision 74/544 (c); OSCE DOC.GAL/4/06: interpretative statements")]
    public static Refusal? ExplanationHasItsMatter(ForumPicture picture, Attempt attempt, ExplainPosition act) => (act.Decision, act.Silence) switch
    {
        ({ } id, null) => picture.Decisions.All.GetValueOrDefault(id) is { Status: not DecisionStatus.Withdrawn } ? null : Refusal.Of("decision", "matter", id),
        (null, { } id) => picture.Silence.All.GetValueOrDefault(id) is { Status: not SilenceStatus.Withdrawn } ? null : Refusal.Of("silence", "matter", id),
        _ => Refusal.Of("decision", "matter", ""),
    };

    /// <summary>Who may circulate explains and interprets; who takes part in decisions also reserves and dissociates.</summary>
    [Rule("OSCE DOC.GAL/4/06; the rights of participants")]
    public static Refusal? ExplanationIsByWhoMay(ForumPicture picture, Attempt attempt, ExplainPosition act) =>
        Has(picture, attempt.As, act.Kind is ExplanationKind.Reservation or ExplanationKind.Dissociation ? ParticipantRight.Decide : ParticipantRight.Circulate)
            ? null
            : Refusal.Of("kind", [("capacity", attempt.As), ("kind", act.Kind.ToString())]);

    /// <summary>One dissociates from paragraphs, named each once: at least one, at most a hundred.</summary>
    [Rule("Comity")]
    public static Refusal? DissociationNamesParagraphs(ForumPicture picture, Attempt attempt, ExplainPosition act) =>
        (act.Kind != ExplanationKind.Dissociation || act.Paragraphs.Length > 0) && act.Paragraphs.Length <= 100 && act.Paragraphs.Distinct().Count() == act.Paragraphs.Length
            ? null
            : Refusal.Of("paragraphs", "paragraphs", act.Paragraphs.Length.ToString(CultureInfo.InvariantCulture));

    /// <summary>A chair's summary is a document of that kind, on one matter that was settled or is open, and not where a decision was adopted: what was adopted needs no summary in its place.</summary>
    [Rule("Comity; the chair's own authority")]
    public static Refusal? SummaryReplacesNoDecision(ForumPicture picture, Attempt attempt, IssueChairsSummary act)
    {
        if (picture.Documents.Find(act.Document) is not { Act.Kind: DocumentKind.ChairsSummary })
            return Refusal.Of("document", "matter", act.Document);
        var isFit = (act.Decision, act.Silence) switch
        {
            ({ } id, null) => picture.Decisions.All.GetValueOrDefault(id) is { Status: not DecisionStatus.Adopted },
            (null, { } id) => picture.Silence.All.GetValueOrDefault(id) is { Status: not SilenceStatus.Adopted },
            _ => false,
        };
        return isFit ? null : Refusal.Of(act.Decision is null && act.Silence is not null ? "silence" : "decision", "matter", act.Decision?.Value ?? act.Silence?.Value ?? "");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsOffice(string capacity) => capacity is Capacity.Chair or Capacity.Secretariat;

    private static bool Has(ForumPicture picture, string code, ParticipantRight right) => picture.Norms.Members.Participants.Find(code)?.May(right) == true;

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
