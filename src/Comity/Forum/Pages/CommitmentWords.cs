using Comity.Forum.Commitments;
using Comity.Kit.Widgets;

namespace Comity.Forum.Pages;

/// <summary>How the state of a commitment is told. What its author claims is told as a claim; nothing here says that a commitment is kept.</summary>
internal static class CommitmentWords
{
    /// <summary>The key of the words.</summary>
    public static string KeyOf(Commitment commitment, DateTimeOffset now) => commitment switch
    {
        { Status: not CommitmentStatus.InForce } => $"commitments.status.{commitment.Status}",
        { Claimed: { } claim } => $"commitments.claims.{claim}",
        _ when commitment.IsOverdue(now) => "commitments.overdue",
        _ => "commitments.status.InForce",
    };

    /// <summary>How it is set off.</summary>
    public static Tone ToneOf(Commitment commitment, DateTimeOffset now) => commitment switch
    {
        { Status: CommitmentStatus.Withdrawn } => Tone.Alert,
        { Status: CommitmentStatus.Lapsed } => Tone.Plain,
        { Claimed: CommitmentClaim.NotKept } => Tone.Alert,
        _ when commitment.IsOverdue(now) => Tone.Wait,
        _ => Tone.Firm,
    };
}
