using Comity.Record.Figures;
using System.Text;
using Comity.Norms.Figures;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>What a published comparison of two books says, and that anyone computes it again.</summary>
public sealed class ComparisonFigureTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void A_protection_that_a_new_version_no_longer_covers_is_lost()
    {
        var (figure, files) = Compared(ForumBooks.Strict, ForumBooks.Weaker);
        Assert.Contains(figure.Values, value => value == new Comity.Record.Figures.FigureValue("lost.P-care", 1));
        Assert.Equal(FigureOutcome.Same, ComparisonFigure.Again(figure, files).Outcome);
    }

    [Fact]
    public void A_protection_that_is_gone_from_the_book_is_lost() =>
        Assert.Contains(Compared(ForumBooks.Strict, ForumBooks.WithoutProtection).Figure.Values, value => value.Name == "lost.P-care");

    [Fact]
    public void The_same_book_loses_nothing() =>
        Assert.DoesNotContain(Compared(ForumBooks.Strict, ForumBooks.Strict).Figure.Values,
            value => value.Name.StartsWith(ComparisonFigure.Lost, StringComparison.Ordinal));

    [Fact]
    public void A_comparison_that_hides_a_loss_is_found_by_computing_it_again()
    {
        var (figure, files) = Compared(ForumBooks.Strict, ForumBooks.Weaker);
        Assert.Equal(FigureOutcome.Different, ComparisonFigure.Again(
            figure with { Values = figure.Values.RemoveAll(value => value.Name.StartsWith(ComparisonFigure.Lost, StringComparison.Ordinal)) }, files).Outcome);
    }

    private static (Comity.Record.Figures.PublishFigure Figure, FileLookup Files) Compared(string before, string after)
    {
        var files = new Dictionary<Hash, byte[]>();
        var (old, now) = (Kept(before, files), Kept(after, files));
        byte[]? Find(Hash hash) => files.GetValueOrDefault(hash);
        return (ComparisonFigure.Publish(old, ListedBook.Open(old, Find).Book!, now, ListedBook.Open(now, Find).Book!, Day), Find);
    }

    private static Hash Kept(string book, Dictionary<Hash, byte[]> files)
    {
        var bytes = Encoding.UTF8.GetBytes($"```norm\n{book}\n```\n");
        files[Hash.Of(bytes)] = bytes;
        var listing = new BookListing("A book", [new("book.md", Hash.Of(bytes))]);
        files[listing.Hash] = listing.Write();
        return listing.Hash;
    }
}
