using Comity.Forum.Commitments;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about commitments say.</summary>
internal static class CommitmentSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        EnterCommitment a => new(nameof(EnterCommitment), Short(a.Title), a.Kind),
        ReportOnCommitment a => new(nameof(ReportOnCommitment), a.Commitment, a.Claim),
        AssessCommitment a => new(nameof(AssessCommitment), a.Commitment, a.Finding),
        AskAboutCommitment a => new(nameof(AskAboutCommitment), a.Commitment),
        AnswerQuestion a => new(nameof(AnswerQuestion), a.Question),
        ProlongCommitment a => new(nameof(ProlongCommitment), a.Commitment, a.Until),
        WithdrawCommitment a => new(nameof(WithdrawCommitment), a.Commitment, Short(a.Ground)),
        LapseCommitment a => new(nameof(LapseCommitment), a.Commitment),
        AdoptMeasure a => new(nameof(AdoptMeasure), a.Measure),
        EndMeasure a => new(nameof(EndMeasure), a.Measure, Short(a.Ground)),
        Disclose a => new(nameof(Disclose), Short(a.Title), a.Subject, a.Layer),
        OpenDisclosure a => new(nameof(OpenDisclosure), a.Disclosure),
        EnterNormsReview a => new(nameof(EnterNormsReview), a.Review, (long)a.Losses.Length),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        EnterCommitment a => [$"commitment:{a.Commitment}"],
        ReportOnCommitment a => [$"commitment:{a.Commitment}"],
        AssessCommitment a => [$"commitment:{a.Commitment}"],
        AskAboutCommitment a => [$"commitment:{a.Commitment}"],
        ProlongCommitment a => [$"commitment:{a.Commitment}"],
        WithdrawCommitment a => [$"commitment:{a.Commitment}"],
        LapseCommitment a => [$"commitment:{a.Commitment}"],
        AdoptMeasure a => [$"measure:{a.Measure}"],
        EndMeasure a => [$"measure:{a.Measure}"],
        Disclose a => [$"disclosure:{a.Disclosure}"],
        OpenDisclosure a => [$"disclosure:{a.Disclosure}"],
        EnterNormsReview a => [$"review:{a.Review}", $"book:{a.Before.Text}", $"book:{a.After.Text}"],
        _ => [],
    };
}
