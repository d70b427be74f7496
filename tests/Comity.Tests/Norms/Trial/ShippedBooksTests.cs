using Comity.Kit;
using Comity.Norms.Decision;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Trial;

/// <summary>What ships keeps its word.</summary>
public sealed class ShippedBooksTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    public static TheoryData<string> Books() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "books")).Select(folder => Path.GetRelativePath(Repository.Root, folder))
            .Append("docs/guide/norm-language.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Books))]
    public void Every_shipped_book_meets_its_own_expectations(string path)
    {
        var (results, problems) = Expectations.Of(global::Comity.Norms.Folders.OpenBook.Sound(Path.Combine(Repository.Root, path)), Today);
        Assert.Empty(problems);
        Assert.Empty(results.Where(result => !result.IsMet)
            .Select(result => $"{result.Expectation.Place}: {result.Expectation.Id} {result.Expectation.Verdict}, the book says {result.Actual}"));
        Assert.NotEmpty(results);
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void Every_shipped_case_can_be_tried_and_no_voluntary_norm_is_violated(string path)
    {
        var book = Path.Combine(Repository.Root, path);
        foreach (var one in global::Comity.Norms.Folders.OpenBook.Sound(book).Cases.Where((_, index) => index % 5 == 0))
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            Assert.Equal(ExitCode.Yes, Program.Run(["try", book, "--case", one.Title, "--as-of", "2026-01-01"], output, error, TextReader.Null));
            var voluntary = output.ToString().Split('\n').Where(line => line.Contains("(voluntary", StringComparison.Ordinal));
            Assert.DoesNotContain(voluntary, line => line.Contains("violat", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("Not a legal determination.", output.ToString(), StringComparison.Ordinal);
        }
    }
}
