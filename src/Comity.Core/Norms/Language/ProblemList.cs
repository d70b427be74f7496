using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Collects problems. The first fifty get suggestions, since looking for them costs time.</summary>
internal sealed class ProblemList
{
    private const int Suggestions = 50;
    private readonly List<Problem> problems = [];

    public int Count => problems.Count;

    public void Add(Problem problem) => problems.Add(problem);

    public ImmutableArray<Problem> ToImmutable() => [.. problems.OrderBy(problem => problem.Place).ThenBy(problem => problem.Message, StringComparer.Ordinal)];

    /// <summary>"Did you mean `x`?" for the nearest known name, or nothing.</summary>
    public string DidYouMean(string name, IEnumerable<string> known) =>
        problems.Count >= Suggestions || Spelling.Nearest(name, known) is not { } nearest ? "" : $"Did you mean `{nearest}`?";
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
        var limit = Math.Max(1, name.Length / 3);
        return known
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (Candidate: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }

        return table[left.Length, right.Length];
    }
}
