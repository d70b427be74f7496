using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Forum.Api;
using Comity.Forum.Commitments;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Pages;
using Comity.Forum.Paragraphs;
using Comity.Forum.Silence;
using Comity.Kit;
using Comity.Kit.Docx;
using Comity.Kit.Home;
using Comity.Kit.Layout;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage;
using Microsoft.Net.Http.Headers;

namespace Comity.Forum;

/// <summary>The face of the room Forum: meetings, leadership, documents, decisions, silence, notices and commitments.</summary>
public static class ForumRoom
{
    /// <summary>What programs read of it.</summary>
    public static ImmutableArray<ApiRoute> Routes => [.. ForumRoutes.All, .. MeetingRoutes.All, .. SilenceRoutes.All, .. CommitmentRoutes.All];

    /// <summary>The face.</summary>
    public static Room Face { get; } = new("forum")
    {
        Access =
        [
            .. AccessLine.Reading(Who.Everyone, "/forum").Showing(Shows.Meetings),
            .. AccessLine.Reading(Who.Everyone, "/forum/procedure", "/chair").Showing(Shows.Members),
            .. AccessLine.Reading(Who.Everyone, "/notices", "/notices.atom").Showing(Shows.Record),
            .. AccessLine.Reading(Who.Everyone, "/changes", "/decisions", "/decisions/{Id}", "/grounds", "/grounds/{Id}").Showing(Shows.Decisions),
            .. AccessLine.Reading(Who.Everyone, "/documents", "/documents/{Document}", "/documents/templates", "/documents/templates/{name}.docx",
                "/documents/{document}/proof", "/documents/{document}/entry")
                .Showing(Shows.Documents),
            .. AccessLine.Reading(
                Who.Everyone, "/documents/{Document}/compilation", "/documents/{document}/compilation.docx", "/documents/{document}/proposals-form.docx")
                .Showing(Shows.Proposals),
            .. AccessLine.Reading(Who.Person, "/documents/{document}/limited/{language}").Showing(Shows.Documents),
            .. AccessLine.Reading(Who.Everyone, "/documents/{document}/paragraphs.json").Showing(Shows.Documents),
            .. AccessLine.Acting(Who.Secretary, "/members/seat").Showing(Shows.Members),
            .. AccessLine.Acting(Who.Account, "/documents/{Document}/propose").Showing(Shows.Proposals),
            .. AccessLine.Acting(Who.Account, "/documents/{Document}/paragraphs/enter", "/documents/{Document}/paragraphs/translate")
                .Showing(Shows.Documents),
            .. AccessLine.Reading(Who.Everyone, "/silence", "/silence/{Id}", "/silence/{id}/letter.docx", "/silence/{id}/report.docx").Showing(Shows.Decisions),
            new("/silence/{Id}/chair", Who.Account, Who.Account.Confirmed) { Shows = Shows.Decisions },
            .. AccessLine.Reading(
                Who.Everyone, "/meetings", "/meetings.ics", "/meetings.atom", "/meetings/{Id}", "/meetings/{id}/meeting.ics", "/meetings/{id}/agenda.docx",
                "/meetings/{id}/summary.docx", "/meetings/{id}/now", "/meetings/{id}/live").Showing(Shows.Meetings),
            .. AccessLine.Acting(Who.Account, "/meetings/prepare", "/meetings/{Id}/run", "/meetings/{Id}/floor").Showing(Shows.Meetings),
            .. AccessLine.Reading(Who.Everyone, "/commitments", "/commitments/{Id}", "/commitments/measures", "/commitments/transparency")
                .Showing(Shows.Statements),
            .. AccessLine.Reading(Who.Everyone, PersonalFeeds.Calendar).Showing(Shows.Meetings),
            .. AccessLine.Reading(Who.Everyone, PersonalFeeds.Notices).Showing(Shows.Record),
            .. AccessLine.Reading(Who.Everyone, PersonalFeeds.Decisions).Showing(Shows.Decisions),
            new("/commitments/reviews", Who.Everyone, Who.Leader.Confirmed) { Shows = Shows.Statements },
        ],
        Pages =
        [
            new("/forum", "forum.title"), new("/forum/procedure", "procedure.title"), new("/documents", "documents.title"),
            new("/documents/templates", "documents.templates"), new("/meetings", "meetings.title"), new("/chair", "chair.title"),
            new("/silence", "silence.title"), new("/decisions", "decisions.title"), new("/grounds", "grounds.title"), new("/notices", "notices.title"),
            new("/changes", "changes.title"),
            new("/commitments", "commitments.title"), new("/commitments/measures", "commitments.measures"),
            new("/commitments/transparency", "commitments.transparency"), new("/commitments/reviews", "commitments.reviews"),
        ],
        Offer = Offer,
        Map = Map,
    };

