using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>One question to a book: a case, its activity, a subject, a position; and for every variable the values still possible.</summary>
public sealed record CaseRow(CaseFacts Facts, string Activity, Subject Subject, string Position, DateOnly AsOf, ImmutableArray<ulong> Allowed);

/// <summary>Lays cases out over the variables of a model.</summary>
public sealed class CaseRows(Model model)
{
    private readonly FactSpace space = model.Space;
    private readonly ImmutableArray<Fact> conduct = Conduct(model.Book);

    /// <summary>The rows of a case: for each activity and for all together, each subject that is judged, each position.</summary>
    public IEnumerable<CaseRow> Of(CaseFacts facts)
    {
        foreach (var activity in facts.Activities.Append(""))
            foreach (var subject in facts.Subjects.Where(subject => IsJudged(facts, subject)))
                foreach (var position in facts.Positions)
                    yield return Of(facts, activity, subject, position);
    }

    /// <summary>Whether a case says something of a subject's conduct, so that it is judged.</summary>
    public bool IsJudged(CaseFacts facts, Subject subject) => conduct.Any(fact => facts.Says(fact, subject.Name));

    /// <summary>One row.</summary>
    public CaseRow Of(CaseFacts facts, string activity, Subject subject, string position, bool withDisclosures = true)
    {
        var asOf = facts.AsOf ?? model.AsOf;
        var allowed = space.Store.Variables.Select(variable => variable.All).ToArray();
        ImmutableArray<Subject> slots = [subject, .. facts.Subjects.Where(other => other != subject && other.Kind == "State").Take(space.Slots - 1)];
        for (var slot = 0; slot < space.Slots; slot++)
        {
            allowed[space.Present(slot)] = slot < slots.Length && slots[slot].Kind == "State" || slot == 0 ? 2UL : 1UL;
            allowed[space.OwnDisclosure(slot)] = 1UL;
        }

        foreach (var fact in model.Book.Facts)
            for (var slot = 0; slot < (fact.Owner == Owner.Activity ? 1 : slots.Length); slot++)
                Set(allowed, fact, slot, facts.Of(fact, slots[slot].Name, activity, position, withDisclosures));
        foreach (var (question, variable) in space.Days)
            if (question.Slot < slots.Length)
                allowed[variable] = Day(question, facts, slots[question.Slot].Name, activity, position, asOf);
        foreach (var threshold in model.Book.Vocabulary.Thresholds.Values)
            allowed[space.Period(threshold.Name)] = 1UL << threshold.Steps.Count(step => step.Since <= (facts.On ?? asOf));
        foreach (var (name, variable) in space.Readings)
            if (model.Readings is not null)
                allowed[variable] = model.Readings.Contains(name, StringComparer.OrdinalIgnoreCase) ? 2UL : 1UL;
        return new(facts, activity, subject, position, asOf, [.. allowed]);
    }

    private void Set(ulong[] allowed, Fact fact, int slot, FactValue value)
    {
        var variables = space.VariablesOf(fact, slot);
        for (var part = 0; part < variables.Length; part++)
            allowed[variables[part]] = fact.Item.Kind == FactKind.Number ? space.Intervals(fact, value.Low, value.High) : value.Parts[part];
    }

    private ulong Day(DayQuestion question, CaseFacts facts, string subject, string activity, string position, DateOnly asOf)
    {
        var left = question.Fact == DayQuestion.AsOf ? asOf : Known(question.Fact);
        var right = DateOnly.TryParseExact(question.Other, "yyyy-MM-dd", out var written) ? written : Known(question.Other);
        if (left is not { } first || right is not { } second)
            return 3UL;
        return Holds(question, first.DayNumber - second.DayNumber) ? 2UL : 1UL;

        DateOnly? Known(string name) => facts.Of(model.Book.FactOf[name], subject, activity, position).Day;
    }

    private static bool Holds(DayQuestion question, int difference) => question.Relation switch
    {
        DayRelation.Before => difference < 0,
        DayRelation.After => difference > 0,
        DayRelation.OnOrBefore => difference <= 0,
        DayRelation.OnOrAfter => difference >= 0,
        DayRelation.MoreThanDaysAfter => difference > question.Days,
        _ => difference >= 0 && difference <= question.Days,
    };

    private static string? Named(Condition condition) => condition switch
    {
        PhraseCondition phrase => phrase.Phrase,
        CompareCondition compare => compare.Fact,
        DayCondition day => day.Fact,
        _ => null,
    };

    // Conduct is what a norm's subject clause or action asks of a subject, directly or through definitions.
    private static ImmutableArray<Fact> Conduct(NormBook book)
    {
        var facts = new HashSet<Fact>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(book.Norms.SelectMany(norm => norm.Sentence.Actions));
        foreach (var that in book.Norms.Select(norm => norm.Sentence.That).OfType<Condition>())
            Push(that);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name))
                continue;
            if (book.FactOf.TryGetValue(name, out var fact) && fact.Owner != Owner.Activity)
                facts.Add(fact);
            if (book.DefinitionOf.TryGetValue(name, out var define))
                Push(define.Condition);
        }

        return [.. book.Facts.Where(facts.Contains)];

        void Push(Condition condition)
        {
            foreach (var part in BookWalk.Flat(condition))
                if (Named(part) is { } name)
                    open.Push(name);
        }
    }
}
