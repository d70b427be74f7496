using Comity.Forum.Documents;
using Comity.Members;
using Comity.Record.Log;
using Comity.Site;
using Comity.Site.Pages;
using Comity.Storage;
using Microsoft.Net.Http.Headers;

namespace Comity.Forum;

/// <summary>What the room Forum offers to the site: documents to download, and what waits for whom.</summary>
public static class ForumSite
{
    /// <summary>Offers what pages of the forum need.</summary>
    public static void AddForum(this IServiceCollection services)
    {
        services.AddSingleton<WaitingReader>(provider => visitor => AccreditationWaits.Of(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<HomeReader>(provider => visitor => ForumHome.Of(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture));
        services.AddSingleton<WaitingReader>(provider => visitor => ForumHome.FirstSteps(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<WaitingReader>(provider => visitor => DocumentWaits.Of(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
    }

    /// <summary>The addresses that are no pages.</summary>
    public static void MapForum(this IEndpointRouteBuilder routes)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/documents/{document}/limited/{language}", read, Limited).ExcludeFromDescription();
        routes.MapMethods("/documents/{document}/compilation.docx", read, Compiled).ExcludeFromDescription();
        routes.MapMethods("/documents/{document}/proposals-form.docx", read, Form).ExcludeFromDescription();
        routes.MapMethods("/documents/templates/{name}.docx", read, Letter).ExcludeFromDescription();
        routes.MapMethods("/members/list.docx", read, Participants).ExcludeFromDescription();
    }

    /// <summary>The file of a document of limited distribution, for those who take part: the table of addresses lets nobody else come here.</summary>
    private static IResult Limited(string document, string language, HttpContext context, OpenRecord record)
    {
        if (record.Now.Picture.Forum.Documents.All.GetValueOrDefault(document)?.Files.GetValueOrDefault(language) is not { } one
            || record.Store.File(one.File) is not { } file || Hash.Of(file.Content) != one.File)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers[HeaderNames.ContentDisposition] = "attachment";
        return Results.Bytes(file.Content, file.Type);
    }

    private static IResult Compiled(string document, HttpContext context, OpenRecord record)
    {
        var (picture, language) = (record.Now.Picture, Language.Of(context.Request));
        return picture.Forum.Documents.All.GetValueOrDefault(document) is { } found
            ? Docx(context, Compilation.Write(Site.Texts.In(language), language.Code, picture, found), $"{document}-compilation.docx")
            : Results.NotFound();
    }

    private static IResult Form(string document, HttpContext context, OpenRecord record)
    {
        var language = Language.Of(context.Request);
        return record.Now.Picture.Forum.Documents.Find(document) is { } found
            ? Docx(context, WordingTable.Write(Site.Texts.In(language), language.Code, found.Name, []), $"{document}-proposals.docx")
            : Results.NotFound();
    }

    private static IResult Letter(string name, HttpContext context, OpenRecord record, TimeProvider time)
    {
        if (LetterTemplate.Find(name) is not { } template)
            return Results.NotFound();
        var (founding, language) = (record.Now.Picture.Record.Founding.Begun!, Language.Of(context.Request));
        var texts = Site.Texts.In(language);
        var participant = record.Now.Picture.Members.Participants.All.GetValueOrDefault(context.Request.Query["participant"].ToString())?.NameIn(language.Code);
        var facts = new LetterFacts(
            founding.Title, founding.Secretariat, participant, Typed(context, "reference"), Dates.Day(texts, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), Typed(context, "subject"));
        return Docx(context, template.Write(texts, language.Code, facts), $"{name}.docx");
    }

    private static IResult Participants(HttpContext context, OpenRecord record)
    {
        var language = Language.Of(context.Request);
        return Docx(context, ParticipantPaper.Write(Site.Texts.In(language), language.Code, record.Now.Picture), "participants.docx");
    }

    private static string Typed(HttpContext context, string name) =>
        context.Request.Query[name].ToString() is { Length: <= 2000 } text ? new([.. text.Where(letter => !char.IsControl(letter) || letter == '\n')]) : "";

    private static IResult Docx(HttpContext context, byte[] bytes, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes, DocxWriter.MediaType, name);
    }
}
