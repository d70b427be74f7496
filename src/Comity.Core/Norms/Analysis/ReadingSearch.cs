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
            var variable = model.Space.VariablesOf(term, 0)[0];
            var turning = analysis.InForce.Where(norm => Turns(norm, variable)).Select(norm => norm.Id).ToList();
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
        var open = new Model(analysis.Book, Slots.Of(analysis.Book), analysis.AsOf);
        var questions = new Questions(open);
        var words = new FactWords(open.Space);
        var without = Switched(open, analysis.Readings, null);
        foreach (var pair in analysis.Book.Items.SelectMany(NormBook.ReadingsOf).Where(pair => !analysis.Readings.Contains(pair.Reading.Name))
            .GroupBy(pair => (NormBook.NameOf(pair.Item), pair.Reading.Name)).Select(group => group.First()))
        {
            var with = Switched(open, analysis.Readings, pair.Reading.Name);
            var moved = new List<string>();
            CaseClass? shown = null;
            foreach (var norm in open.Book.Norms.Where(norm => norm.Sentence.Modal != Modal.May))
            {
                var formulas = open.Of(norm);
                var caught = open.Store.And(formulas.InForce, formulas.Caught);
                var differ = open.Store.Differ(open.Store.Restrict(caught, without), open.Store.Restrict(caught, with));
                if (differ == Formula.False || !questions.IsPossible([differ, .. Off(open)]))
                    continue;
                moved.Add(norm.Id);
                shown ??= questions.Classes(open.Store.And([differ, .. Off(open)]), 1).Classes.FirstOrDefault();
            }

            if (moved.Count > 0 || Restatus(pair.Reading))
                yield return Told(pair, moved, shown, open, words);
        }
    }

    private static bool Restatus(ReadingClause reading) => reading.Change.Kind is ChangeKind.Binding or ChangeKind.Voluntary;

    // With readings restricted, their own variables stay free: they are held off so that witnesses do not speak of them.
    private static IEnumerable<Formula> Off(Model model) => model.Space.Readings.Values.Select(variable => model.Store.Atom(variable, 1));

    private static Dictionary<int, ulong> Switched(Model model, IReadOnlyCollection<string> on, string? also) =>
        model.Space.Readings.ToDictionary(pair => pair.Value, pair => on.Contains(pair.Key) || pair.Key == also ? 2UL : 1UL);

    private static Finding Told((Item Item, ReadingClause Reading) pair, List<string> moved, CaseClass? shown, Model model, FactWords words)
    {
        var name = NormBook.NameOf(pair.Item);
        var kind = pair.Reading.IsProposal ? "proposal" : "reading";
        return new()
        {
            Kind = FindingKind.Divergence,
            Norms = [name, .. moved],
            Sentence = moved.Count == 0
                ? $"the {kind} \"{pair.Reading.Name}\" of {name} changes its status, and so every verdict of it."
                : $"the {kind} \"{pair.Reading.Name}\" of {name} changes verdicts of {string.Join(", ", moved)}.",
            Place = pair.Reading.Place,
            Class = shown is null ? [] : [.. shown.Conditions.Where(condition => model.Space.FactOf(condition.Variable) is not null).Select(condition => words.Condition(condition.Variable, condition.Set))],
            Always = shown?.Always ?? false,
            Witness = shown is null ? [] : [.. Enumerable.Range(0, shown.Witness.Length)
                .Where(variable => model.Space.FactOf(variable) is { Slot: 0 } owner && shown.Witness[variable] != Math.Max(0, owner.Fact.Ordinary)).Select(variable => words.Witness(variable, shown.Witness[variable]))],
        };
    }
}
