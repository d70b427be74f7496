using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Shelf;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Shelf;

/// <summary>The shelf offers the shipped books, and books that are added.</summary>
public sealed class ShelfTests
{
    private static readonly BookShelf Shipped = new(TimeProvider.System);

    private static ImmutableSortedDictionary<string, string> Book(string header, string more = "") => ImmutableSortedDictionary<string, string>.Empty
        .Add("norms.md", $"# Norms\n\n```norm\n{header}\n{more}\n```\n");

    [Fact]
    public void The_shipped_books_are_found_in_the_program() => Assert.Equal(["incidents", "un-framework"], Shipped.All.Select(book => book.Id));

    [Fact]
    public void A_shipped_book_has_no_problem() => Assert.All(Shipped.All, book => Assert.Empty(book.Problems));

    [Fact]
    public void A_book_that_extends_another_stands_over_it() => Assert.Same(Shipped.Find("un-framework"), Shipped.Find("incidents")!.Base);

    [Fact]
    public void The_hash_is_what_sha256sum_gives_over_the_sorted_files()
    {
        var (code, output) = Repository.Run(Path.Combine(Repository.Root, "books/incidents"), "bash", "-c",
            "LC_ALL=C ls -1 *.md | LC_ALL=C sort | xargs sha256sum | sha256sum");
        Assert.Equal(ExitCode.Yes, code);
        Assert.Equal(output.Split(' ')[0], Shipped.Find("incidents")!.Hash);
    }

    [Fact]
    public void One_letter_gives_another_hash() => Assert.NotEqual(BookDigest.Of(Book("book a \"A\"")), BookDigest.Of(Book("book a \"B\"")));

    [Fact]
    public void Adding_a_book_reads_those_that_extend_it_again_and_raises_the_edition()
    {
        var shelf = new BookShelf(TimeProvider.System);
        var (edition, above) = (shelf.Edition, shelf.Find("incidents")!);
        var book = shelf.Add(shelf.Find("un-framework")!.Files, BookStatus.Endorsed);
        Assert.NotSame(above, shelf.Find("incidents"));
        Assert.Same(book, shelf.Find("incidents")!.Base);
        Assert.True(shelf.Edition > edition);
        Assert.Same(book, shelf.FindHash(book.Hash));
    }

    [Fact]
    public void A_base_that_is_not_there_is_said_plainly()
    {
        var problem = Assert.Throws<UserError>(() => Shipped.Read(Book("book a \"A\"   extends ../nowhere")));
        Assert.Contains("no book `nowhere` is on the shelf", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_norm_stands_in_exactly_one_group_of_the_book() => Assert.All(Shipped.All, book =>
        Assert.Equal(book.Book.Norms.Select(norm => norm.Id).Order(StringComparer.Ordinal),
            BookView.Of(book).Norms.SelectMany(group => group.Norms).Select(norm => norm.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_fact_stands_in_exactly_one_group_of_facts() => Assert.All(Shipped.All, book =>
        Assert.Equal(book.Book.Facts.Length, FactGroups.Of(book, []).SelectMany(group => group.Facts).Distinct().Count()));

    [Fact]
    public void Only_facts_on_which_a_norm_can_turn_are_asked_for_it()
    {
        var facts = FactGroups.Of(Shipped.Find("un-framework")!, ["UN-g"]).SelectMany(group => group.Facts).Select(one => one.Fact.Name).ToList();
        Assert.Equal(["has critical infrastructure", "protect its critical infrastructure", "severity of effects"],
            facts.Order(StringComparer.Ordinal).Append("severity of effects").Distinct());
    }
}
