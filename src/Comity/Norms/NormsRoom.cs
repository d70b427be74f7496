using Comity.Acts.Words;
using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Acts.Forms;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Kit.Search;
using Comity.Record.Entries;
using Comity.Norms.Api;
using Comity.Norms.Drafts;
using Comity.Norms.Shelf;
using Comity.Norms.Texts;
using Comity.Storage;

namespace Comity.Norms;

/// <summary>The face of the room Norms: texts in force, their models, and the books of the shelf.</summary>
public static class NormsRoom
{
    private const int LatestTexts = 6;

    /// <summary>What programs read of it.</summary>
    public static ImmutableArray<ApiRoute> Routes => [.. TextRoutes.All, .. BookRoutes.All];

    /// <summary>The face.</summary>
    public static Room Face { get; } = new("norms")
    {
        Access =
        [
            .. AccessLine.Reading(Who.Everyone, "/texts", "/texts/{Text}", "/texts/{text}/proof", "/texts/{text}/entry").Showing(Shows.Texts),
            .. AccessLine.Reading(Who.Everyone, "/drafts/{name}/export").Showing(Shows.Proposals),
            .. AccessLine.Reading(
                Who.Everyone, "/books", "/books/{Book}", "/books/{Book}/cases", "/books/{Book}/cases/{Slug}",
                "/books/{Book}/findings", "/books/{Book}/norms/{Norm}", "/books/{Book}/vocabulary", "/books/{Book}/vocabulary/{Slug}").Showing(Shows.Open),
            .. AccessLine.Both(Who.Everyone, "/books/{Book}/try", "/compare").Showing(Shows.Open),
            .. AccessLine.Both(Who.Everyone, "/drafts", "/drafts/{Name}").Showing(Shows.Proposals),
            .. AccessLine.Both(Who.Everyone.Confirmed, "/drafts/{Name}/share", "/drafts/{Name}/delete").Showing(Shows.Proposals),
            .. AccessLine.Sending(Who.Everyone, "/api/v1/books/{book}/try").Showing(Shows.Open),
        ],
        Pages = [new("/texts", "record.texts"), new("/books", "norms.books"), new("/compare", "norms.compare"), new("/drafts", "norms.drafts")],
        Offer = Offer,
        Map = routes =>
        {
            routes.MapGet("/drafts/{name}/export", ExportAsync).ExcludeFromDescription();
            routes.MapTry();
            routes.MapGet("/texts/{text}/proof", (string text, HttpContext context, OpenRecord record) =>
                DailyProofs.Proof(context, record, PositionOf(text, context, record), text)).ExcludeFromDescription();
            routes.MapGet("/texts/{text}/entry", (string text, HttpContext context, OpenRecord record) =>
                DailyProofs.Entry(context, record, PositionOf(text, context, record))).ExcludeFromDescription();
        },
    };

    private static void Offer(IServiceCollection services)
    {
        services.AddSingleton<BookShelf>().AddSingleton(provider => new ShippedShelf(new(provider.GetRequiredService<TimeProvider>())));
        services.AddScoped<ReadersShelf>().AddSingleton<NormStanding>().AddSingleton<ModelNorms>().AddSingleton<Computations>();
        services.AddSingleton<DraftStore>().AddSingleton<DraftSharing>().AddSingleton<DraftReader>().AddSingleton<DraftBudgets>();
        services.AddHostedService<ModelShelf>().AddHostedService<ShelfWarmUp>();
        services.AddSingleton<EditionReader>(provider => sight => ShelfOf(provider, sight).Changes());
        services.AddSingleton(provider =>
            new FindableSource(sight => ShelfOf(provider, sight).Edition, sight => BookThings.All(ShelfOf(provider, sight))));
        services.AddSingleton(provider =>
        {
            var norms = provider.GetRequiredService<ModelNorms>();
            return new OfferSource(typeof(NormId), (picture, beside) => NormOffers.Of(norms, picture, beside(typeof(TextId))));
        });
        services.AddSingleton(provider =>
        {
            var norms = provider.GetRequiredService<ModelNorms>();
            return new OfferSource(typeof(ParagraphId), (picture, beside) => NormOffers.Paragraphs(norms, picture, beside(typeof(TextId))));
        });
        services.AddSingleton(new FileIntake(typeof(EnterModel), (sent, typed) => BookUpload.Unfold(sent, typed("title"))));
        services.AddHome(TextsInForce);
        services.AddSingleton<HomeReader>(provider => visitor =>
            Books(ShelfOf(provider, provider.GetRequiredService<OpenRecord>().SightOf(visitor.Reader)), Kit.Texts.In(visitor.Language)));
    }

    private static long? PositionOf(string text, HttpContext context, OpenRecord record) =>
        record.SeenBy(Visitor.Of(context).Reader).Picture.Texts.Texts.GetValueOrDefault(text)?.Position;

    private static async Task<IResult> ExportAsync(string name, HttpContext context, DraftStore drafts, DraftReader reader, CancellationToken cancel)
    {
        if (await drafts.OpenAsync(name, Visitor.Of(context).Person, cancel) is not { } open
            || await drafts.FilesAsync(open.Draft.Id, open.Draft.Latest, cancel) is not { } files)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var book = reader.Of(files);
        return Results.File(book.Export(files), "application/zip", $"{book.Folder}.zip");
    }

    private static HomePart? TextsInForce(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var texts = Kit.Texts.In(visitor.Language);
        var inForce = picture.Texts.InForce(DateOnly.FromDateTime(now.UtcDateTime)).OrderByDescending(text => text.Act.InForceFrom).Take(LatestTexts);
        HomeLine[] lines =
            [.. inForce.Select(text => new HomeLine(text.Act.Title, $"/texts/{text.Act.Text}") { Note = text.Act.Symbol, Day = text.Act.InForceFrom })];
        return lines.Length == 0 ? null : new(texts["record.home-texts"], "/texts", texts["record.home-texts-more"], lines);
    }

    private static BookShelf ShelfOf(IServiceProvider provider, Sight sight) =>
        ReadersShelf.ShowsModels(sight) ? provider.GetRequiredService<BookShelf>() : provider.GetRequiredService<ShippedShelf>().Books;

    private static HomePart Books(BookShelf shelf, Kit.Texts texts) => new(texts["norms.books"], "/books", texts["norms.all-books"],
    [
        .. shelf.All.Select(book => new HomeLine(book.Title, BookPaths.Book(book.Id))
        {
            Note = texts["norms.home-note", book.Book.Norms.Length, book.Book.Cases.Length],
        }),
    ]);
}
