using System.Collections.Immutable;
using System.Text;

namespace Comity.Norms.Language;

/// <summary>
/// Collects problems. The first fifty get suggestions, since looking for them costs time; of more than ten thousand, which nobody reads, the last
/// says only that there are more.
/// </summary>
internal sealed class ProblemList
{
    private const int Most = 10_000;
    private const int Suggestions = 50;
    private const int LongestShown = 100;
    private readonly List<Problem> problems = [];
    private int comparisons = 500_000;

    public int Count { get; private set; }

    /// <summary>Whether looking for further problems is of no use.</summary>
    public bool IsFull => Count >= Most;

    public void Add(Problem problem)
    {
        if (Count++ < Most)
            problems.Add(problem with { Message = Shown(problem.Message), Help = Shown(problem.Help) });
    }

    public ImmutableArray<Problem> ToImmutable()
    {
        var found = problems.Distinct().OrderBy(problem => problem.Place).ThenBy(problem => problem.Message, StringComparer.Ordinal).ToImmutableArray();
        return IsFull ? found.Add(new(found[^1].Place, "There are more problems than can be listed.", "Repair the first ones and read the book again."))
            : found;
    }

    /// <summary>Whether to look for a name among so many, which counts as having looked.</summary>
    public bool MaySuggest(int known)
    {
        if (problems.Count >= Suggestions || comparisons < known)
            return false;
        comparisons -= known;
        return true;
    }

    /// <summary>"Did you mean `x`?" for the nearest known name, or nothing.</summary>
    public string DidYouMean(string name, IReadOnlyCollection<string> known)
    {
        if (!MaySuggest(known.Count))
            return "";
        return Spelling.Nearest(name, known) is { } nearest ? $"Did you mean `{nearest}`?{Lookalike.Told(name, nearest)}" : "";
    }

    // What a writer wrote may be long, and may hold marks that would move a terminal's cursor.
    private static string Shown(string text)
    {
        var parts = text.Split('`');
        for (var i = 1; i < parts.Length; i += 2)
            if (parts[i].Length > LongestShown)
                parts[i] = parts[i][..(LongestShown - 20)].TrimEnd() + " …";
        var shown = string.Join('`', parts);
        return shown.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || shown.Any(char.IsControl) ? string.Concat(shown.EnumerateRunes().Select(Shown)) : shown;
    }

    private static string Shown(Rune rune) => Rune.IsControl(rune) ? "\uFFFD" : rune.ToString();
}

/// <summary>Finds the name that a writer probably meant.</summary>
public static class Spelling
{
    private const int LongestCompared = 80;

    /// <summary>The known name with the fewest edits (optimal string alignment distance), if they are few for its length; otherwise null.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestCompared)
            return null;
        var best = Math.Max(1, name.Length / 3) + 1;
        string? nearest = null;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > best)
                continue;
            var distance = Distance(name, candidate, best);
            if (distance < best || (distance == best && nearest is not null && string.CompareOrdinal(candidate, nearest) < 0))
                (best, nearest) = (distance, candidate);
        }

        return nearest;
    }

    // Gives up, with a number above the limit, when no row holds one that is small enough.
    private static int Distance(string left, string right, int limit)
    {
        Span<int> two = stackalloc int[right.Length + 1], one = stackalloc int[right.Length + 1], row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            one[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = IsSame(left[i - 1], right[j - 1]);
                row[j] = Math.Min(Math.Min(one[j], row[j - 1]) + 1, one[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], two[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > limit)
                return limit + 1;
            var free = two;
            two = one;
            one = row;
            row = free;
        }

        return one[right.Length];
    }

    private static bool IsSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
