using System.Text;
using Comity.Forum.Meetings;
using Comity.Kit;
using Comity.Kit.Docx;
using Comity.Storage;

namespace Comity.Forum.Pages;

/// <summary>The addresses of meetings that are no pages: calendar, feed, files, and what live pages follow.</summary>
public static class MeetingAddresses
{
    /// <summary>Offers what they need.</summary>
    public static void AddMeetings(this IServiceCollection services) => services.AddSingleton<LiveParts>().AddSingleton<Followers>();

    /// <summary>Maps them.</summary>
    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/meetings.ics", (HttpContext context, OpenRecord record) => Calendar(context, record, Seen(context, record).Forum.Meetings.All.Values));
        routes.MapGet("/meetings.atom", Atom);
        routes.MapGet("/meetings/{id}/meeting.ics",
            (string id, HttpContext context, OpenRecord record) =>
                Seen(context, record).Forum.Meetings.Find(id) is { } meeting ? Calendar(context, record, [meeting]) : Results.NotFound());
        routes.MapGet("/meetings/{id}/agenda.docx",
            (string id, HttpContext context, OpenRecord record) => Word(record, id, context, MeetingWord.Agenda, "agenda"));
        routes.MapGet("/meetings/{id}/summary.docx",
            (string id, HttpContext context, OpenRecord record) => Word(record, id, context, MeetingWord.Summary, "summary"));
        routes.MapGet("/meetings/{id}/now", (string id, HttpContext context, LiveParts parts) => parts.AnswerAsync(context, id));
        routes.MapGet("/meetings/{id}/live", (string id, HttpContext context, Followers followers) => followers.AnswerAsync(context, id))
            .WithMetadata(new LongAnswer());
    }

    /// <summary>Whether an address is followed or fetched by live pages: it is kept in its own way.</summary>
    public static bool IsLive(PathString path) =>
        path.StartsWithSegments("/meetings", StringComparison.OrdinalIgnoreCase)
            && (path.Value!.EndsWith("/live", StringComparison.OrdinalIgnoreCase) || path.Value.EndsWith("/now", StringComparison.OrdinalIgnoreCase));

    private static Picture Seen(HttpContext context, OpenRecord record) => record.SeenBy(Visitor.Of(context).Reader).Picture;

    internal static Uri SiteOf(HttpContext context) => new($"{context.Request.Scheme}://{context.Request.Host}");

    internal static IResult Calendar(HttpContext context, OpenRecord record, IEnumerable<Meeting> meetings) =>
        Results.Bytes(Encoding.UTF8.GetBytes(MeetingFeeds.Calendar(meetings, SiteOf(context), record.Verifier.Name)), "text/calendar; charset=utf-8",
            "meetings.ics");

    private static IResult Atom(HttpContext context, OpenRecord record)
    {
        var (picture, language) = (Seen(context, record), Language.Of(context.Request));
        Meeting[] meetings = [.. picture.Forum.Meetings.All.Values.OrderByDescending(meeting => meeting.Last).Take(100)];
        return Results.Bytes(MeetingFeeds.Atom(meetings, Texts.In(language), picture.Begun).Write(picture, SiteOf(context), language), AtomFeed.MediaType);
    }

    private static IResult Word(OpenRecord record, string id, HttpContext context, Func<MeetingView, Language, byte[]> write, string name)
    {
        var forum = Seen(context, record).Forum;
        return forum.Meetings.Find(id) is { } meeting
            ? Results.Bytes(write(MeetingView.Of(forum, meeting), Language.Of(context.Request)), DocxWriter.MediaType, $"{id}-{name}.docx")
            : Results.NotFound();
    }
}
