using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Comity.Norms.Logic;

/// <summary>
/// Propositional formulas over finite variables, each stored once. Nodes are the constant true, atoms ("variable in set of values")
/// and conjunctions; negation is a bit of the handle, disjunction is a negated conjunction. Operands always precede their node,
/// so that one pass from low to high index evaluates everything. Not safe for concurrent writing.
/// </summary>
public sealed class FormulaStore
{
    /// <summary>To sort an operand into a conjunction costs about as much as so many clauses that the solver looks at.</summary>
    private const int StepsOfOperand = 8;

    private readonly List<Variable> variables;
    private ImmutableArray<Variable> known = [];
    private readonly List<Node> nodes = [new(FormulaKind.True, -1, 0, [])];
    private readonly Dictionary<(int, ulong), int> atoms = [];
    private readonly Dictionary<Operands, int> conjunctions = [];

    /// <summary>Makes a store over these variables.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="budget">What whoever works with its formulas may take; without one, anything.</param>
    public FormulaStore(ImmutableArray<Variable> variables, Budget? budget = null) => (this.variables, Budget) = ([.. variables], budget ?? Budget.Endless);

    /// <summary>What whoever works with its formulas may take.</summary>
    internal Budget Budget { get; }

    /// <summary>The variables of the space.</summary>
    public ImmutableArray<Variable> Variables => known.Length == variables.Count ? known : known = [.. variables];

    /// <summary>Adds a variable to the space. Encodings and columns made before do not know it.</summary>
    public Variable Add(string name, int size)
    {
        var variable = new Variable(variables.Count, name, size);
        variables.Add(variable);
        return variable;
    }

    /// <summary>The number of nodes.</summary>
    public int Count => nodes.Count;

    /// <summary>The kind of a node.</summary>
    public FormulaKind KindOf(int index) => nodes[index].Kind;

    /// <summary>The variable of an atom.</summary>
    public int VariableOf(int index) => nodes[index].Variable;

    /// <summary>The values of an atom, one bit a value: never none, never all.</summary>
    public ulong ValuesOf(int index) => nodes[index].Values;

    /// <summary>The values for which an atom holds, its negation taken into account.</summary>
    public ulong ValuesOf(Formula atom) =>
        atom.IsNegated ? Variables[VariableOf(atom.Index)].All & ~ValuesOf(atom.Index) : ValuesOf(atom.Index);

    /// <summary>The operands of a conjunction: sorted, at least two; empty for other kinds.</summary>
    public ImmutableArray<Formula> OperandsOf(int index) => nodes[index].Operands;

    /// <summary>The variable's value is one of <paramref name="values"/> (one bit a value).</summary>
    public Formula Atom(int variable, ulong values)
    {
        var all = Variables[variable].All;
        values &= all;
        if (values == 0)
            return Formula.False;
        if (values == all)
            return Formula.True;

        // A set and its complement are one node: the one without the lowest value is stored.
        var negated = (values & 1) != 0;
        var stored = negated ? all & ~values : values;
        if (!atoms.TryGetValue((variable, stored), out var index))
        {
            index = nodes.Count;
            nodes.Add(new(FormulaKind.Atom, variable, stored, []));
            atoms.Add((variable, stored), index);
        }

        return new(index * 2 + (negated ? 1 : 0));
    }

    /// <summary>All hold; true when there is none.</summary>
    public Formula And(params ReadOnlySpan<Formula> operands)
    {
        Budget.Take(StepsOfOperand * (operands.Length + 1));
        var sorted = new SortedSet<int>();
        foreach (var operand in operands)
        {
            if (operand == Formula.False)
                return Formula.False;
            if (operand == Formula.True)
                continue;
            if (!operand.IsNegated && KindOf(operand.Index) == FormulaKind.And)
                foreach (var inner in OperandsOf(operand.Index))
                    sorted.Add(inner.Code);
            else
                sorted.Add(operand.Code);
        }

        Budget.Take(StepsOfOperand * sorted.Count);
        foreach (var code in sorted)
            if (sorted.Contains(code ^ 1))
                return Formula.False;
        return sorted.Count switch
        {
            0 => Formula.True,
            1 => new(sorted.Min),
            _ => Conjunction([.. sorted.Select(code => new Formula(code))]),
        };
    }

