using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>A class of cases: variables with the values that describe it.</summary>
/// <param name="Conditions">At most five variables, each with a set of values.</param>
/// <param name="Always">Whether every case of the class answers the question with yes.</param>
/// <param name="Witness">One case: a value for every variable.</param>
/// <param name="Days">Its dates.</param>
internal sealed record CaseClass(ImmutableArray<(int Variable, ulong Set)> Conditions, bool Always, byte[] Witness, ImmutableDictionary<(string Fact, int Slot), DateOnly> Days);

/// <summary>
/// Asks a model questions over its whole vocabulary. Answers are exhaustive; witnesses take ordinary values wherever they can; a class drops every
/// fact that does not matter (a prime implicant, found by cores and widened value by value), and is told in the headline facts first.
/// </summary>
internal sealed class Questions
{
    private const int MostConditions = 5;
    private readonly Encoding encoding;
    private readonly int[] order;

    public Questions(Model model, params ReadOnlySpan<Formula> assumptions)
    {
        Model = model;
        encoding = new(model.Store);
        encoding.Assert(model.Background);
        foreach (var assumption in assumptions)
            encoding.Assert(assumption);
        foreach (var variable in model.Store.Variables)
            encoding.Prefer(variable.Id, Ordinary(variable.Id));
        foreach (var threshold in model.Book.Vocabulary.Thresholds.Values)
            encoding.Assert(model.Store.Atom(model.Space.Period(threshold.Name), 1UL << threshold.Steps.Count(step => step.Since <= model.AsOf)));
        order = [.. model.Store.Variables.Select(variable => variable.Id).OrderBy(id => model.Space.FactOf(id)?.Fact.IsHeadline == true).ThenBy(id => id)];
    }

    public Model Model { get; }

    private FormulaStore Store => Model.Store;

    /// <summary>Whether some case answers with yes.</summary>
    public bool IsPossible(params ReadOnlySpan<Formula> all) => encoding.Solve(all);

    /// <summary>The ordinary value of a variable.</summary>
    public int Ordinary(int variable) => Model.Space.FactOf(variable) is { Fact.Ordinary: > 0 and var value } owner && owner.Fact.Item.Kind != FactKind.Kinds ? value : 0;

    /// <summary>The classes of cases that answer with yes, at most <paramref name="limit"/>; whether there are more.</summary>
    public (ImmutableArray<CaseClass> Classes, bool More) Classes(Formula goal, int limit)
    {
        var found = new List<CaseClass>();
        var rest = goal;
        while (Ordinary(ref rest) is { } witness)
        {
            if (found.Count == limit)
                return ([.. found], true);
            var one = Class(goal, witness.Values) with { Days = witness.Days };
            found.RemoveAll(earlier => Covers(one, earlier));
            found.Add(one);
            rest = Store.And(rest, !Store.And([.. one.Conditions.Select(condition => Store.Atom(condition.Variable, condition.Set))]));
        }

        return ([.. found], false);
    }

    /// <summary>The most ordinary case that answers with yes, or null.</summary>
    public (byte[] Values, ImmutableDictionary<(string Fact, int Slot), DateOnly> Days)? Ordinary(ref Formula goal)
    {
        var mentioned = Store.VariablesOf(goal, Model.Background).ToHashSet();
        var asked = Model.Space.Days.Where(pair => mentioned.Contains(pair.Value)).ToList();
        while (encoding.OrdinaryModel(order, goal) is { } values)
        {
            var answers = asked.Select(pair => (pair.Key, values[pair.Value] == 1)).ToList();
            if (DayOrder.Solve(answers, Model.AsOf) is { } days)
                return (values, days);

            // No days fit this combination of answers: it is no case.
            goal = Store.And(goal, !Store.And([.. asked.Select(pair => Store.Atom(pair.Value, 1UL << values[pair.Value]))]));
        }

        return null;
    }

    private CaseClass Class(Formula goal, byte[] values)
    {
        var box = PrimeBox(goal, values);
        ImmutableArray<(int Variable, ulong Set)> told = [.. box.OrderBy(pair => Model.Space.FactOf(pair.Key)?.Fact.IsHeadline != true)
            .ThenBy(pair => pair.Key).Take(MostConditions).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        var all = told.Select(condition => Store.Atom(condition.Variable, condition.Set)).Append(!goal).ToArray();
        return new(told, !encoding.Solve(all), values, ImmutableDictionary<(string, int), DateOnly>.Empty);
    }

    // Facts that are enough for a yes: drop all that a core does without, then let each take more values while the answer stays.
    private SortedDictionary<int, ulong> PrimeBox(Formula goal, byte[] values)
    {
        ImmutableArray<Formula> facts = [.. Store.VariablesOf(goal).Select(variable => Store.Atom(variable, 1UL << values[variable])), !goal];
        var core = encoding.MinimalCore(facts.AsSpan());
        var box = new SortedDictionary<int, ulong>();
        foreach (var fact in core.Where(fact => fact != !goal && fact != Formula.True))
            foreach (var variable in Store.VariablesOf(fact))
                box[variable] = 1UL << values[variable];
        foreach (var variable in box.Keys.ToArray())
            for (var value = 0; value < Store.Variables[variable].Size; value++)
                Widen(goal, box, variable, value);
        foreach (var (variable, _) in box.Where(pair => pair.Value == Store.Variables[pair.Key].All).ToArray())
            box.Remove(variable);
        return box;
    }

    private void Widen(Formula goal, SortedDictionary<int, ulong> box, int variable, int value)
    {
        var before = box[variable];
        if ((before >> value & 1) != 0)
            return;
        box[variable] = before | (1UL << value);
        if (encoding.Solve([.. box.Select(pair => Store.Atom(pair.Key, pair.Value)), !goal]))
            box[variable] = before;
    }

    private static bool Covers(CaseClass wide, CaseClass narrow) => wide.Conditions.All(condition =>
        narrow.Conditions.Any(other => other.Variable == condition.Variable && (other.Set & ~condition.Set) == 0));
}
