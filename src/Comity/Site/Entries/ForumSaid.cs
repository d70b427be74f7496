using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Site.Entries;

/// <summary>What the acts of the forum say and what they are about: one line for each procedure.</summary>
internal static class ForumSaid
{
    private static readonly ImmutableArray<(Func<Act, Said?> Of, Func<Act, string[]> About)> Procedures =
    [
        (ProcedureSaid.Of, ProcedureSaid.About),
        (DocumentSaid.Of, DocumentSaid.About),
        (MeetingSaid.Of, MeetingSaid.About),
        (ChairSaid.Of, ChairSaid.About),
        (SilenceSaid.Of, SilenceSaid.About),
        (DecisionSaid.Of, DecisionSaid.About),
        (NoticeSaid.Of, NoticeSaid.About),
        (CommitmentSaid.Of, CommitmentSaid.About),
    ];

    /// <summary>The sentence of an act; null when it is none of the forum's.</summary>
    public static Said? Of(Act act) => Procedures.Select(procedure => procedure.Of(act)).FirstOrDefault(said => said is not null);

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => [.. Procedures.SelectMany(procedure => procedure.About(act))];
}
