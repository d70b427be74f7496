using System.Text.RegularExpressions;
using Comity.Accounts.SignIn;
using Comity.Tests.House;
using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser.Walks;

/// <summary>
/// Somebody who finds the way by what the pages say, and whose clicks are counted: a link followed, a choice made, a form sent. Typing words that only the
/// person knows is free; an id that the record knows, or one that is typed where the program makes it, is counted.
/// </summary>
internal sealed partial class Walker(IPage page, string secret, IReadOnlySet<string> ids) : IAsyncDisposable
{
    /// <summary>A folder for a picture of what each step led to; null where nobody wants to look.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("COMITY_PICTURES") is { Length: > 0 } folder ? folder : null;

    private static int pictures;
    private long lastStep;

    /// <summary>Links followed, choices made and forms sent.</summary>
    public int Clicks { get; private set; }

    /// <summary>Ids that had to be typed.</summary>
    public int TypedIds { get; private set; }

    /// <summary>Says what the walk took; nobody may have typed an id, nor clicked more often than was agreed.</summary>
    public void Done(string walk, int most)
    {
        Asked.Say($"{walk} done, clicks {Clicks}, typed ids {TypedIds}");
        Assert.True(TypedIds == 0, $"{walk}: {TypedIds} ids had to be typed.");
        Assert.True(Clicks <= most, $"{walk}: {Clicks} clicks; {most} were agreed.");
    }

    /// <summary>Goes to the first page, as by the name of the site at the head of every page.</summary>
    public Task HomeAsync() => StepAsync("home", () => GoAsync(page.Locator("header a[href='/']").First));

    /// <summary>Follows the first link whose words hold these.</summary>
    public Task FollowAsync(string words) => StepAsync(words, () => GoAsync(Named(AriaRole.Link, words).First));

    /// <summary>Unfolds what is folded under these words.</summary>
    public Task OpenAsync(string words) => StepAsync(words, () =>
    {
        Clicks++;
        return Main.Locator("summary").Filter(new() { HasTextRegex = Holding(words) }).First.ClickAsync();
    });

    /// <summary>Chooses among radio buttons, boxes to tick or the options of a list.</summary>
    /// <param name="field">The words beside it.</param>
    /// <param name="option">What is chosen; its words may go on.</param>
    public Task ChooseAsync(string field, string option) => StepAsync($"{field}: {option}", async () =>
    {
        Clicks++;
        var list = Field(AriaRole.Combobox, field);
        if (await list.CountAsync() > 0)
            await list.First.SelectOptionAsync(new SelectOptionValue { Value = await ValueAsync(list.First, option) });
        else
            await Field(AriaRole.Group, field).First.GetByLabel(Beginning(option)).First.CheckAsync();
    });

    /// <summary>Types words into a field.</summary>
    public Task WriteAsync(string field, string words) => StepAsync(field, async () =>
    {
        var control = Main.GetByLabel(Beginning(field)).Filter(new() { Visible = true }).First;
        if (ids.Contains(words.Trim()) || await control.EvaluateAsync<bool>("one => one.closest('details') !== null && one.tagName !== 'TEXTAREA'"))
            TypedIds++;
        await control.FillAsync(words);
    });

    /// <summary>Gives a field a file.</summary>
    public Task AttachAsync(string field, string words) => StepAsync(field, async () =>
    {
        Clicks++;
        await Main.GetByLabel(Beginning(field)).First.SetInputFilesAsync(
            new FilePayload { Name = "paper.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(words) });
    });

    /// <summary>Sends a form by the button that says so; with the code of the moment where the page asks for one.</summary>
    public Task SendAsync(string button) => StepAsync(button, async () =>
    {
        Clicks++;
        var code = page.Locator("main input[autocomplete=one-time-code]");
        if (await code.CountAsync() > 0)
            await code.First.FillAsync(await CodeAsync());
        await Named(AriaRole.Button, button).Last.ClickAsync();
        await page.WaitForLoadStateAsync();
        Assert.Empty(await page.Locator(".problems li").AllInnerTextsAsync());
        await FitsAsync();
    });

    /// <summary>Confirms with the code of the moment who acts; one confirmation a sitting is not counted.</summary>
    public Task ConfirmAsync() => StepAsync("confirm", async () =>
    {
        await page.Locator("main input[autocomplete=one-time-code]").First.FillAsync(await CodeAsync());
        await Named(AriaRole.Button, "Confirm").Last.ClickAsync();
        await page.WaitForLoadStateAsync();
        await FitsAsync();
    });

    /// <summary>Finds a thing by its name among many, and chooses it.</summary>
    public async Task FindAsync(string field, string sought, string option)
    {
        await WriteAsync($"Find: {field}", sought);
        await StepAsync($"Find: {field}", async () =>
        {
            Clicks++;
            var control = Main.GetByLabel(Beginning($"Find: {field}")).First;
            await control.Locator("xpath=..").GetByRole(AriaRole.Button).ClickAsync();
            await page.WaitForLoadStateAsync();
        });
        await ChooseAsync(field, option);
    }

    /// <summary>Checks what the form says and enters it.</summary>
    public async Task EnterAsync()
    {
        await SendAsync("Check what you are about to enter");
        await SendAsync("Enter it in the record");
        Assert.Contains("/record/", page.Url, StringComparison.Ordinal);
    }

    /// <summary>The page says this.</summary>
    public Task SeesAsync(string words) => StepAsync(words, () => Assertions.Expect(Main).ToContainTextAsync(words, new() { UseInnerText = true }));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => page.Context.DisposeAsync();

    private ILocator Main => page.Locator("main");

    /// <summary>Where a step fails, what the page showed is said with it.</summary>
    private async Task StepAsync(string step, Func<Task> walk)
    {
        try
        {
            await walk();
            await PictureAsync(step);
        }
        catch (Exception stopped)
        {
            throw new InvalidOperationException($"`{step}` at {page.Url} after {Clicks} clicks:\n{await Main.InnerTextAsync()}", stopped);
        }
    }

    private async Task PictureAsync(string step)
    {
        if (Pictures is null)
            return;
        var name = string.Concat($"{++pictures:D3} {step}".Where(letter => letter == ' ' || char.IsAsciiLetterOrDigit(letter)).Take(60));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
    }

    private ILocator Field(AriaRole role, string words) => Main.GetByRole(role, new() { NameRegex = Beginning(words) });

    private ILocator Named(AriaRole role, string words) =>
        Main.GetByRole(role, new() { NameRegex = Holding(words) }).Filter(new() { Visible = true });

    private async Task GoAsync(ILocator link)
    {
        Clicks++;
        await link.ClickAsync();
        await page.WaitForLoadStateAsync();
        await FitsAsync();
    }

    private async Task FitsAsync() => Assert.Empty(await Visit.OverflowAsync(page));

    private static async Task<string> ValueAsync(ILocator list, string option)
    {
        var chosen = list.Locator("option").Filter(new() { HasTextRegex = Holding(option) }).First;
        return await chosen.GetAttributeAsync("value") ?? "";
    }

    /// <summary>A code counts once: the next one is that of the next half minute, which the server takes too.</summary>
    private async Task<string> CodeAsync()
    {
        lastStep = Math.Max(lastStep + 1, Totp.StepAt(DateTimeOffset.UtcNow));
        while (lastStep > Totp.StepAt(DateTimeOffset.UtcNow) + 1)
            await Task.Delay(500, TestContext.Current.CancellationToken);
        return Totp.Code(secret, lastStep);
    }

    private static Regex Beginning(string words) => new(@"^\s*" + Regex.Escape(words), RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static Regex Holding(string words) => new(Regex.Escape(words), RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
