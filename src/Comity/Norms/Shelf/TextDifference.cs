using System.Collections.Immutable;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Comity.Norms.Shelf;

/// <summary>One line of two texts side by side.</summary>
/// <param name="Old">The line of the old text; null where the new one has a line more.</param>
/// <param name="New">The line of the new text; null where the old one has a line more.</param>
/// <param name="IsSame">Whether both are the same.</param>
/// <param name="OldNumber">The number of the old line, from 1.</param>
public sealed record LinePair(string? Old, string? New, bool IsSame, int? OldNumber);

/// <summary>What differs in one document.</summary>
/// <param name="File">Its path.</param>
/// <param name="Kind"><c>changed</c>, <c>added</c> or <c>removed</c>.</param>
/// <param name="Hunks">The lines that differ with those around them; lines that are left out lie between two hunks.</param>
public sealed record FileDifference(string File, string Kind, ImmutableArray<ImmutableArray<LinePair>> Hunks);

/// <summary>Compares texts line by line.</summary>
public static class TextDifference
{
    private const int Around = 2;
    private const long MostPairs = 25_000_000;
    private const int LongestLine = 4_000;

    /// <summary>The documents that differ, by path.</summary>
    public static ImmutableArray<FileDifference> Of(ImmutableSortedDictionary<string, string> old, ImmutableSortedDictionary<string, string> now) =>
    [
        .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(file => old.GetValueOrDefault(file) != now.GetValueOrDefault(file))
            .Select(file => new FileDifference(file, !old.ContainsKey(file) ? "added" : !now.ContainsKey(file) ? "removed" : "changed",
                Of(old.GetValueOrDefault(file, ""), now.GetValueOrDefault(file, "")))),
    ];

    /// <summary>The hunks of two texts.</summary>
    public static ImmutableArray<ImmutableArray<LinePair>> Of(string old, string now)
    {
        var pairs = Pairs(old, now);
        var shown = new bool[pairs.Length];
        for (var line = 0; line < pairs.Length; line++)
            if (!pairs[line].IsSame)
                for (var near = Math.Max(0, line - Around); near <= Math.Min(pairs.Length - 1, line + Around); near++)
                    shown[near] = true;
        return [.. Runs(pairs, shown)];
    }

    /// <summary>To look for the fewest changes takes time with the product of the lengths: of long texts only what they begin and end with is the
    /// same.</summary>
    private static ImmutableArray<LinePair> Pairs(string old, string now)
    {
        var (left, right) = (old.Split('\n'), now.Split('\n'));
        if ((long)left.Length * right.Length <= MostPairs && !left.Concat(right).Any(line => line.Length > LongestLine))
        {
            var both = SideBySideDiffBuilder.Diff(old, now, ignoreWhiteSpace: false);
            return [.. both.OldText.Lines.Zip(both.NewText.Lines, Pair)];
        }

        var most = Math.Min(left.Length, right.Length);
        var head = left.AsSpan().CommonPrefixLength(right);
        var tail = 0;
        while (tail < most - head && left[^(tail + 1)] == right[^(tail + 1)])
            tail++;
        return
        [
            .. left[..head].Select((line, place) => new LinePair(line, line, true, place + 1)),
            .. left[head..^tail].Select((line, place) => new LinePair(line, null, false, head + place + 1)),
            .. right[head..^tail].Select(line => new LinePair(null, line, false, null)),
            .. left[^tail..].Select((line, place) => new LinePair(line, line, true, left.Length - tail + place + 1)),
        ];
    }

    private static LinePair Pair(DiffPiece old, DiffPiece now) =>
        new(old.Type == ChangeType.Imaginary ? null : old.Text ?? "", now.Type == ChangeType.Imaginary ? null : now.Text ?? "",
            old.Type == ChangeType.Unchanged && now.Type == ChangeType.Unchanged, old.Position);

    private static IEnumerable<ImmutableArray<LinePair>> Runs(ImmutableArray<LinePair> pairs, bool[] shown)
    {
        for (var first = Array.IndexOf(shown, true); first >= 0;)
        {
            var behind = Array.IndexOf(shown, false, first) is >= 0 and var end ? end : shown.Length;
            yield return pairs[first..behind];
            first = behind == shown.Length ? -1 : Array.IndexOf(shown, true, behind);
        }
    }
}
