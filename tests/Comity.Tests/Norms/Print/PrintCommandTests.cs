using Comity.Kit;
using Comity.Norms;
using Comity.Norms.Folders;
using Comity.Norms.Language;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Print;

/// <summary><c>print</c> and <c>new book</c> as a user meets them.</summary>
public sealed class PrintCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Book => Path.Combine(folder.Path, "book");

    [Fact]
    public void A_new_book_reads_without_a_problem_and_passes_its_own_cases()
    {
        Assert.Equal(ExitCode.Yes, Run("new", "book", Book).Code);
        Assert.Empty(BookFolder.Read(Book).Problems);
        Assert.Equal("2 cases, 4 expectations, 0 not met, 0 contradictory cases.\n", Run("test", Book).Output);
    }

    [Fact]
    public void A_new_book_is_printed_in_the_layout_in_which_it_is_written()
    {
        Run("new", "book", Book);
        foreach (var document in BookFolder.Read(Book).Text.Documents)
            Assert.Equal(File.ReadAllText(document.Name), BookPrinter.Print(document));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_left_alone()
    {
        Directory.CreateDirectory(Book);
        File.WriteAllText(Path.Combine(Book, "mine.txt"), "mine");
        var (code, _, error) = Run("new", "book", Book);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("not empty", error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Book));
    }

    [Fact]
    public void A_page_goes_into_the_file_that_is_named()
    {
        Run("new", "book", Book);
        var file = Path.Combine(folder.Path, "book.html");
        Assert.Equal((ExitCode.Yes, ""), Run("print", Book, "--html", file) is var (code, output, _) ? (code, output) : default);
        Assert.Contains("id=\"norm-N-1\"", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_the_book_is_not_overwritten()
    {
        Run("new", "book", Book);
        var document = Path.Combine(Book, "README.md");
        Assert.Equal(ExitCode.Usage, Run("print", Book, "--html", document).Code);
        Assert.StartsWith("# A first norm book", File.ReadAllText(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@prefix skos:", "--skos")]
    [InlineData("{\n  \"@context\"", "--skos", "--format", "jsonld")]
    [InlineData("<!doctype html>", "--html")]
    [InlineData("Readings and proposals are off", "--table")]
    [InlineData("Readings and proposals are off", "--table", "n-1")]
    public void Without_a_file_it_is_shown(string beginning, params string[] options)
    {
        Run("new", "book", Book);
        Assert.StartsWith(beginning, Run(["print", Book, .. options]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean `N-1`?", "--table", "N-2")]
    [InlineData("one at a time", "--table", "--html")]
    [InlineData("no format", "--skos", "--format", "xml")]
    [InlineData("belong to `--skos`", "--format", "turtle")]
    public void What_cannot_be_printed_is_told(string message, params string[] options)
    {
        Run("new", "book", Book);
        var (code, output, error) = Run(["print", Book, .. options]);
        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_with_problems_is_not_printed()
    {
        var document = Path.Combine(folder.Path, "a.md");
        File.WriteAllText(document, "```norm\ndefine x: y.\n```\n");
        var (code, _, error) = Run("print", document);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("a.md:2:11: `y` is not declared.", error, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (Program.Run(arguments, output, error, TextReader.Null), output.ToString(), error.ToString());
    }
}
