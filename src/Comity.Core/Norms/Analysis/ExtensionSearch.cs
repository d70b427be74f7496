using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>Looks at what an extending book does to its base, and what reservations take away.</summary>
internal static class ExtensionSearch
{
    public static IEnumerable<Finding> Tailoring(BookAnalysis analysis)
    {
        if (analysis.Book.Base is not { } basis)
            yield break;
        var pair = new BookPair(basis, analysis.Book, analysis.AsOf, analysis.Readings, analysis.Budget);
        foreach (var norm in basis.Norms.Where(norm => norm.Sentence.Modal != Modal.May))
        {
            var before = pair.Old(norm);
            var after = pair.New.Store.Or([.. pair.New.Book.Norms.Select(other => pair.New.Store.And(pair.New.Of(other).InForce, pair.New.Of(other).Caught))]);
            var finding = new Finding
            {
                Kind = FindingKind.Tailoring,
                Norms = [norm.Id],
                Sentence = $"the extending book does not catch all that {norm.Id} of its base catches.",
                Place = analysis.Book.NormOf.TryGetValue(norm.Id, out var now) ? now.Place : analysis.Book.Header?.Place ?? norm.Place,
            };
            foreach (var one in analysis.Classes(finding, pair.New.Store.And(before, !after), asked: pair.Questions))
                yield return one;
        }
    }

    public static IEnumerable<Finding> Reservations(BookAnalysis analysis)
    {
        var (model, store) = (analysis.Model, analysis.Model.Store);
        foreach (var reservation in analysis.Book.Items.OfType<ReservationItem>())
            foreach (var norm in reservation.To.Select(id => analysis.Book.NormOf[id]).Intersect(analysis.InForce))
            {
                var without = model.Of(norm, reservation);
                var others = analysis.InForce.Where(other => other != norm).Select(other => !model.Of(other).Caught);
                var finding = new Finding
                {
                    Kind = FindingKind.Reservation,
                    Norms = [reservation.Id, norm.Id],
                    Sentence = $"between the State that makes \"{reservation.Title}\" and the others, {norm.Id} no longer catches this, and no other norm "
                        + $"does.",
                    Place = reservation.Place,
                };
                foreach (var one in analysis.Classes(finding, store.And([model.Of(norm).Caught, !store.And(without.InForce, without.Caught), .. others])))
                    yield return one;
            }
    }
}
