using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Comity.Kit;
using Comity.Norms.Language;
using Comity.Norms.Print;
using Xunit;

namespace Comity.Tests.Norms.Print;

/// <summary>A book as a page.</summary>
public sealed class BookPageTests
{
    private static readonly IDocument Manual = Page(PrintedBook.Manual);

    [Fact]
    public void The_manual_reads_without_a_problem() => Assert.Empty(PrintedBook.Manual.Problems);

    [Fact]
    public void No_link_leads_nowhere() =>
        Assert.Empty(Manual.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).Where(id => Manual.GetElementById(id) is null));

    [Fact]
    public void All_anchors_are_different() =>
        Assert.Empty(Manual.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_norm_has_an_article_with_its_anchor()
    {
        foreach (var norm in PrintedBook.Manual.Items.OfType<NormItem>())
            Assert.Equal("ARTICLE", Manual.GetElementById($"norm-{norm.Id}")?.TagName);
    }

    [Fact]
    public void The_sentence_of_a_norm_stands_as_it_is_written()
    {
        var sentence = Words(Manual.QuerySelector("#norm-UN-f .sentence")!);
        Assert.Contains("A State should not conduct or knowingly support an activity when (a) contrary to an obligation",
            sentence.Replace("the activity is ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("impairs a service to the public.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phrase_in_another_form_leads_to_its_definition() =>
        Assert.Equal("#term-critical-infrastructure",
            Manual.QuerySelectorAll("#norm-UN-f a.term").First(link => link.TextContent == "affects critical infrastructure").GetAttribute("href"));

    [Fact]
    public void Readings_and_proposals_are_set_apart_as_off()
    {
        Assert.Contains("off by default", Words(Manual.QuerySelector("#norm-UN-f .readings:not(.proposals) .kind")!), StringComparison.Ordinal);
        Assert.Contains("not in the text", Words(Manual.QuerySelector("#norm-UN-f .proposals .kind")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_says_so_stands_with_the_fact() =>
        Assert.Contains("organ, claimed by A, denied by B", Words(Manual.QuerySelector("article.case")!), StringComparison.Ordinal);

    [Fact]
    public void The_page_says_that_it_is_a_model() =>
        Assert.Contains("The adopted text prevails", Words(Manual.QuerySelector("header")!), StringComparison.Ordinal);

    [Fact]
    public void The_page_needs_nothing_else()
    {
        Assert.Empty(Manual.QuerySelectorAll("script, link, img, iframe, object, [src], [onclick]"));
        Assert.DoesNotContain("url(", Manual.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Manual.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_uses_logical_properties_only() =>
        Assert.DoesNotMatch(
            @"[\s;{](margin|padding|border|inset)-(left|right|top|bottom)|[\s;{](width|height|left|right|top|bottom)\s*:|text-align:\s*(left|right)",
            Manual.QuerySelector("style")!.TextContent);

    [Fact]
    public void Hostile_text_is_shown_and_not_obeyed()
    {
        const string Attack = "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;'";
        var page = Page(PrintedBook.Documents(
            ("README.md",
            $"# {Attack}\n\n{Attack}\n\n[a](javascript:alert(1)) <javascript:alert(2)> [b](data:text/html,x) ![c](https://example.org/x.png)\n\n```norm\nbook "
            + $"b \"{Attack}\"   version 1.0\nfact rain   asks \"{Attack}\"   source {Attack}\naction act\nnorm N-1 \"{Attack}\"   source {Attack}   should "
            + $"not   voluntary\n  A State should not act when rain.\n  reading \"{Attack}\": does not apply.\ncase \"{Attack}\"   on 2020-01-01\n  State "
            + $"\"{Attack}\": act.\n  rain: yes (claimed by \"{Attack}\").\n  expect N-1 inconsistent \"{Attack}\".\n```\n")));
        Assert.Empty(page.QuerySelectorAll("script, img, [onerror]"));
        Assert.Empty(page.QuerySelectorAll("a").Where(link => link.GetAttribute("href") is { } href && !href.StartsWith('#')
            && !href.StartsWith("https://", StringComparison.Ordinal)));
        Assert.Equal(Attack, page.QuerySelector("#norm-N-1 h3")!.TextContent);
        Assert.Equal(Attack, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Links_between_documents_become_anchors_and_unknown_ones_text()
    {
        var page = Page(PrintedBook.Documents(
            ("b/README.md", "# One\n\n[to](two.md#the-end), [gone](three.md), [back](../README.md), [web](https://example.org/)\n"),
            ("b/two.md", "# Two\n\n## The end\n\n[up](README.md) [here](#the-end)\n")));
        Assert.Equal(["#doc-two-the-end", "https://example.org/", "#doc-README", "#doc-two-the-end"],
            page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void The_readme_comes_first_and_what_it_names_next()
    {
        var page = Page(PrintedBook.Documents(("a.md", "# A\n"), ("README.md", "# R\n\n[c](c.md)\n"), ("c.md", "# C\n")));
        Assert.Equal(["doc-README", "doc-c", "doc-a"], page.QuerySelectorAll("section.document").Select(section => section.Id));
    }

    [Fact]
    public void Prose_that_is_nested_without_end_is_refused_and_not_a_bug() =>
        Assert.Throws<UserError>(() => BookPage.Write(PrintedBook.Documents(("README.md", new string('>', 100_000) + " x"))));

    [Fact]
    public void The_same_book_gives_the_same_page() => Assert.Equal(BookPage.Write(PrintedBook.Manual), BookPage.Write(PrintedBook.Manual));

    private static IDocument Page(BookText book) => new HtmlParser().ParseDocument(BookPage.Write(book));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
