using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>A part of a norm that explanations speak of.</summary>
/// <param name="Label">Its label: <c>(b)(ii)</c>, <c>that</c>, <c>when</c>, <c>act</c> or <c>performed</c>, <c>except (x)</c>, <c>excused</c>, <c>deadline
/// passed</c>.</param>
/// <param name="Text">The part in the words of the text.</param>
/// <param name="Formula">Its formula.</param>
/// <param name="Place">Where it stands.</param>
public sealed record NormPart(string Label, string Text, Formula Formula, Place Place);

/// <summary>What a norm comes down to for one subject.</summary>
public sealed record NormFormulas
{
    /// <summary>The norm.</summary>
    public required NormItem Norm { get; init; }

    /// <summary>It is in force on the date of the judgement.</summary>
    public required Formula InForce { get; init; }

    /// <summary>Its subject and its conditions are met, whatever the exceptions say.</summary>
    public required Formula Applies { get; init; }

    /// <summary>An exception frees.</summary>
    public required Formula Free { get; init; }

    /// <summary>An exception of the same level catches all the same.</summary>
    public required Formula Kept { get; init; }

    /// <summary>The subject does one of the actions.</summary>
    public required Formula Does { get; init; }

    /// <summary>A duty that is not performed is excused.</summary>
    public required Formula Excused { get; init; }

    /// <summary>The deadline of a duty has passed; true where there is none.</summary>
    public required Formula Passed { get; init; }

    /// <summary>The norm catches: a prohibition is acted against, a duty is missed.</summary>
    public required Formula Caught { get; init; }

    /// <summary>The norm does not catch. Where two exceptions disagree, neither this nor <see cref="Caught"/> holds.</summary>
    public required Formula Clear { get; init; }

    /// <summary>Whether it is a duty, a prohibition otherwise (or a permission).</summary>
    public bool IsDuty => Norm.Sentence.Modal is Modal.Should or Modal.Must;

    /// <summary>Whether it is a prohibition.</summary>
    public bool IsProhibition => Norm.Sentence.Modal is Modal.ShouldNot or Modal.MustNot;

    /// <summary>The parts for explanations.</summary>
    public ImmutableArray<NormPart> Parts => TakeApart.Value;

    internal Lazy<ImmutableArray<NormPart>> TakeApart { get; init; } = new([]);

    /// <summary>The exceptions with the formulas under which they hold.</summary>
    public required ImmutableArray<(ExceptClause Clause, Formula Holds)> Exceptions { get; init; }
}

/// <summary>Makes the formulas of norms.</summary>
internal sealed class NormCompiler(FactSpace space, ConditionCompiler conditions, Func<string, Formula> reading, DateOnly asOf)
{
    private readonly FormulaStore store = space.Store;
    private readonly Dictionary<(NormItem, int), NormFormulas> compiled = [];

    public NormFormulas Of(NormItem norm, int slot)
    {
        if (!compiled.TryGetValue((norm, slot), out var known))
            compiled[(norm, slot)] = known = Compile(norm, slot, Changes(norm));
        return known;
    }

    /// <summary>The formulas of a norm, for the subject in slot 0, that one more change alters.</summary>
    public NormFormulas Reserved(NormItem norm, Change change) => Compile(norm, 0, Changes(norm).Add(new(Formula.True, change)));

    /// <summary>A clause of a norm, or the whole of its condition, for the subject in slot 0, as the readings have it.</summary>
    public Formula Clause(NormItem norm, ImmutableArray<string> path)
    {
        var condition = path.IsEmpty ? norm.Sentence.When : Clauses.Of(norm.Sentence.When!).First(clause => clause.Path.SequenceEqual(path)).Clause.Condition;
        return conditions.Changed(condition, 0, [.. Changes(norm).Where(one => one.Change.Path.Take(path.Length).SequenceEqual(path))
            .Select(one => one with { Change = one.Change with { Path = one.Change.Path[path.Length..] } })]);
    }

