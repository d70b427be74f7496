using System.Runtime.InteropServices;

namespace Comity.Norms.Logic;

/// <summary>
/// Decides whether clauses can hold together: conflict-driven clause learning in the manner of MiniSat (Eén and Sörensson, "An extensible
/// SAT-solver", SAT 2003), complete and deterministic. Variables and clauses may be added between questions, and what one question
/// teaches helps the next. Not safe for concurrent use.
/// </summary>
public sealed class Solver
{
    private readonly VariableOrder order = new();
    private readonly Clauses clauses = new();
    private readonly Watches watches = new();
    private readonly Restarts restarts = new();
    private readonly List<Literal> core = [];
    private readonly Trail trail;
    private readonly Propagation propagation;
    private readonly ConflictAnalysis analysis;
    private readonly Reduction reduction;
    private readonly Budget budget;
    private long looks;
    private Literal[] asked = new Literal[16];
    private int askedCount;
    private Literal[] scratch = new Literal[16];
    private sbyte[] model = [];
    private bool contradictory;

    /// <summary>Makes a solver without variables and clauses.</summary>
    /// <param name="budget">How many steps its questions may take; without one, any number.</param>
    public Solver(Budget? budget = null)
    {
        this.budget = budget ?? Budget.Endless;
        trail = new(order);
        propagation = new(trail, clauses, watches);
        analysis = new(trail, clauses, order);
        reduction = new(trail, clauses, watches);
    }

    private enum Answer
    {
        Open,
        No,
        Yes,
    }

    /// <summary>The number of variables made.</summary>
    public int VariableCount => trail.VariableCount;

    /// <summary>The number of conflicts met since the solver was made: the measure of its work.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Assumptions of the last question that cannot hold together, if its answer was no; empty if even without assumptions it is no.</summary>
    public ReadOnlySpan<Literal> Core => CollectionsMarshal.AsSpan(core);

    /// <summary>Makes a variable and returns its number, from 0 upwards.</summary>
    /// <param name="preferredPhase">The value to try first.</param>
    public int NewVariable(bool preferredPhase = false)
    {
        var variable = trail.AddVariable();
        order.AddVariable(variable);
        watches.AddVariable(variable);
        analysis.AddVariable(variable);
        trail.Preferred(variable) = preferredPhase;
        if (model.Length < trail.Values.Length)
            Array.Resize(ref model, trail.Values.Length);
        return variable;
    }

    /// <summary>Makes a literal the one that is tried first for its variable.</summary>
    public void Prefer(Literal literal) => trail.Preferred(Known(literal).Variable) = !literal.IsNegated;

    /// <summary>Whether a literal is the one that is tried first for its variable.</summary>
    public bool IsPreferred(Literal literal) => trail.Preferred(Known(literal).Variable) != literal.IsNegated;

    /// <summary>Demands that at least one of the literals holds, from now on.</summary>
    public void AddClause(params ReadOnlySpan<Literal> literals)
    {
        trail.BackTo(0);
        if (!TrySimplify(literals, out var clause))
            return;
        if (clause.Length == 0)
            contradictory = true;
        else if (clause.Length == 1)
            trail.Assign(clause[0], Clauses.None);
        else
            Attach(clause, 0);
    }

    /// <summary>Whether all clauses and these assumptions can hold together; if so, there is a model to read. After a question that ran out of steps others
    /// can be asked.</summary>
    /// <exception cref="OutOfSteps">The budget does not suffice.</exception>
    public bool Solve(params ReadOnlySpan<Literal> assumptions)
    {
        order.Widen(VariableCount);
        return Search(assumptions);
    }

    /// <summary>
    /// The same, but decides only the variables in scope, and so is faster. The caller answers for it that every choice for them which
    /// breaks no clause leaves a choice for all others.
    /// </summary>
    /// <param name="scope">Variables, those of the assumptions among them.</param>
    /// <param name="assumptions">What shall hold.</param>
    public bool SolveWithin(ReadOnlySpan<int> scope, params ReadOnlySpan<Literal> assumptions)
    {
        budget.Take(scope.Length);
        order.Restrict(scope);
        return Search(assumptions);
    }

    /// <summary>
    /// Whether a literal holds in the model of the last question that was answered with yes; variables which that question left open,
    /// or which were made since, have their preferred phase.
    /// </summary>
    public bool ValueOf(Literal literal)
    {
        var value = model[Known(literal).Code];
        return value == 0 ? IsPreferred(literal) : value > 0;
    }

