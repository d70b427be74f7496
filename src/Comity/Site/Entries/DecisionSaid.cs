using Comity.Forum.Decisions;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about decisions say.</summary>
internal static class DecisionSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        PutDecision a => new(nameof(PutDecision), a.Decision, Short(a.Title)),
        ObjectToDecision a => new(nameof(ObjectToDecision), a.Decision, Short(a.Ground)),
        WithdrawDecisionObjection a => new(nameof(WithdrawDecisionObjection), a.Decision),
        RuleConsensus a => new(nameof(RuleConsensus), a.Decision, Short(a.Meeting)),
        CallVote a => new(nameof(CallVote), a.Decision, a.Closes),
        VoteOnDecision a => new(nameof(VoteOnDecision), a.Decision, a.Value),
        CloseVote { Adopted: true } a => new(nameof(CloseVote), a.Decision, (long)a.Yes, (long)a.No, (long)a.Abstentions),
        CloseVote a => new("CloseVote.rejected", a.Decision, (long)a.Yes, (long)a.No, (long)a.Abstentions),
        WithdrawDecision a => new(nameof(WithdrawDecision), a.Decision, Short(a.Reason)),
        ExplainPosition a => new(nameof(ExplainPosition), a.Kind, a.Decision?.Value ?? a.Silence?.Value ?? ""),
        IssueChairsSummary a => new(nameof(IssueChairsSummary), a.Document),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        PutDecision a => [$"decision:{a.Decision}"],
        ObjectToDecision a => [$"decision:{a.Decision}"],
        WithdrawDecisionObjection a => [$"decision:{a.Decision}"],
        RuleConsensus a => [$"decision:{a.Decision}"],
        CallVote a => [$"decision:{a.Decision}"],
        VoteOnDecision a => [$"decision:{a.Decision}"],
        CloseVote a => [$"decision:{a.Decision}"],
        WithdrawDecision a => [$"decision:{a.Decision}"],
        ExplainPosition a => [.. Matter(a.Decision, a.Silence)],
        IssueChairsSummary a => [$"document:{a.Document}", .. Matter(a.Decision, a.Silence)],
        _ => [],
    };

    private static IEnumerable<string> Matter(string? decision, string? silence)
    {
        if (decision is not null)
            yield return $"decision:{decision}";
        if (silence is not null)
            yield return $"silence:{silence}";
    }
}
