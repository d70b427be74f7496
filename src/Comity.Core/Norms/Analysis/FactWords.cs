using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>Says in a book's words that a variable lies in a set of values.</summary>
internal sealed class FactWords(FactSpace space)
{
    /// <summary>A condition: <c>severity of effects is at least serious</c>.</summary>
    public string Condition(int variable, ulong set) => space.FactOf(variable) switch
    {
        { } owner => $"{Who(owner.Slot)}{Of(owner.Fact, owner.Part, set)}",
        null => Other(variable, set),
    };

    /// <summary>A fact and its value in a witness.</summary>
    public WitnessFact Witness(int variable, int value)
    {
        var (fact, part, slot) = space.FactOf(variable)!.Value;
        var shown = fact.Item.Kind switch
        {
            FactKind.Kinds => fact.Values[part],
            FactKind.Number => Number(fact, value),
            _ => fact.Values[value],
        };
        return new($"{Who(slot)}{fact.Name}", shown);
    }

    /// <summary>Before what is said of another State than the one that is judged.</summary>
    public static string Who(int slot) => slot == 0 ? "" : $"{State(slot)}: ";

    /// <summary>The name of a State that is told apart.</summary>
    public static string State(int slot) => $"State {slot + 1}";

    private string Of(Fact fact, int part, ulong set) => fact.Item.Kind switch
    {
        FactKind.Kinds => $"{fact.Name} is {(set == 1 ? "not " : "")}within {fact.Values[part]}",
        FactKind.YesNo or FactKind.Term or FactKind.Action => set == 2 ? fact.Name : $"not {fact.Name}",
        FactKind.Number => Numbers(fact, set),
        FactKind.Scale => Scale(fact, set),
        _ => Choice(fact, set),
    };

    private static string Scale(Fact fact, ulong set)
    {
        var (low, high) = (System.Numerics.BitOperations.TrailingZeroCount(set), 63 - System.Numerics.BitOperations.LeadingZeroCount(set));
        var top = fact.Values.Length - 1;
        if (set != (((2UL << high) - 1) & ~((1UL << low) - 1)))
            return Choice(fact, set);
        return low == high ? $"{fact.Name} is {fact.Values[low]}"
            : high == top ? $"{fact.Name} is at least {fact.Values[low]}"
            : low == 0 ? $"{fact.Name} is at most {fact.Values[high]}"
            : $"{fact.Name} is between {fact.Values[low]} and {fact.Values[high]}";
    }

    private static string Choice(Fact fact, ulong set)
    {
        var named = fact.Values.Where((_, index) => (set >> index & 1) != 0).ToList();
        var others = fact.Values.Except(named).ToList();
        return others.Count < named.Count ? $"{fact.Name} is not {string.Join(" or ", others)}" : $"{fact.Name} is {string.Join(" or ", named)}";
    }

    private string Numbers(Fact fact, ulong set)
    {
        var starts = space.IntervalsOf(fact);
        var (low, high) = (System.Numerics.BitOperations.TrailingZeroCount(set), 63 - System.Numerics.BitOperations.LeadingZeroCount(set));
        var upper = high + 1 < starts.Length ? (starts[high + 1] - 1).ToString("N0", CultureInfo.InvariantCulture) : "";
        var lower = starts[low].ToString("N0", CultureInfo.InvariantCulture);
        return upper.Length == 0 ? $"{fact.Name} is at least {lower}" : low == 0 ? $"{fact.Name} is at most {upper}"
            : $"{fact.Name} is between {lower} and {upper}";
    }

    private string Number(Fact fact, int interval) => space.IntervalsOf(fact)[interval].ToString("N0", CultureInfo.InvariantCulture);

    private string Other(int variable, ulong set)
    {
        var day = space.Days.FirstOrDefault(pair => pair.Value == variable);
        if (day.Key.Fact is not null)
            return $"{Who(day.Key.Slot)}{(set == 1 ? "not " : "")}{Day(day.Key)}";
        if (Enumerable.Range(0, space.Slots).FirstOrDefault(slot => space.Present(slot) == variable, -1) is >= 0 and var who)
            return $"{State(who)} takes {(set == 1 ? "no " : "")}part";
        return $"{(set == 1 ? "not " : "")}{space.Store.Variables[variable].Name}";
    }

    private static string Day(DayQuestion question) => question.Relation switch
    {
        DayRelation.Before => $"{question.Fact} is before {question.Other}",
        DayRelation.After => $"{question.Fact} is after {question.Other}",
        DayRelation.OnOrBefore => $"{question.Fact} is on or before {question.Other}",
        DayRelation.OnOrAfter => $"{question.Fact} is on or after {question.Other}",
        DayRelation.MoreThanDaysAfter => $"{question.Fact} is more than {question.Days} days after {question.Other}",
        _ => $"{question.Fact} is within {question.Days} days of {question.Other}",
    };
}
