using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Drafts;
using Comity.Norms.Shelf;
using Comity.Tests.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms.Shelf;

/// <summary>Nothing that somebody writes as a book stops the shelf, a page of a draft or its export: what is wrong with it is a problem of the text.</summary>
public sealed class HostileBookTests
{
    private static readonly BookShelf Shelf = new(TimeProvider.System);

    [Theory]
    [InlineData("choice link: organ, agent, organ", "`link` has the value `organ` twice")]
    [InlineData("scale harm: none < some < none", "`harm` has the value `none` twice")]
    [InlineData("fact harm asks \"Harm?\"\nfact harm asks \"Harm again?\"", "`harm` is declared twice")]
    [InlineData("fact harm asks \"Harm?\"\ndefine harm: harm", "`harm` is declared twice")]
    [InlineData("action do harm\naction do harm", "`do harm` is declared twice")]
    public void What_is_declared_twice_is_a_problem_of_the_text(string lines, string told)
    {
        var book = Shelf.Read(Files(lines));
        Assert.Contains(book.Problems, problem => problem.Message.Contains(told, StringComparison.Ordinal));
        Look(book);
    }

    [Fact]
    public void Mutated_books_stand_on_the_shelf_with_their_problems()
    {
        for (var seed = 0; seed < 600; seed++)
            Try(seed, FuzzTests.Any(seed, mostChanges: 8));
    }

    /// <summary>On a server the record's word alone speaks.</summary>
    [Fact]
    public void A_working_model_whose_text_calls_itself_endorsed_is_shown_as_working()
    {
        var shelf = new BookShelf(TimeProvider.System);
        var files = Files("  status endorsed by \"Decision 1\"\nfact harm asks \"Harm?\"");
        foreach (var (status, word) in ((BookStatus, string)[])[(BookStatus.Working, "working"), (BookStatus.ChairsAid, "chair's aid"),
            (BookStatus.Endorsed, "endorsed")])
            Assert.Equal(word, BookLine.Of(shelf.Add(files, status)).Status);
    }

    [Fact]
    public void A_model_that_cannot_be_read_does_not_keep_others_from_the_shelf()
    {
        var shelf = new BookShelf(TimeProvider.System);
        var heard = new List<Exception>();
        var broken = ImmutableSortedDictionary<string, string>.Empty.Add("a.md", null!);
        shelf.Offer([(broken, BookStatus.Working), (Files("fact harm asks \"Harm?\""), BookStatus.Working)], (_, problem) => heard.Add(problem));
        Assert.Single(heard);
        Assert.NotNull(shelf.Find("own"));
        Assert.NotNull(shelf.Find("un-framework"));
    }

    private static ImmutableSortedDictionary<string, string> Files(string lines) => ImmutableSortedDictionary<string, string>.Empty
        .Add("norms.md", $"# Norms\n\n```norm\nbook own \"Own\"   version 1.0\n{lines}\n```\n");

    private static void Try(int seed, string text)
    {
        try
        {
            Look(Shelf.Read(ImmutableSortedDictionary<string, string>.Empty.Add("a.md", text).Add("b.md", text)));
        }
        catch (UserError)
        {
            // It extends a book that is not there, and its writer is told so.
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"Seed {seed}:\n{text}", problem);
        }
    }

    /// <summary>What pages of a book and of a draft show of it, whether or not it has problems.</summary>
    private static void Look(ShelvedBook book)
    {
        _ = BookView.Of(book);
        Assert.NotNull(TermLine.All(book).ToList());
        _ = DraftBook.Of(Shelf, book.Files);
        _ = DraftBook.Export(Shelf, book.Files);
        foreach (var (name, text) in book.Files)
            _ = DraftBook.Norms(name, text);
    }
}
