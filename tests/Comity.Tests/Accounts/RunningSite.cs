using System.Text.RegularExpressions;
using Comity.Site;
using Comity.Tests.House;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>A server that was really started, on an empty folder.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private WebApplication? app;

    /// <summary>The address, by its name: browsers make no passkeys for numbers.</summary>
    public Uri Address { get; private set; } = default!;

    public string Folder => folder.Path;

    /// <summary>Everything that the server offers.</summary>
    public IServiceProvider Offers => app!.Services;

    /// <summary>What the terminal showed since the last start.</summary>
    public string Shown => output.ToString();

    /// <summary>The path of the enrolment link that the last start printed, or null.</summary>
    public string? PrintedLink => Regex.Match(Shown, "/account/enrol/[a-z2-7]+") is { Success: true } link ? link.Value : null;

    /// <summary>What a test writes before the first start.</summary>
    public string? Settings { get; init; }

    /// <summary>The server's clock; that of the machine when none is given.</summary>
    public TimeProvider? Clock { get; init; }

    public async ValueTask InitializeAsync()
    {
        if (Settings is not null)
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "settings.json"), Settings);
        await StartAsync();
    }

    /// <summary>Stops the server and starts it again on the same folder.</summary>
    public async Task RestartAsync()
    {
        await app!.DisposeAsync();
        output.GetStringBuilder().Clear();
        await StartAsync();
    }

    public Browser Browser() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
        await output.DisposeAsync();
    }

    private async Task StartAsync()
    {
        app = await SiteHost.StartAsync(
            new ServeOptions(folder.Path, null, "http://127.0.0.1:0", Demo: false), new Terminal(output, TextWriter.Null, TextReader.Null), CancellationToken.None, clock: Clock);
        Address = new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri;
    }
}
