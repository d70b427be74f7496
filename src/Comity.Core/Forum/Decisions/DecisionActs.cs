using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Silence;
using Comity.Record.Entries;

namespace Comity.Forum.Decisions;

/// <summary>Puts a decision to the members: words of its own, or a document.</summary>
/// <param name="Decision">The id under which it is found, small letters, digits and hyphens.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Matter">Whether it is a question of procedure or of substance.</param>
/// <param name="Words">Its words; null where a document holds them.</param>
/// <param name="Document">The document that holds them; null where they are short.</param>
/// <param name="Meeting">The meeting before which it comes; null where none is known yet.</param>
/// <param name="Item">The number of the agenda item.</param>
public sealed record PutDecision([New] DecisionId Decision, Title Title, DecisionMatter Matter, Words? Words = null, DocumentId? Document = null,
    MeetingId? Meeting = null, ItemNumber? Item = null) : TimelyAct;

/// <summary>Puts a decision to the members, with the acts that it carries: they take effect with its adoption, done by the body.</summary>
/// <param name="Decision">The id under which it is found, small letters, digits and hyphens.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Matter">Whether it is a question of procedure or of substance.</param>
/// <param name="Carries">The acts, in the order in which they take effect.</param>
/// <param name="Words">Its words; null where a document holds them.</param>
/// <param name="Document">The document that holds them; null where they are short.</param>
/// <param name="Meeting">The meeting before which it comes; null where none is known yet.</param>
/// <param name="Item">The number of the agenda item.</param>
[ActVersion(nameof(PutDecision), 2)]
public sealed record PutDecisionCarrying([New] DecisionId Decision, Title Title, DecisionMatter Matter, ImmutableArray<Act> Carries, Words? Words = null,
    DocumentId? Document = null, MeetingId? Meeting = null, ItemNumber? Item = null) : TimelyAct, ILaterAct, ICarriesActs
{
    Act ILaterAct.Earlier => new PutDecision(Decision, Title, Matter, Words, Document, Meeting, Item);
}

/// <summary>Stands against a decision: there is no consensus as long as the objection stands.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Ground">Why.</param>
public sealed record ObjectToDecision(DecisionId Decision, Words Ground) : TimelyAct;

/// <summary>Withdraws one's own objection.</summary>
/// <param name="Decision">The decision.</param>
public sealed record WithdrawDecisionObjection(DecisionId Decision) : TimelyAct;

/// <summary>The chair rules that no one objects: the decision is adopted by consensus.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Meeting">The meeting in which it is taken.</param>
public sealed record RuleConsensus(DecisionId Decision, MeetingId Meeting) : Act;

/// <summary>Calls a vote on a decision.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Meeting">The meeting in which it is called.</param>
/// <param name="Closes">Until when votes are cast: a vote at this very instant comes too late.</param>
public sealed record CallVote(DecisionId Decision, MeetingId Meeting, DateTimeOffset Closes) : Act;

/// <summary>Votes on a decision. Until the vote closes the last one counts.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Value">The vote.</param>
public sealed record VoteOnDecision(DecisionId Decision, BallotValue Value) : TimelyAct;

/// <summary>A vote closes: its tally, and whether the decision is adopted by the majority of the terms. Entered by the clock.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Yes">How many members voted for it.</param>
/// <param name="No">How many voted against it.</param>
/// <param name="Abstentions">How many abstained.</param>
/// <param name="Adopted">Whether it is adopted.</param>
public sealed record CloseVote(DecisionId Decision, int Yes, int No, int Abstentions, bool Adopted) : Act;

/// <summary>Takes a decision back before it is taken.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawDecision(DecisionId Decision, Words Reason) : TimelyAct;

/// <summary>Attaches one's position to a decision or to a text under silence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Statement">Its words.</param>
/// <param name="Decision">The decision; null where it is about a silence.</param>
/// <param name="Silence">The silence; null where it is about a decision.</param>
/// <param name="Paragraphs">The paragraphs that it concerns, as the text numbers them; none where it concerns the whole.</param>
public sealed record ExplainPosition(ExplanationKind Kind, Words Statement, DecisionId? Decision, SilenceId? Silence,
    ImmutableArray<ParagraphNumber> Paragraphs) : TimelyAct;

/// <summary>Where nothing was adopted, the chair sums up under the chair's own authority.</summary>
/// <param name="Document">The document that holds the summary; it is registered as a chair's summary.</param>
/// <param name="Decision">The decision that was not adopted; null where it was a silence.</param>
/// <param name="Silence">The silence that did not lead to adoption.</param>
public sealed record IssueChairsSummary(DocumentId Document, DecisionId? Decision = null, SilenceId? Silence = null) : Act;

/// <summary>What a decision is about: the terms may ask for different majorities.</summary>
public enum DecisionMatter
{
    /// <summary>A question of procedure.</summary>
    Procedural,

    /// <summary>A question of substance.</summary>
    Substantive,
}

/// <summary>A vote on a decision.</summary>
public enum BallotValue
{
    /// <summary>For it.</summary>
    Yes,

    /// <summary>Against it.</summary>
    No,

    /// <summary>Neither.</summary>
    Abstain,
}

/// <summary>What a member attaches to a decision.</summary>
public enum ExplanationKind
{
    /// <summary>Explains its position.</summary>
    Explanation,

    /// <summary>Says how it understands the text.</summary>
    Interpretation,

    /// <summary>Reserves its position.</summary>
    Reservation,

    /// <summary>Dissociates itself from named paragraphs.</summary>
    Dissociation,
}
