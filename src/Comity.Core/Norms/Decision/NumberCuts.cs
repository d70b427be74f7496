using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>Where conditions cut the range of a number: between two cuts no condition tells numbers apart.</summary>
internal static class NumberCuts
{
    /// <summary>The most stretches that a number may have.</summary>
    public const int Most = 64;

    /// <summary>The lowest number of each stretch, rising.</summary>
    public static SortedSet<long> Of(NormBook book, Fact fact)
    {
        FactValues.TryNumber(fact.Item.From, out var from);
        FactValues.TryNumber(fact.Item.To, out var to);
        var found = new SortedSet<long> { from };
        foreach (var compare in book.Items.SelectMany(BookWalk.ConditionsOf).SelectMany(BookWalk.Flat).OfType<CompareCondition>())
            if (book.FactOf.GetValueOrDefault(compare.Fact) == fact)
                foreach (var number in Numbers(book, compare.Values[0]))
                {
                    if (compare.Comparison is Comparison.AtLeast or Comparison.LessThan or Comparison.Is or Comparison.IsNot)
                        found.Add(number);
                    if (compare.Comparison is Comparison.AtMost or Comparison.MoreThan or Comparison.Is or Comparison.IsNot)
                        found.Add(number + 1);
                }

        found.RemoveWhere(cut => cut < from || cut > to);
        return found;
    }

    private static IEnumerable<long> Numbers(NormBook book, string value)
    {
        if (book.Vocabulary.Thresholds.TryGetValue(value, out var threshold))
            return threshold.Steps.Select(step => FactValues.TryNumber(step.Number, out var number) ? number : 0);
        return FactValues.TryNumber(value, out var one) ? [one] : [];
    }
}
