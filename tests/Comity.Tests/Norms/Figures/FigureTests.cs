using System.Text;
using Comity.Norms;
using Comity.Norms.Figures;
using Comity.Record.Figures;
using Comity.Record.Json;
using Comity.Record.Log;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Figures;

/// <summary>A book's listing is written in one way, and its figures come out again or not.</summary>
public sealed class FigureTests
{
    private static readonly DateOnly Day = new(2026, 2, 27);

    private readonly Dictionary<Hash, byte[]> files = [];

    [Fact]
    public void A_listing_comes_back_the_same()
    {
        var listing = new BookListing("A book", [new("b.md", Hash.Of("b"u8)), new("a/a.md", Hash.Of("a"u8))], Hash.Of("c"u8));
        var read = BookListing.Read(listing.Write());
        Assert.Equal(listing, read);
        Assert.Equal(["a/a.md", "b.md"], read.Files.Select(file => file.Path));
        Assert.Equal(Hash.Of(listing.Write()), read.Hash);
        Assert.StartsWith("{\"extends\":\"", Encoding.UTF8.GetString(listing.Write()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"files":[],"title":"t"}""")]
    [InlineData("""{"files":[{"hash":"HASH","path":"../a.md"}],"title":"t"}""")]
    [InlineData("""{"files":[{"hash":"HASH","path":"/a.md"}],"title":"t"}""")]
    [InlineData("""{"files":[{"hash":"HASH","path":"b.md"},{"hash":"HASH","path":"a.md"}],"title":"t"}""")]
    [InlineData("""{"files":[{"hash":"HASH","path":"a.md"},{"hash":"HASH","path":"A.md"}],"title":"t"}""")]
    [InlineData("""{"files":[{"hash":"HASH","path":"a.md"}],"more":1,"title":"t"}""")]
    [InlineData("""{"files":[{"hash":"12","path":"a.md"}],"title":"t"}""")]
    [InlineData("""{"files":[{"hash":"HASH","path":"a.md"}],"title":""}""")]
    [InlineData("""{ "files":[{"hash":"HASH","path":"a.md"}],"title":"t"}""")]
    [InlineData("""{"extends":3,"files":[{"hash":"HASH","path":"a.md"}],"title":"t"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_listing_is_refused(string text) => Assert.Throws<JsonProblem>(() =>
        BookListing.Read(Encoding.UTF8.GetBytes(text.Replace("HASH", Hash.Of("a"u8).ToHex(), StringComparison.Ordinal))));

    [Fact]
    public void Figures_of_the_shipped_book_come_out_again_with_their_certificate()
    {
        var (listing, book) = Shipped();
        var certificate = Add(BookCertificate.Write(listing, book, Day));
        var act = BookFigure.Publish(listing, book, Day, certificate);
        Assert.Empty(FigureRules.FigureIsOrdered(FiguresRegister.Empty, null!, act) is { } refusal ? [refusal] : Array.Empty<object>());
        Assert.Equal(book.Norms.Length, act.Values.Single(value => value.Name == "norms").Value);
        var answer = FigureEngines.Again(act, Find);
        Assert.True(answer.Outcome == FigureOutcome.Same, answer.ToString());
    }

    [Fact]
    public void A_certificate_holds_witnesses_and_one_that_does_not_stand_is_found()
    {
        var listing = Add("book.md", """
            ```norm
            book b-1 "A book"   version 1   status working
            fact helps
            action meddle
            action steal
            norm N-1 "Hold back"   should not   voluntary
              A State should not meddle when helps.
            protect P-1 "Neighbours"   from an activity that is meddle   when not steal.
            ```
            """);
        var opened = ListedBook.Open(listing, Find);
        Assert.True(opened.Book is not null, opened.Trouble);
        var certificate = BookCertificate.Write(listing, opened.Book, Day);
        var text = Encoding.UTF8.GetString(certificate);
        Assert.Contains("loophole", text, StringComparison.Ordinal);
        Assert.Equal(FigureOutcome.Same, Again(certificate).Outcome);
        Assert.Equal(FigureOutcome.Different, Again(
            Encoding.UTF8.GetBytes(text.Replace("""{"fact":"meddle","value":"yes"}""", """{"fact":"meddle","value":"yes"},{"fact":"helps","value":"yes"}""",
            StringComparison.Ordinal))).Outcome);
        Assert.Equal(FigureOutcome.Unusable, Again("{}"u8.ToArray()).Outcome);

        FigureAnswer Again(byte[] bytes) => FigureEngines.Again(BookFigure.Publish(listing, opened.Book, Day, Add(bytes)), Find);
    }

    [Fact]
    public void A_changed_value_is_told_with_both()
    {
        var (listing, book) = Shipped();
        var act = BookFigure.Publish(listing, book, Day);
        var changed = act with { Values = [.. act.Values.Select(value => value.Name == "norms" ? value with { Value = value.Value + 1 } : value)] };
        var answer = FigureEngines.Again(changed, Find);
        Assert.Equal(FigureOutcome.Different, answer.Outcome);
        Assert.Equal($"`norms` is published as {book.Norms.Length + 1} and comes out as {book.Norms.Length}.", answer.Told);
    }

    [Fact]
    public void A_missing_document_and_an_unknown_engine_are_told()
    {
        var (listing, book) = Shipped();
        var act = BookFigure.Publish(listing, book, Day);
        files.Remove(BookListing.Read(files[listing]).Files[2].Hash);
        Assert.Equal(FigureOutcome.MissingFile, FigureEngines.Again(act, Find).Outcome);
        Assert.Equal(FigureOutcome.Unknown, FigureEngines.Again(act with { Engine = "norms/2" }, Find).Outcome);
        Assert.Equal(FigureOutcome.Unusable, FigureEngines.Again(act with { Inputs = [] }, Find).Outcome);
    }

    [Fact]
    public void A_book_that_extends_another_is_opened_with_it()
    {
        var (basis, _) = Shipped();
        var path = Path.Combine(Repository.Root, "books/incidents");
        var listing = List(path, "Incidents", basis);
        var opened = ListedBook.Open(listing, Find);
        Assert.True(opened.Book is not null, opened.Trouble);
        Assert.NotNull(opened.Book.Base);
    }

    private (Hash Listing, NormBook Book) Shipped()
    {
        var listing = List(Path.Combine(Repository.Root, "books/un-framework"), "The framework", null);
        var opened = ListedBook.Open(listing, Find);
        Assert.True(opened.Book is not null, opened.Trouble);
        return (listing, opened.Book);
    }

    private Hash List(string folder, string title, Hash? extends) => Add(new BookListing(
        title, Directory.GetFiles(folder, "*.md").Select(file => new ListedFile(Path.GetFileName(file), Add(File.ReadAllBytes(file)))), extends).Write());

    private Hash Add(string path, string text) => Add(new BookListing("A book", [new(path, Add(Encoding.UTF8.GetBytes(text)))]).Write());

    private Hash Add(byte[] bytes)
    {
        files[Hash.Of(bytes)] = bytes;
        return Hash.Of(bytes);
    }

    private byte[]? Find(Hash hash) => files.GetValueOrDefault(hash);
}
