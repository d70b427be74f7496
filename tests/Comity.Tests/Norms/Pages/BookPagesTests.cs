using System.Globalization;
using System.Text;
using System.Text.Json;
using Comity.Norms.Shelf;
using Xunit;

namespace Comity.Tests.Norms.Pages;

/// <summary>The pages of books, through HTTP.</summary>
[Collection(nameof(PageServers))]
public sealed class BookPagesTests(PageServer server)
{
    private const int HeaviestPage = 60 * 1024;
    private const string Framework = "/books/un-framework";
    private readonly HttpClient browser = server.Browser();

    private ShelvedBook Book => server.Service<BookShelf>().Find("un-framework")!;

    public static TheoryData<string> Addresses() =>
    [
        "/books", Framework, Framework + "?part=protections", Framework + "?part=measures", Framework + "?part=readings", Framework + "?part=source",
        Framework + "?q=hospital",
        Framework + "/norms/UN-f", Framework + "/vocabulary", Framework + "/vocabulary/severity-of-effects", Framework + "/vocabulary/technique",
        Framework + "/cases",
        Framework + "/cases/remote-hospital-deaf-neighbour", Framework + "/findings", Framework + "/try", Framework + "/try?norm=UN-f",
        Framework + "/try?view=facts",
        Framework + "/try?view=facts&group=1.-effects", Framework + "/try?view=facts&q=hospital", Framework + "/try?case=false-traces&view=answers",
        Framework + "/try?ask=f.technique",
        "/books/incidents", "/books/incidents/norms/UN-f", "/books/incidents/cases", "/compare", "/drafts",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_there_in_both_languages_with_one_heading_and_no_text_left_out(string address)
    {
        foreach (var language in (string[])["en", "fr"])
        {
            var page = await Page.Get(browser, address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language);
            Assert.Equal(200, page.Status);
            Assert.Equal(language, page.Html.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.Html.QuerySelectorAll("h1"));
            Assert.NotEmpty(page.Html.Title!);
            Assert.InRange(Encoding.UTF8.GetByteCount(page.Text), 500, HeaviestPage);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_anchor_is_given_twice_and_every_label_has_its_field(string address)
    {
        var html = (await Page.Get(browser, address)).Html;
        Assert.Empty(html.QuerySelectorAll("[id]").GroupBy(one => one.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(html.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")!).Where(id => html.GetElementById(id) is null));
    }

    [Theory]
    [InlineData("/books/nix", "nix")]
    [InlineData("/books/un-framewrk", "un-framework")]
    [InlineData(Framework + "/norms/UN-ff", "UN-f")]
    [InlineData(Framework + "/cases/nowhere-at-all-ever", "nowhere-at-all-ever")]
    [InlineData(Framework + "/vocabulary/severity-of-effect", "severity-of-effects")]
    [InlineData(Framework + "?part=nothing", "nothing")]
    [InlineData(Framework + "?part=source&file=../../secret", "../../secret")]
    [InlineData(Framework + "/try?view=facts&group=none", "none")]
    [InlineData(Framework + "/try?ask=f.none", "f.none")]
    [InlineData("/compare?from=un-framework&to=nix", "nix")]
    [InlineData("/drafts/nothing-here", "")]
    public async Task What_is_not_there_is_a_page_that_says_so(string address, string named)
    {
        var page = await Page.Get(browser, address);
        Assert.Equal(404, page.Status);
        Assert.Contains(named, page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f.severity-of-effects=huge", "huge")]
    [InlineData("f.nothing=1", "f.nothing")]
    [InlineData("norm=UN-zz", "UN-zz")]
    [InlineData("as-of=yesterday", "yesterday")]
    [InlineData("of.B.request-received=soon", "soon")]
    public async Task A_wrong_value_is_told_and_what_was_typed_is_kept(string query, string typed)
    {
        var page = await Page.Get(browser, $"{Framework}/try?f.duration=days&{query}");
        Assert.Equal(400, page.Status);
        Assert.Contains(typed, page.Html.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("input[name='f.duration'][value='days']"));
        var field = page.Html.QuerySelector(".problems a")!.GetAttribute("href")![1..];
        Assert.Equal(typed, page.Html.GetElementById(field)?.GetAttribute("value"));
    }

    [Fact]
    public async Task An_interview_by_forms_ends_in_the_verdict_of_the_judge()
    {
        var here = Framework + "/try";
        var page = await (await (await Page.Get(browser, here)).Send(browser, here, "Ask me, one question at a time", ("norm", "UN-g"))).Follow(browser);
        for (var questions = 0; page.Html.QuerySelector("input[name=asked]") is { } asked; questions++)
        {
            Assert.InRange(questions, 0, 5);
            var field = asked.GetAttribute("value")!;
            page = await (await page.Send(browser, here, "Continue", (field, field.Contains("protect", StringComparison.Ordinal) ? "no" : "yes")))
                .Follow(browser);
        }

        var answer = page.Html.QuerySelector("section.subject article.answer")!;
        Assert.Contains("UN-g", answer.TextContent, StringComparison.Ordinal);
        Assert.Equal("missed", answer.QuerySelector(".tag")!.TextContent);
    }

    [Fact]
    public async Task An_empty_answer_is_asked_again_with_a_sentence_and_not_knowing_goes_on()
    {
        var here = $"{Framework}/try?norm=UN-g&view=ask";
        var page = await Page.Get(browser, here);
        var first = page.Html.QuerySelector("input[name=asked]")!.GetAttribute("value");
        var again = await (await page.Send(browser, here, "Continue")).Follow(browser);
        Assert.NotNull(again.Html.QuerySelector(".problems"));
        var next = await (await page.Send(browser, here, "I do not know")).Follow(browser);
        Assert.NotEqual(first, next.Html.QuerySelector("input[name=asked]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Facts_by_group_are_kept_and_answered()
    {
        var here = $"{Framework}/try?norm=UN-g&view=facts&group=(g)-Protecting-one-s-own";
        here = (await Page.Get(browser, $"{Framework}/try?norm=UN-g&view=facts")).Html.QuerySelectorAll("ul.tasks a").Select(link => link.GetAttribute("href")!)
            .Single(link => link.Contains("protecting", StringComparison.Ordinal));
        var page = await (await (await Page.Get(browser, here)).Send(browser, here, "Save and show the answers",
            ("of.B.has-critical-infrastructure", "yes"), ("of.B.protect-its-critical-infrastructure", "no"))).Follow(browser);
        Assert.Equal("missed", page.Html.QuerySelector("article.answer .tag")!.TextContent);
    }

    [Fact]
    public async Task Facts_that_cannot_be_together_are_named_and_give_no_verdict()
    {
        var page = await Page.Get(browser, $"{Framework}/try?f.functional-impact=none&f.duration=weeks&view=answers");
        Assert.Equal(200, page.Status);
        Assert.Contains("duration", page.Html.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("article.answer"));
    }

    [Fact]
    public async Task Lists_answer_as_files_with_the_same_rows()
    {
        using var json = JsonDocument.Parse(
            await browser.GetStringAsync(new Uri($"{Framework}/cases?norm=UN-h2&verdict=missed&format=json", UriKind.Relative)));
        var titles = json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("title").GetString()!).ToList();
        Assert.Equal(Book.Book.Cases.Select(one => one.Title)
            .Where(title => Book.Verdicts.OfCase(title).Any(answer => answer.Norm == "UN-h2" && CaseVerdicts.Words(answer) == "missed")), titles);
        Assert.NotNull(Book.Findings);
        foreach (var list in (string[])["/books", Framework + "/cases", Framework + "/findings", Framework + "/vocabulary"])
            Assert.Equal("text/csv", (await browser.GetAsync(new Uri(list + "?format=csv", UriKind.Relative))).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_norm_page_shows_every_reading_that_turns_a_verdict()
    {
        var turns = Book.Turns;
        var page = await Page.Get(browser, $"{Framework}/norms/UN-f");
        var row = page.Html.QuerySelectorAll("table tbody tr")
            .First(one => one.TextContent.Contains("An update that wipes and spreads", StringComparison.Ordinal));
        var expected = turns.Of(new("An update that wipes and spreads", "", "B", "UN-f")).Select(turn => turn.Reading);
        Assert.Equal(expected, row.QuerySelectorAll(".turn bdi").Select(one => one.TextContent));
    }

    [Fact]
    public async Task Every_link_of_a_norm_page_into_its_book_leads_somewhere()
    {
        _ = (Book.Findings, Book.Turns);
        var page = await Page.Get(browser, $"{Framework}/norms/UN-c");
        foreach (var link in page.Html.QuerySelectorAll("main a[href^='/books']").Select(one => one.GetAttribute("href")!).Distinct())
        {
            var target = await Page.Get(browser, link);
            Assert.True(target.Status == 200, link);
            Assert.True(!link.Contains('#', StringComparison.Ordinal) || target.Html.GetElementById(Uri.UnescapeDataString(link.Split('#')[1])) is not null,
                link);
        }
    }

    [Fact, Trait("Category", "slow")]
    public async Task No_norm_case_or_term_page_of_the_shipped_books_is_too_heavy()
    {
        var heavy = new List<string>();
        foreach (var book in server.Service<BookShelf>().All)
        {
            _ = (book.Findings, book.Turns);
            var addresses = book.Book.Norms.Select(norm => BookPaths.Norm(book.Id, norm.Id))
                .Concat(book.Index.CaseSlugs.Values.SelectMany(slug => new[] { BookPaths.Case(book.Id, slug), $"{BookPaths.Try(book.Id)}?case={slug}" }))
                .Concat(book.Index.Terms.Select(term => BookPaths.Term(book.Id, term.Slug)))
                    .Concat(book.Files.Keys.Select(file => BookPaths.Source(book.Id, file)));
            foreach (var address in addresses)
            {
                var page = await Page.Get(browser, address);
                if (page.Status != 200 || Encoding.UTF8.GetByteCount(page.Text) > HeaviestPage)
                    heavy.Add(string.Create(CultureInfo.InvariantCulture, $"{address}: {page.Status}, {page.Text.Length}"));
            }
        }

        Assert.Empty(heavy);
    }

    [Fact]
    public async Task A_comparison_is_computed_and_can_be_come_back_to()
    {
        var page = await Page.Get(browser, "/compare?from=un-framework&to=incidents");
        for (var tries = 0; tries < 200 && page.Html.QuerySelector("[role=status]") is not null; tries++)
        {
            await Task.Delay(300);
            page = await Page.Get(browser, "/compare?from=un-framework&to=incidents");
        }

        Assert.NotEmpty(page.Html.QuerySelectorAll("h2"));
        Assert.Equal(200, (await Page.Get(browser, "/compare?from=un-framework&to=incidents&file=key.md")).Status);
    }
}
