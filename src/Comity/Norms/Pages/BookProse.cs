using Comity.Kit;
using Comity.Norms.Print;
using Comity.Norms.Shelf;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Comity.Norms.Pages;

/// <summary>Writes a book's prose as HTML: markup in it is shown as text, links to documents of the book lead to their source, pictures become their
/// text.</summary>
internal static class BookProse
{
    private const int LowestHeading = 3;

    /// <summary>Some blocks of the prose.</summary>
    public static string Html(ShelvedBook book, string markdown, int most, int skipped)
    {
        MarkdownDocument prose;
        try
        {
            prose = ProsePage.Read("", markdown);
        }
        catch (UserError)
        {
            return System.Net.WebUtility.HtmlEncode(markdown);
        }

        foreach (var block in prose.Skip(skipped).Skip(most).Concat(prose.Take(skipped)).ToArray())
            prose.Remove(block);
        foreach (var heading in prose.Descendants<HeadingBlock>())
            heading.Level = Math.Max(LowestHeading, heading.Level);
        foreach (var link in prose.Descendants<LinkInline>().ToArray())
            Turn(book, link);
        return ProsePage.Html(prose);
    }

    /// <summary>The number of blocks in some prose.</summary>
    public static int Count(string markdown) => markdown.Length == 0 ? 0 : ProsePage.Read("", markdown).Count;

    private static void Turn(ShelvedBook book, LinkInline link)
    {
        var file = (link.Url ?? "").Split('#')[0];
        if (link.IsImage || (!ProsePage.IsWeb(link.Url) && book.Holding(file) is null))
            ProsePage.Unlink(link);
        else if (book.Holding(file) is { } holder)
            link.Url = BookPaths.Source(holder.Id, file);
    }
}
