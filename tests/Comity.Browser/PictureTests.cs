using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser;

/// <summary>Pictures to be looked at: `COMITY_PICTURES=DIR ./test all Pictures`. Without that folder nothing is made.</summary>
public sealed class PictureTests(RunningSite site)
{
    private static readonly View Paper = new("on paper", 720);

    private static readonly (string Role, string Path)[] Forms =
    [
        ("head", "/act/TakePosition"), ("secretariat", "/act/ConveneMeeting"), ("secretariat", "/act/EnterReceived"),
        ("secretariat", "/act/EnterReceived?act.type=IssueCredentials"), ("secretariat", "/act/OpenMeeting"),
        ("secretariat", "/act/IssueDocument"), ("chair", "/act/PutDecision"),
        ("chair", "/act/PutDecision?carries%5B0%5D.type=AdoptText"), ("secretariat", "/act/EnterInstrument"),
        ("head", "/act/TakePosition?text=norms-2015&stance=supports"), ("head", "/act/CirculateStatement"), ("head", "/account/feeds"),
        ("secretariat", "/members/seat"), ("secretariat", "/readers"), ("secretariat", "/act/SetReaders"), ("secretariat", "/act/OpenConsultation"),
    ];

    [Fact, Trait("Category", "slow")]
    public async Task Pictures_of_forms()
    {
        var folder = Environment.GetEnvironmentVariable("COMITY_PICTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "COMITY_PICTURES names no folder for pictures.");
        foreach (var view in View.All.Where(view => view.Name is "desktop" or "phone" or "right to left"))
            foreach (var forms in Forms.GroupBy(form => form.Role, form => form.Path))
            {
                await using var window = await site.OpenAsync(view, forms.Key);
                var page = await window.NewPageAsync();
                foreach (var path in forms)
                {
                    await page.GotoAsync(path);
                    await PictureAsync(page, folder!, $"{view.Name} {forms.Key} {path}");
                    if (await page.Locator("button[value=check]").CountAsync() == 0)
                        continue;
                    await page.Locator("button[value=check]").Last.ClickAsync();
                    await PictureAsync(page, folder!, $"{view.Name} {forms.Key} {path} checked");
                }
            }
    }

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
                await PictureAsync(page, folder!, $"{view.Name} {path}");
            }
        }
    }

    private static async Task PictureAsync(IPage page, string folder, string of)
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        var name = string.Concat(of.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name[..Math.Min(name.Length, 100)] + ".png"), FullPage = true });
    }
}
