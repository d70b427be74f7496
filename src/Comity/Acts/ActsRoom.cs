using Comity.Acts.Api;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Storage;

namespace Comity.Acts;

/// <summary>The face of acts: the one door, its forms, and what is said of entries.</summary>
public static class ActsRoom
{
    /// <summary>The face.</summary>
    public static Room Face { get; } = new("acts")
    {
        Access =
        [
            .. AccessLine.Reading(Who.Everyone, "/act"),
            .. AccessLine.Acting(Who.Account, "/act/{Type}"),
            .. AccessLine.Reading(Who.Account, "/act/sent/{hash}"),
            .. AccessLine.Both(Who.Everyone, "/api/v1/acts"),
            .. AccessLine.Sending(Who.Everyone, "/api/v1/acts/challenge", "/api/v1/files/{hash}"),
            .. AccessLine.Sending(Who.Person, "/api/v1/files"),
        ],
        Pages = [new("/act", "acts.title")],
        Offer = services =>
        {
            services.AddSingleton<EntryIndex>().AddHostedService(provider => provider.GetRequiredService<EntryIndex>());
            services.AddSingleton<Files>().AddSingleton<NewPasskeys>().AddScoped<RecordPasskeys>().AddScoped<Door>();
            services.AddSingleton<ToDoReader>(provider => provider.GetRequiredService<NewPasskeys>().Of);
        },
        Map = routes =>
        {
            routes.MapActs();
            routes.MapFiles();
        },
    };
}
