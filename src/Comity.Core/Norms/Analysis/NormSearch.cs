using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>Looks at norms among themselves: conflicts, dead and redundant parts, impossible duties, exceptions, techniques.</summary>
internal static class NormSearch
{
    private const int MostCombinations = 4096;

    public static IEnumerable<Finding> Conflicts(BookAnalysis analysis)
    {
        var model = analysis.Model;
        foreach (var duty in analysis.InForce.Where(norm => model.Of(norm).IsDuty))
            foreach (var ban in analysis.InForce.Where(norm => model.Of(norm).IsProhibition && Same(norm.Sentence.Subject, duty.Sentence.Subject)
                && Shared(norm, duty).Any()))
            {
                var goal = model.Store.And(Active(model, duty), model.Of(ban).Applies, !model.Of(ban).Free);
                var finding = Of(FindingKind.Conflict, [duty.Id, ban.Id],
                    $"{duty.Id} requires and {ban.Id} forbids the same: {string.Join(", ", Shared(ban, duty))}.", duty.Place);
                foreach (var one in analysis.Classes(finding, goal))
                    yield return one;
            }

        foreach (var norm in analysis.InForce)
        {
            var formulas = model.Of(norm);
            var goal = model.Store.And(formulas.Applies, formulas.Free, formulas.Kept);
            var finding = Of(FindingKind.Conflict, [norm.Id], $"two exceptions of {norm.Id} disagree: one frees what another catches.", norm.Place);
            foreach (var one in analysis.Classes(finding, goal))
                yield return one;
        }
    }

    public static IEnumerable<Finding> DeadAndRedundant(BookAnalysis analysis)
    {
        var model = analysis.Model;
        foreach (var norm in analysis.InForce)
        {
            var formulas = model.Of(norm);
            if (!analysis.Questions.IsPossible(formulas.Caught))
            {
                yield return Of(FindingKind.DeadNorm, [norm.Id], $"{norm.Id} can never catch anything.", norm.Place);
                continue;
            }

            foreach (var finding in Redundant(analysis, norm).Concat(Clause(analysis, norm)).Concat(Exceptions(analysis, norm)))
                yield return finding;
        }
    }

    public static IEnumerable<Finding> ImpossibleDuties(BookAnalysis analysis)
    {
        var (model, store) = (analysis.Model, analysis.Model.Store);
        foreach (var duty in analysis.InForce.Where(norm => model.Of(norm).IsDuty))
        {
            var active = Active(model, duty);
            if (!analysis.Questions.IsPossible(active))
                continue;
            if (!analysis.Questions.IsPossible(active, model.Of(duty).Does))
                yield return Of(FindingKind.ImpossibleDuty, [duty.Id], $"{duty.Id} is due in cases in which nobody can perform it.", duty.Place);
            foreach (var ban in analysis.InForce.Where(norm => model.Of(norm).IsProhibition && Shared(norm, duty).Any()
                && Same(norm.Sentence.Subject, duty.Sentence.Subject)))
                if (!analysis.Questions.IsPossible(active, !store.And(model.Of(ban).Applies, !model.Of(ban).Free)))
                    yield return Of(FindingKind.ImpossibleDuty, [duty.Id, ban.Id], $"whenever {duty.Id} is due, {ban.Id} forbids it.", duty.Place);
            foreach (var early in DueTooEarly(analysis, duty))
                yield return early;
        }
    }

