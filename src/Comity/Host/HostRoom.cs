using Comity.Host.Api;
using Comity.Host.Cache;
using Comity.Host.Demo;
using Comity.Host.Operation;
using Comity.Host.Search;
using Comity.Kit;

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
                "/healthz", "/readyz"),
            .. AccessLine.Both(Who.Everyone, "/api/v1/{**rest}", "/demo"),
        ],
        Pages = [new("/search", "search.title"), new("/api", "api.title")],
        Offer = services =>
        {
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
