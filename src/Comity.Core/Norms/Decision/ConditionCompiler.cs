using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>A change and the formula that switches it on.</summary>
internal readonly record struct ActiveChange(Formula Switch, Change Change);

/// <summary>What the phrases of the language mean for one measure, one norm and one subject.</summary>
internal sealed record MeasureMeaning(Formula NotFollowed, Formula BindingNotFollowed, Fact? Gravity);

/// <summary>Turns conditions into formulas, for one subject at a time.</summary>
internal sealed class ConditionCompiler(FactSpace space, Func<string, Formula> reading)
{
    private readonly Dictionary<(DefineItem, int), Formula> definitions = [];
    private readonly FormulaStore store = space.Store;

    public MeasureMeaning? Measure { get; set; }

    /// <summary>The formula of a condition for the subject in a slot.</summary>
    public Formula Of(Condition condition, int slot) => Of(condition, slot, [], []);

    /// <summary>The formula of a condition whose clauses some changes may alter.</summary>
    public Formula Changed(Condition? condition, int slot, ImmutableArray<ActiveChange> changes)
    {
        var inner = condition is null ? Formula.True : Of(condition, slot, [], changes);
        return Apply(inner, slot, [], changes);
    }

    /// <summary>The formula of a definition or action.</summary>
    public Formula Define(DefineItem define, int slot)
    {
        if (definitions.TryGetValue((define, slot), out var known))
            return known;
        Budget.Deepen();
        var changes = define.Readings.Select(clause => new ActiveChange(reading(clause.Name), clause.Change)).ToImmutableArray();
        return definitions[(define, slot)] = Changed(define.Condition, slot, changes);
    }

    /// <summary>The formula that a date lies so to another.</summary>
    public Formula Day(DayQuestion question) => store.Atom(space.Day(question), 2);

    private Formula Of(Condition condition, int slot, ImmutableArray<string> path, ImmutableArray<ActiveChange> changes) => condition switch
    {
        PhraseCondition phrase => Phrase(phrase, slot),
        CompareCondition compare => Compare(compare, slot),
        DayCondition day => Day(new(day.Fact, day.Relation, day.Days, day.Other, slot)),
        StateCondition state => State(state, slot, path, changes),
        BracketCondition bracket => bracket.Negated ? !Of(bracket.Inner, slot, path, changes) : Of(bracket.Inner, slot, path, changes),
        ListCondition list => List(list, [.. list.Items.Select(item => Of(item, slot, path, changes))]),
        JoinCondition join => Join(join.IsAnd, [.. join.Items.Select(item => Of(item, slot, path, changes))]),
        ClausesCondition clauses => Join(clauses.IsAnd, [.. clauses.Clauses.Select(clause => Clause(clause, slot, path.Add(clause.Label), changes))]),
        _ => throw new InvalidOperationException($"A condition of the kind {condition.GetType().Name} has no formula."),
    };

    private Formula Clause(LabelledClause clause, int slot, ImmutableArray<string> path, ImmutableArray<ActiveChange> changes) =>
        Apply(Of(clause.Condition, slot, path, changes), slot, path, changes);

    // First what replaces, then what adds, then what restricts, whatever the order of the text.
    private Formula Apply(Formula inner, int slot, ImmutableArray<string> path, ImmutableArray<ActiveChange> changes)
    {
        foreach (var (on, change) in changes.Where(one => one.Change.Kind is ChangeKind.Replace or ChangeKind.Or or ChangeKind.AlsoRequires
            && one.Change.Path.SequenceEqual(path)).OrderBy(one => one.Change.Kind))
        {
            var other = Of(change.Condition!, slot);
            inner = change.Kind switch
            {
                ChangeKind.Replace => store.Or(store.And(on, other), store.And(!on, inner)),
                ChangeKind.Or => store.Or(inner, store.And(on, other)),
                _ => store.And(inner, store.Or(!on, other)),
            };
        }

        return inner;
    }

    private Formula Join(bool isAnd, Formula[] items) => isAnd ? store.And(items) : store.Or(items);

    private Formula List(ListCondition list, Formula[] items) => list.Quantity switch
    {
        Quantity.All => store.And(items),
        Quantity.Any => store.Or(items),
        Quantity.None => !store.Or(items),
        _ => AtLeast(items, list.Count),
    };

    // reached[n]: at least n of the items so far hold.
    private Formula AtLeast(Formula[] items, int count)
    {
        var reached = new Formula[count + 1];
        Array.Fill(reached, Formula.False);
        reached[0] = Formula.True;
        foreach (var item in items)
            for (var n = count; n > 0; n--)
                reached[n] = store.Or(reached[n], store.And(item, reached[n - 1]));
        return reached[count];
    }

