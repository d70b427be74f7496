using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>Where conditions cut the range of a number: between two cuts no condition tells numbers apart.</summary>
internal static class NumberCuts
{
    /// <summary>The most stretches that a number may have.</summary>
    public const int Most = 64;

    /// <summary>The lowest number of each stretch, rising.</summary>
    /// <param name="book">The book.</param>
    /// <param name="fact">A number of the book.</param>
    /// <param name="beside">Another book that shall be compared with it: its conditions cut, too.</param>
    public static SortedSet<long> Of(NormBook book, Fact fact, NormBook? beside = null)
    {
        FactValues.TryNumber(fact.Item.From, out var from);
        FactValues.TryNumber(fact.Item.To, out var to);
        var found = new SortedSet<long> { from };
        foreach (var compare in Compared(book, fact, beside))
            foreach (var number in Numbers([book, beside], compare.Values[0]))
            {
                if (compare.Comparison is Comparison.AtLeast or Comparison.LessThan or Comparison.Is or Comparison.IsNot)
                    found.Add(number);
                if (compare.Comparison is Comparison.AtMost or Comparison.MoreThan or Comparison.Is or Comparison.IsNot)
                    found.Add(number + 1);
            }

        found.RemoveWhere(cut => cut < from || cut > to);
        return found;
    }

    private static IEnumerable<CompareCondition> Compared(NormBook book, Fact fact, NormBook? beside) =>
        fact.Item.Properties.Texts(PropertyKind.Also).Prepend(fact.Name).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(form => book.FactOf.GetValueOrDefault(form) == fact)
            .SelectMany(form => book.Compared[form].Concat(beside?.Compared[form] ?? []));

    private static IEnumerable<long> Numbers(IEnumerable<NormBook?> books, string value) => FactValues.TryNumber(value, out var one)
        ? [one]
        : books.SelectMany(book => book?.Vocabulary.Thresholds.GetValueOrDefault(value)?.Steps ?? [])
            .Select(step => FactValues.TryNumber(step.Number, out var number) ? number : 0);
}
