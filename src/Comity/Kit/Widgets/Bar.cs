using System.Collections.Immutable;

namespace Comity.Kit.Widgets;

/// <summary>One row of a chart: a name and a count for each series.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Counts">A count for each series, in their order; none is negative.</param>
/// <param name="IsData">Whether the name is a name from the record or a book, and not a text of the site.</param>
public sealed record Bar(string Name, ImmutableArray<int> Counts, bool IsData = true)
{
    /// <summary>All counts of the row.</summary>
    public int Sum => Counts.Sum();
}
