using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Print;

/// <summary>Writes sentences of the book as HTML: labelled clauses as lists, phrases and ids as links, document symbols as links.</summary>
internal sealed partial class PageWords(Anchors anchors)
{
    /// <summary>Where everything stands.</summary>
    public Anchors Anchors => anchors;

    /// <summary>A condition and the marks behind it.</summary>
    public Html Of(Condition condition, string tail = "") => Of(Wording.Of(condition, tail));

    /// <summary>Pieces of a sentence.</summary>
    public Html Of(IEnumerable<Piece> pieces)
    {
        var html = new Html();
        foreach (var piece in pieces)
            _ = piece switch
            {
                Words words => html.Add($"{words.Text}"),
                Named named => html.Add($"{Name(named.Written)}"),
                Cited cited => html.Add($"{Id(cited.Id)}"),
                Force force => html.Add($"<strong class=\"force\">{force.Text}</strong>"),
                ClausesBegin => html.Raw("<ul class=\"clauses\">"),
                ClauseBegin clause => html.Add($"<li><span class=\"label\">({clause.Label})</span> <div>{Clause(clause.Name)}"),
                ClauseEnd => html.Raw("</div></li>"),
                _ => html.Raw("</ul>"),
            };
        return html;
    }

    /// <summary>A declared phrase, linked to where it is declared.</summary>
    public Html Name(string written) => Link(anchors.OfName(written), written, "term");

    /// <summary>An id, linked to what it names.</summary>
    public Html Id(string id) => Link(anchors.OfId(id), id, "id");

    /// <summary>Names, each linked, with commas between them.</summary>
    public static Html Names(IEnumerable<string> names, Func<string, Html> one)
    {
        var html = new Html();
        foreach (var name in names)
            html.Add($"{(html.ToString().Length > 0 ? ", " : "")}{one(name)}");
        return html;
    }

    /// <summary>A source: document symbols of the United Nations are links.</summary>
    public static Html Source(string source)
    {
        var html = new Html();
        var at = 0;
        foreach (var match in Symbol().EnumerateMatches(source))
        {
            var symbol = source.Substring(match.Index, match.Length);
            html.Add($"{source[at..match.Index]}<a href=\"https://undocs.org/{symbol}\" rel=\"noopener noreferrer\"><bdi>{symbol}</bdi></a>");
            at = match.Index + match.Length;
        }

        return html.Add($"{source[at..]}");
    }

    /// <summary>All sources among properties, each a paragraph; nothing when there are none.</summary>
    public static Html Sources(IEnumerable<ItemProperty> properties)
    {
        var html = new Html();
        foreach (var source in properties.Where(property => property.Kind == PropertyKind.Source).SelectMany(property => property.Text.Split("; ")))
            html.Add($"<p>{Source(source)}</p>");
        return html;
    }

    /// <summary>Sources beside an item, or under it on a narrow screen; nothing when there are none.</summary>
    public static Html Aside(ImmutableArray<ItemProperty> properties, string name) => properties.Has(PropertyKind.Source)
        ? new Html().Add($"<aside aria-label=\"Source of {name}\"><p class=\"aside-title\">Source</p>{Sources(properties)}</aside>") : new();

    /// <summary>Comments that the writer left in an item.</summary>
    public static Html Comments(ImmutableArray<Comment> comments) =>
        comments.IsEmpty ? new() : new Html().Add($"<p class=\"comment\">{string.Join(' ', comments.Select(comment => comment.Text.TrimStart('#').Trim()))}</p>");

    private static Html Link(string anchor, string text, string kind) =>
        anchor.Length == 0 ? new Html().Add($"{text}") : new Html().Add($"<a class=\"{kind}\" href=\"#{anchor}\">{text}</a>");

    private static Html Clause(string name) => name.Length > 0 ? new Html().Add($"<span class=\"clause-name\">{name}:</span> ") : new();

    [GeneratedRegex(@"\bA/(?:RES/)?\d{2,3}/\d{1,4}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Symbol();
}
