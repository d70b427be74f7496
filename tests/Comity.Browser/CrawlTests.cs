using Xunit;

namespace Comity.Browser;

/// <summary>Every public page, found by its links, in every view.</summary>
public sealed class CrawlTests(RunningSite site)
{
    private const int HeaviestPage = 60 * 1024;
    private static readonly View Desktop = View.All[0];

    public static TheoryData<View> Quick() => [.. View.All.Where(view => view.IsQuick)];

    /// <summary>Pages of one route are made by one template: one of each finds what is wrong with it.</summary>
    [Theory]
    [MemberData(nameof(Quick), DisableDiscoveryEnumeration = true)]
    public Task Every_page_fits_and_says_what_it_is(View view) =>
        CrawlAsync(view, alike: 0, view == Desktop ? Axe.Everything : Axe.Nothing);

    [Theory, Trait("Category", "slow")]
    [MemberData(nameof(Every), DisableDiscoveryEnumeration = true)]
    public Task Every_page_is_accessible_in_every_view(View view) => CrawlAsync(view, alike: 1, view.IsAudited ? Axe.Everything : Axe.Nothing);

    public static TheoryData<View> Every() => [.. View.All];

    [Fact]
    public async Task Every_page_can_be_used_by_keyboard()
    {
        await using var window = await site.OpenAsync(Desktop);
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        foreach (var path in await site.RoutesAsync())
            problems.AddRange(await Visit.KeyboardProblemsAsync(page, path));
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public async Task Every_page_is_light()
    {
        var heavy = new List<string>();
        foreach (var path in await site.PagesAsync(alike: 12))
            if (await Visit.WeightAsync(site.Client, path) is > HeaviestPage and var weight)
                heavy.Add($"{path}: {weight} bytes");
        Assert.Empty(heavy);
    }

    [Fact]
    public async Task The_crawl_finds_pages_by_their_links() => Assert.Contains("/about", await site.PagesAsync(alike: 1));

    private async Task CrawlAsync(View view, int alike, Axe axe)
    {
        await using var window = await site.OpenAsync(view);
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        foreach (var path in alike == 0 ? await site.RoutesAsync() : await site.PagesAsync(alike))
            problems.AddRange(await Visit.ProblemsAsync(page, path, view, axe));
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }
}
