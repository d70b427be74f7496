using System.Text.RegularExpressions;
using Comity.Norms.Language;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>The manual is a book; what it calls wrong is wrong in the words that stand under it.</summary>
public sealed partial class ManualTests
{
    private const string File = "docs/guide/norm-language.md";
    private static readonly string Manual = Repository.Read(File);

    public static TheoryData<int> Wrong => [.. Enumerable.Range(0, WrongBlocks().Count(Manual))];

    [Fact]
    public void All_blocks_of_the_manual_together_give_no_problem() => Assert.Empty(BookText.Read([new(File, Manual)]).Problems);

    [Fact]
    public void The_manual_is_printed_as_it_was_read() => Given.RoundTrip(new SourceFile(File, Manual));

    [Fact]
    public void The_manual_shows_at_least_ten_wrong_blocks() => Assert.True(WrongBlocks().Count(Manual) >= 10);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_block_gives_the_problems_printed_under_it(int number)
    {
        var match = WrongBlocks().Matches(Manual)[number];
        var problems = BookText.Read([new(File, Manual), new("wrong.md", $"```norm\n{match.Groups[1].Value}```\n")]).Problems;
        Assert.All(problems, problem => Assert.Equal("wrong.md", problem.Place.File));
        Assert.Equal(match.Groups[2].Value, string.Concat(problems.Select(problem => $"{problem}\n")));
    }

    [GeneratedRegex("^```norm-wrong\n(.*?)^```\n```text\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex WrongBlocks();
}
