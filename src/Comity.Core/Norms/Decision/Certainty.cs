using System.Collections.Immutable;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>
/// What every completion of a row's unknown facts shares: exact, constraints between facts included. Rails come first, since they are cheap and
/// never wrong when they decide; the solver answers what they leave open; equal questions are answered once.
/// </summary>
internal sealed class Certainty
{
    private readonly Model model;
    private readonly CaseEvaluation rails;
    private readonly Encoding encoding;
    private readonly Dictionary<Formula, int[]> relevant = [];
    private readonly Dictionary<(Formula, Signature), (Rails Rails, bool IsDecided)> known = [];
    private readonly int[][] linked;
    private SlicedRails? sliced;
    private Dictionary<Formula, int> place = [];

    public Certainty(Model model, Budget? budget = null)
    {
        this.model = model;
        rails = new(model.Store);
        encoding = new(model.Store, budget);
        var given = model.Store.And(model.Constraints, DayLines.Of(model.Space, model.AsOf));
        encoding.Assert(given);
        linked = [.. Conjuncts(given).Select(part => model.Store.VariablesOf(part).ToArray())];
    }

    /// <summary>How many questions were not decided within the budget: their answers are open, which is never wrong, and may be less than could be
    /// known.</summary>
    public int Undecided { get; private set; }

    /// <summary>Counts something that was left undecided elsewhere.</summary>
    public void Leave() => Undecided++;

    /// <summary>Evaluates these formulas for all these rows at once, bit-sliced; a row's index is its place.</summary>
    public void Prepare(ImmutableArray<Formula> formulas, ImmutableArray<CaseRow> rows)
    {
        var columns = new CaseColumns(model.Store.Variables, rows.Length);
        for (var row = 0; row < rows.Length; row++)
            for (var variable = 0; variable < columns.Variables.Length; variable++)
                columns.Allow(row, variable, rows[row].Allowed[variable]);
        sliced = new SlicedEvaluation(model.Store, formulas, SlicedMode.Rails).Evaluate(columns);
        place = formulas.Select((formula, index) => (formula, index)).ToDictionary(pair => pair.formula, pair => pair.index);
    }

    /// <summary>Whether a formula can hold, and whether it can fail, in a row.</summary>
    public Rails Of(Formula formula, CaseRow row)
    {
        var quick = Quick(formula, row);
        return quick.IsOpen ? Exact(formula, row.Allowed) : quick;
    }

    /// <summary>The quick answer for a row.</summary>
    public Rails Quick(Formula formula, CaseRow row) =>
        row.Index >= 0 && place.TryGetValue(formula, out var index) ? sliced!.Of(index, row.Index) : Quick(formula, row.Allowed.AsSpan());

    /// <summary>Whether a formula can hold, and whether it can fail, where these values are possible.</summary>
    public Rails Of(Formula formula, ImmutableArray<ulong> allowed)
    {
        var quick = Quick(formula, allowed.AsSpan());
        return quick.IsOpen ? Exact(formula, allowed) : quick;
    }

    private Rails Exact(Formula formula, ImmutableArray<ulong> allowed)
    {
        try
        {
            return Known(formula, allowed);
        }
        catch (OutOfSteps)
        {
            Undecided++;
            return new(true, true);
        }
    }

    private Rails Known(Formula formula, ImmutableArray<ulong> allowed)
    {
        var key = (formula, Signature.Of(Linked(formula), allowed));
        if (!known.TryGetValue(key, out var exact))
        {
            var before = Undecided;
            var asked = Ask(formula, allowed);
            known.Add(key, exact = (asked, Undecided == before));
        }
        else if (!exact.IsDecided)
            Undecided++;
        return exact.Rails;
    }

    /// <summary>The quick answer, which may call open what constraints decide.</summary>
    public Rails Quick(Formula formula, ReadOnlySpan<ulong> allowed)
    {
        try
        {
            return rails.Evaluate(formula, allowed);
        }
        catch (OutOfSteps)
        {
            Undecided++;
            return new(true, true);
        }
    }

    /// <summary>The open variables on which an open formula still depends, in the order of their ids: those under nothing that is decided.</summary>
    public SortedSet<int> OpenVariables(Formula formula, ulong[] allowed) => rails.OpenVariables(allowed, formula);

    /// <summary>Whether a row agrees with the constraints.</summary>
    public bool Agrees(ulong[] allowed) => !allowed.Contains(0UL) && CanHold(Assumptions(Enumerable.Range(0, allowed.Length), [.. allowed]));

    /// <summary>Whether a row agrees with the constraints; if not, variables that clash.</summary>
    public ImmutableArray<int> Clash(ImmutableArray<ulong> allowed)
    {
        if (allowed.Contains(0UL))
            return [.. Enumerable.Range(0, allowed.Length).Where(variable => allowed[variable] == 0)];
        var facts = Assumptions(Enumerable.Range(0, allowed.Length), allowed);
        return CanHold(facts) ? [] : model.Store.VariablesOf(Core(facts).AsSpan());
    }

    private ImmutableArray<Formula> Conjuncts(Formula formula) =>
        !formula.IsNegated && model.Store.KindOf(formula.Index) == FormulaKind.And ? model.Store.OperandsOf(formula.Index) : [formula];

    private Rails Ask(Formula formula, ImmutableArray<ulong> allowed)
    {
        var facts = Assumptions(Linked(formula), allowed);
        var can = CanHold([.. facts, formula]);
        var canFail = CanHold([.. facts, !formula]);
        return can || canFail ? new(can, canFail) : new(true, true);
    }

    private bool CanHold(Formula[] all)
    {
        try
        {
            return encoding.Solve(all);
        }
        catch (OutOfSteps)
        {
            Undecided++;
            return true;
        }
    }

    /// <summary>Facts that cannot be so together: as few as the budget lets find.</summary>
    private ImmutableArray<Formula> Core(Formula[] facts)
    {
        try
        {
            return encoding.MinimalCore(facts);
        }
        catch (OutOfSteps)
        {
            Undecided++;
            return [.. facts];
        }
    }

    private Formula[] Assumptions(IEnumerable<int> variables, ImmutableArray<ulong> allowed) =>
        [.. variables.Where(variable => allowed[variable] != model.Store.Variables[variable].All)
            .Select(variable => model.Store.Atom(variable, allowed[variable]))];

    /// <summary>The variables of a formula and all that constraints link to them, in the order of their ids.</summary>
    public int[] Linked(Formula formula)
    {
        if (relevant.TryGetValue(formula, out var known))
            return known;
        var found = model.Store.VariablesOf(formula).ToHashSet();
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var part in linked)
                if (part.Any(found.Contains))
                    foreach (var variable in part)
                        grown |= found.Add(variable);
        }

        return relevant[formula] = [.. found.Order()];
    }
}
