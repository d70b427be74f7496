using Comity.Norms.Drafts;
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
        services.AddSingleton<ModelNorms>();
        services.AddSingleton<Computations>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DraftSharing>();
        services.AddHostedService<ModelShelf>().AddHostedService<ShelfWarmUp>();
        services.AddSingleton<HomeReader>(provider => visitor => Home(provider.GetRequiredService<BookShelf>(), Site.Texts.In(visitor.Language)));
    }

    /// <summary>The addresses that are no pages.</summary>
    public static void MapNorms(this IEndpointRouteBuilder routes) => routes.MapGet("/drafts/{name}/export", ExportAsync).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(string name, HttpContext context, DraftStore drafts, BookShelf shelf, CancellationToken cancel)
    {
        if (await drafts.OpenAsync(name, Visitor.Of(context).Person, cancel) is not { } open || await drafts.FilesAsync(open.Draft.Id, open.Draft.Latest, cancel) is not { } files)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(DraftBook.Export(shelf, files), "application/zip", $"{DraftBook.FolderOf(files)}.zip");
    }

    private static HomePart Home(BookShelf shelf, Site.Texts texts) => new(texts["norms.books"], "/books", texts["norms.all-books"],
        [.. shelf.All.Select(book => new HomeLine(book.Title, BookPaths.Book(book.Id)) { Note = texts["norms.home-note", book.Book.Norms.Length, book.Book.Cases.Length] })]);
}
