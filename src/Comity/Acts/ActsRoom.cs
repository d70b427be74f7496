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
            .. AccessLine.Reading(Who.Everyone, "/act").Showing(Shows.Own),
            .. AccessLine.Acting(Who.Account, "/act/{Type}").Showing(Shows.Own),
            .. AccessLine.Reading(
                Who.Account, "/act/sent/{hash}", "/act/entered/{Position:long}", "/act/entered/{position:long}/proof", "/act/entered/{position:long}/entry")
                .Showing(Shows.Own),
            .. AccessLine.Both(Who.Everyone, "/api/v1/acts").Showing(Shows.Own),
            .. AccessLine.Sending(Who.Everyone, "/api/v1/acts/challenge").Showing(Shows.Own),
            .. AccessLine.Sending(Who.Everyone, "/api/v1/files/{hash}").Showing(Shows.Record),
            .. AccessLine.Sending(Who.Person, "/api/v1/files").Showing(Shows.Own),
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
            routes.MapGet("/act/entered/{position:long}/proof", (long position, HttpContext context, OpenRecord record) => DailyProofs.Proof(
                context, record, OwnEntries.Find(record, Visitor.Of(context), position)?.Entry.Position, $"entry-{position}")).ExcludeFromDescription();
            routes.MapGet("/act/entered/{position:long}/entry", (long position, HttpContext context, OpenRecord record) =>
                DailyProofs.Entry(context, record, OwnEntries.Find(record, Visitor.Of(context), position)?.Entry.Position)).ExcludeFromDescription();
        },
    };
}
