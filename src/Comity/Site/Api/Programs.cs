using Comity.Site.Acts;
using Comity.Site.Entries;
using Comity.Site.Search;
using Comity.Storage;

namespace Comity.Site.Api;

/// <summary>What programs can do here: what it needs, what stands before it, and its addresses.</summary>
public static class Programs
{
    /// <summary>Offers the indexes and the limits.</summary>
    public static void AddPrograms(this IServiceCollection services)
    {
        services.AddSingleton<EntryIndex>().AddHostedService(provider => provider.GetRequiredService<EntryIndex>()).AddSingleton<SearchIndex>();
        services.AddSingleton<Files>().AddScoped<RecordPasskeys>();
        services.AddRecordHooks();
        services.AddSilence();
        services.AddLimits();
    }

    /// <summary>Stands behind who is signed in, and before every address.</summary>
    public static void UsePrograms(this WebApplication app)
    {
        app.ListenToAccounts();
        app.Use(OpenToAll.Add);
        app.Use(Access.GuardAsync);
        app.UseLimits();
    }

    /// <summary>The addresses beside those of acts, votes and sealed acts.</summary>
    public static void MapPrograms(this IEndpointRouteBuilder routes)
    {
        routes.MapReading();
        routes.MapSilence();
        routes.MapTry();
        routes.MapFiles();
        routes.MapSiteMap();
    }
}