    public static IEnumerable<Finding> ExceptionCreep(BookAnalysis analysis)
    {
        var model = analysis.Model;
        var rows = new CaseRows(model);
        var certainty = new Certainty(model);
        foreach (var norm in analysis.InForce.Where(norm => !model.Of(norm).Exceptions.IsEmpty && model.Of(norm).Free != Formula.False))
        {
            var formulas = model.Of(norm);
            var freed = model.Store.And(formulas.Applies, formulas.Free, !formulas.Kept, formulas.IsProhibition ? formulas.Does : !formulas.Does);
            var cases = analysis.Book.Cases.Where(one => rows.Of(new CaseFacts(analysis.Book, one)).Any(row => certainty.Of(freed, row.Allowed).IsCertain))
                .Select(one => one.Title).ToList();
            if (certainty.Undecided > 0)
                throw new OutOfSteps();
            var (free, all) = Combinations(analysis, certainty, freed);
            yield return Of(FindingKind.ExceptionCreep, [norm.Id], string.Create(CultureInfo.InvariantCulture,
                $"exceptions of {norm.Id} free {cases.Count} of {analysis.Book.Cases.Length} cases of the book, and can free in {free} of {all} headline "
                    + $"combinations."), norm.Place)
                with { Class = [.. cases.Select(title => $"case \"{title}\"").Take(5)] };
        }
    }

