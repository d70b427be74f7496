namespace Comity.Kit.Search;

/// <summary>Orders names as an alphabet has them: letters with marks beside those without, and case last. The program knows no cultures; for Latin, Greek and
/// Cyrillic names this is the order that dictionaries of most languages use.</summary>
public sealed class AlphabetOrder : IComparer<string>
{
    private AlphabetOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static AlphabetOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 1 : 0) - (y is null ? 1 : 0);
        var (one, other) = (Folding.Words(x).GetEnumerator(), Folding.Words(y).GetEnumerator());
        while (true)
        {
            var (goesOn, otherGoesOn) = (one.MoveNext(), other.MoveNext());
            if (!goesOn || !otherGoesOn)
                return goesOn ? 1 : otherGoesOn ? -1 : string.CompareOrdinal(x, y);
            if (string.CompareOrdinal(one.Current, other.Current) is not 0 and var order)
                return order;
        }
    }
}
