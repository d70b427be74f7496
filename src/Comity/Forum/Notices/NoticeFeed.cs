using System.Globalization;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Forum.Notices;

/// <summary>The newest notices as a feed: all of them, or those that were posted to one participant.</summary>
public static class NoticeFeed
{
    private const int Most = 50;

    /// <summary>Answers a request for the feed.</summary>
    public static IResult Answer(HttpContext context, OpenRecord record)
    {
        var visitor = Visitor.Of(context);
        var (picture, language) = (record.SeenBy(visitor.Reader).Picture, visitor.Language);
        var site = new Uri($"{context.Request.Scheme}://{context.Request.Host}");
        return Results.Bytes(Of(picture, language, context.Request.Query["for"].ToString()).Write(picture, site, language), AtomFeed.MediaType);
    }

    /// <summary>The feed of notices.</summary>
    /// <param name="picture">The registers.</param>
    /// <param name="language">In which language.</param>
    /// <param name="code">The participant to whom they were posted; empty for all.</param>
    /// <param name="most">How many of the newest.</param>
    public static AtomFeed Of(Picture picture, Language language, string code, int most = Most)
    {
        var texts = Texts.In(language);
        var ask = code.Length == 0 ? "" : $"?for={Uri.EscapeDataString(code)}";
        Notice[] notices = [.. picture.Forum.Notices.All.Values.Reverse().Where(one => code.Length == 0 || one.To.Contains(code)).Take(most)];
        return new(
            code.Length == 0 ? "notices" : $"notices/{code}", texts["notices.title"], $"/notices.atom{ask}", $"/notices{ask}",
            notices.Length > 0 ? notices[0].At : picture.Begun,
            notices.Select(one => Entry(one, picture, texts, language)));
    }

    private static AtomEntry Entry(Notice one, Picture picture, Texts texts, Language language)
    {
        var number = one.Position.ToString(CultureInfo.InvariantCulture);
        return new(
            $"record/{number}", ActWords.Title(texts, ActName.Of(one.Act)), one.At, $"/record/{number}",
            SaidWords.Of(ActSaid.Of(one.Act), texts, language, picture));
    }
}
