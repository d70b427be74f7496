using System.Numerics;

namespace Comity.Norms.Logic;

/// <summary>
/// Three-valued evaluation of one case, given by the values that it allows for each variable, one bit a value, never none.
/// Constraints between facts are not considered. For many cases use <see cref="SlicedEvaluation"/>.
/// </summary>
/// <param name="store">Where the formulas stand.</param>
public sealed class CaseEvaluation(FormulaStore store)
{
    /// <summary>The rails, each atom read independently (Kleene): sound, but may call open what a repeated variable decides.</summary>
    public Rails Evaluate(Formula formula, ReadOnlySpan<ulong> allowed)
    {
        var known = new Rails[formula.Index + 1];
        return Evaluate(formula, allowed, known);
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

    private Rails Evaluate(Formula formula, ReadOnlySpan<ulong> allowed, Rails[] known)
    {
        ref var rails = ref known[formula.Index];
        if (rails == default)
            rails = store.KindOf(formula.Index) switch
            {
                FormulaKind.True => new(true, false),
                FormulaKind.Atom => EvaluateAtom(formula.Index, allowed),
                _ => EvaluateConjunction(formula.Index, allowed, known),
            };
        return formula.IsNegated ? !rails : rails;
    }

    private Rails EvaluateAtom(int atom, ReadOnlySpan<ulong> allowed)
    {
        var left = allowed[store.VariableOf(atom)];
        return new((left & store.ValuesOf(atom)) != 0, (left & ~store.ValuesOf(atom)) != 0);
    }

    private Rails EvaluateConjunction(int conjunction, ReadOnlySpan<ulong> allowed, Rails[] known)
    {
        var rails = new Rails(true, false);
        foreach (var operand in store.OperandsOf(conjunction))
        {
            var part = Evaluate(operand, allowed, known);
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
