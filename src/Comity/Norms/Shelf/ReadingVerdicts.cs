using System.Collections.Frozen;
using System.Collections.Immutable;
using Comity.Norms.Decision;

namespace Comity.Norms.Shelf;

/// <summary>A verdict that a reading turns.</summary>
/// <param name="Reading">The reading or proposal, switched on alone.</param>
/// <param name="Verdict">The verdict under it, in words.</param>
public sealed record Turn(string Reading, string Verdict);

/// <summary>Which verdicts of a book's cases turn when a reading is switched on alone.</summary>
public sealed class ReadingVerdicts
{
    private readonly FrozenDictionary<AnswerKey, ImmutableArray<Turn>> turns;

    private ReadingVerdicts(IEnumerable<(AnswerKey Key, Turn Turn)> found) =>
        turns = found.GroupBy(one => one.Key, one => one.Turn).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());

    /// <summary>Judges the cases of a book under each reading alone, and keeps what differs from the bare text.</summary>
    public static ReadingVerdicts Of(NormBook book, DateOnly asOf, CaseVerdicts bare)
    {
        var before = book.Cases.DistinctBy(one => one.Title).SelectMany(one => bare.OfCase(one.Title)).ToDictionary(AnswerKey.Of, CaseVerdicts.Words);
        return new(book.Readings.SelectMany(reading => Turned(book, asOf, reading, before)));
    }

    /// <summary>The readings that turn an answer, by name.</summary>
    public ImmutableArray<Turn> Of(AnswerKey key) => turns.GetValueOrDefault(key, []);

    private static IEnumerable<(AnswerKey, Turn)> Turned(NormBook book, DateOnly asOf, string reading, Dictionary<AnswerKey, string> before) =>
        CaseVerdicts.Joint(ManyCases.Of(book, book.Cases, asOf, [reading], _ => { }).SelectMany(answers => answers))
            .Select(answer => (Key: AnswerKey.Of(answer), Verdict: CaseVerdicts.Words(answer)))
            .Where(one => before.TryGetValue(one.Key, out var bare) && bare != one.Verdict)
            .Select(one => (one.Key, new Turn(reading, one.Verdict)));
}
