using System.Collections.Immutable;
using System.Numerics;

namespace Comity.Norms.Logic;

/// <summary>Restricts formulas of a store to some values of a variable, and says which values make no difference.</summary>
internal sealed class Cofactors(FormulaStore store)
{
    private readonly Dictionary<int, BigInteger> supports = [];

    /// <summary>The variables that the formula mentions, one bit a variable.</summary>
    public BigInteger Support(Formula formula)
    {
        if (supports.TryGetValue(formula.Index, out var support))
            return support;
        support = BigInteger.Zero;
        if (store.KindOf(formula.Index) == FormulaKind.Atom)
            support = BigInteger.One << store.VariableOf(formula.Index);
        foreach (var operand in store.OperandsOf(formula.Index))
            support |= Support(operand);
        supports.Add(formula.Index, support);
        return support;
    }

    /// <summary>Splits <paramref name="allowed"/> into sets of values that no atom of the formula tells apart.</summary>
    public List<ulong> Classes(Formula formula, int variable, ulong allowed)
    {
        List<ulong> classes = [allowed];
        foreach (var index in store.IndexesOf(formula))
            if (store.KindOf(index) == FormulaKind.Atom && store.VariableOf(index) == variable)
                classes = [.. classes.SelectMany(values => Split(values, store.ValuesOf(index)))];
        return classes;
    }

    /// <summary>The formula where the variable has one of <paramref name="values"/>, which no atom of the formula tells apart.</summary>
    public Formula Restrict(Formula formula, int variable, ulong values) => Restrict(formula, variable, values, []);

    private static ImmutableArray<ulong> Split(ulong values, ulong atom) =>
        (values & atom) == 0 || (values & ~atom) == 0 ? [values] : [values & atom, values & ~atom];

    private Formula Restrict(Formula formula, int variable, ulong values, Dictionary<int, Formula> done)
    {
        if ((Support(formula) >> variable).IsEven)
            return formula;
        if (!done.TryGetValue(formula.Index, out var restricted))
        {
            restricted = store.KindOf(formula.Index) == FormulaKind.Atom
                ? (values & store.ValuesOf(formula.Index)) != 0 ? Formula.True : Formula.False
                : store.And([.. store.OperandsOf(formula.Index).Select(operand => Restrict(operand, variable, values, done))]);
            done.Add(formula.Index, restricted);
        }

        return formula.IsNegated ? !restricted : restricted;
    }
}
