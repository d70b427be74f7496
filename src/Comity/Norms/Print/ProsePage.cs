using Comity.Kit;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Comity.Norms.Print;

/// <summary>
/// Writes the prose of a book as HTML. HTML in the prose is shown as text. A link to a document of the book becomes an anchor; a link to the web stays;
/// any other link and every picture becomes its text, because the page stands alone.
/// </summary>
internal sealed class ProsePage(ReadingOrder order)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>Reads a document's prose.</summary>
    /// <exception cref="UserError">It is nested too deeply.</exception>
    public static MarkdownDocument Read(string document, string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            throw new UserError("The prose is nested too deeply to be shown. Use fewer quotations or lists inside one another.", document);
        }
    }

    /// <summary>The prose as HTML, with the headings' anchors.</summary>
    public string Write(string document, MarkdownDocument prose)
    {
        foreach (var heading in prose.Descendants<HeadingBlock>())
        {
            heading.GetAttributes().Id = order.AnchorOf(heading);
            heading.Level = Math.Min(6, heading.Level + 1);
        }

        foreach (var link in prose.Descendants<LinkInline>().ToArray())
            Turn(document, link);
        foreach (var link in prose.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsWeb(link.Url)).ToArray())
            link.ReplaceBy(new LiteralInline(link.Url));
        return Html(prose);
    }

    /// <summary>Prose as HTML, as it stands.</summary>
    public static string Html(MarkdownDocument prose)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable());
        renderer.Render(prose);
        return text.ToString();
    }

    /// <summary>Whether an address leads to the web or to a mailbox.</summary>
    public static bool IsWeb(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto);

    private void Turn(string document, LinkInline link)
    {
        if (!link.IsImage && IsWeb(link.Url))
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
        else if (!link.IsImage && order.Target(document, link.Url ?? "") is { Length: > 0 } anchor)
            link.Url = "#" + anchor;
        else
            Unlink(link);
    }

    /// <summary>Puts a link's text in its place.</summary>
    public static void Unlink(LinkInline link)
    {
        var text = new ContainerInline();
        link.ReplaceBy(text, copyChildren: true);
    }

    /// <summary>A table that scrolls by itself where the screen is narrow.</summary>
    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
            base.Write(renderer, table);
            renderer.Write("</div>\n");
        }
    }
}
