using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>Holds measures against what a book ensures: proportion, the firewall, the way back, redress.</summary>
internal static class MeasureSearch
{
    private static readonly string[] Bases =
        ["incentive", "assistance", "retorsion", "rules of the organisation", "treaty", "listing of persons", "countermeasure", "necessity"];

    public static IEnumerable<Finding> Ladder(BookAnalysis analysis) =>
        analysis.Book.Items.OfType<EnsureItem>().SelectMany(ensure => Ensure(analysis, ensure))
            .Concat(analysis.Book.Measures.SelectMany(measure => Monotone(analysis, measure)))
            .Concat(analysis.Book.Measures.SelectMany(measure => Undone(measure)));

    private static IEnumerable<Finding> Ensure(BookAnalysis analysis, EnsureItem ensure) => ensure.Kind switch
    {
        EnsureKind.NothingBeyond => analysis.Book.Measures.Where(measure => Rank(measure) > Array.IndexOf(Bases, ensure.Basis.ToLowerInvariant()))
            .SelectMany(measure => Beyond(analysis, ensure, measure)),
        EnsureKind.NotOnOwnDisclosure =>
            analysis.Book.Measures.Where(measure => Rank(measure) > 1).SelectMany(measure => Disclosure(analysis, ensure, measure)),
        EnsureKind.NeverLimited => analysis.Book.Measures.SelectMany(measure => Limited(ensure, measure)),
        EnsureKind.WayBack => analysis.Book.Measures.Where(measure => Rank(measure) > 1).SelectMany(measure => WayBack(analysis, ensure, measure)),
        EnsureKind.RedressOpen => Redress(analysis, ensure),
        EnsureKind.Whenever => General(analysis, ensure, analysis.Model.Store.And(analysis.Model.Of(ensure.Condition!), !analysis.Model.Of(ensure.Then!))),
        _ => General(analysis, ensure, analysis.Model.Of(ensure.Condition!)),
    };

    private static int Rank(MeasureItem measure) => Array.IndexOf(Bases, measure.Properties.Text(PropertyKind.Basis)?.ToLowerInvariant());

    private static Finding Of(string first, string second, string sentence, Place place) => new()
    {
        Kind = FindingKind.Ladder,
        Norms = second.Length == 0 ? [first] : [first, second],
        Sentence = sentence,
        Place = place,
    };

    private static IEnumerable<Finding> General(BookAnalysis analysis, EnsureItem ensure, Formula violated) =>
        analysis.Classes(Of(ensure.Id, "", $"{ensure.Id} does not hold.", ensure.Place), violated);

    private static IEnumerable<Finding> Beyond(BookAnalysis analysis, EnsureItem ensure, MeasureItem measure)
    {
        // While no binding norm is broken: those open the measure by themselves.
        var (model, store) = (analysis.Model, analysis.Model.Store);
        var kept = store.And([.. analysis.InForce.Where(model.IsBinding).Select(norm => !model.Of(norm).Caught)]);
        var found = analysis.InForce.Where(norm => !model.IsBinding(norm)).SelectMany(norm => analysis.Classes(
            Of(ensure.Id, measure.Id, $"{measure.Id} is open because of {norm.Id}, which is voluntary, although its basis goes beyond {ensure.Basis}.",
                measure.Place),
            store.And(model.Of(measure, norm), model.Of(norm).Caught, kept)).Take(1));
        return found.Take(1);
    }

    private static IEnumerable<Finding> Disclosure(BookAnalysis analysis, EnsureItem ensure, MeasureItem measure)
    {
        var model = analysis.Model;
        var rests = model.Store.Atom(model.Space.OwnDisclosure(0), 2);
        foreach (var norm in analysis.InForce)
            if (analysis.Questions.IsPossible(model.Of(measure, norm), model.Of(norm).Caught, rests))
            {
                yield return Of(ensure.Id, measure.Id, $"{measure.Id} can rest on what a State disclosed of itself (because of {norm.Id}).", measure.Place);
                yield break;
            }
    }

    private static IEnumerable<Finding> Limited(EnsureItem ensure, MeasureItem measure)
    {
        foreach (var benefit in (measure.Properties.Text(PropertyKind.Limits) ?? "").Split(", ").Intersect(ensure.Benefits, StringComparer.OrdinalIgnoreCase))
            yield return Of(ensure.Id, measure.Id, $"{measure.Id} limits {benefit}, which is never to be limited.", measure.Place);
    }

    private static IEnumerable<Finding> WayBack(BookAnalysis analysis, EnsureItem ensure, MeasureItem measure)
    {
        var within = analysis.Book.Items.OfType<ReliefItem>().Where(relief => relief.Properties.Has(PropertyKind.WithinPower)).Select(relief => relief.Name);
        if (!measure.UndoneBy.Intersect(within, StringComparer.OrdinalIgnoreCase).Any())
            yield return Of(ensure.Id, measure.Id, $"{measure.Id} is undone by nothing within the power of the State concerned.", measure.Place);
    }

    private static IEnumerable<Finding> Redress(BookAnalysis analysis, EnsureItem ensure)
    {
        var model = analysis.Model;
        var remedies = analysis.Book.Items.OfType<RemedyItem>().ToList();
        var open = model.Store.Or([.. remedies.Select(remedy => model.Of(remedy.OpenWhen))]);
        foreach (var one in General(analysis, ensure, model.Store.And(model.Of(ensure.Condition!), !open)))
            yield return one;
        foreach (var remedy in remedies)
            if (model.Store.VariablesOf(model.Of(remedy.OpenWhen)).Any(variable => model.Space.FactOf(variable) is { Fact.Owner: not Owner.Activity }))
                yield return Of(ensure.Id, remedy.Id, $"{remedy.Id} asks what a State did, although redress is to be open whoever the author is.",
                    remedy.Place);
    }

    // Two copies of a case that differ only in gravity: the graver one must not have less.
    private static IEnumerable<Finding> Monotone(BookAnalysis analysis, MeasureItem measure)
    {
        var (model, store) = (analysis.Model, analysis.Model.Store);
        foreach (var norm in analysis.InForce)
        {
            var scale = norm.Clauses.OfType<GravityClause>().FirstOrDefault()?.Scale;
            if (scale is null || !BookWalk.Flat(measure.Available).OfType<CompareCondition>().Any(compare => compare.Fact == Vocabulary.Gravity))
                continue;
            var fact = model.Book.FactOf[scale];
            var open = At(model.Of(measure, norm), fact);
            if (open.Distinct().Count() == 1)
                continue;
            var met = Enumerable.Range(0, open.Length).Select(value => store.And(At(model.Background, fact)[value], At(model.Of(norm).Caught, fact)[value]))
                .ToArray();
            var less = Enumerable.Range(0, open.Length - 1)
                .FirstOrDefault(low => analysis.Questions.IsPossible(open[low], !open[low + 1], met[low], met[low + 1]), -1);
            if (less < 0)
                continue;
            yield return Of(measure.Id, norm.Id, $"{measure.Id} is open at `{fact.Values[less]}` and not at `{fact.Values[less + 1]}`, all else alike.",
                measure.Place);
            yield break;
        }

        Formula[] At(Formula formula, Fact fact) => analysis.Cofactors(formula, model.Space.VariablesOf(fact, 0)[0]);
    }

    private static IEnumerable<Finding> Undone(MeasureItem measure)
    {
        if (Rank(measure) > 1 && measure.UndoneBy.IsEmpty && (measure.ExpiresAfterDays is null || measure.Renewable))
            yield return Of(measure.Id, "", $"{measure.Id} is undone by nothing, and does not lapse by itself.", measure.Place);
    }
}
