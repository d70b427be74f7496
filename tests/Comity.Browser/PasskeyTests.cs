using System.Text.RegularExpressions;
using Comity.Host;
using Comity.Kit;
using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser;

/// <summary>Passkeys in Chromium with a virtual authenticator: the script, the browser's dialogue and the server together.</summary>
public sealed class PasskeyTests
{
    [Fact]
    public async Task A_person_enrols_signs_out_and_signs_in_with_a_passkey()
    {
        var data = Directory.CreateTempSubdirectory("comity-browser-").FullName;
        await using var output = new StringWriter();
        await using var app = await SiteHost.StartAsync(
            new ServeOptions(data, null, "http://127.0.0.1:0", Demo: false),
            new Terminal(output, TextWriter.Null, TextReader.Null), TestContext.Current.CancellationToken);
        var site = new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri;
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var page = await chromium.NewPageAsync();
        await AddAuthenticatorAsync(page);

        await page.GotoAsync(new Uri(site, Regex.Match(output.ToString(), "/account/enrol/[a-z2-7]+").Value).ToString());
        await page.GetByLabel("Name").FillAsync("Amina Wanjiru");
        await page.GetByLabel("With a passkey").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account" })).ToBeVisibleAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
    }
}
