using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Norms.Shelf;

/// <summary>The books that come with the program, without the models of the record.</summary>
/// <param name="Books">A shelf with nothing else on it.</param>
public sealed record ShippedShelf(BookShelf Books);

/// <summary>The shelf that a reader sees: models of the record are proposals, and who reads none sees the shipped books.</summary>
public sealed class ReadersShelf(BookShelf shelf, ShippedShelf shipped, OpenRecord record, IHttpContextAccessor request)
{
    /// <summary>The shelf for whoever sent the request.</summary>
    public BookShelf Books => Of(record.SightOf(request.HttpContext is { } context ? Visitor.Of(context).Reader : Reader.Stranger));

    /// <summary>The shelf for a sight.</summary>
    public BookShelf Of(Sight sight) => ShowsModels(sight) ? shelf : shipped.Books;

    /// <summary>Whether models, and the positions on their norms, are shown.</summary>
    public static bool ShowsModels(Sight sight) => sight.Sees(ThingClass.Proposals);
}
