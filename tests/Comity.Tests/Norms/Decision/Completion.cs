using System.Collections.Immutable;
using Comity.Norms;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Tests.Norms.Decision;

/// <summary>
/// A case in which every fact has one value, judged by reading the syntax of a book once more, without formulas: what the judge is compared with.
/// Values are places in a list, the days of dates, or numbers; of kinds a set of bits.
/// </summary>
internal sealed class Completion(NormBook book, ImmutableArray<string> states, IReadOnlyDictionary<(Fact, string), long> values, DateOnly asOf,
    ImmutableArray<string> readings)
{
    /// <summary>Every constraint holds for every State.</summary>
    public bool IsPossible => book.Items.OfType<ConstraintItem>().All(item => states.All(state =>
        (item.While is not null && !Holds(item.While, state)) || Holds(item.Condition, state) != item.Never));

    /// <summary>What a norm comes to: the verdict, and where a duty stands.</summary>
    public (bool Caught, bool Clear, DutyState Duty) Judge(NormItem norm, string state)
    {
        var changes = Active(norm.Clauses.OfType<ReadingClause>());
        var applies = (norm.Sentence.That is null || Holds(norm.Sentence.That, state))
            && (norm.Sentence.When is null || Changed(norm.Sentence.When, state, [], changes));
        var exceptions = norm.Clauses.OfType<ExceptClause>().ToList();
        var free = exceptions.Any(one => one is { To: "", Catches: false } && Stands(one));
        var kept = exceptions.Any(one => one is { To: "", Catches: true } && Stands(one));
        var does = norm.Sentence.Actions.Any(action => Yes(action, state));
        var excused = norm.Clauses.OfType<ExcusedClause>().Any(clause => Holds(clause.While, state));
        var passed = norm.Sentence.Deadline is not { } deadline || asOf.DayNumber - Day(deadline.Of, state) > deadline.Days;
        var isDuty = norm.Sentence.Modal is Modal.Should or Modal.Must;
        var acts = isDuty ? !does && !excused && passed : does;
        var duty = !applies || (free && !kept) ? DutyState.Dormant : does ? DutyState.Met : excused ? DutyState.Excused
            : free ? DutyState.Undetermined : passed ? DutyState.Missed : DutyState.Due;
        return (applies && !free && acts, !applies || !acts || (free && !kept), duty);

        bool Stands(ExceptClause one) => Holds(one.When, state) && !exceptions.Any(other => other.To == one.Label && Stands(other));
    }

    private ImmutableArray<Change> Active(IEnumerable<ReadingClause> clauses) =>
        [.. clauses.Where(clause => readings.Contains(clause.Name)).Select(clause => clause.Change)];

    private bool Changed(Condition condition, string state, ImmutableArray<string> path, ImmutableArray<Change> changes)
    {
        var holds = condition is ClausesCondition clauses
            ? clauses.IsAnd ? clauses.Clauses.All(Clause) : clauses.Clauses.Any(Clause)
            : Holds(condition, state);
        foreach (var change in changes.Where(change => change.Path.SequenceEqual(path)).OrderBy(change => change.Kind))
            holds = change.Kind switch
            {
                ChangeKind.Replace => Holds(change.Condition!, state),
                ChangeKind.Or => holds || Holds(change.Condition!, state),
                _ => holds && Holds(change.Condition!, state),
            };
        return holds;

        bool Clause(LabelledClause clause) => Changed(clause.Condition, state, path.Add(clause.Label), changes);
    }

    private bool Holds(Condition condition, string state) => condition switch
    {
        PhraseCondition one => Yes(one.Phrase, state) != one.Negated,
        CompareCondition one => Compare(one, state),
        DayCondition one => Compare(one, Day(one.Fact, state) - Day(one.Other, state)),
        StateCondition one => one.Which switch
        {
            WhichState.Another => states.Any(other => other != state && Holds(one.Inner, other)),
            WhichState.NoOther => !states.Any(other => other != state && Holds(one.Inner, other)),
            _ => states.Any(other => Holds(one.Inner, other)),
        },
        BracketCondition one => Holds(one.Inner, state) != one.Negated,
        JoinCondition one => one.IsAnd ? one.Items.All(item => Holds(item, state)) : one.Items.Any(item => Holds(item, state)),
        ListCondition one => one.Items.Count(item => Holds(item, state)) >= one.Count,
        _ => throw new InvalidOperationException(),
    };

    private bool Yes(string phrase, string state) => book.DefinitionOf.TryGetValue(phrase, out var define)
        ? Changed(define.Condition, state, [], Active(define.Readings))
        : Value(book.FactOf[phrase], state) == 1;

    private long Value(Fact fact, string state) => values[(fact, fact.Owner == Owner.Activity ? "" : state)];

    private long Day(string name, string state) =>
        DateOnly.TryParseExact(name, "yyyy-MM-dd", out var day) ? day.DayNumber : Value(book.FactOf[name], state);

    private static bool Compare(DayCondition one, long days) => one.Relation switch
    {
        DayRelation.Before => days < 0,
        DayRelation.OnOrAfter => days >= 0,
        DayRelation.WithinDaysOf => days >= 0 && days <= one.Days,
        _ => throw new InvalidOperationException(),
    };

    private bool Compare(CompareCondition one, string state)
    {
        var fact = book.FactOf[one.Fact];
        var value = Value(fact, state);
        if (fact.Item.Kind == FactKind.Kinds)
            return one.Values.Any(name => (value >> fact.IndexOf[name] & 1) != 0) == (one.Comparison == Comparison.Within);
        var than = fact.Item.Kind == FactKind.Number ? Number(one.Values[0]) : fact.IndexOf[one.Values[0]];
        return one.Comparison switch
        {
            Comparison.AtLeast => value >= than,
            Comparison.AtMost => value <= than,
            Comparison.MoreThan => value > than,
            Comparison.LessThan => value < than,
            Comparison.Is => value == than || one.Values.Skip(1).Any(name => value == fact.IndexOf[name]),
            _ => value != than,
        };
    }

    private long Number(string text) => book.Vocabulary.Thresholds.TryGetValue(text, out var threshold)
        ? long.Parse(threshold.Steps.Last(step => step.Since <= asOf).Number)
        : long.Parse(text);
}
