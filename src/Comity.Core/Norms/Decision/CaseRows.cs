using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>One question to a book: a case, its activity, a subject, a position; and for every variable the values still possible.</summary>
public sealed record CaseRow(CaseFacts Facts, string Activity, Subject Subject, string Position, DateOnly AsOf, ImmutableArray<ulong> Allowed)
{
    /// <summary>Its place among rows that are evaluated at once; -1 for a row of its own.</summary>
    public int Index { get; init; } = -1;

    /// <summary>The subjects by slot: first the one that is judged.</summary>
    public ImmutableArray<Subject> Slots { get; init; } = [Subject];
}

/// <summary>Lays cases out over the variables of a model.</summary>
public sealed class CaseRows(Model model)
{
    private readonly FactSpace space = model.Space;

    /// <summary>The facts of conduct: what a norm's subject clause or action asks of a subject, directly or through definitions.</summary>
    public ImmutableArray<Fact> Conduct { get; } = Decision.Conduct.Of(model.Book);

    /// <summary>The rows of a case: for each activity and for all together, each subject that is judged, each position.</summary>
    public IEnumerable<CaseRow> Of(CaseFacts facts)
    {
        foreach (var activity in facts.Activities.Append(""))
            foreach (var subject in facts.Subjects.Where(subject => IsJudged(facts, subject)))
                foreach (var position in facts.Positions)
                    yield return Of(facts, activity, subject, position);
    }

    /// <summary>Whether a case says something of a subject's conduct, so that it is judged.</summary>
    public bool IsJudged(CaseFacts facts, Subject subject) => Conduct.Any(fact => facts.Says(fact, subject.Name));

    /// <summary>One row.</summary>
    public CaseRow Of(CaseFacts facts, string activity, Subject subject, string position, string without = "")
    {
        var asOf = facts.AsOf ?? model.AsOf;
        var allowed = space.Store.Variables.Select(variable => variable.All).ToArray();
        ImmutableArray<Subject> slots = [subject, .. facts.Subjects.Where(other => other != subject && other.Kind == "State").Take(space.Slots - 1)];
        for (var slot = 0; slot < space.Slots; slot++)
        {
            allowed[space.Present(slot)] = slot < slots.Length && slots[slot].Kind == "State" ? 2UL : 1UL;
            allowed[space.OwnDisclosure(slot)] = 1UL;
        }

        foreach (var fact in model.Book.Facts)
            for (var slot = 0; slot < (fact.Owner == Owner.Activity ? 1 : slots.Length); slot++)
                Set(allowed, fact, slot, facts.Of(fact, slots[slot].Name, activity, position, without));
        foreach (var (question, variable) in space.Days)
            if (question.Slot < slots.Length)
                allowed[variable] = Day(question, name => facts.Of(model.Book.FactOf[name], slots[question.Slot].Name, activity, position, without).Day, asOf);
        foreach (var threshold in model.Book.Vocabulary.Thresholds.Values)
            allowed[space.Period(threshold.Name)] = 1UL << threshold.Steps.Count(step => step.Since <= (facts.On ?? asOf));
        foreach (var (name, variable) in space.Readings)
            if (model.Readings is not null)
                allowed[variable] = model.Readings.Contains(name, StringComparer.OrdinalIgnoreCase) ? 2UL : 1UL;
        return new(facts, activity, subject, position, asOf, [.. allowed]) { Slots = slots };
    }

    private void Set(ulong[] allowed, Fact fact, int slot, FactValue value)
    {
        var variables = space.VariablesOf(fact, slot);
        for (var part = 0; part < variables.Length; part++)
            allowed[variables[part]] = fact.Item.Kind == FactKind.Number ? space.Intervals(fact, value.Low, value.High) : value.Parts[part];
    }

    private static ulong Day(DayQuestion question, Func<string, DateOnly?> known, DateOnly asOf)
    {
        var left = question.Fact == DayQuestion.AsOf ? asOf : known(question.Fact);
        var right = DateOnly.TryParseExact(question.Other, "yyyy-MM-dd", out var written) ? written : known(question.Other);
        if (left is not { } first || right is not { } second)
            return 3UL;
        return question.Holds(first.DayNumber - second.DayNumber) ? 2UL : 1UL;
    }

}
