using Comity.Norms;
using Comity.Norms.Analysis;
using Comity.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>Small books and what the analysis says of them.</summary>
internal static class Given
{
    /// <summary>The day on which the books are analysed.</summary>
    public static readonly DateOnly Today = new(2026, 1, 1);

    /// <summary>A book without problems.</summary>
    public static NormBook Book(string text, NormBook? extends = null)
    {
        var (book, problems) = NormBook.Build(BookText.Read([new("book.md", $"```norm\n{text}\n```\n")], extends?.Items), extends);
        Assert.Empty(problems);
        return book;
    }

    /// <summary>All findings of a book.</summary>
    public static AnalysisReport Report(string text, NormBook? extends = null, params string[] readings) =>
        BookAnalysis.Of(Book(text, extends), Today, readings);

    /// <summary>The findings of one kind.</summary>
    public static Finding[] Findings(FindingKind kind, string text, NormBook? extends = null, params string[] readings) =>
        [.. Report(text, extends, readings).Findings.Where(finding => finding.Kind == kind)];

    /// <summary>A finding as the terminal shows it, without its place.</summary>
    public static string Text(Finding finding) => finding.ToString()[$"{finding.Place}: ".Length..];

    /// <summary>The book has exactly these findings of the kind, told in these words.</summary>
    public static void Finds(FindingKind kind, string text, params string[] told) =>
        Assert.Equal(told.Select(one => one.ReplaceLineEndings("\n")), Findings(kind, text).Select(Text));

    /// <summary>The book has no finding of the kind.</summary>
    public static void Misses(FindingKind kind, string text) => Finds(kind, text);
}
