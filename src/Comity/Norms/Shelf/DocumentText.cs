using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Shelf;

/// <summary>A section of a document around an item: its heading and the prose before and behind the item's block.</summary>
/// <param name="Document">The document.</param>
/// <param name="Heading">The heading, without its marks.</param>
/// <param name="Markdown">The prose under that heading, without the blocks.</param>
public sealed record Section(string Document, string Heading, string Markdown);

/// <summary>Finds headings and prose in a document.</summary>
internal static class DocumentText
{
    /// <summary>The first heading, or the file's name.</summary>
    public static string Title(Document document) => document.Segments.OfType<Prose>().SelectMany(prose => prose.Text.Split('\n'))
        .FirstOrDefault(IsHeading) is { } heading ? Words(heading) : Path.GetFileNameWithoutExtension(document.Name);

    /// <summary>The section in which an item stands, or null when the document does not hold it.</summary>
    public static Section? Around(Document document, Item item)
    {
        var at = document.Segments.ToList().FindIndex(segment => segment is Block block && block.Items.Any(one => ReferenceEquals(one, item)));
        if (at < 0)
            return null;
        var lines = new List<string>();
        var heading = "";
        for (var before = at - 1; before >= 0 && heading.Length == 0; before--)
            if (document.Segments[before] is Prose prose)
                heading = Above(prose.Text.Split('\n'), lines);
        for (var behind = at + 1; behind < document.Segments.Length; behind++)
            if (document.Segments[behind] is Prose prose && Below(prose.Text.Split('\n'), lines))
                break;
        return new(document.Name, heading, string.Join('\n', lines).Trim());
    }

    /// <summary>The headings under which the items of a document stand, in the order of the text.</summary>
    public static IEnumerable<(string Heading, ImmutableArray<Item> Items)> Sections(Document document)
    {
        var heading = Title(document);
        foreach (var segment in document.Segments)
            if (segment is Prose prose)
                heading = prose.Text.Split('\n').LastOrDefault(IsHeading) is { } line ? Words(line) : heading;
            else
                yield return (heading, ((Block)segment).Items);
    }

    private static string Above(string[] prose, List<string> lines)
    {
        var heading = Array.FindLastIndex(prose, IsHeading);
        lines.InsertRange(0, prose[(heading + 1)..]);
        return heading < 0 ? "" : Words(prose[heading]);
    }

    private static bool Below(string[] prose, List<string> lines)
    {
        var heading = Array.FindIndex(prose, IsHeading);
        lines.AddRange(heading < 0 ? prose : prose[..heading]);
        return heading >= 0;
    }

    private static bool IsHeading(string line) => line.StartsWith('#') && line.TrimStart('#').StartsWith(' ');

    private static string Words(string heading) => heading.Trim().TrimStart('#').Trim();
}
