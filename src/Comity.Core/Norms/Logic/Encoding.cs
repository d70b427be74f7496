using System.Collections.Immutable;
using System.Numerics;

namespace Comity.Norms.Logic;

/// <summary>
/// Asks a <see cref="Solver"/> about the formulas of a <see cref="FormulaStore"/>. Variables, atoms and conjunctions are translated when
/// they are first asked about, each once, with full definitions of conjunctions (Tseitin 1968); the store may grow meanwhile.
/// </summary>
public sealed class Encoding
{
    private static readonly Literal Truth = Literal.Of(0);

    private readonly FormulaStore store;
    private readonly Solver solver;
    private readonly Scope scope = new();
    private readonly ValueLiterals?[] variables;
    private readonly int[] preferred;
    private readonly List<Literal?> nodes = [Truth];
    private readonly Stack<int> open = [];
    private Formula[] asked = new Formula[16];
    private Literal[] literals = new Literal[16];
    private int askedCount;
    private bool answer = true;

    /// <summary>Makes an encoding in which nothing is translated yet, and every variable prefers its value 0.</summary>
    /// <param name="store">Where the formulas stand.</param>
    /// <param name="budget">What its questions may take; that of the store when none is given.</param>
    public Encoding(FormulaStore store, Budget? budget = null)
    {
        this.store = store;
        solver = new(budget ?? store.Budget);
        variables = new ValueLiterals?[store.Variables.Length];
        preferred = new int[store.Variables.Length];
        scope.Define([]);
        solver.NewVariable(true);
        solver.AddClause(Truth);
    }

    /// <summary>The number of conflicts met so far: the measure of the work.</summary>
    public long Conflicts => solver.Conflicts;

    /// <summary>
    /// Assumptions of the last question that cannot hold together, in the order in which they were asked, if its answer was no; empty if
    /// the assertions alone cannot hold.
    /// </summary>
    public ImmutableArray<Formula> Core
    {
        get
        {
            var core = ImmutableArray.CreateBuilder<Formula>();
            for (var i = 0; i < askedCount && !answer; i++)
                if (solver.Core.Contains(literals[i]) && !literals.AsSpan(0, i).Contains(literals[i]))
                    core.Add(asked[i]);
            return core.ToImmutable();
        }
    }

    /// <summary>Makes a value the ordinary one of its variable: answers use it where they can.</summary>
    public void Prefer(int variable, int value)
    {
        RequireValue(variable, value);
        preferred[variable] = value;
        variables[variable]?.Prefer(value);
    }

    /// <summary>The ordinary value of a variable.</summary>
    public byte PreferredValue(int variable) => (byte)preferred[variable];

    /// <summary>Whether a variable was translated: no question so far depends on the others.</summary>
    public bool IsEncoded(int variable) => variables[variable] is not null;

    /// <summary>The literal that holds when a variable has this value.</summary>
    public Literal ValueLiteral(int variable, int value)
    {
        RequireValue(variable, value);
        return store.Variables[variable].Size == 1 ? Truth : ValuesOf(variable)[value];
    }

    /// <summary>The literal that holds when the formula does.</summary>
    public Literal LiteralOf(Formula formula)
    {
        var literal = IsTranslated(formula.Index) ? nodes[formula.Index]!.Value : Translate(formula.Index);
        return formula.IsNegated ? !literal : literal;
    }

    /// <summary>Demands that a formula holds in all answers from now on.</summary>
    public void Assert(Formula formula)
    {
        var operands = store.OperandsOf(formula.Index);
        if (operands.IsEmpty)
            AddClause(LiteralOf(formula));
        else if (formula.IsNegated)
            AddClause([.. operands.Select(operand => LiteralOf(!operand))]);
        else
            foreach (var operand in operands)
                Assert(operand);
    }

    /// <summary>Demands that one of these literals holds in all answers from now on.</summary>
    public void AddClause(params ReadOnlySpan<Literal> clause)
    {
        scope.Include(clause);
        solver.AddClause(clause);
    }

    /// <summary>Whether all assertions and these assumptions can hold together; if so, there is a model to read.</summary>
    public bool Solve(params ReadOnlySpan<Formula> assumptions)
    {
        if (asked.Length < assumptions.Length)
        {
            asked = new Formula[assumptions.Length * 2];
            literals = new Literal[assumptions.Length * 2];
        }

        askedCount = assumptions.Length;
        assumptions.CopyTo(asked);
        for (var i = 0; i < askedCount; i++)
            literals[i] = LiteralOf(assumptions[i]);
        return answer = Solve(literals.AsSpan(0, askedCount));
    }

