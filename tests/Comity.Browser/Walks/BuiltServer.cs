using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser.Walks;

/// <summary>The program as it was built, started with its demonstration in a process of its own, and browsers before it.</summary>
internal sealed partial class BuiltServer : IAsyncDisposable
{
    private const int MostSeconds = 90;
    private const float Patience = 15000;
    private readonly string data = Directory.CreateTempSubdirectory("comity-walk-").FullName;
    private readonly List<string> said = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private System.Diagnostics.Process process = default!;
    private IPlaywright playwright = default!;
    private IBrowser browser = default!;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = default!;

    /// <summary>Starts program and browser; the test is skipped where there is no browser.</summary>
    public static async Task<BuiltServer> BeginAsync()
    {
        Assert.SkipWhen(!File.Exists(RunningSite.Chromium), $"{RunningSite.Chromium} is not installed; the tests in a browser are skipped.");
        var server = new BuiltServer();
        server.Start();
        await server.ready.Task.WaitAsync(TimeSpan.FromSeconds(MostSeconds), TestContext.Current.CancellationToken);
        server.Address = new(Listening().Match(server.Said).Groups[1].Value);
        server.playwright = await Playwright.CreateAsync();
        server.browser = await server.playwright.Chromium.LaunchAsync(new() { ExecutablePath = RunningSite.Chromium, Args = RunningSite.Flags });
        return server;
    }

    /// <summary>Somebody of the demonstration with a telephone in the hand, who has opened the link of the role.</summary>
    /// <param name="role">As the terminal names it: `delegate`.</param>
    public async Task<Walker> WalkerAsync(string role)
    {
        var window = await browser.NewContextAsync((View.Phone with { RunsScripts = false }).Options(Address));
        var link = Regex.Match(Said, $@"^  {role} +(http\S+/demo/\S+)", RegexOptions.Multiline).Groups[1].Value;
        var secret = Regex.Match(Said, $@"^  {role} .*otpauth://\S+secret=([A-Z2-7]+)", RegexOptions.Multiline).Groups[1].Value;
        var page = await window.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(link, new() { Timeout = MostSeconds * 1000 });
        return new(page, secret, await IdsAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private string Said
    {
        get
        {
            lock (said)
                return string.Join('\n', said);
        }
    }

    private void Start()
    {
        var program = Environment.GetEnvironmentVariable("COMITY_PROGRAM") is { Length: > 0 } native ? native
            : Path.Combine(AppContext.BaseDirectory, "comity");
        process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, ["serve", "--demo", "--data", data, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false,
        })!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        lock (said)
            said.Add(line ?? "");
        if (line?.StartsWith("Who acts is asked for a code", StringComparison.Ordinal) == true)
            ready.TrySetResult();
    }

    /// <summary>Ids of everything that has a page, which nobody should have to type.</summary>
    private async Task<IReadOnlySet<string>> IdsAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var pages = (await client.GetStringAsync("/sitemap.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return pages.SelectMany(page => new Uri(page).AbsolutePath.Split('/').Skip(2)).Select(Uri.UnescapeDataString)
            .Where(part => part.Length > 0 && !part.All(char.IsAsciiDigit)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^Comity listens on (\S+)", RegexOptions.Multiline)]
    private static partial Regex Listening();
}
