using System.Net;
using Xunit;

namespace Comity.Browser;

/// <summary>What works without scripts.</summary>
public sealed class PlainTests(RunningSite site)
{
    private static readonly View Plain = View.All[0] with { Name = "without scripts", RunsScripts = false };

    [Fact]
    public async Task Forms_work_without_scripts()
    {
        await using var window = await site.OpenAsync(Plain);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.FillAsync("#find", "critical infrastructure");
        await page.PressAsync("#find", "Enter");
        await page.WaitForURLAsync("**/search?q=critical+infrastructure");
        Assert.Equal("critical infrastructure", await page.InputValueAsync("#q"));
    }

    [Fact]
    public async Task A_wrong_form_comes_back_with_everything_typed_and_says_what_is_wrong()
    {
        await using var window = await site.OpenAsync(Plain);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sampler/form");
        await page.FillAsync("#name", "  <i>Ann</i>");
        await page.FillAsync("#text", "\nfirst\n\nsecond");
        await page.CheckAsync("#days-1");
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync(".problems");
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("  <i>Ann</i>", await page.InputValueAsync("#name"));
        Assert.Equal("\nfirst\n\nsecond", await page.InputValueAsync("#text"));
        Assert.True(await page.IsCheckedAsync("#days-1"));
        await page.ClickAsync(".problems a");
        Assert.EndsWith("#days", page.Url, StringComparison.Ordinal);
        Assert.Equal("days-error", await page.GetAttributeAsync("fieldset", "aria-describedby"));
    }

    [Fact]
    public async Task A_chosen_language_is_kept_and_the_reader_stays_on_the_page()
    {
        await using var window = await site.OpenAsync(Plain);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/about");
        await page.ClickAsync("a[hreflang=fr]");
        Assert.EndsWith("/about", page.Url, StringComparison.Ordinal);
        Assert.Equal("fr", await page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task Filters_and_order_of_a_list_work_without_scripts()
    {
        await using var window = await site.OpenAsync(Plain);
        var page = await window.NewPageAsync();
        await page.GotoAsync(RunningSite.Sampler);
        await page.SelectOptionAsync("#positions-position", "Opposes");
        await page.ClickAsync(".filters button");
        await page.ClickAsync("th >> text=Pages");
        await page.ClickAsync("th >> text=Pages");
        Assert.Equal("39", await page.InnerTextAsync("tbody tr:first-child td:last-child bdi"));
        Assert.Contains("position=Opposes", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_also_a_file_with_all_rows_that_the_filters_keep()
    {
        var csv = await site.Client.GetStringAsync(RunningSite.Sampler + "?position=Opposes&format=csv");
        Assert.Equal(1 + 14, csv.TrimEnd().Split('\n').Length);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        var json = await site.Client.GetStringAsync(RunningSite.Sampler + "?position=Opposes&format=json");
        Assert.Contains("\"count\": 14", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/about?format=csv", HttpStatusCode.NotFound)]
    [InlineData("/status/500", HttpStatusCode.NotFound)]
    [InlineData("/sampler/missing", HttpStatusCode.NotFound)]
    [InlineData(RunningSite.Broken, HttpStatusCode.InternalServerError)]
    public async Task What_is_not_there_or_breaks_gets_a_page(string path, HttpStatusCode status)
    {
        using var answer = await site.Client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task HEAD_is_GET_without_the_body(string path, HttpStatusCode status)
    {
        using var answer = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_form_from_elsewhere_and_an_unknown_method_get_a_page()
    {
        using var posted = await site.Client.PostAsync("/compare", new FormUrlEncodedContent([new("a", "b")]));
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        using var put = await site.Client.PutAsync("/about", new StringContent("x"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Contains("<h1>", await put.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/log/nothing")]
    [InlineData("/api" + RunningSite.Broken)]
    public async Task Programs_get_problems_they_can_read(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("")]
    public async Task Choosing_a_language_leads_nowhere_else(string to)
    {
        using var answer = await site.Client.GetAsync($"/language/fr?return={Uri.EscapeDataString(to)}");
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }
}
