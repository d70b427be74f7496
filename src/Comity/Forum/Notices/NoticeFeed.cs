using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Comity.Site;
using Comity.Site.Acts;
using Comity.Site.Entries;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Forum.Notices;

/// <summary>The newest notices as an Atom feed (RFC 4287): all of them, or those that were posted to one participant.</summary>
public static class NoticeFeed
{
    private const int Most = 50;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Answers a request for the feed.</summary>
    public static IResult Answer(HttpContext context, OpenRecord record)
    {
        var (picture, language) = (record.Now.Picture, Language.Of(context.Request));
        var code = context.Request.Query["for"].ToString();
        var notices = picture.Forum.Notices.All.Values.Reverse().Where(one => code.Length == 0 || one.To.Contains(code)).Take(Most);
        var address = $"{context.Request.Scheme}://{context.Request.Host}";
        return Results.Bytes(Encoding.UTF8.GetBytes(Of([.. notices], picture, language, address, code)), "application/atom+xml; charset=utf-8");
    }

    /// <summary>The feed of notices.</summary>
    public static string Of(IReadOnlyList<Notice> notices, Picture picture, Language language, string address, string code)
    {
        var texts = Texts.In(language);
        var origin = picture.Record.Founding.Begun?.Origin ?? "";
        var feed = new XElement(
            Atom + "feed", new XAttribute(XNamespace.Xml + "lang", language.Code),
            new XElement(Atom + "id", $"{address}/notices.atom{(code.Length == 0 ? "" : $"?for={Uri.EscapeDataString(code)}")}"),
            new XElement(Atom + "title", texts["notices.title"]),
            new XElement(Atom + "author", new XElement(Atom + "name", picture.Record.Founding.Begun?.Secretariat ?? origin)),
            new XElement(Atom + "updated", Dates.Machine(notices.Count > 0 ? notices[0].At : picture.Begun)),
            new XElement(Atom + "link", new XAttribute("href", $"{address}/notices")),
            notices.Select(one => Entry(one, picture, language, address, origin)));
        return new XDocument(new XDeclaration("1.0", "utf-8", null), feed) is var document ? $"{document.Declaration}\n{document}" : "";
    }

    private static XElement Entry(Notice one, Picture picture, Language language, string address, string origin)
    {
        var (texts, number) = (Texts.In(language), one.Position.ToString(CultureInfo.InvariantCulture));
        return new(
            Atom + "entry",
            new XElement(Atom + "id", $"tag:{origin.Split('/')[0]},2026:notice:{number}"),
            new XElement(Atom + "title", ActWords.Title(texts, ActName.Of(one.Act))),
            new XElement(Atom + "updated", Dates.Machine(one.At)),
            new XElement(Atom + "link", new XAttribute("href", $"{address}/record/{number}")),
            new XElement(Atom + "summary", SaidWords.Of(ActSaid.Of(one.Act), texts, language, picture.Members.Participants)));
    }
}
