using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Forum.Carrying;

/// <summary>What must hold of acts that a decision or a text under silence carries, beside what the process asks of each of them.</summary>
public static class CarryingRules
{
    /// <summary>The most acts that one decision carries.</summary>
    public const int MostCarried = 20;

    /// <summary>From the fourth edition on a decision carries acts, twenty at most; no act in it carries others.</summary>
    [Rule("Comity", Cases = ["edition", "many", "carries"])]
    public static Refusal? CarriedActsAreFew(FoundingRegister register, Attempt attempt, Act act)
    {
        if (act is not ICarriesActs { Carries: { IsDefaultOrEmpty: false } carried })
            return null;
        var nested = carried.Select(one => one is ICarriesActs).ToList().IndexOf(true);
        var @case = register.Rules.Edition < RulesOfProcedure.EditionOfGrounds ? "edition" : carried.Length > MostCarried ? "many" : nested >= 0 ? "carries"
            : null;
        return @case is null ? null
            : Refusal.Of(@case == "carries" ? Place(nested) : "carries", [("count", Text(carried.Length)), ("most", Text(MostCarried))]).In(@case);
    }

    /// <summary>No two of the acts that are carried together are about the same thing: what one of them makes or sets, no other changes or ends.</summary>
    [Rule("Comity")]
    public static Refusal? CarriedActsAgree(Func<Act, string> subject, Attempt attempt, ICarriesActs act)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, one) in act.Carries.Index())
            if (!seen.TryAdd(subject(one), place))
                return Refusal.Of(Place(place), [("act", ActName.KindOf(one)), ("other", Text(seen[subject(one)] + 1))]);
        return null;
    }

    /// <summary>Where a carried act stands in the act that carries it.</summary>
    public static string Place(int place) => FormattableString.Invariant($"carries[{place}]");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
