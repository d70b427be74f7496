using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>
/// Finds days for the date facts of a witness, so that every comparison of dates comes out as the witness has it: difference constraints,
/// solved by shortest paths (Bellman 1958, Ford 1956).
/// </summary>
internal static class DayOrder
{
    /// <summary>Days for each date fact and slot, or null when no days fit.</summary>
    /// <param name="answers">The comparisons and whether they hold.</param>
    /// <param name="asOf">The date of the judgement.</param>
    public static ImmutableDictionary<(string Fact, int Slot), DateOnly>? Solve(IReadOnlyList<(DayQuestion Question, bool Holds)> answers, DateOnly asOf)
    {
        var open = answers.Where(answer => answer.Question.Relation == DayRelation.WithinDaysOf && !answer.Holds).ToList();
        for (var choice = 0; choice < 1 << Math.Min(open.Count, 12); choice++)
        {
            var edges = new List<(string From, string To, int Length)>();
            foreach (var answer in answers)
                edges.AddRange(Edges(answer.Question, answer.Holds, open.IndexOf(answer) is >= 0 and var index && (choice >> index & 1) != 0));
            if (Distances(edges, asOf) is { } days)
                return days;
        }

        return null;
    }

    // An edge from b to a of length n says: a is at most n days after b.
    private static IEnumerable<(string, string, int)> Edges(DayQuestion question, bool holds, bool early)
    {
        var (a, b, n) = (Node(question.Fact, question.Slot), Node(question.Other, question.Slot), question.Days);
        return (question.Relation, holds) switch
        {
            (DayRelation.Before, true) or (DayRelation.OnOrAfter, false) => [(b, a, -1)],
            (DayRelation.Before, false) or (DayRelation.OnOrAfter, true) => [(a, b, 0)],
            (DayRelation.After, true) or (DayRelation.OnOrBefore, false) => [(a, b, -1)],
            (DayRelation.After, false) or (DayRelation.OnOrBefore, true) => [(b, a, 0)],
            (DayRelation.MoreThanDaysAfter, true) => [(a, b, -n - 1)],
            (DayRelation.MoreThanDaysAfter, false) => [(b, a, n)],
            (DayRelation.WithinDaysOf, true) => [(b, a, n), (a, b, 0)],
            _ => early ? [(b, a, -1)] : [(a, b, -n - 1)],
        };
    }

    private static string Node(string fact, int slot) => fact == DayQuestion.AsOf || IsDate(fact) ? fact : $"{slot}/{fact}";

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _);

    private static ImmutableDictionary<(string, int), DateOnly>? Distances(List<(string From, string To, int Length)> edges, DateOnly asOf)
    {
        foreach (var node in edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Where(node => node != DayQuestion.AsOf && IsDate(node)).ToList())
        {
            var difference = DateOnly.ParseExact(node, "yyyy-MM-dd").DayNumber - asOf.DayNumber;
            edges.Add((DayQuestion.AsOf, node, difference));
            edges.Add((node, DayQuestion.AsOf, -difference));
        }

        var nodes = edges.SelectMany(edge => new[] { edge.From, edge.To }).Append(DayQuestion.AsOf).Distinct().ToList();
        var distance = nodes.ToDictionary(node => node, _ => 0);
        for (var round = 0; round <= nodes.Count; round++)
        {
            var moved = false;
            foreach (var (from, to, length) in edges)
                if (distance[from] + length < distance[to])
                    (distance[to], moved) = (distance[from] + length, true);
            if (!moved)
                return nodes.Where(node => node.Contains('/')).ToImmutableDictionary(
                    node => (node[(node.IndexOf('/') + 1)..], int.Parse(node.AsSpan(0, node.IndexOf('/')))),
                    node => asOf.AddDays(distance[node] - distance[DayQuestion.AsOf]));
        }

        return null;
    }
}
