using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Analysis;
using Comity.Norms.Drafts;
using Comity.Norms.Logic;
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

    /// <summary>Books of the largest size that a draft may have, each of a shape that once took minutes, or the server's stack.</summary>
    public static TheoryData<string, string> Large => new()
    {
        { "a chain of definitions", "fact aid\ndefine d0: aid.\n" + Many(i => $"define d{i + 1}: d{i}, and aid.\n") },
        { "numbers that are compared", Many(i => $"number n{i} from 0 to 100\ndefine d{i}: n{i} is at least 5.\n") },
        { "kinds", "kinds x:\n" + Many(i => $"  k{i}\n") },
        { "names that are not known", "fact aid\naction do\n" + Many(i =>
            $"norm N-{i} \"x\"   source x   should not   voluntary\n  A State should not do when aid.\n  prevails over X-{i}.\n") },
        { "acceptances", "fact aid\n" + Many(i => $"accept dead norm N-{i} because \"it is so\".\n") },
        { "expectations", "fact aid\ncase \"c\"\n  aid: yes.\n" + Many(i => $"  expect X-{i} breach.\n") },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void A_large_book_of_any_shape_is_read_and_analysed_in_an_instant(string shape, string lines)
    {
        var budget = new Budget(200_000_000, 1_000_000);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var draft = new DraftReader(Shelf).Of(Files(lines));
        Assert.InRange(draft.Problems.Length, 0, 200);
        if (draft.Problems.IsEmpty)
            _ = BookAnalysis.Of(draft.Book!.Book, new(2026, 1, 1), budget: budget);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{shape} took {watch.Elapsed}");
    }

    [Fact]
    public void Definitions_that_rest_on_too_many_others_are_a_problem_of_the_text()
    {
        var book = Shelf.Read(Files("fact aid\ndefine d0: aid.\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"define d{i + 1}: d{i}, and aid.\n"))));
        Assert.Contains("rests on definitions that rest on others", Assert.Single(book.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_are_compared_without_looking_for_the_fewest_changes()
    {
        var (old, now) = (string.Concat(Enumerable.Repeat("a\n", 100_000)), "head\n" + string.Concat(Enumerable.Repeat("b\n", 100_000)) + "a\n");
        var lines = Assert.Single(TextDifference.Of(old, now));
        Assert.Equal((99_999, 100_001), (lines.Count(line => line.New is null), lines.Count(line => line.Old is null)));
    }

    private static string Many(Func<int, string> line)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; text.Length < 500_000; i++)
            text.Append(line(i));
        return text.ToString();
    }

    private static ImmutableSortedDictionary<string, string> Files(string lines) => ImmutableSortedDictionary<string, string>.Empty
        .Add("norms.md", $"# Norms\n\n```norm\nbook own \"Own\"   version 1.0\n{lines}\n```\n");

    /// <summary>A text as a book of two documents on the shelf, with all that pages of a book and of a draft show of it.</summary>
    internal static void Read(string text) => Look(Shelf.Read(ImmutableSortedDictionary<string, string>.Empty.Add("a.md", text).Add("b.md", text)));

    private static void Try(int seed, string text)
    {
        try
        {
            Read(text);
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
        var draft = new DraftReader(Shelf).Of(book.Files);
        _ = draft.Export(book.Files);
        foreach (var (name, text) in book.Files)
            _ = draft.Norms(name, text);
    }
}
