using System.Collections.Immutable;
using System.Globalization;
using Comity.Members.Participants;
using Comity.Record.Figures;

namespace Comity.Negotiation.Consultations;

/// <summary>How the participants of one kind voted on a statement, as far as it may be shown: a count that would tell how a few voted is null.</summary>
/// <param name="Statement">The statement's number, from 0.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Agree">How many agree.</param>
/// <param name="Disagree">How many disagree.</param>
/// <param name="Pass">How many pass.</param>
public sealed record KindTally(int Statement, ParticipantKind Kind, int? Agree, int? Disagree, int? Pass)
{
    /// <summary>The fewest votes of which a count is shown, and the fewest that must be left beside it.</summary>
    public const int FewestShown = 5;

    /// <summary>The most statements whose sealed votes one figure counts by kind.</summary>
    public const int MostSealed = 70;

    /// <summary>A tally as it may be shown: neither a count under five nor one that leaves fewer than five others, and never two of three from which such a
    /// third could be told.</summary>
    public static KindTally Of(int statement, ParticipantKind kind, Tally tally)
    {
        int[] counts = [tally.Agree, tally.Disagree, tally.Pass];
        var all = counts.Sum();
        int?[] shown = [.. counts.Select(count => count >= FewestShown && all - count >= FewestShown ? count : (int?)null)];
        if (shown.Count(count => count is null) == 1)
            shown[Array.IndexOf(shown, shown.Min())] = null;
        return new(statement, kind, shown[0], shown[1], shown[2]);
    }

    /// <summary>The result of votes, by statement and kind of participant.</summary>
    /// <param name="statements">How many statements there are.</param>
    /// <param name="voters">The kind of each participant that may vote, by code.</param>
    /// <param name="votes">The last vote of each person on each statement.</param>
    public static ImmutableArray<KindTally> Of(
        int statements, ImmutableSortedDictionary<string, ParticipantKind> voters, IEnumerable<(string As, int Statement, VoteValue Value)> votes)
    {
        var counts = votes.Where(vote => voters.ContainsKey(vote.As)).ToLookup(vote => (vote.Statement, voters[vote.As]), vote => vote.Value);
        var kinds = voters.Values.Distinct().Order().ToList();
        return
        [
            .. Enumerable.Range(0, statements).SelectMany(statement => kinds.Select(kind => Of(statement, kind, Counted([.. counts[(statement, kind)]])))),
        ];
    }

    /// <summary>What is shown of results, as the values of a figure: in its order, with the number of tallies, so that there is always one.</summary>
    public static ImmutableArray<FigureValue> Values(ImmutableArray<KindTally> tallies) =>
    [
        .. tallies.SelectMany(one => new (string Vote, int? Count)[] { ("agree", one.Agree), ("disagree", one.Disagree), ("pass", one.Pass) }
            .Where(cell => cell.Count is not null).Select(cell => new FigureValue(Name(one.Statement, one.Kind, cell.Vote), cell.Count!.Value)))
            .Append(new("tallies", tallies.Length)).OrderBy(value => value.Name, StringComparer.Ordinal),
    ];

    /// <summary>Results as a figure has them.</summary>
    /// <param name="statements">How many statements there are.</param>
    /// <param name="voters">The kind of each participant that may vote, by code.</param>
    /// <param name="values">The figure's values.</param>
    public static ImmutableArray<KindTally> Of(
        int statements, ImmutableSortedDictionary<string, ParticipantKind> voters, ImmutableArray<FigureValue> values)
    {
        var counts = values.DistinctBy(value => value.Name).ToDictionary(value => value.Name, value => (int?)value.Value, StringComparer.Ordinal);
        var kinds = voters.Values.Distinct().Order().ToList();
        return
        [
            .. Enumerable.Range(0, statements).SelectMany(statement => kinds.Select(kind => new KindTally(
                statement, kind, counts.GetValueOrDefault(Name(statement, kind, "agree")), counts.GetValueOrDefault(Name(statement, kind, "disagree")),
                counts.GetValueOrDefault(Name(statement, kind, "pass"))))),
        ];
    }

    private static Tally Counted(IReadOnlyCollection<VoteValue> votes) => new(
        votes.Count(vote => vote == VoteValue.Agree), votes.Count(vote => vote == VoteValue.Disagree), votes.Count(vote => vote == VoteValue.Pass));

    private static string Name(int statement, ParticipantKind kind, string vote) =>
        $"{statement.ToString("D3", CultureInfo.InvariantCulture)}.{kind.ToString().ToLowerInvariant()}.{vote}";
}
