using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser;

/// <summary>Pictures to be looked at: `COMITY_PICTURES=DIR ./test all Pictures`. Without that folder nothing is made.</summary>
public sealed class PictureTests(RunningSite site)
{
    private static readonly View Paper = new("on paper", 720);

    [Fact, Trait("Category", "slow")]
    public async Task Pictures_of_every_page_in_every_view()
    {
        var folder = Environment.GetEnvironmentVariable("COMITY_PICTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "COMITY_PICTURES names no folder for pictures.");
        foreach (var view in View.All.Append(Paper))
        {
            await using var window = await site.OpenAsync(view);
            var page = await window.NewPageAsync();
            foreach (var path in await site.PagesAsync(alike: 1))
            {
                await page.GotoAsync(path);
                await page.EmulateMediaAsync(new() { Media = view == Paper ? Media.Print : Media.Screen });
                await page.EvaluateAsync("() => document.fonts.ready");
                var name = string.Concat($"{view.Name} {path}".Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, name[..Math.Min(name.Length, 100)] + ".png"), FullPage = true });
            }
        }
    }
}
