using Comity.Tests.House;
using System.Diagnostics;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Comity.Acts.Search;
using Comity.Host;
using Comity.Host.Search;
using Comity.Kit;
using Comity.Kit.Search;
using Comity.Tests.Record;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>One search over everything public.</summary>
[Collection(nameof(ProcessSites))]
public sealed class SearchTests(ProcessSite site)
{
    [Theory]
    [InlineData("Élève", "eleve")]
    [InlineData("Straße", "strasse")]
    [InlineData("NAÏVETÉ", "naivete")]
    [InlineData("A/70/174", "a 70 174")]
    [InlineData("أمن", "امن")]
    [InlineData("Ế Ǿ ё й ї", "e o е и і")]
    [InlineData("हिन्दी", "हनद")]
    [InlineData("국", "\u1100\u116e\u11a8")]
    [InlineData("网络 A网", "网络 络 a 网")]
    [InlineData("ไทย", "ไท ทย ย")]
    public void Marks_and_case_do_not_count(string text, string folded) => Assert.Equal(folded, string.Join(' ', Folding.Words(text)));

    /// <summary>The composed and the decomposed form of a text are the same words (Unicode, normalization forms C and D).</summary>
    [Theory]
    [InlineData("Genève", "Gene\u0300ve")]
    [InlineData("Việt", "Vie\u0323\u0302t")]
    [InlineData("Ελλάδα", "Ελλα\u0301δα")]
    [InlineData("Российской", "Российскои\u0306")]
    [InlineData("がく", "か\u3099く")]
    [InlineData("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8")]
    public void Both_forms_of_a_letter_with_a_mark_are_equal(string composed, string decomposed) =>
        Assert.Equal(Folding.Words(composed), Folding.Words(decomposed));

    [Theory]
    [InlineData("关于网络空间负责任国家行为规范的会议", "关于网络", "网络空间", "国家行为", "网", "会议", "议")]
    [InlineData("ความมั่นคงปลอดภัยไซเบอร์และการสร้างขีดความสามารถ", "ขีดความสามารถ", "ไซเบอร์")]
    public void Words_inside_a_text_without_spaces_are_found(string title, params string[] sought)
    {
        var index = WordIndex.Of([new("meeting", title, "/1", ""), new("meeting", "另一次磋商", "/2", "")]);
        Assert.All(sought, words => Assert.Equal("/1", Assert.Single(index.Find([.. Folding.Words(words)])).Thing.Address));
        Assert.Empty(index.Find([.. Folding.Words("空间网络")]));
    }

    [Fact]
    public void What_is_called_exactly_so_comes_first()
    {
        var index = WordIndex.Of([new("text", "Rules of procedure", "/1", ""), new("page", "Rules", "/2", "")]);
        Assert.Equal(["/2", "/1"], index.Find(["rules"]).Select(one => one.Thing.Address));
    }

    [Fact]
    public void Every_word_must_stand_there_or_begin_a_word_and_titles_come_first()
    {
        var index = new WordIndex();
        index.Add([new("case", "Water works", "/1", "a hospital is flooded"), new("case", "Hospital", "/2", "water"), new("case", "Grid", "/3", "power")]);
        Assert.Equal(["/2", "/1"], index.Find(["hosp", "water"]).Select(one => one.Thing.Address).OrderDescending());
        Assert.Equal("/2", index.Find(["hospital"])[0].Thing.Address);
        Assert.Empty(index.Find(["hospital", "power"]));
    }

    [Fact]
    public void Search_finds_words_and_their_beginnings_and_no_middles()
    {
        var index = WordIndex.Of([new("case", "Hospitals", "/1", "water"), new("case", "Hospital", "/2", "waterworks")]);
        Assert.Equal(["/2", "/1"], index.Find(["hospital"]).Select(one => one.Thing.Address));
        Assert.Equal(["/1", "/2"], index.Find(["water"]).Select(one => one.Thing.Address));
        Assert.Empty(index.Find(["ospital"]));
        Assert.Empty(index.Find(["works"]));
    }

