using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>A row with one known fact changed.</summary>
/// <param name="Words">The change: <c>fact: from → to</c>.</param>
/// <param name="Allowed">The row after it.</param>
/// <param name="Steps">How far the new value lies from the old one.</param>
internal sealed record FactChange(string Words, ImmutableArray<ulong> Allowed, int Steps);

/// <summary>Changes one known fact of a row: to another value, one kind more or less, another range of numbers.</summary>
internal sealed class Changes(Model model)
{
    private readonly FactSpace space = model.Space;

    /// <summary>All changes of the facts of these variables, actions first, then by steps, then in the order of the book.</summary>
    public IEnumerable<FactChange> Of(CaseRow row, ImmutableArray<int> variables) =>
        from variable in variables
        let owner = space.FactOf(variable)
        where owner is not null && ulong.PopCount(row.Allowed[variable]) == 1
        from change in Of(row, variable, owner.Value.Fact, owner.Value.Part, owner.Value.Slot)
        orderby owner.Value.Fact.Item.Kind != FactKind.Action, change.Steps
        select change;

    private IEnumerable<FactChange> Of(CaseRow row, int variable, Fact fact, int part, int slot)
    {
        var from = (int)ulong.TrailingZeroCount(row.Allowed[variable]);
        var name = fact.Owner != Owner.Activity && slot > 0 ? $"{fact.Name} of {row.Slots[slot].Name}" : fact.Name;
        if (fact.Item.Kind == FactKind.Kinds)
            return [new($"{name}: {(from == 0 ? "also " : "not ")}{fact.Values[part]}", Kind(row, fact, part, slot, from == 0), 1)];
        return Enumerable.Range(0, model.Store.Variables[variable].Size).Where(to => to != from).Select(to =>
            new FactChange($"{name}: {Value(fact, from)} → {Value(fact, to)}", row.Allowed.SetItem(variable, 1UL << to), fact.Item.Kind == FactKind.Choice ? 1 : Math.Abs(to - from)));
    }

    // A kind comes with all above it, and goes with all under it.
    private ImmutableArray<ulong> Kind(CaseRow row, Fact fact, int part, int slot, bool isMore)
    {
        var variables = space.VariablesOf(fact, slot);
        var allowed = row.Allowed.ToBuilder();
        for (var kind = 0; kind < variables.Length; kind++)
            if (isMore ? fact.AtOrAbove(part).Contains(kind) : fact.AtOrAbove(kind).Contains(part))
                allowed[variables[kind]] = isMore ? 2UL : 1UL;
        return allowed.MoveToImmutable();
    }

    private string Value(Fact fact, int value)
    {
        if (fact.Item.Kind != FactKind.Number)
            return fact.Values[value];
        var starts = space.IntervalsOf(fact);
        var isLast = value + 1 == starts.Length;
        var (low, high) = (Written(starts[value]), isLast ? "" : Written(starts[value + 1] - 1));
        return isLast ? $"at least {low}" : value == 0 ? $"at most {high}" : low == high ? low : $"between {low} and {high}";
    }

    private static string Written(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
