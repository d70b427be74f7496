using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>Looks at what a book leaves open: undefined terms on which verdicts turn, and readings that part them.</summary>
internal static class ReadingSearch
{
    public static IEnumerable<Finding> DecisiveGaps(BookAnalysis analysis)
    {
        var (model, store) = (analysis.Model, analysis.Model.Store);
        foreach (var term in analysis.Book.Facts.Where(fact => fact.Item.Kind == FactKind.Term))
        {
            var variables = Enumerable.Range(0, model.Space.Slots).Select(slot => model.Space.VariablesOf(term, slot)[0]).Distinct().ToList();
            var turning = analysis.InForce.Where(norm => variables.Exists(variable => Turns(norm, variable))).Select(norm => norm.Id).ToList();
            if (turning.Count == 0)
                continue;
            yield return new()
            {
                Kind = FindingKind.DecisiveGap,
                Norms = [term.Name, .. turning],
                Sentence = $"what {string.Join(", ", turning)} say{(turning.Count == 1 ? "s" : "")} can turn on `{term.Name}`, which the book does not define.",
                Place = term.Item.Place,
                Accepted = term.Item.Properties.Text(PropertyKind.AgreedAmbiguity) is { } reason ? $"agreed ambiguity: {reason}" : null,
            };
        }

        bool Turns(NormItem norm, int variable)
        {
            var caught = model.Of(norm).Caught;
            return store.VariablesOf(caught).Contains(variable) && analysis.Questions.IsPossible(
                store.Differ(At(caught, variable, 1), At(caught, variable, 2)), At(model.Background, variable, 1), At(model.Background, variable, 2));
        }

        Formula At(Formula formula, int variable, ulong set) => store.Restrict(formula, new Dictionary<int, ulong> { [variable] = set });
    }

    /// <summary>Readings are selectors of one model: each question switches one of them, none is compiled twice.</summary>
    public static IEnumerable<Finding> Divergences(BookAnalysis analysis)
    {
        var open = new Model(analysis.Book, Slots.Of(analysis.Book), analysis.AsOf, budget: analysis.Budget);
        var without = Switched(open, [.. analysis.Readings]);
        var before = open.Store.Restrict(open.Background, without);
        var usual = new Questions(open, before);
        foreach (var reading in analysis.Book.Items.SelectMany(NormBook.ReadingsOf).GroupBy(pair => pair.Reading.Name, StringComparer.OrdinalIgnoreCase)
            .Where(reading => !analysis.Readings.Contains(reading.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var with = Switched(open, [.. analysis.Readings, reading.Key]);
            var after = open.Store.Restrict(open.Background, with);
            var questions = after == before ? usual : new(open, before, after);
            var moved = open.Book.Norms.Where(norm => norm.Sentence.Modal != Modal.May)
                .Select(norm => (norm.Id, Differ: Differ(open, norm, without, with))).Where(pair => questions.IsPossible(pair.Differ)).ToList();
            if (moved.Count > 0 || reading.Any(pair => Restatus(pair.Reading)))
                yield return Told([.. reading], [.. moved.Select(pair => pair.Id)], questions, moved.Select(pair => pair.Differ).FirstOrDefault());
        }
    }

    private static Formula Differ(Model open, NormItem norm, Dictionary<int, ulong> without, Dictionary<int, ulong> with)
    {
        var caught = open.Store.And(open.Of(norm).InForce, open.Of(norm).Caught);
        return open.Store.Differ(open.Store.Restrict(caught, without), open.Store.Restrict(caught, with));
    }

    private static bool Restatus(ReadingClause reading) => reading.Change.Kind is ChangeKind.Binding or ChangeKind.Voluntary;

    private static Dictionary<int, ulong> Switched(Model model, HashSet<string> on) =>
        model.Space.Readings.ToDictionary(pair => pair.Value, pair => on.Contains(pair.Key, StringComparer.OrdinalIgnoreCase) ? 2UL : 1UL);

    private static Finding Told(ImmutableArray<(Item Item, ReadingClause Reading)> places, ImmutableArray<string> moved, Questions questions, Formula differ)
    {
        ImmutableArray<string> names = [.. places.Select(place => NormBook.NameOf(place.Item)).Distinct()];
        var (kind, name) = (places[0].Reading.IsProposal ? "proposal" : "reading", string.Join(", ", names));
        var finding = new Finding
        {
            Kind = FindingKind.Divergence,
            Norms = [.. names, .. moved.Except(names)],
            AcceptedIds = names,
            Sentence = moved.IsEmpty
                ? $"the {kind} \"{places[0].Reading.Name}\" of {name} changes its status, and so every verdict of it."
                : $"the {kind} \"{places[0].Reading.Name}\" of {name} changes verdicts of {string.Join(", ", moved)}.",
            Place = places[0].Reading.Place,
        };
        return moved.IsEmpty ? finding : questions.Words.Told(finding, questions.Classes(differ, 1).Classes[0]);
    }
}
