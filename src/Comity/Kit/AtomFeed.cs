using System.Text;
using System.Xml.Linq;

namespace Comity.Kit;

/// <summary>An Atom feed (RFC 4287) of a record. Ids are tag URIs (RFC 4151) of the log's origin and the day on which the record began, so that they
/// stay the same when the site moves.</summary>
/// <param name="Name">What it is a feed of, as a path: `meetings`.</param>
/// <param name="Title">Its title.</param>
/// <param name="File">Its own address, as a path on the site.</param>
/// <param name="Page">The page that shows the same, as a path on the site.</param>
/// <param name="Updated">When it changed last.</param>
/// <param name="Entries">What is in it, the newest first.</param>
public sealed record AtomFeed(string Name, string Title, string File, string Page, DateTimeOffset Updated, IEnumerable<AtomEntry> Entries)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed's bytes in UTF-8.</summary>
    /// <param name="picture">The registers of a record that has begun.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="language">The language of titles and summaries.</param>
    public byte[] Write(Picture picture, Uri site, Language language)
    {
        var begun = picture.Record.Founding.Begun!;
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", language.Code),
            Text("id", Tag(begun.Origin, picture.Begun, Name)),
            Text("title", Title),
            new XElement(Atom + "author", Text("name", picture.Record.Founding.Secretariat)),
            Text("updated", Dates.Machine(Updated)),
            Link("self", new(site, File)),
            Link("alternate", new(site, Page)),
            Entries.Select(entry => new XElement(
                Atom + "entry",
                Text("id", Tag(begun.Origin, picture.Begun, entry.Name)),
                Text("title", entry.Title),
                Text("updated", Dates.Machine(entry.Updated)),
                Link("alternate", new(site, entry.Page)),
                Text("summary", entry.Summary))));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}\n");
    }

    /// <summary>`tag:norms.example.org,2026-05-04:log/meetings/m-1`: the authority is a DNS name, without port and path.</summary>
    internal static string Tag(string origin, DateTimeOffset begun, string name)
    {
        var (host, path) = origin.IndexOf('/', StringComparison.Ordinal) is var end and >= 0 ? (origin[..end], origin[(end + 1)..] + "/") : (origin, "");
        var specific = string.Join('/', (path + name).Split('/').Select(Uri.EscapeDataString));
        return $"tag:{host.Split(':')[0].ToLowerInvariant()},{begun.UtcDateTime:yyyy-MM-dd}:{specific}";
    }

    private static XElement Text(string name, string text) => new(Atom + name, text);

    private static XElement Link(string relation, Uri address) => new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));
}

/// <summary>One entry of a feed.</summary>
/// <param name="Name">What it is about, as a path that never changes: `meetings/m-1`.</param>
/// <param name="Title">Its title.</param>
/// <param name="Updated">When it changed last.</param>
/// <param name="Page">Its page, as a path on the site.</param>
/// <param name="Summary">One sentence or two.</param>
public sealed record AtomEntry(string Name, string Title, DateTimeOffset Updated, string Page, string Summary);
