using Comity.Host;
using Comity.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser.FreshStart;

/// <summary>A server that was just installed, as `./comity serve` starts it, and browsers before it. Its clock can be set forward.</summary>
internal sealed class Start : IAsyncDisposable
{
    private readonly StringWriter said = new();
    private WebApplication app = default!;
    private IPlaywright playwright = default!;
    private IBrowser browser = default!;

    /// <summary>Where the server keeps what it has.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("comity-fresh-").FullName;

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; private set; } = default!;

    /// <summary>The server's clock.</summary>
    public SetClock Clock { get; } = new();

    /// <summary>Where the pictures of the guides go; null when nobody asked for them.</summary>
    public string? Pictures { get; } = Environment.GetEnvironmentVariable("COMITY_GUIDE");

    /// <summary>What the terminal showed.</summary>
    public string Said => said.ToString();

    /// <summary>Starts server and browser; the test is skipped where there is no browser.</summary>
    public static async Task<Start> BeginAsync()
    {
        Assert.SkipWhen(!File.Exists(RunningSite.Chromium), $"{RunningSite.Chromium} is not installed; the tests in a browser are skipped.");
        var start = new Start();
        var options = new ServeOptions(start.Folder, null, "http://127.0.0.1:0",
            Demo: false) { Title = "Process on emergency response", Secretariat = "Secretariat of the process" };
        start.app = await SiteHost.StartAsync(options, new Terminal(start.said, TextWriter.Null, TextReader.Null), CancellationToken.None, clock: start.Clock);
        start.Address = new UriBuilder(start.app.Urls.First()) { Host = "localhost" }.Uri;
        start.playwright = await Playwright.CreateAsync();
        start.browser = await start.playwright.Chromium.LaunchAsync(new() { ExecutablePath = RunningSite.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        return start;
    }

    /// <summary>Somebody who opens a browser without scripts.</summary>
    public async Task<Person> PersonAsync(string name, bool hasPhone = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = Pictures is not null, ViewportSize = hasPhone ? new() { Width = 390, Height = 780 } : new() { Width = 1180, Height = 820 },
            Locale = "en-GB",
        });
        return new(this, name, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        await said.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>A clock that begins some days ago and is set forward: an audit, which has the machine's clock, takes nothing that has not come yet.</summary>
internal sealed class SetClock : TimeProvider
{
    private TimeSpan ahead = TimeSpan.FromHours(-110);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    /// <summary>Sets it forward.</summary>
    public void Advance(TimeSpan time) => ahead += time;
}
