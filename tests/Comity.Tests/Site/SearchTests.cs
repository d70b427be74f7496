using System.Diagnostics;
using System.Text.Json;
using Comity.Site;
using Comity.Site.Search;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Site;

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
    public void Marks_and_case_do_not_count(string text, string folded) => Assert.Equal(folded, string.Join(' ', Folding.Words(text)));

    [Fact]
    public void Every_word_must_stand_there_or_begin_a_word_and_titles_come_first()
    {
        var index = new WordIndex();
        index.Add([new("case", "Water works", "/1", "a hospital is flooded"), new("case", "Hospital", "/2", "water"), new("case", "Grid", "/3", "power")]);
        Assert.Equal(["/2", "/1"], index.Find(["hosp", "water"]).Select(one => one.Thing.Address).OrderDescending());
        Assert.Equal("/2", index.Find(["hospital"])[0].Thing.Address);
        Assert.Empty(index.Find(["hospital", "power"]));
    }

    [Theory]
    [InlineData("utopia", "participant")]
    [InlineData("UTO", "participant")]
    [InlineData("A/70/174", "text")]
    [InlineData("hospital", "case")]
    [InlineData("severity", "term")]
    [InlineData("points of contact", "consultation")]
    [InlineData("AdmitParticipant", "entry")]
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
        Assert.StartsWith("\ufeffkind,title,address,excerpt", await site.Client.GetStringAsync("/search?q=hospital&format=csv"), StringComparison.Ordinal);
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