    public static IEnumerable<Finding> TechnologyBound(BookAnalysis analysis)
    {
        var techniques = analysis.Book.Items.OfType<CodeItem>().Select(code => code.Properties.Text(PropertyKind.In)!)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => analysis.Book.FactOf[name]).Where(fact => fact.Owner == Owner.Activity).ToHashSet();
        foreach (var norm in analysis.InForce)
        {
            var used = analysis.Model.Store.VariablesOf(analysis.Model.Of(norm).Caught).Select(variable => analysis.Model.Space.FactOf(variable))
                .Where(owner => owner is { } found && techniques.Contains(found.Fact)).Select(owner => owner!.Value.Fact.Values[owner.Value.Part]).Distinct()
                    .ToList();
            if (used.Count > 0)
                yield return Of(FindingKind.TechnologyBoundClause, [norm.Id],
                    $"{norm.Id} turns on a technique ({string.Join(", ", used)}) where an effect could be meant.", norm.Place);
        }
    }

    private static Finding Of(FindingKind kind, ImmutableArray<string> ids, string sentence, Place place) =>
        new() { Kind = kind, Norms = ids, Sentence = sentence, Place = place };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Shared(NormItem left, NormItem right) =>
        left.Sentence.Actions.Intersect(right.Sentence.Actions, StringComparer.OrdinalIgnoreCase);

    private static Formula Active(Model model, NormItem duty) => model.Store.And(model.Of(duty).Applies, !model.Of(duty).Free, !model.Of(duty).Excused);

    private static IEnumerable<Finding> Redundant(BookAnalysis analysis, NormItem norm)
    {
        var model = analysis.Model;
        var others = analysis.InForce.Where(other => other != norm && Same(other.Sentence.Subject, norm.Sentence.Subject)).ToList();
        var caught = model.Of(norm).Caught;
        if (analysis.Questions.IsPossible([caught, .. others.Select(other => !model.Of(other).Caught)]))
            yield break;
        var alone = others.Where(other => !analysis.Questions.IsPossible(caught, !model.Of(other).Caught)).Select(other => other.Id).Take(3).ToList();
        yield return Of(FindingKind.RedundantNorm, [norm.Id, .. alone], alone.Count > 0
            ? $"everything that {norm.Id} catches is caught by {string.Join(", and by ", alone)}."
            : $"everything that {norm.Id} catches is caught by other norms together.", norm.Place);
    }

    private static IEnumerable<Finding> Clause(BookAnalysis analysis, NormItem norm)
    {
        if (norm.Sentence.When is not { } when)
            yield break;
        foreach (var (path, clause) in Clauses.Of(when))
        {
            var written = Clauses.Written(path);
            if (Equal(analysis, norm, written, holds: false))
                yield return Of(FindingKind.DeadClause, [norm.Id], $"the clause {written} of {norm.Id} can never decide anything.", clause.Place);
            else if (Equal(analysis, norm, written, holds: true))
                yield return Of(FindingKind.RedundantCondition, [norm.Id], $"{norm.Id} catches the same without the condition {written}.", clause.Place);
        }
    }

    private static bool Equal(BookAnalysis analysis, NormItem norm, string written, bool holds)
    {
        var changed = norm with { Sentence = norm.Sentence with { When = ClauseEdit.Put(norm.Sentence.When!, written, holds) } };
        return !analysis.Questions.IsPossible(analysis.Model.Store.Differ(analysis.Model.Of(norm).Caught, analysis.Model.Of(changed).Caught));
    }

    private static IEnumerable<Finding> Exceptions(BookAnalysis analysis, NormItem norm)
    {
        var model = analysis.Model;
        foreach (var clause in norm.Clauses.OfType<ExceptClause>())
        {
            var without = norm with { Clauses = norm.Clauses.Remove(clause) };
            if (!analysis.Questions.IsPossible(model.Store.Differ(model.Of(norm).Caught, model.Of(without).Caught)))
                yield return Of(FindingKind.DeadClause, [norm.Id], $"the exception ({clause.Label}) of {norm.Id} can never decide anything.", clause.Place);
        }
    }

    // A duty with a deadline that runs from one day, while what calls for it happens on another: the deadline may pass first.
    private static IEnumerable<Finding> DueTooEarly(BookAnalysis analysis, NormItem duty)
    {
        var model = analysis.Model;
        var deadline = duty.Sentence.Deadline ?? duty.Clauses.OfType<DeadlineClause>().FirstOrDefault()?.Deadline
            ?? duty.Clauses.OfType<ReadingClause>().LastOrDefault(clause => clause.Change.Deadline is not null
                && analysis.Readings.Contains(clause.Name))?.Change.Deadline;
        if (deadline is null)
            yield break;
        var calls = model.Store.VariablesOf(Active(model, duty)).ToHashSet();
        foreach (var name in model.Space.Days.Where(pair => calls.Contains(pair.Value)).SelectMany(pair => new[] { pair.Key.Fact, pair.Key.Other })
            .Where(name => model.Book.FactOf.ContainsKey(name) && !Same(name, deadline.Of)).Distinct().Order(StringComparer.Ordinal))
            if (analysis.Questions.IsPossibleOn(new(name, DayRelation.MoreThanDaysAfter, deadline.Days, deadline.Of, 0), Active(model, duty)))
                yield return Of(FindingKind.ImpossibleDuty, [duty.Id], $"the deadline of {duty.Id} can pass before `{name}`, when it is called for.",
                    deadline.Place);
    }

    // Headline combinations are told over scales, choices and yes/no facts; a tree of kinds has too many.
    private static (int Free, int All) Combinations(BookAnalysis analysis, Certainty certainty, Formula freed)
    {
        var model = analysis.Model;
        var facts = model.Book.Facts.Where(fact => fact.IsHeadline && fact.Item.Kind is not (FactKind.Kinds or FactKind.Date)).ToList();
        while (facts.Aggregate(1L, (product, fact) => product * model.Store.Variables[model.Space.VariablesOf(fact, 0)[0]].Size) > MostCombinations)
            facts.RemoveAt(facts.Count - 1);

        // Facts that nothing links to the question multiply its combinations without being asked one by one.
        var linked = certainty.Linked(freed).ToHashSet();
        var variables = facts.ToLookup(fact => linked.Contains(model.Space.VariablesOf(fact, 0)[0]), fact => model.Space.VariablesOf(fact, 0)[0]);
        var (asked, others) = (Count(analysis, [.. variables[true]], [], freed), Count(analysis, [.. variables[false]], [], Formula.True));
        return (asked.Free * others.All, asked.All * others.All);
    }

    private static (int Free, int All) Count(BookAnalysis analysis, ImmutableArray<int> variables, ImmutableArray<Formula> cell, Formula freed)
    {
        if (!analysis.Questions.IsPossible(cell.AsSpan()))
            return (0, 0);
        if (cell.Length == variables.Length)
            return (analysis.Questions.IsPossible([.. cell, freed]) ? 1 : 0, 1);
        var variable = variables[cell.Length];
        var parts = Enumerable.Range(0, analysis.Model.Store.Variables[variable].Size)
            .Select(value => Count(analysis, variables, cell.Add(analysis.Model.Store.Atom(variable, 1UL << value)), freed)).ToList();
        return (parts.Sum(part => part.Free), parts.Sum(part => part.All));
    }
}
