using Comity.Forum.Procedure;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about terms of procedure say.</summary>
internal static class ProcedureSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        AdoptProcedure a => new(nameof(AdoptProcedure), Short(a.Terms.Title), Short(a.Decision)),
        DeclareClosedDays a => new(nameof(DeclareClosedDays), (long)a.Days.Length, Short(a.Basis)),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act is AdoptProcedure or DeclareClosedDays ? ["rules"] : [];
}
