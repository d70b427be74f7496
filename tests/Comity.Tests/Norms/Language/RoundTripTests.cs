using Comity.Norms;
using Comity.Norms.Folders;
using Comity.Norms.Language;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>What is read is printed again, and what is printed reads the same.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Every_book_is_printed_as_it_was_read()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "books")))
            Given.RoundTripExtending(BookFolder.Read(folder).InheritedItems,
                [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(file => new SourceFile(file, File.ReadAllText(file)))]);
    }

    [Fact]
    public void Thousands_of_random_items_are_printed_as_they_were_read()
    {
        for (var seed = 0; seed < 2_000; seed++)
            Given.RoundTrip(new("a.md", RandomText.Words), new($"b{seed}.md", RandomText.File(seed)));
    }

    [Fact]
    public void A_condition_is_printed_in_one_line_with_single_spaces()
    {
        for (var seed = 0; seed < 500; seed++)
            foreach (var condition in BookText.Read([new("a.md", RandomText.Words), new("b.md", RandomText.File(seed))]).Items.OfType<ConstraintItem>()
                .Select(item => item.Condition))
                Assert.DoesNotMatch("  |\n|^ | $", BookPrinter.Print(condition));
    }

    [Fact]
    public void Clauses_stand_on_lines_of_their_own()
    {
        const string Text = """
            ```norm
            action conduct
            fact a
            fact b
            norm N "A title"   should not   voluntary
              A State should not conduct an activity
              when (a) a, and  # why
                   (b) any of
                       (i)  b, or
                       (ii) it is a, and b.
            ```

            """;
        var printed = BookPrinter.Print(BookText.Read([new("a.md", Text)]).Documents[0]);
        Assert.Equal(Text.Replace("norm N", "\nnorm N", StringComparison.Ordinal), printed);
    }

    [Theory]
    [InlineData("severity: at least serious (claimed by A on technical evidence; denied by \"The Vendor\")")]
    [InlineData("link directed or controlled or none")]
    [InlineData("not intentional")]
    [InlineData("intentional is yes")]
    public void A_setting_is_printed_in_one_line(string text)
    {
        var book = BookText.Read([new("a.md", "```norm\nfact intentional\nscale severity: none < serious\nchoice link: directed or controlled, none\n```\n")]);
        var (setting, problems) = BookText.ReadSetting(text, book.Vocabulary, new("x.csv", 1, 1));
        Assert.Empty(problems);
        Assert.Equal(text, BookPrinter.Print(setting!));
    }
}
