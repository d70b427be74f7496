using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Analysis;
using Comity.Norms.Decision;
using Comity.Record.Figures;
using Comity.Record.Log;

namespace Comity.Norms.Figures;

/// <summary>
/// The figures of a book, `norms.book`: how much stands in it, how many expectations its cases meet, and how many findings the analysis has. Input 0 is
/// the book's listing. The value `asOf` is the day of the analysis as a number (20260227); all else follows from the files and that day. A kind of finding
/// that was not searched to the end within the budget of the engine stands as `findings.KIND.undecided`.
/// </summary>
public static class BookFigure
{
    /// <summary>The kind of figure.</summary>
    public const string Kind = "norms.book";

    /// <summary>The engine and its version: raised whenever the same book may give other values, so also with another budget of steps.</summary>
    public const string Engine = "norms/1";

    private const string Day = "asOf";

    /// <summary>The act that publishes the figures of a book.</summary>
    /// <param name="listing">The hash of the book's listing.</param>
    /// <param name="book">The book, without problems.</param>
    /// <param name="asOf">The day of the analysis.</param>
    /// <param name="certificate">The hash of the file of a <see cref="BookCertificate"/>, or null.</param>
    public static PublishFigure Publish(Hash listing, NormBook book, DateOnly asOf, Hash? certificate = null) =>
        new(Kind, Engine, [listing], Values(book, asOf), FigureBasis.Recomputable, null, certificate);

    /// <summary>The values in ordinal order of their names.</summary>
    public static ImmutableArray<FigureValue> Values(NormBook book, DateOnly asOf)
    {
        var report = BookAnalysis.Of(book, asOf);
        var findings = report.Findings;
        var (expectations, _) = Expectations.Of(book, asOf);
        IEnumerable<(string Name, long Value)> values =
        [
            (Day, Number(asOf)),
            ("norms", book.Norms.Length),
            ("protections", book.Purposes.Count(purpose => purpose.IsProtection)),
            ("permissions", book.Purposes.Count(purpose => !purpose.IsProtection)),
            ("measures", book.Measures.Length),
            ("cases", book.Cases.Length),
            ("expectations", expectations.Length),
            ("expectations.met", expectations.Count(expectation => expectation.IsMet)),
            ("findings.accepted", findings.Count(finding => finding.Accepted is not null)),
            ("findings.open", findings.Count(finding => finding.Accepted is null)),
            .. report.Undecided.Select(kind => ($"findings.{Finding.Words(kind).Replace(' ', '-')}.undecided", 1L)),
            .. findings.GroupBy(Name).Select(group => (group.Key, (long)group.Count())),
        ];
        return [.. values.OrderBy(value => value.Name, StringComparer.Ordinal).Select(value => new FigureValue(value.Name, value.Value))];
    }

    /// <summary>Computes a published figure again from its files.</summary>
    public static FigureAnswer Again(PublishFigure act, FileLookup files)
    {
        if (act.Inputs.Length != 1)
            return FigureAnswer.Without(FigureOutcome.Unusable, "A figure of a book has one input, the book's listing.");
        if (Date(act.Values.FirstOrDefault(value => value.Name == Day)?.Value) is not { } asOf)
            return FigureAnswer.Without(FigureOutcome.Unusable, $"A figure of a book says by `{Day}` for which day it was made.");
        var opened = ListedBook.Open(act.Inputs[0], files);
        if (opened.Missing is { } missing)
            return FigureAnswer.Without(FigureOutcome.MissingFile, $"The file {missing.ToHex()} is missing.");
        if (opened.Book is not { } book)
            return FigureAnswer.Without(FigureOutcome.Unusable, opened.Trouble!);
        if (book.Norms.Length > BookAnalysis.MostNorms)
            return FigureAnswer.Without(FigureOutcome.Unusable,
                $"The book has {book.Norms.Length} norms, and the analysis takes at most {BookAnalysis.MostNorms}.");
        var answer = FigureAnswer.Of(act.Values, Values(book, asOf));
        return answer.Outcome == FigureOutcome.Same && act.Certificate is { } certificate
            ? BookCertificate.Replay(certificate, act.Inputs[0], book, asOf, answer, files) : answer;
    }

    private static string Name(Finding finding) =>
        $"findings.{Finding.Words(finding.Kind).Replace(' ', '-')}.{(finding.Accepted is null ? "open" : "accepted")}";

    private static long Number(DateOnly day) => day.Year * 10_000 + day.Month * 100 + day.Day;

    private static DateOnly? Date(long? number) =>
        DateOnly.TryParseExact(number?.ToString("00000000", CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) ? day : null;
}
