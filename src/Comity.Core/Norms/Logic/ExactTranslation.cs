using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Comity.Norms.Logic;

/// <summary>
/// Translates formulas so that the gates are exact although variables stand more than once. "One of them can hold" is exact as it
/// stands; "all can hold" is exact where the operands share no variable. Operands that share some are split by the values of a shared
/// variable, until none is shared (a decomposable negation normal form: Darwiche, "Decomposable Negation Normal Form", JACM 2001).
/// </summary>
internal sealed class ExactTranslation
{
    private readonly FormulaStore store;
    private readonly RailCircuit circuit;
    private readonly int limit;
    private readonly Cofactors cofactors;
    private readonly Formula[] imported;
    private readonly Dictionary<Formula, int> done = [];
    private int combinationsLeft;

    /// <summary>Prepares the formulas of <paramref name="source"/>, which stays as it is; <paramref name="limit"/> combinations each.</summary>
    public ExactTranslation(FormulaStore source, ReadOnlySpan<Formula> formulas, RailCircuit circuit, int limit)
    {
        store = new FormulaStore(source.Variables);
        cofactors = new Cofactors(store);
        imported = new Formula[source.Count];
        this.circuit = circuit;
        this.limit = limit;
        foreach (var index in source.IndexesOf(formulas))
            imported[index] = source.KindOf(index) switch
            {
                FormulaKind.True => Formula.True,
                FormulaKind.Atom => store.Atom(source.VariableOf(index), source.ValuesOf(index)),
                _ => store.And([.. source.OperandsOf(index).Select(Imported)]),
            };
    }

    /// <summary>The gate that says whether the formula can hold; nothing when it takes too many combinations.</summary>
    public int? CanHold(Formula formula)
    {
        combinationsLeft = limit;
        var gate = Translate(Imported(formula));
        return combinationsLeft < 0 ? null : gate;
    }

    private Formula Imported(Formula formula) => formula.IsNegated ? !imported[formula.Index] : imported[formula.Index];

    private int Translate(Formula formula)
    {
        // Nesting that would overflow the stack is refused like too many combinations: the answer stays sound.
        if (combinationsLeft < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            combinationsLeft = -1;
            return RailCircuit.True;
        }

        if (done.TryGetValue(formula, out var gate))
            return gate;
        gate = store.KindOf(formula.Index) switch
        {
            FormulaKind.True => formula.IsNegated ? RailCircuit.False : RailCircuit.True,
            FormulaKind.Atom => circuit.Hit(store.VariableOf(formula.Index), store.ValuesOf(formula)),
            _ when formula.IsNegated => circuit.Any([.. store.OperandsOf(formula.Index).Select(operand => Translate(!operand))]),
            _ => TranslateConjunction(store.OperandsOf(formula.Index)),
        };
        if (combinationsLeft >= 0)
            done.Add(formula, gate);
        return gate;
    }

    private int TranslateConjunction(ImmutableArray<Formula> operands)
    {
        var known = new SortedDictionary<int, ulong>();
        var clauses = new List<Formula>();
        foreach (var operand in operands)
            if (store.KindOf(operand.Index) == FormulaKind.Atom)
                Narrow(known, store.VariableOf(operand.Index), store.ValuesOf(operand));
            else
                clauses.Add(operand);
        if (known.ContainsValue(0))
            return RailCircuit.False;

        var parts = new List<int>();
        foreach (var component in Components(clauses))
            parts.Add(TranslateComponent(component, known));
        var inClauses = Support(clauses);
        foreach (var (variable, values) in known)
            if ((inClauses >> variable).IsEven)
                parts.Add(circuit.Hit(variable, values));
        return circuit.All(parts);
    }

    private int TranslateComponent(List<Formula> clauses, SortedDictionary<int, ulong> known)
    {
        var support = Support(clauses);
        var body = store.And([.. clauses, .. known.Where(fact => !(support >> fact.Key).IsEven).Select(fact => store.Atom(fact.Key, fact.Value))]);
        var shared = Enumerable.Range(0, store.Variables.Length)
            .Where(id => !(support >> id).IsEven && (known.ContainsKey(id) || Mentioning(clauses, id) > 1))
            .Select(id => (Id: id, Classes: cofactors.Classes(body, id, known.GetValueOrDefault(id, store.Variables[id].All))))
            .OrderBy(split => split.Classes.Count > 1)
            .ThenByDescending(split => Mentioning(clauses, split.Id))
            .ThenBy(split => split.Classes.Count)
            .ToList();
        return shared.Count == 0 ? Translate(clauses[0]) : Split(body, shared[0].Id, shared[0].Classes);
    }

    private int Split(Formula body, int variable, List<ulong> classes)
    {
        var branches = new OrderedDictionary<Formula, ulong>();
        foreach (var values in classes)
        {
            var rest = cofactors.Restrict(body, variable, values);
            branches[rest] = branches.TryGetValue(rest, out var earlier) ? earlier | values : values;
        }

        var parts = new List<int>();
        foreach (var (rest, values) in branches)
        {
            combinationsLeft--;
            parts.Add(circuit.All([circuit.Hit(variable, values), Translate(rest)]));
        }

        return circuit.Any(parts);
    }

    private List<List<Formula>> Components(List<Formula> clauses)
    {
        var components = new List<List<Formula>>();
        foreach (var clause in clauses)
        {
            var touching = components.FindAll(component => !(Support(component) & cofactors.Support(clause)).IsZero);
            components.RemoveAll(touching.Contains);
            components.Add([.. touching.SelectMany(component => component), clause]);
        }

        return components;
    }

    private BigInteger Support(List<Formula> clauses) =>
        clauses.Aggregate(BigInteger.Zero, (support, clause) => support | cofactors.Support(clause));

    private int Mentioning(List<Formula> clauses, int variable) =>
        clauses.Count(clause => !(cofactors.Support(clause) >> variable).IsEven);

    private void Narrow(SortedDictionary<int, ulong> known, int variable, ulong values) =>
        known[variable] = known.GetValueOrDefault(variable, store.Variables[variable].All) & values;
}
