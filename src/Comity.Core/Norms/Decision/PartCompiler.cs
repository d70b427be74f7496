using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>Takes a norm apart into what explanations speak of: clauses, actions, exceptions, excuses, the deadline.</summary>
internal sealed class PartCompiler(ConditionCompiler conditions, NormItem norm, int slot, ImmutableArray<ActiveChange> changes)
{
    private readonly ImmutableArray<NormPart>.Builder parts = ImmutableArray.CreateBuilder<NormPart>();

    public ImmutableArray<NormPart> Compile(Formula that, Formula does, Formula passed, ImmutableArray<(ExceptClause Clause, Formula Holds)> exceptions)
    {
        var isDuty = norm.Sentence.Modal is Modal.Should or Modal.Must;
        if (norm.Sentence.That is { } subject)
            Add("that", BookPrinter.Print(subject), that, subject.Place);
        if (norm.Sentence.Modal != Modal.May)
            Add(isDuty ? "performed" : "act", string.Join(" or ", norm.Sentence.Actions), does, norm.Sentence.Place);
        if (norm.Sentence.When is { } when)
            AddClauses(when);
        foreach (var (_, change) in changes.Where(one => one.Switch != Formula.False && one.Change is { Path.IsEmpty: true, Condition: not null }))
            AddChange(change);
        foreach (var (clause, holds) in exceptions.Where(one => one.Holds != Formula.False))
            Add($"except ({clause.Label})", BookPrinter.Print(clause.When), holds, clause.Place);
        foreach (var clause in norm.Clauses.OfType<ExcusedClause>())
            Add("excused", BookPrinter.Print(clause.While), conditions.Of(clause.While, slot), clause.Place);
        if (isDuty && Deadline() is { } deadline)
            Add("deadline passed", $"within {deadline.Days} days of {deadline.Of}", passed, deadline.Place);
        return parts.ToImmutable();
    }

    private void Add(string label, string text, Formula formula, Place place) => parts.Add(new(label, text, formula, place));

    private void AddClauses(Condition when)
    {
        var clauses = Clauses.Of(when).ToList();
        if (clauses.Count == 0)
            Add("when", BookPrinter.Print(when), conditions.Of(when, slot), when.Place);
        foreach (var (path, clause) in clauses)
            if (!clauses.Any(other => other.Path.Length > path.Length && other.Path.Take(path.Length).SequenceEqual(path)))
                AddClause(path, clause);
    }

    private void AddClause(ImmutableArray<string> path, LabelledClause clause)
    {
        ImmutableArray<ActiveChange> own = [.. changes.Where(one => one.Change.Path.SequenceEqual(path))];
        var read = own.Where(one => one.Switch != Formula.False && Words(one.Change).Length > 0).Select(one => Words(one.Change));
        Add(Clauses.Written(path), string.Join("; ", read.Prepend(BookPrinter.Print(clause.Condition))),
            conditions.Changed(clause.Condition, slot, [.. own.Select(one => one with { Change = one.Change with { Path = [] } })]), clause.Place);
    }

    private void AddChange(Change change)
    {
        if (Words(change) is { Length: > 0 } words)
            Add("as read", words, conditions.Of(change.Condition!, slot), change.Place);
        else if (change.Kind == ChangeKind.Excused)
            Add("excused", BookPrinter.Print(change.Condition!), conditions.Of(change.Condition!, slot), change.Place);
    }

    private static string Words(Change change) => change.Kind switch
    {
        ChangeKind.Replace => $"instead: {BookPrinter.Print(change.Condition!)}",
        ChangeKind.Or => $"or {BookPrinter.Print(change.Condition!)}",
        ChangeKind.AlsoRequires => $"also requires {BookPrinter.Print(change.Condition!)}",
        ChangeKind.DoesNotApply when change.Condition is not null => $"does not apply when {BookPrinter.Print(change.Condition)}",
        _ => "",
    };

    private Deadline? Deadline() =>
        changes.LastOrDefault(one => one.Switch == Formula.True && one.Change.Kind == ChangeKind.Within).Change?.Deadline
        ?? norm.Sentence.Deadline ?? norm.Clauses.OfType<DeadlineClause>().FirstOrDefault()?.Deadline;
}
