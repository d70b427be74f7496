using Comity.Record.Entries;

namespace Comity.Site.Entries;

/// <summary>What the acts of the forum say and what they are about: one line for each procedure.</summary>
internal static class ForumSaid
{
    /// <summary>The sentence of an act; null when it is none of the forum's.</summary>
    public static Said? Of(Act act) => ProcedureSaid.Of(act) ?? DocumentSaid.Of(act) ?? CommitmentSaid.Of(act);

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => [.. ProcedureSaid.About(act), .. DocumentSaid.About(act), .. CommitmentSaid.About(act)];
    public static Said? Of(Act act) => ProcedureSaid.Of(act) ?? DocumentSaid.Of(act) ?? SilenceSaid.Of(act) ?? DecisionSaid.Of(act) ?? NoticeSaid.Of(act);

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => [.. ProcedureSaid.About(act), .. DocumentSaid.About(act), .. SilenceSaid.About(act), .. DecisionSaid.About(act), .. NoticeSaid.About(act)];
}
