using Comity.Record.Entries;

namespace Comity.Site.Entries;

/// <summary>What the acts of the forum say and what they are about: one line for each procedure.</summary>
internal static class ForumSaid
{
    /// <summary>The sentence of an act; null when it is none of the forum's.</summary>
    public static Said? Of(Act act) => ProcedureSaid.Of(act) ?? DocumentSaid.Of(act) ?? MeetingSaid.Of(act) ?? ChairSaid.Of(act);

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => [.. ProcedureSaid.About(act), .. DocumentSaid.About(act), .. MeetingSaid.About(act), .. ChairSaid.About(act)];
}
