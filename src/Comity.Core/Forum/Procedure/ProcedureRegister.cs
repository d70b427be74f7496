using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Forum.Procedure;

/// <summary>The terms of procedure in force, and the days on which the seat is closed.</summary>
/// <param name="Terms">The terms in force; before any were adopted, those of the program under its edition of the rules.</param>
/// <param name="Since">The position of the entry that put them into force; null before.</param>
/// <param name="Closed">The closed days, by their beginning.</param>
public sealed record ProcedureRegister(ProcedureTerms Terms, long? Since, ImmutableSortedSet<(DateTimeOffset From, DateTimeOffset Until, string Name)> Closed)
{
    /// <summary>Before the first entry.</summary>
    public static ProcedureRegister Empty { get; } = new(ProcedureSets.ComityBeforeGrace, null, []);

    /// <summary>The register after an act took effect.</summary>
    public ProcedureRegister Apply(Effect effect) => effect.Act switch
    {
        BeginRecord act => Shipped(act.Rules),
        AdoptRules act => Shipped(act.Rules),
        AdoptProcedure act => this with { Terms = act.Terms, Since = effect.Position },
        DeclareClosedDays act => this with { Closed = Closed.Union(act.Days.Select(day => (day.From, day.Until, day.Name.Value))) },
        _ => this,
    };

    /// <summary>The program's own terms, as they are under an edition of the rules, as long as none were adopted.</summary>
    private ProcedureRegister Shipped(RulesOfProcedure rules) =>
        Since is null && rules.Edition >= RulesOfProcedure.EditionOfGrounds && !ReferenceEquals(Terms, ProcedureSets.Comity)
            ? this with { Terms = ProcedureSets.Comity } : this;

    /// <summary>The closed day that holds an instant; null when the seat is open.</summary>
    public string? ClosedAt(DateTimeOffset time) => Closed.FirstOrDefault(day => day.From <= time && time < day.Until).Name;

    /// <summary>How much time lies between two instants without closed days.</summary>
    public TimeSpan OpenBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var (open, reached) = (TimeSpan.Zero, from);
        foreach (var day in Closed)
        {
            if (day.From >= until)
                break;
            if (day.From > reached)
                open += day.From - reached;
            if (day.Until > reached)
                reached = day.Until;
        }
        return until > reached ? open + (until - reached) : open;
    }

    /// <summary>The first instant by which so much time without closed days has passed and at which the seat is open.</summary>
    public DateTimeOffset OpenAfter(DateTimeOffset from, TimeSpan time)
    {
        var (reached, left) = (from, time);
        foreach (var day in Closed)
        {
            if (day.From > reached && day.From - reached > left)
                break;
            if (day.From > reached)
                left -= day.From - reached;
            if (day.Until > reached)
                reached = day.Until;
        }
        return reached + left;
    }
}
