using Xunit;

namespace Comity.Browser;

/// <summary>Every public page, found by its links, in every view.</summary>
public sealed class CrawlTests(RunningSite site)
{
    private const int HeaviestPage = 60 * 1024;
    private static readonly View Desktop = View.All[0];

    /// <summary>Pages of one route are made by one template: two of each find what is wrong with it.</summary>
    private const int Alike = 2;

    public static TheoryData<View> Usual() => [.. View.All.Where(IsUsual)];

    public static TheoryData<View> Rest() => [.. View.All.Where(view => !IsUsual(view))];

    [Theory]
    [MemberData(nameof(Usual), DisableDiscoveryEnumeration = true)]
    public Task Every_page_is_accessible_and_fits(View view) => CrawlAsync(view, Alike);

    [Theory, Trait("Category", "slow")]
    [MemberData(nameof(Rest), DisableDiscoveryEnumeration = true)]
    public Task Every_page_is_accessible_and_fits_in_other_views(View view) => CrawlAsync(view, Alike);

    [Fact]
    public async Task Every_page_can_be_used_by_keyboard()
    {
        await using var window = await site.OpenAsync(Desktop);
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        foreach (var path in await site.PagesAsync(Alike))
            problems.AddRange(await Visit.KeyboardProblemsAsync(page, path));
        Assert.Empty(problems);
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
    public async Task The_crawl_finds_pages_by_their_links() => Assert.Contains("/about", await site.PagesAsync(Alike));

    private static bool IsUsual(View view) => view.Name is "desktop" or "phone" or "longer texts on a phone" or "right to left" or "dark";

    private async Task CrawlAsync(View view, int alike)
    {
        await using var window = await site.OpenAsync(view);
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        foreach (var path in await site.PagesAsync(alike))
            problems.AddRange(await Visit.ProblemsAsync(page, path, view));
        Assert.Empty(problems);
    }
}
