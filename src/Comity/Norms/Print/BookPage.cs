using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>
/// Writes a book as one HTML file that reads like an annotated treaty and needs nothing else: no script, no picture, no font. Norms have the anchor
/// <c>#norm-ID</c>.
/// </summary>
public static class BookPage
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(BookPage).Assembly.GetManifestResourceStream("book.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The whole page.</summary>
    /// <exception cref="UserError">Prose of the book cannot be shown.</exception>
    public static string Write(BookText book)
    {
        var anchors = new Anchors(book);
        var order = new ReadingOrder(book, anchors);
        var title = book.Items.OfType<BookItem>().FirstOrDefault();
        var html = new Html().Raw(
            "<!doctype html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, ",
            $"initial-scale=1\">");
        html.Add($"<title>{title?.Title ?? "A norm book"}</title><style>").Raw(Style.Value)
            .Raw("</style></head><body><a class=\"skip\" href=\"#text\">Skip to the text</a>");
        html.Add($"{Head(title)}{Contents(order, anchors)}<main id=\"text\">");
        var prose = new ProsePage(order);
        var sections = new ItemSections(new PageWords(anchors), book.Vocabulary);
        foreach (var document in order.Documents)
            html.Add($"{Document(document, prose, sections)}");
        html.Add($"{ReadingsIndex.Of(book, anchors)}");
        return html.Add(
            $"</main><footer><p>{Name(title)}. A model, not the norm; the adopted text prevails; not a legal determination.</p></footer></body></html>\n")
            .ToString();
    }

    private static string Name(BookItem? title) => title is null ? "A norm book without a name"
        : $"{title.Id} {title.Properties.Text(PropertyKind.Version) ?? "without a version"} ({title.Properties.Text(PropertyKind.Status) ?? "working"})";

    private static Html Head(BookItem? title)
    {
        var html = new Html().Add(
            $"<header><p class=\"eyebrow\">Norm book <bdi>{title?.Id ?? ""}</bdi></p><h1>{title?.Title ?? "A norm book without a name"}</h1><p ",
            $"class=\"status\">");
        html.Add($"<span>Version {title?.Properties.Text(PropertyKind.Version) ?? "not stated"}</span><span>Status: ",
            $"{title?.Properties.Text(PropertyKind.Status) ?? "working"}</span>");
        if (title?.Properties.Text(PropertyKind.Extends) is { } basis)
            html.Add($"<span>Extends {basis}, whose text is not repeated here</span>");
        return html.Raw(
            "</p><div class=\"notice\"><p><strong>A model, not the norm.</strong> The adopted text prevails. Nothing here is a legal ",
            $"determination.</p></div></header>");
    }

    private static Html Contents(ReadingOrder order, Anchors anchors)
    {
        var html = new Html().Raw("<nav id=\"contents\" aria-labelledby=\"contents-title\"><h2 id=\"contents-title\">Contents</h2><ol>");
        foreach (var document in order.Documents)
        {
            html.Add($"<li><a href=\"#{document.Anchor}\">{document.Title}</a>");
            if (document.Norms.Any())
            {
                html.Raw("<ul>");
                foreach (var norm in document.Norms)
                    html.Add($"<li><a href=\"#{anchors.Of(norm)}\"><span class=\"number\"><bdi>{norm.Id}</bdi></span> {norm.Title}</a></li>");
                html.Raw("</ul>");
            }

            html.Raw("</li>");
        }

        return html.Raw("</ol></nav>");
    }

    private static Html Document(PageDocument document, ProsePage prose, ItemSections sections)
    {
        var html = new Html().Add($"<section class=\"document\" id=\"{document.Anchor}\" aria-label=\"{document.Title}\">");
        var (level, above) = (2, document.Title);
        if (document.Headings.IsEmpty || document.Parts.FirstOrDefault(part => part.Items is not null || document.Headings
            .Any(heading => part.Prose == heading.Block.Parent)) is { Items: not null })
            html.Add($"<h2>{document.Title}</h2>");
        foreach (var part in document.Parts)
            if (part.Prose is null)
                html.Add($"{sections.Of(part.Items!, Math.Min(6, level + 1), above)}");
            else
            {
                html.Raw(prose.Write(document.Name, part.Prose));
                if (document.Headings.LastOrDefault(heading => heading.Block.Parent == part.Prose) is { } last)
                    (level, above) = (last.Block.Level, last.Text);
            }

        return html.Raw("</section>\n");
    }
}
