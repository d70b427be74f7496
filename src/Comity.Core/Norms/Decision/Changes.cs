using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>One known fact changed.</summary>
/// <param name="Variable">Its variable.</param>
/// <param name="To">The new value.</param>
internal readonly record struct FactChange(int Variable, int To);

/// <summary>Changes one known fact of a row: to another value, one kind more or less, another range of numbers.</summary>
internal sealed class Changes(Model model)
{
    private readonly FactSpace space = model.Space;

    /// <summary>The variables of facts among these: actions first.</summary>
    public ImmutableArray<int> Ordered(IEnumerable<int> variables) =>
        [.. variables.Where(variable => space.FactOf(variable) is not null)
            .OrderBy(variable => space.FactOf(variable)!.Value.Fact.Item.Kind != FactKind.Action)];

    /// <summary>All changes of the known facts of these variables, by steps, then in their order.</summary>
    public IEnumerable<FactChange> Of(CaseRow row, ImmutableArray<int> ordered)
    {
        var left = true;
        for (var steps = 1; left; steps++)
        {
            left = false;
            foreach (var variable in ordered)
            {
                var size = model.Store.Variables[variable].Size;
                if (size <= steps || ulong.PopCount(row.Allowed[variable]) != 1)
                    continue;
                left = true;
                var from = (int)ulong.TrailingZeroCount(row.Allowed[variable]);
                if (space.FactOf(variable)!.Value.Fact.Item.Kind == FactKind.Choice)
                    yield return new(variable, (from + steps) % size);
                else
                    foreach (var to in (int[])[from - steps, from + steps])
                        if (to >= 0 && to < size)
                            yield return new(variable, to);
            }
        }
    }

    /// <summary>Makes a change in what a row allows. A kind comes with all above it, and goes with all under it.</summary>
    public void Make(FactChange change, ulong[] allowed)
    {
        var (fact, part, slot) = space.FactOf(change.Variable)!.Value;
        allowed[change.Variable] = 1UL << change.To;
        if (fact.Item.Kind != FactKind.Kinds)
            return;
        var variables = space.VariablesOf(fact, slot);
        for (var kind = 0; kind < variables.Length; kind++)
            if (change.To == 1 ? fact.AtOrAbove(part).Contains(kind) : fact.AtOrAbove(kind).Contains(part))
                allowed[variables[kind]] = 1UL << change.To;
    }

    /// <summary>The change in words: <c>fact: from → to</c>.</summary>
    public string Words(FactChange change, CaseRow row)
    {
        var (fact, part, slot) = space.FactOf(change.Variable)!.Value;
        var name = fact.Owner != Owner.Activity && slot > 0 ? $"{fact.Name} of {row.Slots[slot].Name}" : fact.Name;
        return fact.Item.Kind == FactKind.Kinds ? $"{name}: {(change.To == 1 ? "also " : "not ")}{fact.Values[part]}"
            : $"{name}: {Value(fact, (int)ulong.TrailingZeroCount(row.Allowed[change.Variable]))} → {Value(fact, change.To)}";
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