    private Formula State(StateCondition state, int slot, ImmutableArray<string> path, ImmutableArray<ActiveChange> changes)
    {
        var others = Enumerable.Range(0, space.Slots).Where(other => other != slot || state.Which == WhichState.Some)
            .Select(other => store.And(store.Atom(space.Present(other), 2), Of(state.Inner, other, path, changes)));
        var any = store.Or([.. others]);
        return state.Which == WhichState.NoOther ? !any : any;
    }

    private Formula Phrase(PhraseCondition phrase, int slot)
    {
        var formula = space.Book.DefinitionOf.TryGetValue(phrase.Phrase, out var define) ? Define(define, slot)
            : space.Book.FactOf.TryGetValue(phrase.Phrase, out var fact) ? store.Atom(space.VariablesOf(fact, slot)[0], 2)
            : BuiltIn(phrase, slot);
        return phrase.Negated ? !formula : formula;
    }

    private Formula BuiltIn(PhraseCondition phrase, int slot) => phrase.Phrase.ToLowerInvariant() switch
    {
        Vocabulary.NotFollowed => Measure?.NotFollowed ?? Formula.False,
        Vocabulary.BindingNotFollowed => Measure?.BindingNotFollowed ?? Formula.False,
        Vocabulary.OwnDisclosure => store.Atom(space.OwnDisclosure(slot), 2),
        _ => throw new InvalidOperationException($"The phrase `{phrase.Phrase}` at {phrase.Place} has no meaning."),
    };

    private Formula Compare(CompareCondition compare, int slot)
    {
        var fact = space.Book.FactOf.GetValueOrDefault(compare.Fact) ?? Measure?.Gravity;
        if (fact is null)
            return Formula.False;
        return fact.Item.Kind switch
        {
            FactKind.Kinds => Kinds(fact, compare, slot),
            FactKind.Number => Number(fact, compare, slot),
            _ => store.Atom(space.VariablesOf(fact, slot)[0], Values(fact, compare)),
        };
    }

    private Formula Kinds(Fact fact, CompareCondition compare, int slot)
    {
        var variables = space.VariablesOf(fact, slot);
        var any = store.Or([.. compare.Values.Select(value => store.Atom(variables[fact.IndexOf[value]], 2))]);
        return compare.Comparison == Comparison.NotWithin ? !any : any;
    }

    private static ulong Values(Fact fact, CompareCondition compare)
    {
        var all = fact.Values.Length == 64 ? ulong.MaxValue : (1UL << fact.Values.Length) - 1;
        if (!fact.IndexOf.TryGetValue(compare.Values[0], out var index))
            return 0;
        var below = (1UL << index) - 1;
        var these = compare.Values.Aggregate(0UL, (set, value) => set | (1UL << fact.IndexOf.GetValueOrDefault(value, 0)));
        return compare.Comparison switch
        {
            Comparison.AtLeast => all & ~below,
            Comparison.LessThan => below,
            Comparison.AtMost => below | (1UL << index),
            Comparison.MoreThan => all & ~(below | (1UL << index)),
            Comparison.IsNot => all & ~these,
            _ => these,
        };
    }

    private Formula Number(Fact fact, CompareCondition compare, int slot)
    {
        var variable = space.VariablesOf(fact, slot)[0];
        if (FactValues.TryNumber(compare.Values[0], out var number))
            return store.Atom(variable, Intervals(fact, compare.Comparison, number));
        var threshold = space.Book.Vocabulary.Thresholds[compare.Values[0]];
        var period = space.Period(threshold.Name);
        return store.Or([.. threshold.Steps.Select((step, index) => FactValues.TryNumber(step.Number, out var value)
            ? store.And(store.Atom(period, 2UL << index), store.Atom(variable, Intervals(fact, compare.Comparison, value)))
            : Formula.False)]);
    }

    private ulong Intervals(Fact fact, Comparison comparison, long number) => comparison switch
    {
        Comparison.AtLeast => space.Intervals(fact, number, long.MaxValue),
        Comparison.MoreThan => space.Intervals(fact, number + 1, long.MaxValue),
        Comparison.LessThan => space.Intervals(fact, long.MinValue, number - 1),
        Comparison.AtMost => space.Intervals(fact, long.MinValue, number),
        Comparison.IsNot => ~space.Intervals(fact, number, number),
        _ => space.Intervals(fact, number, number),
    };
}
