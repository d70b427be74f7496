using System.Collections.Immutable;
using Comity.Norms.Analysis;

namespace Comity.Norms.Shelf;

/// <summary>How a norm moved: <c>equal</c>, <c>stricter</c>, <c>weaker</c>, <c>shifted</c>, <c>added</c> or <c>removed</c>.</summary>
public sealed record MovedNorm(string Norm, string Movement);

/// <summary>What differs between two books, exhaustively over the facts of both, and in their texts.</summary>
public sealed record CompareView(string From, string To, string FromModel, string ToModel, DateOnly AsOf, bool IsSame, ImmutableArray<MovedNorm> Norms,
    ImmutableArray<Finding> Findings,
    ImmutableArray<MovedVerdict> Verdicts, ImmutableArray<Finding> Opened, ImmutableArray<Finding> Closed, ImmutableArray<FileDifference> Files,
    ImmutableArray<string> Undecided)
{
    /// <summary>Whether a book can be compared: it has no problem and not too many norms.</summary>
    public static bool IsComparable(ShelvedBook book) => book.Problems.IsEmpty && book.Book.Norms.Length <= BookAnalysis.MostNorms;

    /// <summary>The key under which a comparison is kept.</summary>
    public static string KeyOf(ShelvedBook from, ShelvedBook to) => $"compare {from.Hash} {from.Base?.Hash} {to.Hash} {to.Base?.Hash} {to.AsOf:yyyy-MM-dd}";

    /// <summary>Compares two books. Takes seconds.</summary>
    public static CompareView Of(ShelvedBook from, ShelvedBook to, CancellationToken cancel)
    {
        var report = BookComparison.Of(from.Book, to.Book, to.AsOf, budget: () => BookAnalysis.OfEngine(cancel));
        return new(from.Id, to.Id, from.Book.Model, to.Book.Model, to.AsOf, report.IsSame,
            [.. report.Norms.Select(norm => new MovedNorm(norm.Norm, norm.Movement.ToString().ToLowerInvariant()))],
            report.Findings, report.Verdicts, report.Opened, report.Closed, TextDifference.Of(from.Files, to.Files), report.Undecided);
    }
}
