using Comity.Norms.Shelf;
using Comity.Site;
using Comity.Site.Pages;

namespace Comity.Norms.Pages;

/// <summary>What the norms room offers to the site: the shelf, its part of the first page, its share of the search.</summary>
public static class NormSite
{
    /// <summary>Offers the books of the shelf and what pages about them need.</summary>
    public static void AddNorms(this IServiceCollection services)
    {
        services.AddSingleton<BookShelf>();
        services.AddSingleton<NormStanding>();
        services.AddHostedService<ShelfWarmUp>();
        services.AddSingleton<HomeReader>(provider => visitor => Home(provider.GetRequiredService<BookShelf>(), Site.Texts.In(visitor.Language)));
        services.AddSingleton<Finder>(provider => (words, visitor) => BookSearch.Find(provider.GetRequiredService<BookShelf>(), words, Site.Texts.In(visitor.Language)));
    }

    private static HomePart Home(BookShelf shelf, Site.Texts texts) => new(texts["norms.books"], "/books", texts["norms.all-books"],
        [.. shelf.All.Select(book => new HomeLine(book.Title, BookPaths.Book(book.Id)) { Note = texts["norms.home-note", book.Book.Norms.Length, book.Book.Cases.Length] })]);
}
