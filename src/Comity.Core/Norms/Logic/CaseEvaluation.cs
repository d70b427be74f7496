using System.Numerics;

namespace Comity.Norms.Logic;

/// <summary>
/// Three-valued evaluation of one case, given by the values that it allows for each variable, one bit a value, never none.
/// Constraints between facts are not considered. For many cases use <see cref="SlicedEvaluation"/>. Not for several threads at once.
/// </summary>
/// <param name="store">Where the formulas stand.</param>
public sealed class CaseEvaluation(FormulaStore store)
{
    private Rails[] results = [];
    private int[] asked = [];
    private int question;

    /// <summary>The rails, each atom read independently (Kleene): sound, but may call open what a repeated variable decides.</summary>
    public Rails Evaluate(Formula formula, ReadOnlySpan<ulong> allowed)
    {
        Ask();
        return Answer(formula, allowed);
    }

    /// <summary>The open variables on which open formulas still depend, in the order of their ids: those under nothing that is decided.</summary>
    public SortedSet<int> OpenVariables(ReadOnlySpan<ulong> allowed, params ReadOnlySpan<Formula> formulas)
    {
        Ask();
        var found = new SortedSet<int>();
        var seen = new HashSet<int>();
        var open = new Stack<Formula>(formulas.ToArray());
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next.Index) || !Answer(next, allowed).IsOpen)
                continue;
            if (store.KindOf(next.Index) == FormulaKind.Atom)
                found.Add(store.VariableOf(next.Index));
            foreach (var operand in store.OperandsOf(next.Index))
                open.Push(operand);
        }

        return found;
    }

    // Results of earlier questions are told apart by number, so that nothing is cleared between them.
    private void Ask()
    {
        if (asked.Length < store.Count)
            (results, asked) = (new Rails[store.Count * 2], new int[store.Count * 2]);
        question++;
    }

    /// <summary>
    /// The rails over all completions of the case: variables that stand more than once are tried value by value. Returns whether
    /// that took at most <see cref="SlicedEvaluation.CombinationLimit"/> combinations; if not, the rails are those of
    /// <see cref="Evaluate(Formula, ReadOnlySpan{ulong})"/>.
    /// </summary>
    public bool TryEvaluateExactly(Formula formula, ReadOnlySpan<ulong> allowed, out Rails rails)
    {
        var combinations = SlicedEvaluation.CombinationLimit;
        rails = EvaluateExactly(formula, allowed.ToArray(), RepeatedVariables(formula), ref combinations);
        if (combinations >= 0)
            return true;
        rails = Evaluate(formula, allowed);
        return false;
    }

    private Rails Answer(Formula formula, ReadOnlySpan<ulong> allowed)
    {
        if (asked[formula.Index] != question)
        {
            asked[formula.Index] = question;
            store.Budget.Take(1);
            Budget.Deepen();
            results[formula.Index] = store.KindOf(formula.Index) switch
            {
                FormulaKind.True => new(true, false),
                FormulaKind.Atom => EvaluateAtom(formula.Index, allowed),
                _ => EvaluateConjunction(formula.Index, allowed),
            };
        }

        return formula.IsNegated ? !results[formula.Index] : results[formula.Index];
    }

    private Rails EvaluateAtom(int atom, ReadOnlySpan<ulong> allowed)
    {
        var left = allowed[store.VariableOf(atom)];
        return new((left & store.ValuesOf(atom)) != 0, (left & ~store.ValuesOf(atom)) != 0);
    }

    private Rails EvaluateConjunction(int conjunction, ReadOnlySpan<ulong> allowed)
    {
        var rails = new Rails(true, false);
        foreach (var operand in store.OperandsOf(conjunction))
        {
            var part = Answer(operand, allowed);
            rails = new(rails.CanBeTrue && part.CanBeTrue, rails.CanBeFalse || part.CanBeFalse);
        }

        return rails;
    }

    private Rails EvaluateExactly(Formula formula, ulong[] allowed, List<int> repeated, ref int combinations)
    {
        var rails = Evaluate(formula, allowed);
        var variable = rails.IsOpen ? repeated.FindIndex(id => !BitOperations.IsPow2(allowed[id])) : -1;
        if (variable < 0 || combinations < 0)
            return rails;

        var id = repeated[variable];
        var values = allowed[id];
        rails = default;
        for (var rest = values; rest != 0 && !rails.IsOpen; rest &= rest - 1)
        {
            combinations--;
            allowed[id] = 1UL << BitOperations.TrailingZeroCount(rest);
            var part = EvaluateExactly(formula, allowed, repeated, ref combinations);
            rails = new(rails.CanBeTrue || part.CanBeTrue, rails.CanBeFalse || part.CanBeFalse);
        }

        allowed[id] = values;
        return rails;
    }

    private List<int> RepeatedVariables(Formula formula)
    {
        var paths = new int[formula.Index + 1];
        var occurrences = new int[store.Variables.Length];
        paths[formula.Index] = 1;
        for (var index = formula.Index; index > 0; index--)
        {
            if (store.KindOf(index) == FormulaKind.Atom)
                occurrences[store.VariableOf(index)] += paths[index];
            foreach (var operand in store.OperandsOf(index))
                paths[operand.Index] = Math.Min(2, paths[operand.Index] + paths[index]);
        }

        return [.. Enumerable.Range(0, occurrences.Length).Where(id => occurrences[id] > 1)];
    }
}
