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
/// <param name="follows">Whether, under the constraints, the goal holds wherever all variables lie in these sets.</param>
internal sealed class BoxSearch(FormulaStore store, TellingOrder telling, Formula goal, Evaluation possible, Func<IEnumerable<KeyValuePair<int, ulong>>, bool> follows)
{
    private readonly Evaluation answer = new(store, goal);

    /// <summary>The variables that are needed, with all values that each may have.</summary>
    public IReadOnlyDictionary<int, ulong> Of(byte[] witness)
    {
        byte[] changed = [.. witness];
        var box = new SortedDictionary<int, ulong>(answer.Reasons(witness, (variable, set) => telling.Weight(variable, set)));
        foreach (var variable in telling.ForDropping(box))
        {
            var kept = box[variable];
            box.Remove(variable);
            if (Refutes(variable, store.Variables[variable].All & ~kept) || !follows(box))
                box.Add(variable, kept);
        }

        foreach (var (variable, kept) in box.ToArray())
            for (var others = store.Variables[variable].All & ~kept; others != 0; others &= others - 1)
                Widen(variable, others & ~(others - 1));
        return box;

        bool Refutes(int variable, ulong values)
        {
            var refuted = false;
            for (; values != 0 && !refuted; values &= values - 1)
            {
                changed[variable] = (byte)BitOperations.TrailingZeroCount(values);
                refuted = !answer.Holds(changed) && possible.Holds(changed);
            }

            changed[variable] = witness[variable];
            return refuted;
        }

        void Widen(int variable, ulong value)
        {
            var before = box[variable];
            box[variable] = before | value;
            if (Refutes(variable, value) || !follows(box))
                box[variable] = before;
        }
    }
}

/// <summary>Evaluates one formula for many cases, and says by which atoms it holds.</summary>
internal sealed class Evaluation
{
    private readonly FormulaStore store;
    private readonly Formula formula;
    private readonly ImmutableArray<int> nodes;
    private readonly bool[] holds;
    private readonly int[] weights;

    public Evaluation(FormulaStore store, Formula formula)
    {
        (this.store, this.formula, nodes) = (store, formula, store.IndexesOf(formula));
        (holds, weights) = (new bool[formula.Index + 1], new int[formula.Index + 1]);
    }

    /// <summary>Whether the formula holds in a case.</summary>
    public bool Holds(byte[] values)
    {
        foreach (var index in nodes)
            holds[index] = store.KindOf(index) switch
            {
                FormulaKind.True => true,
                FormulaKind.Atom => (store.ValuesOf(index) >> values[store.VariableOf(index)] & 1) != 0,
                _ => All(index),
            };
        return holds[formula.Index] != formula.IsNegated;
    }

    /// <summary>Atoms that are enough for the formula, and hold in the case: the lightest, chosen at each disjunction by itself.</summary>
    public Dictionary<int, ulong> Reasons(byte[] values, Func<int, ulong, int> weight)
    {
        Holds(values);
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
        _ => holds[index] ? (int)Math.Min(int.MaxValue, store.OperandsOf(index).Sum(operand => (long)weights[operand.Index])) : Failing(index).Min(operand => weights[operand.Index]),
    };

    private IEnumerable<Formula> Failing(int index) => store.OperandsOf(index).Where(operand => holds[operand.Index] == operand.IsNegated);

    private ulong Set(int atom) => holds[atom] ? store.ValuesOf(atom) : store.Variables[store.VariableOf(atom)].All & ~store.ValuesOf(atom);
}