    /// <summary>At least one holds; false when there is none.</summary>
    public Formula Or(params ReadOnlySpan<Formula> operands)
    {
        var negated = new Formula[operands.Length];
        for (var i = 0; i < operands.Length; i++)
            negated[i] = !operands[i];
        return !And(negated);
    }

    /// <summary>If the first holds, so does the second.</summary>
    public Formula Implies(Formula condition, Formula consequence) => !And(condition, !consequence);

    /// <summary>Exactly one holds.</summary>
    public Formula Differ(Formula left, Formula right) => Or(And(left, !right), And(!left, right));

    /// <summary>The formula where some variables are known to lie in a set of values (one bit a value).</summary>
    public Formula Restrict(Formula formula, IReadOnlyDictionary<int, ulong> known)
    {
        var done = new Dictionary<int, Formula>();
        var result = Restricted(formula.Index);
        return formula.IsNegated ? !result : result;

        Formula Restricted(int index)
        {
            Budget.Deepen();
            if (done.TryGetValue(index, out var found))
                return found;
            var node = nodes[index];
            return done[index] = node.Kind switch
            {
                FormulaKind.Atom => known.TryGetValue(node.Variable, out var set) ? Within(node, set, index) : new(index * 2),
                FormulaKind.And => And([.. node.Operands.Select(operand => operand.IsNegated ? !Restricted(operand.Index) : Restricted(operand.Index))]),
                _ => Formula.True,
            };
        }

        static Formula Within(Node node, ulong set, int index) =>
            (set & node.Values) == 0 ? Formula.False : (set & ~node.Values) == 0 ? Formula.True : new(index * 2);
    }

    /// <summary>Whether the formula holds where every variable has one value.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="values">The value of each variable, by its id.</param>
    public bool Evaluate(Formula formula, ReadOnlySpan<byte> values)
    {
        Budget.Take(1);
        Budget.Deepen();
        var node = nodes[formula.Index];
        var holds = node.Kind switch
        {
            FormulaKind.True => true,
            FormulaKind.Atom => (node.Values >> values[node.Variable] & 1) != 0,
            _ => AllHold(node.Operands, values),
        };
        return holds != formula.IsNegated;
    }

    /// <summary>The variables that the formulas mention, in the order of their ids.</summary>
    public ImmutableArray<int> VariablesOf(params ReadOnlySpan<Formula> formulas)
    {
        var found = new SortedSet<int>();
        foreach (var index in IndexesOf(formulas))
            if (KindOf(index) == FormulaKind.Atom)
                found.Add(VariableOf(index));
        return [.. found];
    }

    /// <summary>The nodes that the formulas rest on, their own included, operands first.</summary>
    public ImmutableArray<int> IndexesOf(params ReadOnlySpan<Formula> formulas)
    {
        var found = new SortedSet<int>();
        var open = new Stack<int>();
        foreach (var formula in formulas)
            open.Push(formula.Index);
        while (open.TryPop(out var index))
            if (found.Add(index))
                foreach (var operand in OperandsOf(index))
                    open.Push(operand.Index);
        Budget.Take(found.Count);
        return [.. found];
    }

    private bool AllHold(ImmutableArray<Formula> operands, ReadOnlySpan<byte> values)
    {
        foreach (var operand in operands)
            if (!Evaluate(operand, values))
                return false;
        return true;
    }

    private Formula Conjunction(ImmutableArray<Formula> operands)
    {
        var key = new Operands(operands);
        if (!conjunctions.TryGetValue(key, out var index))
        {
            index = nodes.Count;
            nodes.Add(new(FormulaKind.And, -1, 0, operands));
            conjunctions.Add(key, index);
        }

        return new(index * 2);
    }

    private readonly record struct Node(FormulaKind Kind, int Variable, ulong Values, ImmutableArray<Formula> Operands);

    private readonly struct Operands(ImmutableArray<Formula> items) : IEquatable<Operands>
    {
        private readonly ImmutableArray<Formula> items = items;

        public bool Equals(Operands other) => items.AsSpan().SequenceEqual(other.items.AsSpan());

        public override bool Equals(object? obj) => obj is Operands other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(items.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