    private static void Offer(IServiceCollection services)
    {
        services.AddSingleton<BookComparisons>().AddHostedService<NoticeMail>();
        services.AddToDo(MeetingWaits.Of).AddToDo(ForumHome.FirstSteps).AddToDo(DocumentWaits.Of).AddToDo(SilenceWaits.Of).AddToDo(GroundWaits.Of)
            .AddToDo(CommitmentWaits.Of);
        services.AddSingleton<ToDoReader>(provider =>
        {
            var (letters, record, time) = (provider.GetRequiredService<LettersToChair>(), provider.GetRequiredService<OpenRecord>(),
                provider.GetRequiredService<TimeProvider>());
            return visitor => SilenceWaits.OfLetters(visitor, letters.For(visitor.Person), record.SeenBy(visitor.Reader).Picture, time.GetUtcNow());
        });
        services.AddHome((visitor, picture, _) => ForumHome.Of(visitor, picture));
        services.AddSingleton(new PagePart(PagePart.OfParticipant, typeof(OfParticipant)));
        services.AddMeetings();
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMeetings();
        routes.MapMethods("/documents/{document}/limited/{language}", read, Limited).ExcludeFromDescription();
        routes.MapGet("/documents/{document}/proof", (string document, HttpContext context, OpenRecord record) =>
            DailyProofs.Proof(context, record, Seen(context, record).Forum.Documents.All.GetValueOrDefault(document)?.Position, document))
            .ExcludeFromDescription();
        routes.MapGet("/documents/{document}/entry", (string document, HttpContext context, OpenRecord record) =>
            DailyProofs.Entry(context, record, Seen(context, record).Forum.Documents.All.GetValueOrDefault(document)?.Position)).ExcludeFromDescription();
        routes.MapMethods("/documents/{document}/paragraphs.json", read, Paragraphs).ExcludeFromDescription();
        routes.MapMethods("/documents/{document}/compilation.docx", read, Compiled).ExcludeFromDescription();
        routes.MapMethods("/documents/{document}/proposals-form.docx", read, Form).ExcludeFromDescription();
        routes.MapMethods("/documents/templates/{name}.docx", read, Letter).ExcludeFromDescription();
        routes.MapGet("/silence/{id}/letter.docx", (string id, HttpContext context, OpenRecord record) =>
            SilenceLetter(id, context, record, "letter", (letters, one) => letters.Letter(one)));
        routes.MapGet("/silence/{id}/report.docx", (string id, HttpContext context, OpenRecord record) =>
            SilenceLetter(id, context, record, "report", (letters, one) => letters.Report(one)));
        routes.MapGet("/notices.atom", NoticeFeed.Answer);
        routes.MapPersonalFeeds();
    }

    private static Picture Seen(HttpContext context, OpenRecord record) => record.SeenBy(Visitor.Of(context).Reader).Picture;

    private static IResult SilenceLetter(string id, HttpContext context, OpenRecord record, string name, Func<SilenceLetters, TextUnderSilence, byte[]> make)
    {
        var picture = Seen(context, record);
        return picture.Forum.Silence.All.GetValueOrDefault(id) is { } one
            ? Results.Bytes(make(new(picture, Language.Of(context.Request)), one), DocxWriter.MediaType, $"{id}-{name}.docx")
            : Results.NotFound();
    }

    /// <summary>The file of a document of limited distribution, for those who take part: the table of addresses lets nobody else come here.</summary>
    private static IResult Limited(string document, string language, HttpContext context, OpenRecord record)
    {
        if (Seen(context, record).Forum.Documents.All.GetValueOrDefault(document)?.Files.GetValueOrDefault(language) is not { } one
            || record.Store.File(one.File) is not { } file || Hash.Of(file.Content) != one.File)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers[HeaderNames.ContentDisposition] = "attachment";
        return Results.Bytes(file.Content, file.Type);
    }

    /// <summary>The canonical JSON of a document's paragraphs in some languages, or in all that are complete: what an adoption names the hash of.</summary>
    private static IResult Paragraphs(string document, string? languages, HttpContext context, OpenRecord record)
    {
        if (Seen(context, record).Forum.Paragraphs.Documents.GetValueOrDefault(document) is not { } found)
            return Results.NotFound();
        string[] asked = languages is { Length: > 0 } ? languages.Split(',') : [.. found.Complete];
        return Results.Bytes(ParagraphsJson.Of(found.All, asked), "application/json");
    }

    private static IResult Compiled(string document, HttpContext context, OpenRecord record)
    {
        var (picture, language) = (Seen(context, record), Language.Of(context.Request));
        return picture.Forum.Documents.All.GetValueOrDefault(document) is { } found
            ? Docx(context, Compilation.Write(Kit.Texts.In(language), language.Code, picture, found), $"{document}-compilation.docx")
            : Results.NotFound();
    }

    private static IResult Form(string document, HttpContext context, OpenRecord record)
    {
        var language = Language.Of(context.Request);
        return Seen(context, record).Forum.Documents.Find(document) is { } found
            ? Docx(context, WordingTable.Write(Kit.Texts.In(language), language.Code, found.Name, []), $"{document}-proposals.docx")
            : Results.NotFound();
    }

    private static IResult Letter(string name, HttpContext context, OpenRecord record, TimeProvider time)
    {
        if (LetterTemplate.Find(name) is not { } template)
            return Results.NotFound();
        var (founding, language) = (Seen(context, record).Record.Founding.Begun!, Language.Of(context.Request));
        var texts = Kit.Texts.In(language);
        var participant = Seen(context, record).Members.Participants.All.GetValueOrDefault(context.Request.Query["participant"]
            .ToString())?.NameIn(language.Code);
        var facts = new LetterFacts(
            founding.Title, founding.Secretariat, participant, Typed(context, "reference"),
            Dates.Day(texts, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), Typed(context, "subject"));
        return Docx(context, template.Write(texts, language.Code, facts), $"{name}.docx");
    }

    private static string Typed(HttpContext context, string name) =>
        context.Request.Query[name].ToString() is { Length: <= 2000 } text ? new([.. text.Where(letter => !char.IsControl(letter) || letter == '\n')]) : "";

    private static IResult Docx(HttpContext context, byte[] bytes, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes, DocxWriter.MediaType, name);
    }
}
