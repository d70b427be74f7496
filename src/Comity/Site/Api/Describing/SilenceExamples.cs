using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Notices;
using Comity.Forum.Silence;
using Comity.Record.Entries;
using static Comity.Site.Api.Describing.ActExamples;

namespace Comity.Site.Api.Describing;

/// <summary>Examples of acts of the silence procedure, about decisions and about notices.</summary>
internal static class SilenceExamples
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Act> All { get; } =
    [
        new BeginSilence("draft-report", "The draft report", "draft-report-rev-1", Noon.AddHours(72), "The bureau, 26 February 2026"),
        new BreakSilence("draft-report", SilenceBreakKind.Objection, "Paragraph 12 goes beyond what was agreed"),
        new NoteBrokenSilence("draft-report", Bytes, "An objection was received before the deadline"),
        new ExtendSilence("draft-report", Noon.AddDays(7), "A capital asked for time"),
        new WithdrawFromSilence("draft-report", "To be revised"),
        new SettleSilence("draft-report"),
        new TakeNoteOfSilence("draft-report", "third-session", 4),
        new PutDecision("working-hours", "Working hours", DecisionMatter.Procedural, "Meetings end at six.", null, "second-session", 1),
        new ObjectToDecision("working-hours", "Interpretation is needed until seven"),
        new WithdrawDecisionObjection("working-hours"),
        new RuleConsensus("working-hours", "second-session"),
        new CallVote("working-hours", "second-session", Noon.AddHours(1)),
        new VoteOnDecision("working-hours", BallotValue.Yes),
        new CloseVote("working-hours", 12, 3, 2, true),
        new WithdrawDecision("working-hours", "No longer needed"),
        new ExplainPosition(ExplanationKind.Dissociation, "We dissociate ourselves from paragraph 3.", "working-hours", null, ["3"]),
        new IssueChairsSummary("summary-of-the-chair", "working-hours"),
        new AcknowledgeNotice(128),
        new HandDuty(128, "friends-1"),
        new TakeDuty(128, "UTO"),
        new NoteMailing(128, ["UTO", "ERE"]),
    ];
}
