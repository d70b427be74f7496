using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Sentences of a book on its own page, with what stands beside them: sources, whose document symbols are links, and comments.</summary>
internal sealed partial class PageWords(Anchors anchors) : LinkedWords(anchors)
{
    /// <summary>Where everything stands.</summary>
    public Anchors Anchors => anchors;

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
        comments.IsEmpty ? new() : new Html()
            .Add($"<p class=\"comment\">{string.Join(' ', comments.Select(comment => comment.Text.TrimStart('#').Trim()))}</p>");

    [GeneratedRegex(@"\bA/(?:RES/)?\d{2,3}/\d{1,4}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Symbol();
}