    private NormFormulas Compile(NormItem norm, int slot, ImmutableArray<ActiveChange> changes)
    {
        var that = norm.Sentence.That is null ? Formula.True : conditions.Of(norm.Sentence.That, slot);
        var applies = Applies(norm, slot, changes);
        foreach (var prevailing in space.Book.Norms
            .Where(other => other.Clauses.OfType<PrevailsClause>().Any(clause => string.Equals(clause.Id, norm.Id, StringComparison.OrdinalIgnoreCase))
            && other != norm))
            applies = store.And(applies, !store.And(InForce(prevailing, Changes(prevailing)), Applies(prevailing, slot, Changes(prevailing))));
        var exceptions = Exceptions(norm, slot, changes);
        var free = store.Or([.. exceptions.Where(one => one.Clause is { To: "", Catches: false }).Select(one => one.Holds)]);
        var kept = store.Or([.. exceptions.Where(one => one.Clause is { To: "", Catches: true }).Select(one => one.Holds)]);
        var does = store.Or([.. norm.Sentence.Actions.Select(action => Action(action, slot))]);
        var excused = store.Or([.. norm.Clauses.OfType<ExcusedClause>().Select(clause => conditions.Of(clause.While, slot)),
            .. changes.Where(one => one.Change.Kind == ChangeKind.Excused).Select(one => store.And(one.Switch, conditions.Of(one.Change.Condition!, slot)))]);
        var passed = Passed(norm, slot, changes);
        var isDuty = norm.Sentence.Modal is Modal.Should or Modal.Must;
        var acts = norm.Sentence.Modal == Modal.May ? Formula.False : isDuty ? store.And(!does, !excused, passed) : does;
        return new()
        {
            Norm = norm,
            InForce = InForce(norm, changes),
            Applies = applies,
            Free = free,
            Kept = kept,
            Does = does,
            Excused = excused,
            Passed = passed,
            Caught = store.And(applies, !free, acts),
            Clear = store.Or(!applies, !acts, store.And(free, !kept)),
            TakeApart = new(() => new PartCompiler(conditions, norm, slot, changes).Compile(that, does, passed, exceptions)),
            Exceptions = exceptions,
        };
    }

    private ImmutableArray<ActiveChange> Changes(NormItem norm) =>
    [
        .. space.Book.Adjustments[norm.Id].Select(adjust => new ActiveChange(Formula.True, adjust.Change)),
        .. norm.Clauses.OfType<ReadingClause>().Select(clause => new ActiveChange(reading(clause.Name), clause.Change)),
    ];

    private Formula Applies(NormItem norm, int slot, ImmutableArray<ActiveChange> changes)
    {
        var that = norm.Sentence.That is null ? Formula.True : conditions.Of(norm.Sentence.That, slot);
        var gone = changes.Where(one => one.Change.Kind == ChangeKind.DoesNotApply)
            .Select(one => store.And(one.Switch, one.Change.Condition is null ? Formula.True : conditions.Of(one.Change.Condition, slot)));
        return store.And(that, conditions.Changed(norm.Sentence.When, slot, changes), !store.Or([.. gone]));
    }

    private Formula Action(string action, int slot) =>
        space.Book.DefinitionOf.TryGetValue(action, out var define) ? conditions.Define(define, slot)
        : store.Atom(space.VariablesOf(space.Book.FactOf[action], slot)[0], 2);

    private ImmutableArray<(ExceptClause Clause, Formula Holds)> Exceptions(NormItem norm, int slot, ImmutableArray<ActiveChange> changes)
    {
        var all = norm.Clauses.OfType<ExceptClause>().Select(clause => (Clause: clause, Switch: Formula.True))
            .Concat(changes.Where(one => one.Change.Kind == ChangeKind.Except).Select(one => (Clause: one.Change.Except!, one.Switch))).ToList();
        return [.. all.Select(one => (one.Clause, Holds(one.Clause, one.Switch, 0)))];

        Formula Holds(ExceptClause clause, Formula on, int depth) => depth > all.Count
            ? Formula.False
            : store.And(on, conditions.Of(clause.When, slot),
                !store.Or([.. all.Where(other => other.Clause.To == clause.Label && other.Clause != clause)
                    .Select(other => Holds(other.Clause, other.Switch, depth + 1))]));
    }

    private Formula Passed(NormItem norm, int slot, ImmutableArray<ActiveChange> changes)
    {
        var written = norm.Sentence.Deadline ?? norm.Clauses.OfType<DeadlineClause>().FirstOrDefault()?.Deadline;
        var passed = written is null ? Formula.True : Passed(written, slot);
        foreach (var (on, change) in changes.Where(one => one.Change.Kind == ChangeKind.Within))
            passed = store.Or(store.And(on, Passed(change.Deadline!, slot)), store.And(!on, passed));
        return passed;
    }

    private Formula Passed(Deadline deadline, int slot) =>
        conditions.Day(new(DayQuestion.AsOf, DayRelation.MoreThanDaysAfter, deadline.Days, deadline.Of, slot));

    private Formula InForce(NormItem norm, ImmutableArray<ActiveChange> changes)
    {
        var force = norm.Properties.Date(PropertyKind.Lapses) is { } lapses && lapses <= asOf ? Formula.False : Formula.True;
        foreach (var (on, change) in changes.Where(one => one.Change.Kind == ChangeKind.Lapses && one.Change.Date <= asOf))
            force = store.And(force, !on);
        return force;
    }
}
