using System.Collections.Immutable;
using Comity.Norms;
using Comity.Norms.Analysis;
using Comity.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>What an extending book inherits of its base's acceptances, and by which id a divergence is accepted.</summary>
public sealed class AcceptancesTests
{
    private const string Base = """
        book low "Low"
        fact wears a red hat
        fact grave
        define odd: wears a red hat.
          reading "wide": or grave.
        choice legal link: organ, none   of each State
        action conduct: legal link is organ.
        norm N-1 "One"   should not   voluntary
          A State should not conduct an activity
          when odd.
        protect P-1 "All is well"
          from an activity that is legal link is organ
          when grave.
        accept loophole P-1 because "gap of the text".
        accept divergence odd because "views differ".
        """;

    [Fact]
    public void A_book_that_only_adds_inherits_what_its_base_accepts() =>
        Assert.Equal(["gap of the text", "views differ"], Accepted("book high \"High\"   extends ../low\nfact rain"));

    [Theory]
    [InlineData("loosen N-1: except (x) when grave.")]
    [InlineData("replace define odd: wears a red hat, and grave.")]
    [InlineData("norm N-2 \"Two\"   should not   voluntary\n  A State should not conduct an activity\n  when grave.\n  prevails over N-1.")]
    public void A_book_that_changes_its_base_inherits_nothing(string change) =>
        Assert.DoesNotContain(Accepted($"book high \"High\"   extends ../low\n{change}"), reason => reason is not null);

    [Fact]
    public void A_finding_about_an_item_of_the_extending_book_is_not_accepted_by_the_base()
    {
        var reasons = Accepted("""
            book high "High"   extends ../low
            protect P-2 "All is well here"
              from an activity that is legal link is organ
              when grave.
            """);
        Assert.Contains(null, reasons);
        Assert.Contains("gap of the text", reasons);
    }

    [Fact]
    public void A_divergence_is_accepted_by_the_item_that_has_the_reading_and_not_by_a_norm_that_it_moves()
    {
        var low = Book(Base.Replace("divergence odd", "divergence N-1", StringComparison.Ordinal), null);
        Assert.Null(Assert.Single(Findings(low), finding => finding.Kind == FindingKind.Divergence).Accepted);
    }

    private static string?[] Accepted(string text) =>
        [.. Findings(Book(text, Book(Base, null))).Where(finding => finding.Kind is FindingKind.Loophole or FindingKind.Divergence)
            .Select(finding => finding.Accepted).Distinct()];

    private static ImmutableArray<Finding> Findings(NormBook book) => BookAnalysis.Of(book, new(2026, 1, 1)).Findings;

    private static NormBook Book(string text, NormBook? extends)
    {
        var (book, problems) = NormBook.Build(BookText.Read([new("book.md", $"```norm\n{text}\n```\n")], extends?.Items), extends);
        Assert.Empty(problems);
        return book;
    }
}
