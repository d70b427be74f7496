using System.Collections.Immutable;
using Comity.Norms.Language;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Comity.Norms.Language.Block;

namespace Comity.Norms.Print;

/// <summary>A heading of the prose.</summary>
internal sealed record Heading(HeadingBlock Block, string Text, string Anchor, string Slug);

/// <summary>A part of a document as the page shows it: prose, or items.</summary>
internal sealed record PagePart(MarkdownDocument? Prose, Block? Items);

/// <summary>A document of the book as the page shows it.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Anchor">Where it begins.</param>
/// <param name="Parts">Its parts in order.</param>
/// <param name="Headings">The headings of its prose.</param>
internal sealed record PageDocument(string Name, string Anchor, ImmutableArray<PagePart> Parts, ImmutableArray<Heading> Headings)
{
    /// <summary>What the contents call it.</summary>
    public string Title => Headings.FirstOrDefault(heading => heading.Block.Level <= 2)?.Text ?? Path.GetFileNameWithoutExtension(Name);

    /// <summary>The norms in it.</summary>
    public IEnumerable<NormItem> Norms => Parts.SelectMany(part => part.Items?.Items ?? []).OfType<NormItem>();
}

/// <summary>The documents of a book in the order in which one reads them: the README first, then what it links to, then the others by name.</summary>
internal sealed class ReadingOrder
{
    private readonly Dictionary<HeadingBlock, string> headings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, PageDocument> byName;

    /// <summary>Orders a book's documents and gives their headings anchors.</summary>
    public ReadingOrder(BookText book, Anchors anchors)
    {
        var documents = book.Documents.Select(document => Page(document, anchors)).ToImmutableArray();
        byName = documents.DistinctBy(document => document.Name, StringComparer.Ordinal).ToDictionary(document => document.Name, StringComparer.Ordinal);
        var first = documents.FirstOrDefault(document => Path.GetFileName(document.Name).Equals("README.md", StringComparison.OrdinalIgnoreCase));
        Documents = first is null ? documents : [.. Linked(first).Prepend(first).Concat(documents).Distinct()];
    }

    /// <summary>The documents in order.</summary>
    public ImmutableArray<PageDocument> Documents { get; }

    /// <summary>The anchor of a heading.</summary>
    public string AnchorOf(HeadingBlock heading) => headings[heading];

    /// <summary>The anchor to which a link in a document leads, or an empty text.</summary>
    public string Target(string document, string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (url, "") : (url[..hash], Uri.UnescapeDataString(url[(hash + 1)..]));
        var page = path.Length == 0 ? byName[document] : byName.GetValueOrDefault(Beside(document, Uri.UnescapeDataString(path)));
        if (page is null)
            return "";
        return fragment.Length == 0 ? page.Anchor
            : page.Headings.FirstOrDefault(heading => heading.Slug == fragment)?.Anchor ?? (path.Length == 0 ? "" : page.Anchor);
    }

    private static string Beside(string document, string path)
    {
        var parts = document.Split('/').SkipLast(1).ToList();
        foreach (var part in path.Split('/'))
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ""))
                parts.Add(part);
        return string.Join('/', parts);
    }

    private IEnumerable<PageDocument> Linked(PageDocument first) => first.Parts
        .SelectMany(part => part.Prose?.Descendants<LinkInline>() ?? [])
        .Select(link => byName.GetValueOrDefault(Beside(first.Name, (link.Url ?? "").Split('#')[0])))
        .OfType<PageDocument>();

    private PageDocument Page(Document document, Anchors anchors)
    {
        var anchor = anchors.New("doc", Path.GetFileNameWithoutExtension(document.Name));
        var parts = document.Segments.Select(segment => segment is Prose prose ? new PagePart(ProsePage.Read(document.Name, prose.Text), null)
            : new(null, (Block)segment));
        ImmutableArray<PagePart> read = [.. parts];
        var found = read.SelectMany(part => part.Prose?.Descendants<HeadingBlock>() ?? []).Select(block => New(block, anchor, anchors)).ToImmutableArray();
        return new(document.Name, anchor, read, found);
    }

    private Heading New(HeadingBlock block, string document, Anchors anchors)
    {
        var text = string.Concat(block.Inline?.Descendants<LeafInline>().Select(Text) ?? []);
        var slug = Slug(text);
        var anchor = anchors.New(document, slug);
        headings.Add(block, anchor);
        return new(block, text, anchor, slug);
    }

    private static string Text(LeafInline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    };

    // As the sites that show Markdown make them, so that a link works there and here.
    private static string Slug(string text) =>
        string.Concat(text.Trim().ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_')).Replace(' ', '-');
}
