using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Analysis;
using Comity.Record.Figures;
using Comity.Record.Log;

namespace Comity.Norms.Figures;

/// <summary>
/// How a book compares with the one before it, `norms.comparison`. Input 0 is the listing of the book before, input 1 that of the book after. The value
/// `asOf` is the day of the analysis (20260227); `norms.MOVEMENT` counts norms by how they moved; each protection that is lost stands as `lost.ID` with 1.
/// `undecided` counts what the budget of the engine did not suffice to compare to the end, lost protections among it.
/// </summary>
public static class ComparisonFigure
{
    /// <summary>The kind of figure.</summary>
    public const string Kind = "norms.comparison";

    /// <summary>The engine and its version: raised whenever the same books may give other values, so also with another budget of steps.</summary>
    public const string Engine = "norms-comparison/1";

    /// <summary>What the names of lost protections begin with.</summary>
    public const string Lost = "lost.";

    /// <summary>The name of the value that counts what was not compared to the end.</summary>
    public const string Undecided = "undecided";

    private const string Day = "asOf";

    /// <summary>The act that publishes the comparison of two books.</summary>
    public static PublishFigure Publish(Hash before, NormBook old, Hash after, NormBook now, DateOnly asOf, CancellationToken cancel = default) =>
        new(Kind, Engine, [before, after], Values(old, now, asOf, cancel), FigureBasis.Recomputable);

    /// <summary>The values in ordinal order of their names.</summary>
    public static ImmutableArray<FigureValue> Values(NormBook before, NormBook after, DateOnly asOf, CancellationToken cancel = default)
    {
        var report = BookComparison.Of(before, after, asOf, budget: () => BookAnalysis.OfEngine(cancel));
        var (lost, undecided) = BookComparison.Lost(before, after, asOf, () => BookAnalysis.OfEngine(cancel));
        IEnumerable<FigureValue> values =
        [
            new(Day, asOf.Year * 10_000 + asOf.Month * 100 + asOf.Day),
            .. report.Norms.GroupBy(norm => norm.Movement).Select(group => new FigureValue($"norms.{group.Key.ToString().ToLowerInvariant()}", group.Count())),
            new("findings.closed", report.Closed.Length), new("findings.opened", report.Opened.Length),
            .. lost.Select(id => new FigureValue(Lost + id, 1)),
            .. report.Undecided.Length + undecided is > 0 and var count ? [new FigureValue(Undecided, count)] : Array.Empty<FigureValue>(),
        ];
        return [.. values.OrderBy(value => value.Name, StringComparer.Ordinal)];
    }

    /// <summary>Computes a published comparison again from its files.</summary>
    public static FigureAnswer Again(PublishFigure act, FileLookup files)
    {
        if (act.Inputs.Length != 2)
            return FigureAnswer.Without(FigureOutcome.Unusable, "A comparison has two inputs, the listings of the book before and of the book after.");
        if (Date(act.Values.FirstOrDefault(value => value.Name == Day)?.Value) is not { } asOf)
            return FigureAnswer.Without(FigureOutcome.Unusable, $"A comparison says by `{Day}` for which day it was made.");
        var (before, after) = (ListedBook.Open(act.Inputs[0], files), ListedBook.Open(act.Inputs[1], files));
        if ((before.Missing ?? after.Missing) is { } missing)
            return FigureAnswer.Without(FigureOutcome.MissingFile, $"The file {missing.ToHex()} is missing.");
        if (before.Book is not { } old || after.Book is not { } now)
            return FigureAnswer.Without(FigureOutcome.Unusable, before.Trouble ?? after.Trouble!);
        return Math.Max(old.Norms.Length, now.Norms.Length) > BookAnalysis.MostNorms
            ? FigureAnswer.Without(FigureOutcome.Unusable, $"A book has more than {BookAnalysis.MostNorms} norms, which is the most that the analysis takes.")
            : FigureAnswer.Of(act.Values, Values(old, now, asOf));
    }

    private static DateOnly? Date(long? number) =>
        DateOnly.TryParseExact(number?.ToString("00000000", CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) ? day : null;
}
