using System.Text.RegularExpressions;
using Comity.Accounts.SignIn;
using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser.FreshStart;

/// <summary>Somebody at a browser without scripts, who signs in with a password and one-time codes and does everything by pages.</summary>
internal sealed partial class Person(Start start, string name, IPage page) : IAsyncDisposable
{
    private const string Password = "seven clear mornings in a row";
    private string secret = "";
    private long lastStep;

    /// <summary>The pseudonym under which the record knows this person.</summary>
    public string Pseudonym { get; private set; } = "";

    /// <summary>What the browser shows.</summary>
    public IPage Page => page;

    /// <summary>Takes an enrolment link.</summary>
    public async Task EnrolAsync(string link)
    {
        await GoAsync(link);
        Pseudonym = await page.Locator("main code").First.InnerTextAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("With password and one-time code").CheckAsync();
        await PressAsync("Continue");
        secret = await page.Locator("input[name=secret]").InputValueAsync();
        await page.GetByLabel("Sign-in name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByLabel("One-time code").FillAsync(Code());
        await PressAsync("Set up the account");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("recovery codes");
    }

    /// <summary>Signs in, as one does after some days.</summary>
    public async Task SignInAsync()
    {
        await GoAsync("/account/sign-in");
        await page.GetByLabel("Sign-in name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByLabel("One-time code").FillAsync(Code());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    /// <summary>Opens an address of the site.</summary>
    public async Task GoAsync(string address)
    {
        var answer = await page.GotoAsync(new Uri(start.Address, address).ToString());
        Assert.True(answer!.Ok, $"{name} at {address}: {answer.Status}");
    }

    /// <summary>Follows a link of the page.</summary>
    public async Task FollowAsync(string link) => await page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Presses a button; a code is typed where the page asks for one.</summary>
    public async Task PressAsync(string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
    }

    /// <summary>Presses a button of a meeting's page. The first time in a while the page asks for a code, with all that was typed.</summary>
    public async Task DoAsync(string button)
    {
        await PressAsync(button);
        if (await page.Locator("form input[autocomplete=one-time-code]").CountAsync() > 0)
        {
            await page.Locator("form input[autocomplete=one-time-code]").First.FillAsync(Code());
            await page.Locator("form:has(input[autocomplete=one-time-code]) button").First.ClickAsync();
            if (await page.GetByRole(AriaRole.Button, new() { Name = "Enter it", Exact = true }).CountAsync() > 0)
                await PressAsync("Enter it");
        }

        await NoProblemAsync(button);
    }

    /// <summary>Does an act by its form: opens it, fills in what is not there yet, checks it, confirms it.</summary>
    /// <param name="address">The form with what a link fills in: `/act/Appoint?as=secretariat`.</param>
    /// <param name="fields">Names and values: what is typed, chosen or, behind `@`, the name of a file's words.</param>
    public async Task ActAsync(string address, params (string Name, string Value)[] fields)
    {
        await GoAsync(address);
        await FillAsync(fields);
        await EnterAsync(address);
    }

    /// <summary>Checks and enters what stands in the form.</summary>
    public async Task EnterAsync(string what)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Check what you are about to enter" }).Last.ClickAsync();
        await NoProblemAsync(what);
        if (await page.Locator("input[autocomplete=one-time-code]").CountAsync() > 0)
            await page.Locator("input[autocomplete=one-time-code]").FillAsync(Code());
        await PressAsync("Enter it in the record");
        await NoProblemAsync(what);
        Assert.Contains("/record/", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Fills in fields by their names.</summary>
    public async Task FillAsync(params (string Name, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            if (field.EndsWith("@file", StringComparison.Ordinal))
            {
                await page.Locator($"[name=\"{field}\"]")
                    .SetInputFilesAsync(new FilePayload { Name = "paper.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(value) });
                continue;
            }

            if (field == "+")
            {
                await page.Locator($"button[value=\"add:{value}\"]").ClickAsync();
                continue;
            }

            if (await page.Locator($"button[value=\"find:{field}\"]").CountAsync() > 0)
                await FindAsync(field, value);
            var control = page.Locator($"[name=\"{field}\"]").First;
            Assert.True(await control.CountAsync() > 0,
                $"{page.Url} has no field `{field}` but "
                + string.Join(", ", await page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('[name]')].map(one => one.name + '=' + one.value)")));
            var (kind, tag) = (await control.GetAttributeAsync("type"), await control.EvaluateAsync<string>("one => one.tagName"));
            var closed = page.Locator($"details:not([open]):has([name=\"{field}\"]) > summary");
            if (await closed.CountAsync() > 0)
                await closed.ClickAsync();
            if (kind is "radio" or "checkbox")
                await page.Locator($"[name=\"{field}\"][value=\"{value}\"]").CheckAsync(new() { Timeout = 3000 });
            else if (tag == "SELECT")
                await control.SelectOptionAsync(value, new() { Timeout = 3000 });
            else
                await control.FillAsync(value);
        }
    }

    /// <summary>Has the page show what can be chosen: among many things what is called so, and what follows from another field once that is filled
    /// in.</summary>
    private async Task FindAsync(string field, string sought)
    {
        if (await page.Locator($"[name=\"{field}@find\"]").CountAsync() > 0)
            await page.Locator($"[name=\"{field}@find\"]").FillAsync(sought);
        await page.Locator($"button[value=\"find:{field}\"]").ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    /// <summary>A picture for the guides, where somebody asked for pictures.</summary>
    public async Task PictureAsync(string picture)
    {
        if (start.Pictures is not { } folder)
            return;
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, picture + ".png") });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => page.Context.DisposeAsync();

    private async Task NoProblemAsync(string what)
    {
        var problems = await page.Locator(".problems li").AllInnerTextsAsync();
        Assert.True(problems.Count == 0, $"{name}, {what}: {string.Join(" | ", problems)}");
    }

    /// <summary>A code counts once: the next one is that of the next half minute, which the server takes too.</summary>
    private string Code()
    {
        lastStep = Math.Max(lastStep + 1, Totp.StepAt(start.Clock.GetUtcNow()));
        if (lastStep > Totp.StepAt(start.Clock.GetUtcNow()) + 1)
            start.Clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.Code(secret, lastStep);
    }

    [GeneratedRegex("/account/enrol/[a-z2-7]+")]
    internal static partial Regex Link();
}
