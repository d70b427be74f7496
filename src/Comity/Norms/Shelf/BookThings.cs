using Comity.Kit.Search;
using Comity.Norms.Language;
using Comity.Norms.Print;

namespace Comity.Norms.Shelf;

/// <summary>What of the books can be found: books, norms, protections and permissions, terms, cases.</summary>
internal static class BookThings
{
    /// <summary>Everything in the books of the shelf that can be read.</summary>
    public static IEnumerable<Findable> All(BookShelf shelf) => shelf.All.Where(book => book.Problems.IsEmpty).SelectMany(Of);

    private static IEnumerable<Findable> Of(ShelvedBook book)
    {
        yield return new("book", book.Title, BookPaths.Book(book.Id), book.Id);
        foreach (var norm in book.Book.Own.OfType<NormItem>())
            yield return new("norm", $"{norm.Id} {norm.Title}", BookPaths.Norm(book.Id, norm.Id), BookPrinter.Print(norm));
        foreach (var purpose in book.Book.Own.OfType<PurposeItem>())
            yield return new(purpose.IsProtection ? "protection" : "permission", $"{purpose.Id} {purpose.Title}",
                $"{BookPaths.Part(book.Id, "protections")}#{Anchors.Slug(purpose.Id)}", BookPrinter.Print(purpose));
        foreach (var item in book.Book.Own.Where(item => item is FactItem or DefineItem or ThresholdItem))
            yield return new("term", NormBook.NameOf(item), BookPaths.Term(book.Id, book.Index.SlugOf(NormBook.NameOf(item))!), BookPrinter.Print(item));
        foreach (var one in book.Book.Cases)
            yield return new("case", one.Title, BookPaths.Case(book.Id, book.Index.CaseSlugs[one.Title]), BookPrinter.Print(one));
    }
}