    /// <summary>The value of a variable in the model of the last question answered with yes: the preferred one if no question met it.</summary>
    public byte ValueOf(int variable) => (byte)(variables[variable]?.InModel() ?? preferred[variable]);

    /// <summary>The values of all variables in that model, by their ids.</summary>
    public byte[] Model() => [.. Enumerable.Range(0, variables.Length).Select(ValueOf)];

    /// <summary>
    /// A model of these assumptions with as few surprises as can be had one by one: in the given order, then by id, each variable keeps its
    /// preferred value if it can; the others then get their lowest possible value. Null if there is none; never depends on earlier questions.
    /// </summary>
    /// <param name="order">The variables, those first that shall rather be ordinary.</param>
    /// <param name="assumptions">What shall hold.</param>
    public byte[]? OrdinaryModel(ReadOnlySpan<int> order, params ReadOnlySpan<Formula> assumptions) =>
        Solve(assumptions) ? new OrdinarySearch(this, literals.AsSpan(0, askedCount)).Run(order) : null;

    /// <summary>Assumptions that cannot hold together, while without any one of them the others can: found by leaving out one after another.</summary>
    /// <param name="assumptions">Assumptions that cannot hold together.</param>
    /// <exception cref="ArgumentException">They can.</exception>
    public ImmutableArray<Formula> MinimalCore(params ReadOnlySpan<Formula> assumptions)
    {
        if (Solve(assumptions))
            throw new ArgumentException("The assumptions can hold together.", nameof(assumptions));
        var core = Core;
        for (var i = 0; i < core.Length;)
            if (Solve(core.RemoveAt(i).AsSpan()))
                i++;
            else
                core = Core;
        return core;
    }

    /// <summary>Asks about literals of this encoding; only the variables on which they depend are decided.</summary>
    internal bool Solve(ReadOnlySpan<Literal> assumptions) => solver.SolveWithin(scope.Of(assumptions), assumptions);

    private void RequireValue(int variable, int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, store.Variables[variable].Size);
    }

    private ValueLiterals ValuesOf(int variable)
    {
        if (variables[variable] is { } known)
            return known;
        var values = variables[variable] = new(solver, store.Variables[variable].Size, preferred[variable]);
        scope.DefineTogether(solver.VariableCount);
        return values;
    }

    private bool IsTranslated(int index) => index < nodes.Count && nodes[index] is not null;

    private Literal Translate(int root)
    {
        while (nodes.Count < store.Count)
            nodes.Add(null);
        open.Push(root);
        while (open.TryPeek(out var index))
            if (!PushOperands(index))
                nodes[open.Pop()] ??= Define(index);
        return nodes[root]!.Value;
    }

    /// <summary>Queues the operands that must be translated first; false if there are none.</summary>
    private bool PushOperands(int index)
    {
        var before = open.Count;
        foreach (var operand in store.OperandsOf(index))
            if (!IsTranslated(operand.Index))
                open.Push(operand.Index);
        return open.Count > before;
    }

    private Literal Define(int index) => store.KindOf(index) == FormulaKind.Atom
        ? DefineAtom(store.VariableOf(index), store.ValuesOf(index))
        : DefineConjunction([.. store.OperandsOf(index).Select(LiteralOf)]);

    private Literal DefineAtom(int variable, ulong set)
    {
        var rest = store.Variables[variable].All & ~set;
        var values = ValuesOf(variable);
        if (BitOperations.IsPow2(set))
            return values[BitOperations.TrailingZeroCount(set)];
        if (BitOperations.IsPow2(rest))
            return !values[BitOperations.TrailingZeroCount(rest)];
        var atom = Literal.Of(solver.NewVariable((set >> preferred[variable] & 1) != 0));
        for (var value = 0; value < values.Count; value++)
            solver.AddClause(!values[value], (set >> value & 1) != 0 ? atom : !atom);
        scope.Define([values[0].Variable]);
        return atom;
    }

    private Literal DefineConjunction(Literal[] operands)
    {
        var conjunction = Literal.Of(solver.NewVariable(operands.All(solver.IsPreferred)));
        foreach (var operand in operands)
            solver.AddClause(!conjunction, operand);
        solver.AddClause([conjunction, .. operands.Select(operand => !operand)]);
        scope.Define(Array.ConvertAll(operands, operand => operand.Variable));
        return conjunction;
    }
}