    [Theory]
    [InlineData("utopia", "participant")]
    [InlineData("UTO", "participant")]
    [InlineData("A/70/174", "text")]
    [InlineData("hospital", "case")]
    [InlineData("severity", "term")]
    [InlineData("points of contact", "consultation")]
    [InlineData("AdmitParticipant", "entry")]
    [InlineData("AdmitParticipant", "act")]
    [InlineData("draft report", "document")]
    [InlineData("a contact point that answers", "commitment")]
    [InlineData("an answer within a day", "commitment")]
    [InlineData("working hours", "decision")]
    [InlineData("meetings end at six", "decision")]
    [InlineData("name a point of contact", "proposal")]
    [InlineData("the chair of the third session", "lot")]
    [InlineData("Asia-Pacific", "group")]
    [InlineData("keep its data current", "measure")]
    [InlineData("NV/2026/1", "received")]
    [InlineData("rules", "page")]
    public async Task Everything_public_is_found(string words, string kind)
    {
        using var found = JsonDocument.Parse(await site.Client.GetStringAsync($"/api/v1/search?q={Uri.EscapeDataString(words)}&limit=500"));
        Assert.Contains(kind, found.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task The_page_groups_what_it_found_and_says_when_there_is_nothing()
    {
        var page = await site.Client.GetStringAsync("/search?q=hospital");
        Assert.Contains(">Cases</h3>", page, StringComparison.Ordinal);
        Assert.True(page.Length < 60_000);
        Assert.DoesNotContain("<h3>", await site.Client.GetStringAsync("/search?q=xyzzy"), StringComparison.Ordinal);
        Assert.StartsWith("kind,title,address,excerpt", await site.Client.GetStringAsync("/search?q=hospital&format=csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_thing_that_is_found_has_its_name_in_every_language()
    {
        string[] kinds = [.. NamedThings.Kinds.Select(naming => naming.Kind), "entry", "page", "book", "norm", "protection", "permission", "term", "case"];
        foreach (var language in Language.All.Where(language => !language.IsPseudo))
        {
            var named = Texts.In(language).Keys.Where(key => key.StartsWith("search.kind.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            Assert.Equal(kinds.Distinct().Select(kind => $"search.kind.{kind}").Order(StringComparer.Ordinal), named);
        }
    }

    [Fact]
    public async Task Every_kind_that_the_search_finds_is_shown_on_its_page()
    {
        foreach (var words in (string[])["contact", "document", "draft", "answer", "utopia", "NV"])
            Assert.DoesNotContain("search.kind.", await site.Client.GetStringAsync($"/search?q={words}"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_is_made_again_only_when_its_register_changed()
    {
        var index = new LanguageIndex(Language.English, [], _ => true);
        var given = Given.A_process().With_member("KEN");
        var before = index.Things(given.Picture).ToList();
        Assert.Equal(before, index.Things(given.Picture));
        given = given.Does("secretariat", Given.Text());
        var after = index.Things(given.Picture).ToList();
        var changed = NamedThings.Kinds.Where((_, place) => !ReferenceEquals(before[place], after[place])).Select(naming => naming.Kind);
        // An adopted text names its file and is notified to the members, and paragraphs can be named of it, so these changed too.
        Assert.Equal(["file", "text", "book", "text-paragraph", "notice"], changed);
        Assert.Contains(index.Things(given.Picture).SelectMany(one => one.Find(["norms"])), found => found.Thing.Kind == "text");
    }

    [Fact]
    public async Task Every_page_of_the_site_map_is_found_by_its_title()
    {
        var wrong = new List<string>();
        foreach (var line in (await site.Client.GetStringAsync("/sitemap.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var path = new Uri(line).AbsolutePath;
            var page = await new HtmlParser().ParseDocumentAsync(await site.Client.GetStringAsync(path));
            var title = page.Title!.Replace(" – Comity", "", StringComparison.Ordinal);
            using var found = JsonDocument.Parse(await site.Client.GetStringAsync($"/api/v1/search?q={Uri.EscapeDataString(title)}&limit=500"));
            if (!found.RootElement.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("address").GetString()!.Split('?', '#')[0] == path))
                wrong.Add($"{path}: {title}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_site_map_holds_every_page_without_parameters_that_everyone_may_read()
    {
        var answer = await site.Client.GetAsync("/sitemap.txt");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(lines.Distinct(), lines);
        var pages = site.Offers.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.RoutePattern.Parameters.Count == 0)
            .Where(endpoint => Access.Of(endpoint)?.Read == Who.Everyone)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Where(path => path is not ("/account/too-many" or "/account/proof" or "/demo"));
        Assert.Empty(pages.Except(lines.Select(line => new Uri(line).AbsolutePath)));
        Assert.Contains(new Uri(site.Address, "/commitments/contact-point").ToString(), lines);
    }

    [Fact]
    public void A_search_takes_milliseconds()
    {
        var (index, visitor) = (site.Offers.GetRequiredService<SearchIndex>(), new Visitor(Language.English));
        index.Find("warm up", visitor, SearchIndex.Most);
        var best = Enumerable.Range(0, 20).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.NotEmpty(index.Find("hospital", visitor, SearchIndex.Most));
            return watch.Elapsed;
        });
        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));
    }
}
