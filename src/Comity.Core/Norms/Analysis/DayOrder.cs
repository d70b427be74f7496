using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>
/// Finds days for date facts, so that every comparison comes out as a case has it: difference constraints, solved by shortest paths
/// (Bellman 1958, Ford 1956). All days lie in the calendar of the machine, 0001 to 9999.
/// </summary>
/// <param name="space">The space whose dates are compared.</param>
/// <param name="asOf">The date of the judgement.</param>
internal sealed class DayOrder(FactSpace space, DateOnly asOf)
{
    /// <summary>Days for each date fact and slot, or null when no days fit.</summary>
    /// <param name="answers">The comparisons and whether they hold.</param>
    public ImmutableDictionary<(string Fact, int Slot), DateOnly>? Solve(IEnumerable<(DayQuestion Question, bool Holds)> answers)
    {
        var all = answers.ToList();
        var sure = all.Where(answer => !IsSplit(answer)).SelectMany(answer => Bounds(answer.Question, answer.Holds, early: false)).ToList();
        return Solve(sure, [.. all.Where(IsSplit).Select(answer => answer.Question)]);
    }

    /// <summary>Of answers for which no days fit, some that cannot be together, while without any one of them they could.</summary>
    public ImmutableArray<(DayQuestion Question, bool Holds)> Clash(IEnumerable<(DayQuestion Question, bool Holds)> answers)
    {
        ImmutableArray<(DayQuestion Question, bool Holds)> clash = [.. answers];
        foreach (var answer in clash)
            if (Solve(clash.Remove(answer)) is null)
                clash = clash.Remove(answer);
        return clash;
    }

    // A day that is not within a range lies before or behind it: both are tried.
    private static bool IsSplit((DayQuestion Question, bool Holds) answer) => answer is { Question.Relation: DayRelation.WithinDaysOf, Holds: false };

    private ImmutableDictionary<(string, int), DateOnly>? Solve(List<Bound> bounds, ImmutableStack<DayQuestion> split)
    {
        if (Shortest(bounds) is not { } days || split.IsEmpty)
            return Shortest(bounds);
        split = split.Pop(out var question);
        return Solve([.. bounds, .. Bounds(question, holds: false, early: true)], split)
            ?? Solve([.. bounds, .. Bounds(question, holds: false, early: false)], split);
    }

    private IEnumerable<Bound> Bounds(DayQuestion question, bool holds, bool early)
    {
        var (a, b, n) = (Day(question.Fact, question.Slot), Day(question.Other, question.Slot), (long)question.Days);
        return (question.Relation, holds) switch
        {
            (DayRelation.Before, true) or (DayRelation.OnOrAfter, false) => [AtMost(a, -1, b)],
            (DayRelation.Before, false) or (DayRelation.OnOrAfter, true) => [AtMost(b, 0, a)],
            (DayRelation.After, true) or (DayRelation.OnOrBefore, false) => [AtMost(b, -1, a)],
            (DayRelation.After, false) or (DayRelation.OnOrBefore, true) => [AtMost(a, 0, b)],
            (DayRelation.MoreThanDaysAfter, true) => [AtMost(b, -n - 1, a)],
            (DayRelation.MoreThanDaysAfter, false) => [AtMost(a, n, b)],
            (DayRelation.WithinDaysOf, true) => [AtMost(a, n, b), AtMost(b, 0, a)],
            _ => early ? [AtMost(a, -1, b)] : [AtMost(b, -n - 1, a)],
        };
    }

    private static Bound AtMost((Node Node, long Offset) left, long days, (Node Node, long Offset) right) =>
        new(left.Node, days - left.Offset + right.Offset, right.Node);

    // Written dates stand at a distance from the date of the judgement.
    private (Node Node, long Offset) Day(string name, int slot) => name == DayQuestion.AsOf ? (Node.AsOf, 0)
        : DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written)
            ? (Node.AsOf, written.DayNumber - asOf.DayNumber)
        : (new(name, space.IsShared(name) ? 0 : slot), 0);

    private ImmutableDictionary<(string, int), DateOnly>? Shortest(List<Bound> bounds)
    {
        var nodes = bounds.SelectMany(bound => new[] { bound.Left, bound.Right }).Distinct().Where(node => node != Node.AsOf).ToList();
        List<Bound> edges = [.. bounds, .. nodes.SelectMany(Calendar)];
        space.Store.Budget.Take((long)edges.Count * (nodes.Count + 1));
        var distance = nodes.Append(Node.AsOf).ToDictionary(node => node, _ => 0L);
        for (var round = 0; round <= nodes.Count + 1; round++)
        {
            var moved = false;
            foreach (var (left, days, right) in edges)
                if (distance[right] + days < distance[left])
                    (distance[left], moved) = (distance[right] + days, true);
            if (!moved)
                return nodes.ToImmutableDictionary(node => (node.Fact, node.Slot), node => asOf.AddDays((int)(distance[node] - distance[Node.AsOf])));
        }

        return null;
    }

    private IEnumerable<Bound> Calendar(Node node) =>
        [new(node, DateOnly.MaxValue.DayNumber - asOf.DayNumber, Node.AsOf), new(Node.AsOf, asOf.DayNumber - DateOnly.MinValue.DayNumber, node)];

    private readonly record struct Node(string Fact, int Slot)
    {
        public static readonly Node AsOf = new(DayQuestion.AsOf, 0);
    }

    /// <summary>The left day is at most so many days after the right one.</summary>
    private readonly record struct Bound(Node Left, long Days, Node Right);
}
