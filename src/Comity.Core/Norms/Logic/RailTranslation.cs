namespace Comity.Norms.Logic;

/// <summary>Translates formulas gate by gate, each atom read independently.</summary>
internal sealed class RailTranslation
{
    private readonly int[] canBeTrue;
    private readonly int[] canBeFalse;

    /// <summary>Translates what the formulas rest on.</summary>
    public RailTranslation(FormulaStore store, ReadOnlySpan<Formula> formulas, RailCircuit circuit)
    {
        canBeTrue = new int[store.Count];
        canBeFalse = new int[store.Count];
        canBeTrue[0] = RailCircuit.True;
        foreach (var index in store.IndexesOf(formulas))
            Translate(store, index, circuit);
    }

    /// <summary>The gate that says whether the formula can hold.</summary>
    public int CanHold(Formula formula) => (formula.IsNegated ? canBeFalse : canBeTrue)[formula.Index];

    private void Translate(FormulaStore store, int index, RailCircuit circuit)
    {
        if (store.KindOf(index) == FormulaKind.Atom)
        {
            var atom = new Formula(index * 2);
            canBeTrue[index] = circuit.Hit(store.VariableOf(index), store.ValuesOf(atom));
            canBeFalse[index] = circuit.Hit(store.VariableOf(index), store.ValuesOf(!atom));
        }
        else if (store.KindOf(index) == FormulaKind.And)
        {
            var operands = store.OperandsOf(index);
            canBeTrue[index] = circuit.All(operands.Select(CanHold));
            canBeFalse[index] = circuit.Any(operands.Select(operand => CanHold(!operand)));
        }
    }
}
