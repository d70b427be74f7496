using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser;

/// <summary>Every public page, found by its links, in every view.</summary>
public sealed class CrawlTests(RunningSite site)
{
    private const int HeaviestPage = 60 * 1024;
    private static readonly View Desktop = View.All[0];

    public static TheoryData<View> Quick() => [.. View.All.Where(view => view.IsQuick)];

    /// <summary>A smoke run: every other page is looked at in the whole run.</summary>
    [Theory]
    [MemberData(nameof(Quick), DisableDiscoveryEnumeration = true)]
    public async Task The_first_pages_fit_and_say_what_they_are(View view) =>
        await LookAsync(await site.OpenAsync(view), ["/", "/texts", "/books", "/members", "/record", "/forum", "/meetings", "/demo", RunningSite.Sampler], view,
            Axe.Nothing);

    /// <summary>The sampler shows every part that pages are made of.</summary>
    [Fact]
    public async Task What_pages_are_made_of_is_accessible() =>
        await LookAsync(await site.OpenAsync(Desktop), [RunningSite.Sampler, "/", "/forum"], Desktop, Axe.Everything);

    /// <summary>Pages of one route are made by one template: one of each finds what is wrong with it. A template is looked at in every view, and in
    /// the first one with everything that its addresses can ask.</summary>
    [Theory, Trait("Category", "slow")]
    [MemberData(nameof(Every), DisableDiscoveryEnumeration = true)]
    public async Task Every_page_is_accessible_in_every_view(View view) =>
        await LookAsync(await site.OpenAsync(view), view == Desktop ? await site.PagesAsync(alike: 1) : await site.RoutesAsync(), view, view.Axe);

    [Theory]
    [MemberData(nameof(Desks), DisableDiscoveryEnumeration = true)]
    public async Task The_first_pages_of_a_role_fit(string role, View view) =>
        await LookAsync(await site.OpenAsync(view, role), ["/", "/act", "/account"], view, Axe.Nothing);

    /// <summary>The desks of those who sign in: their own pages, each in another view.</summary>
    [Theory, Trait("Category", "slow")]
    [MemberData(nameof(Desks), DisableDiscoveryEnumeration = true)]
    public async Task Every_page_of_a_role_is_accessible(string role, View view) =>
        await LookAsync(await site.OpenAsync(view, role), await site.RoutesOfAsync(role), view, Axe.Everything);

    public static TheoryData<string, View> Desks() => new()
    {
        { "secretariat", Desktop }, { "chair", Named("phone") }, { "delegate", Named("phone") }, { "head", Named("right to left on a phone") },
        { "observer", Named("dark") },
    };

    public static TheoryData<View> Every() => [.. View.All];

    [Fact, Trait("Category", "slow")]
    public async Task Every_page_can_be_used_by_keyboard()
    {
        await using var window = await site.OpenAsync(Desktop);
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        foreach (var path in await site.RoutesAsync())
            problems.AddRange(await Visit.KeyboardProblemsAsync(page, path));
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact, Trait("Category", "slow")]
    public async Task Every_page_is_light()
    {
        var heavy = new List<string>();
        foreach (var path in await site.PagesAsync(alike: 12))
            if (await Visit.WeightAsync(site.Client, path) is > HeaviestPage and var weight)
                heavy.Add($"{path}: {weight} bytes");
        Assert.Empty(heavy);
    }

    /// <summary>Scales that forget the stylesheets, or that cannot read what is compressed, find every page light.</summary>
    [Fact]
    public async Task A_page_weighs_as_much_as_it_and_its_stylesheets_and_scripts_together()
    {
        var page = await site.Client.GetStringAsync("/about");
        var parts = System.Text.RegularExpressions.Regex.Matches(page, "(?:href|src)=\"(/assets/[^\"]+\\.(?:css|js))\"").Select(match => match.Groups[1].Value)
            .Distinct().ToList();
        Assert.Contains(parts, part => part.EndsWith(".css", StringComparison.Ordinal));
        var weights = await Task.WhenAll(parts.Append("/about").Select(part => Visit.BytesAsync(site.Client, part)));
        Assert.Equal(weights.Sum(), await Visit.WeightAsync(site.Client, "/about"));
        Assert.InRange(weights.Sum(), page.Length / 20, HeaviestPage);
    }

    [Fact, Trait("Category", "slow")]
    public async Task The_crawl_finds_pages_by_their_links() => Assert.Contains("/about", await site.PagesAsync(alike: 1));

    private static View Named(string name) => View.All.Single(view => view.Name == name);

    private static async Task LookAsync(IBrowserContext window, IReadOnlyList<string> paths, View view, Axe axe)
    {
        await using var looking = window;
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        foreach (var path in paths)
            problems.AddRange(await Visit.ProblemsAsync(page, path, view, axe));
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }
}
