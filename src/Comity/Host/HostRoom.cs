using Comity.Host.Api;
using Comity.Host.Cache;
using Comity.Host.Demo;
using Comity.Host.Operation;
using Comity.Host.Search;
using Comity.Kit;
using Comity.Kit.Layout;
using Comity.Storage;

namespace Comity.Host;

/// <summary>What the host itself answers: search, the description of the interface, health.</summary>
public static class HostRoom
{
    /// <summary>The face.</summary>
    public static Room Face { get; } = new("host")
    {
        Access =
        [
            .. AccessLine.Reading(
                Who.Everyone, "/search", "/sitemap.txt", "/api", "/api/routes/{Name}", "/api/acts/{Name}", "/api/v1/openapi.json", "/api/v1/acts/{type}",
                "/healthz", "/readyz").Showing(Shows.Open),
            .. AccessLine.Both(Who.Everyone, "/api/v1/{**rest}", "/demo").Showing(Shows.Open),
        ],
        Pages = [new("/search", "search.title"), new("/api", "api.title")],
        Offer = services =>
        {
            services.AddSingleton<AddressSight>(provider => (path, visitor) =>
                Access.Shows(path, provider.GetRequiredService<OpenRecord>().SightOf(visitor.Reader)));
            services.AddSingleton<SearchIndex>().AddSingleton<PageCache>().AddSingleton<SignedInPages>();
            services.AddSingleton<DemoStage>();
            services.AddSingleton<PageLimit>().AddApiRateLimit();
        },
        Map = routes =>
        {
            routes.MapHealth();
            routes.MapReading();
            routes.MapDescribing();
            routes.MapSiteMap();
        },
    };
}
