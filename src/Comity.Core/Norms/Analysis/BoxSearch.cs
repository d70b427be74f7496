using System.Collections.Immutable;
using System.Numerics;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>
/// Finds for a case what of it is enough for a yes: a prime implicant under the constraints. It starts from the atoms by which the formula holds in the
/// case, drops all that it can do without, and lets each fact take more values while the answer stays. What one changed fact of the case refutes is
/// never asked of the solver.
/// </summary>
/// <param name="store">Where the formulas stand.</param>
/// <param name="telling">What is rather dropped.</param>
/// <param name="goal">The question.</param>
/// <param name="possible">The constraints.</param>
/// <param name="follows">Conditions of a box that are enough, under the constraints, for the goal; null if all of them are not.</param>
internal sealed class BoxSearch(FormulaStore store, TellingOrder telling, Formula goal, Evaluation possible, Func<IEnumerable<Formula>,
    ImmutableArray<Formula>?> follows)
{
    private readonly Evaluation answer = new(store, goal);
    private readonly List<(int Variable, ulong Set)> box = [];

    /// <summary>The variables that are needed, with all values that each may have.</summary>
    public IReadOnlyDictionary<int, ulong> Of(byte[] witness)
    {
        answer.Start(witness);
        possible.Start(witness);
        var reasons = answer.Reasons(telling.Weight);
        box.Clear();
        box.AddRange(telling.ByInterest(reasons).Select(variable => (variable, reasons[variable])));
        for (var at = box.Count - 1; at >= 0; at = Math.Min(at, box.Count) - 1)
            Drop(at);
        for (var at = 0; at < box.Count; at++)
            for (var others = Others(box[at]); others != 0; others &= others - 1)
                Widen(at, others & ~(others - 1));
        return box.ToDictionary(one => one.Variable, one => one.Set);
    }

    private ulong Others((int Variable, ulong Set) one) => store.Variables[one.Variable].All & ~one.Set;

    // The most telling come first, so that the solver explains its answer with them, and drops the last.
    private void Drop(int at)
    {
        var one = box[at];
        box.RemoveAt(at);
        if (!Refutes(one.Variable, Others(one)) && Enough() is { } core)
            box.RemoveAll(other => !core.Contains(store.Atom(other.Variable, other.Set)));
        else
            box.Insert(at, one);
    }

    private void Widen(int at, ulong value)
    {
        var before = box[at];
        if (Refutes(before.Variable, value))
            return;
        box[at] = before with { Set = before.Set | value };
        if (Enough() is null)
            box[at] = before;
    }

    private ImmutableArray<Formula>? Enough() => follows(box.Select(one => store.Atom(one.Variable, one.Set)));

    private bool Refutes(int variable, ulong values)
    {
        for (; values != 0; values &= values - 1)
            if (!answer.HoldsWith(variable, BitOperations.TrailingZeroCount(values)) && possible.HoldsWith(variable, BitOperations.TrailingZeroCount(values)))
                return true;
        return false;
    }
}

/// <summary>Evaluates one formula for a case, and for others that differ from it in one fact; says by which atoms it holds.</summary>
internal sealed class Evaluation
{
    private readonly FormulaStore store;
    private readonly Formula formula;
    private readonly ImmutableArray<int> nodes;
    private readonly Dictionary<int, int[]> above = [];
    private readonly bool[] known;
    private readonly bool[] holds;
    private readonly int[] weights;

    public Evaluation(FormulaStore store, Formula formula)
    {
        (this.store, this.formula, nodes) = (store, formula, store.IndexesOf(formula));
        (known, holds, weights) = (new bool[formula.Index + 1], new bool[formula.Index + 1], new int[formula.Index + 1]);
    }

    /// <summary>Takes up a case.</summary>
    public void Start(byte[] values)
    {
        store.Budget.Take(nodes.Length);
        foreach (var index in nodes)
            holds[index] = known[index] = store.KindOf(index) switch
            {
                FormulaKind.True => true,
                FormulaKind.Atom => (store.ValuesOf(index) >> values[store.VariableOf(index)] & 1) != 0,
                _ => All(index),
            };
    }

    /// <summary>Whether the formula holds in the case when one variable has another value.</summary>
    public bool HoldsWith(int variable, int value)
    {
        if (!above.TryGetValue(variable, out var changed))
            above.Add(variable, changed = Above(variable));
        store.Budget.Take(changed.Length);
        foreach (var index in changed)
            holds[index] = store.KindOf(index) == FormulaKind.Atom ? (store.ValuesOf(index) >> value & 1) != 0 : All(index);
        var answer = holds[formula.Index] != formula.IsNegated;
        foreach (var index in changed)
            holds[index] = known[index];
        return answer;
    }

    /// <summary>Atoms that are enough for the formula, and hold in the case: the lightest, chosen at each disjunction by itself.</summary>
    public Dictionary<int, ulong> Reasons(Func<int, ulong, int> weight)
    {
        foreach (var index in nodes)
            weights[index] = Weight(index, weight);
        var found = new Dictionary<int, ulong>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([formula.Index]);
        while (open.TryPop(out var index))
            if (seen.Add(index))
                Explain(index, found, open);
        return found;
    }

    private int[] Above(int variable)
    {
        var found = new HashSet<int>();
        foreach (var index in nodes)
            if (store.KindOf(index) == FormulaKind.Atom ? store.VariableOf(index) == variable
                : store.OperandsOf(index).Any(operand => found.Contains(operand.Index)))
                found.Add(index);
        return [.. found.Order()];
    }

    private void Explain(int index, Dictionary<int, ulong> found, Stack<int> open)
    {
        if (store.KindOf(index) == FormulaKind.Atom)
            found[store.VariableOf(index)] = found.GetValueOrDefault(store.VariableOf(index), ulong.MaxValue) & Set(index);
        else if (!holds[index])
            open.Push(Failing(index).MinBy(operand => weights[operand.Index]).Index);
        else
            foreach (var operand in store.OperandsOf(index))
                open.Push(operand.Index);
    }

    private bool All(int index)
    {
        foreach (var operand in store.OperandsOf(index))
            if (holds[operand.Index] == operand.IsNegated)
                return false;
        return true;
    }

    private int Weight(int index, Func<int, ulong, int> weight) => store.KindOf(index) switch
    {
        FormulaKind.True => 0,
        FormulaKind.Atom => weight(store.VariableOf(index), Set(index)),
        _ => holds[index] ? (int)Math.Min(int.MaxValue, store.OperandsOf(index).Sum(operand => (long)weights[operand.Index]))
            : Failing(index).Min(operand => weights[operand.Index]),
    };

    private IEnumerable<Formula> Failing(int index) => store.OperandsOf(index).Where(operand => holds[operand.Index] == operand.IsNegated);

    private ulong Set(int atom) => holds[atom] ? store.ValuesOf(atom) : store.Variables[store.VariableOf(atom)].All & ~store.ValuesOf(atom);
}
