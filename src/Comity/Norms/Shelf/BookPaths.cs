using Comity.Norms.Language;
using Comity.Norms.Print;

namespace Comity.Norms.Shelf;

/// <summary>The addresses of a book and of everything in it.</summary>
public static class BookPaths
{
    /// <summary>The book.</summary>
    public static string Book(string book) => $"/books/{Uri.EscapeDataString(book)}";

    /// <summary>A part of the book: <c>protections</c>, <c>measures</c>, <c>readings</c>, <c>source</c>.</summary>
    public static string Part(string book, string part) => $"{Book(book)}?part={part}";

    /// <summary>A norm.</summary>
    public static string Norm(string book, string norm) => $"{Book(book)}/norms/{Uri.EscapeDataString(norm)}";

    /// <summary>A term of the vocabulary.</summary>
    public static string Term(string book, string slug) => $"{Book(book)}/vocabulary/{Uri.EscapeDataString(slug)}";

    /// <summary>A case.</summary>
    public static string Case(string book, string slug) => $"{Book(book)}/cases/{Uri.EscapeDataString(slug)}";

    /// <summary>The page on which a visitor tries facts.</summary>
    public static string Try(string book) => $"{Book(book)}/try";

    /// <summary>The findings.</summary>
    public static string Findings(string book) => $"{Book(book)}/findings";

    /// <summary>A document of the book as it is written.</summary>
    public static string Source(string book, string file) => $"{Book(book)}?part=source&file={Uri.EscapeDataString(file)}";

    /// <summary>A line of the book.</summary>
    public static string Line(string book, Place place) => $"{Source(book, place.File)}#L{place.Line}";
}

/// <summary>Where the things that a book's sentences name stand on the site.</summary>
internal sealed class ShelfLinks(ShelvedBook book) : IBookLinks
{
    /// <inheritdoc/>
    public string ToName(string written) => book.Index.SlugOf(written) is { } slug ? BookPaths.Term(book.Id, slug) : "";

    /// <inheritdoc/>
    public string ToId(string id) => book.Book.NormOf.TryGetValue(id, out var norm) ? BookPaths.Norm(book.Id, norm.Id)
        : book.Book.Items.FirstOrDefault(item => Is(item, id)) is { } item ? $"{BookPaths.Part(book.Id, PartOf(item))}#{Anchors.Slug(NormBook.NameOf(item))}"
        : "";

    private static bool Is(Item item, string id) =>
        item is PurposeItem or MeasureItem or RemedyItem or EnsureItem or TierItem or ReliefItem
            && string.Equals(NormBook.NameOf(item), id, StringComparison.OrdinalIgnoreCase);

    private static string PartOf(Item item) => item is PurposeItem ? "protections" : "measures";
}