    private bool Search(ReadOnlySpan<Literal> assumptions)
    {
        core.Clear();
        if (contradictory)
            return false;
        Assume(assumptions);
        restarts.Reset();
        var answer = Answered();
        if (answer == Answer.Yes)
            trail.Values.AsSpan(0, VariableCount * 2).CopyTo(model);
        return answer == Answer.Yes;
    }

    /// <summary>Steps until there is an answer. Between two steps everything is in order, so that a question may end there without one.</summary>
    private Answer Answered()
    {
        budget.Ask();
        try
        {
            var answer = Answer.Open;
            while (answer == Answer.Open)
            {
                budget.Take(1 + propagation.Looks - looks);
                looks = propagation.Looks;
                answer = Step();
            }

            return answer;
        }
        finally
        {
            budget.End();
        }
    }

    /// <summary>Takes up the assumptions of a question, and keeps the levels that the last question opened for the same ones.</summary>
    private void Assume(ReadOnlySpan<Literal> assumptions)
    {
        foreach (var literal in assumptions)
            Known(literal);
        trail.BackTo(asked.AsSpan(0, askedCount).CommonPrefixLength(assumptions));
        trail.ForgetPhases();
        askedCount = assumptions.Length;
        if (asked.Length < askedCount)
            Array.Resize(ref asked, askedCount * 2);
        assumptions.CopyTo(asked);
    }

    private Answer Step()
    {
        var conflict = propagation.Run();
        if (conflict != Clauses.None)
            return Learn(conflict);
        if (reduction.IsDue)
            Reduce();
        else if (restarts.AreDue)
            Restart();
        if (trail.Level < askedCount)
            return TakeAssumption(asked[trail.Level]);
        return Decide();
    }

    /// <summary>Opens a level for an assumption, also for one that holds already, so that each level is the place of its assumption.</summary>
    private Answer TakeAssumption(Literal assumption)
    {
        var value = trail.Values[assumption.Code];
        if (value < 0)
            return Fail(assumption);
        trail.Open();
        if (value == 0)
            trail.Assign(assumption, Clauses.None);
        return Answer.Open;
    }

    private Answer Learn(int conflict)
    {
        Conflicts++;
        if (trail.Level == 0)
        {
            contradictory = true;
            return Answer.No;
        }

        restarts.Count();
        analysis.Run(conflict);
        order.Age();
        trail.BackTo(analysis.ReturnLevel);
        var reason = analysis.Learned.Length == 1 ? Clauses.None : Attach(analysis.Learned, analysis.Glue);
        trail.Assign(analysis.Learned[0], reason);
        return Answer.Open;
    }

    private Answer Fail(Literal assumption)
    {
        analysis.Explain(assumption, core);
        return Answer.No;
    }

    private Answer Decide()
    {
        while (trail.Count < VariableCount && !order.IsEmpty)
        {
            var variable = order.TakeFirst();
            if (trail.Values[variable * 2] != 0)
                continue;
            trail.Open();
            trail.Assign(trail.PhaseOf(variable), Clauses.None);
            return Answer.Open;
        }

        return Answer.Yes;
    }

    private void Restart()
    {
        trail.BackTo(askedCount);
        restarts.Next();
    }

    private void Reduce()
    {
        trail.BackTo(0);
        reduction.Run();
    }

    private int Attach(ReadOnlySpan<Literal> literals, int glue)
    {
        var clause = clauses.Add(literals, glue);
        watches.Attach(clause, literals);
        return clause;
    }

    /// <summary>Sorts a clause and leaves out what is there twice or cannot hold; false when the clause always holds.</summary>
    private bool TrySimplify(ReadOnlySpan<Literal> literals, out ReadOnlySpan<Literal> clause)
    {
        if (scratch.Length < literals.Length)
            Array.Resize(ref scratch, literals.Length * 2);
        var sorted = scratch.AsSpan(0, literals.Length);
        literals.CopyTo(sorted);
        MemoryMarshal.Cast<Literal, int>(sorted).Sort();
        clause = default;
        var count = 0;
        foreach (var literal in sorted)
        {
            var value = trail.Values[Known(literal).Code];
            if (value > 0 || (count > 0 && scratch[count - 1] == !literal))
                return false;
            if (value == 0 && (count == 0 || scratch[count - 1] != literal))
                scratch[count++] = literal;
        }

        clause = scratch.AsSpan(0, count);
        return true;
    }

    private Literal Known(Literal literal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(literal.Code, nameof(literal));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(literal.Variable, VariableCount, nameof(literal));
        return literal;
    }
}
