using System.Text;
using Comity.Acts.Search;
using Comity.Kit;
using Comity.Kit.Layout;
using Comity.Kit.Search;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Host.Search;

/// <summary>`/sitemap.txt`: the address of every page that a stranger may read, one a line, as search engines take it (sitemaps.org). Each page's title is
/// found by a search.</summary>
internal static class SiteMap
{
    /// <summary>Adds the address.</summary>
    public static void MapSiteMap(this IEndpointRouteBuilder routes) => routes.MapGet("/sitemap.txt", Answer).ExcludeFromDescription();

    /// <summary>The paths, each once: pages of the site, then those of things, then those of the books.</summary>
    public static IEnumerable<string> Paths(
        Picture picture, Sight sight, Visitor visitor, IEnumerable<PublicPage> pages, IEnumerable<FindableSource> sources, Addresses addresses) => pages
        .Select(page => page.Address).Where(address => addresses.Has(address, visitor))
        .Concat(NamedThings.Kinds.SelectMany(naming => naming.All(picture, _ => null)).Select(thing => NamedThings.PageOf(thing, picture)).OfType<string>())
        .Concat(sources.SelectMany(source => source.All(sight)).Select(thing => thing.Address))
        .Select(PathOf).Distinct(StringComparer.Ordinal);

    /// <summary>The page on which a place or a list is.</summary>
    private static string PathOf(string address) => address.IndexOfAny(['?', '#']) is var end and >= 0 ? address[..end] : address;

    private static IResult Answer(HttpContext context, OpenRecord record, IEnumerable<PublicPage> pages, IEnumerable<FindableSource> sources,
        Addresses addresses, Settings settings)
    {
        var site = settings.Site ?? $"{context.Request.Scheme}://{context.Request.Host}";
        var lines = new StringBuilder();
        foreach (var path in Paths(record.SeenBy(Reader.Stranger).Picture, record.SightOf(Reader.Stranger), new(Language.English), pages, sources, addresses))
            lines.Append(site).Append(path).Append('\n');
        return Results.Text(lines.ToString(), "text/plain; charset=utf-8");
    }
}
