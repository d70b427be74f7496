using Comity.Accounts.Access;
using Comity.Forum.Decisions;
using Comity.Forum.Pages;
using Comity.Kit;
using Comity.Storage;

namespace Comity.Forum.Notices;

/// <summary>The calendar and the feeds at somebody's personal address: what the owner reads on the pages of meetings, notices and decisions.</summary>
public static class PersonalFeeds
{
    /// <summary>The addresses, without the place of the secret part.</summary>
    public const string Calendar = FeedAddress.Root + "/{secret}/meetings.ics";

    /// <summary>The feed of notices.</summary>
    public const string Notices = FeedAddress.Root + "/{secret}/notices.atom";

    /// <summary>The feed of decisions.</summary>
    public const string Decisions = FeedAddress.Root + "/{secret}/decisions.atom";

    /// <summary>Maps them. Who comes here comes as the owner: <see cref="FeedAddress"/>.</summary>
    public static void MapPersonalFeeds(this IEndpointRouteBuilder routes)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(Calendar, read, (HttpContext context, OpenRecord record) =>
            MeetingAddresses.Calendar(context, record, Seen(context, record).Forum.Meetings.All.Values)).ExcludeFromDescription();
        routes.MapMethods(Notices, read, (HttpContext context, OpenRecord record) => Answer(context, record, (picture, language) =>
            NoticeFeed.Of(picture, language, "", int.MaxValue))).ExcludeFromDescription();
        routes.MapMethods(Decisions, read, (HttpContext context, OpenRecord record) => Answer(context, record, (picture, language) =>
            Of(picture, Texts.In(language)))).ExcludeFromDescription();
    }

    /// <summary>The feed of decisions: each as it stands, the one that changed last first.</summary>
    public static AtomFeed Of(Picture picture, Texts texts)
    {
        Decision[] decisions = [.. picture.Forum.Decisions.All.Values.OrderByDescending(Changed).ThenByDescending(one => one.Position)];
        return new(
            "decisions", texts["decisions.title"], "/decisions", "/decisions", decisions.Length > 0 ? Changed(decisions[0]) : picture.Begun,
            decisions.Select(one => new AtomEntry(
                $"decisions/{one.Id}", one.Act.Title, Changed(one), $"/decisions/{one.Id}", texts[$"decisions.status.{one.Status}"])));
    }

    private static DateTimeOffset Changed(Decision one) => one.Ended ?? one.At;

    private static IResult Answer(HttpContext context, OpenRecord record, Func<Picture, Language, AtomFeed> of)
    {
        var (picture, language) = (Seen(context, record), Language.Of(context.Request));
        var feed = of(picture, language) with { File = context.Request.Path + context.Request.QueryString };
        return Results.Bytes(feed.Write(picture, MeetingAddresses.SiteOf(context), language), AtomFeed.MediaType);
    }

    private static Picture Seen(HttpContext context, OpenRecord record) => record.SeenBy(Visitor.Of(context).Reader).Picture;
}
