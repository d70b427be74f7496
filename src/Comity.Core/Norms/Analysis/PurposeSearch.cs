using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>Holds norms against what a book is for: loopholes, overreach, lapse.</summary>
internal static class PurposeSearch
{
    public static IEnumerable<Finding> Loopholes(BookAnalysis analysis)
    {
        foreach (var purpose in analysis.Book.Purposes.Where(purpose => purpose.IsProtection))
        {
            var goal = analysis.Model.Store.And(analysis.Model.Of(purpose), NoneCatches(analysis));
            var finding = new Finding
            {
                Kind = FindingKind.Loophole,
                Norms = [purpose.Id],
                Sentence = $"no norm in force catches a case that \"{purpose.Title}\" covers.",
                Place = purpose.Place,
            };
            var certain = analysis.Classes(finding, goal, withNearest: true).ToList();
            foreach (var one in certain)
                yield return one;
            if (certain.Count == 0 && Open(analysis, purpose) is { } open)
                yield return open;
        }
    }

    public static IEnumerable<Finding> Overreach(BookAnalysis analysis)
    {
        foreach (var purpose in analysis.Book.Purposes.Where(purpose => !purpose.IsProtection))
            foreach (var norm in analysis.InForce.Where(norm => analysis.Model.Of(norm).IsProhibition))
            {
                var finding = new Finding
                {
                    Kind = FindingKind.Overreach,
                    Norms = [purpose.Id, norm.Id],
                    Sentence = $"{norm.Id} catches a case that \"{purpose.Title}\" permits.",
                    Place = norm.Place,
                };
                foreach (var one in analysis.Classes(finding, analysis.Model.Store.And(analysis.Model.Of(purpose), analysis.Model.Of(norm).Caught)))
                    yield return one;
            }
    }

    public static IEnumerable<Finding> Lapses(BookAnalysis analysis)
    {
        var dates = analysis.Book.Norms.Select(norm => norm.Properties.Date(PropertyKind.Lapses)).OfType<DateOnly>()
            .Concat(analysis.Book.Norms.SelectMany(norm => norm.Clauses.OfType<ReadingClause>())
                .Where(clause => clause.Change.Kind == ChangeKind.Lapses && analysis.Readings.Contains(clause.Name))
                    .Select(clause => clause.Change.Date!.Value))
            .Where(date => date > analysis.AsOf).Distinct().Order();
        var before = Protected(analysis.Model);
        foreach (var date in dates)
        {
            var after = Protected(new(analysis.Book, Slots.Of(analysis.Book), date, analysis.Readings, budget: analysis.Budget));
            foreach (var purpose in before.Except(after).OrderBy(purpose => purpose.Id, NaturalOrder.Instance))
                yield return new()
                {
                    Kind = FindingKind.Lapse,
                    Norms = [purpose.Id],
                    Sentence = $"on {date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} \"{purpose.Title}\" loses its last norm.",
                    Place = purpose.Place,
                };
            before = after;
        }
    }

    private static HashSet<PurposeItem> Protected(Model model)
    {
        var questions = new Questions(model);
        var catches = model.Store.Or([.. model.Book.Norms.Select(norm => model.Of(norm)).Select(norm => model.Store.And(norm.InForce, norm.Caught))]);
        return [.. model.Book.Purposes.Where(purpose => purpose.IsProtection && questions.IsPossible(model.Of(purpose), catches))];
    }

    private static Formula NoneCatches(BookAnalysis analysis) => analysis.Model.Store.And([.. Catches(analysis).Select(catches => !catches)]);

    // Of whom a norm can catch: the State that is judged, and each other that takes part.
    private static IEnumerable<Formula> Catches(BookAnalysis analysis) =>
        Enumerable.Range(0, analysis.Model.Space.Slots).SelectMany(slot => analysis.InForce.Select(norm =>
        slot == 0 ? analysis.Model.Of(norm).Caught
            : analysis.Model.Store.And(analysis.Model.Store.Atom(analysis.Model.Space.Present(slot), 2), analysis.Model.Of(norm, slot).Caught)));

    // While one fact stays unknown, no single norm certainly catches, although each value of it is caught by some norm.
    private static Finding? Open(BookAnalysis analysis, PurposeItem purpose)
    {
        var (model, store) = (analysis.Model, analysis.Model.Store);
        var catches = Catches(analysis).ToList();
        foreach (var variable in store.VariablesOf([.. catches]).Where(variable => model.Space.FactOf(variable) is not null))
        {
            var covered = Enumerable.Range(0, store.Variables[variable].Size)
                .Select(value => (Value: value, Holds: store.And(At(Linked(variable), value), At(model.Of(purpose), value)))).ToList();
            var goal = store.And([.. catches.Select(one => store.Or([.. covered.Select(at => store.And(at.Holds, !At(one, at.Value)))]))]);
            var finding = new Finding
            {
                Kind = FindingKind.Loophole,
                Norms = [purpose.Id],
                Sentence = $"while `{model.Space.FactOf(variable)!.Value.Fact.Name}` stays unknown, no norm in force certainly catches a case that "
                    + $"\"{purpose.Title}\" covers.",
                Place = purpose.Place,
                Possible = true,
            };
            if (analysis.Questions.IsPossible(goal))
                return analysis.Classes(finding, goal).First();

            Formula At(Formula formula, int value) => store.Restrict(formula, new Dictionary<int, ulong> { [variable] = 1UL << value });
        }

        return null;

        // All other constraints hold whatever the value is.
        Formula Linked(int variable) =>
            store.And([.. (model.Background.IsNegated ? [model.Background] : store.OperandsOf(model.Background.Index))
            .Where(part => store.VariablesOf(part).Contains(variable))]);
    }
}
