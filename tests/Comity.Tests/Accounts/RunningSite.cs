using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comity.Accounts.Enrolment;
using Comity.Host;
using Comity.Kit;
using Comity.Storage;
using Comity.Tests.House;
using Comity.Tests.Storage.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>
/// A server that was really started, on an empty folder, for all tests of a class: each brings persons and browsers of its own, so that none finds
/// what another left. Passwords are hashed in few rounds.
/// </summary>
public sealed class RunningSite : IAsyncLifetime
{
    private const int PasswordRounds = 10;
    private static int browsers;
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();
    private WebApplication? app;
    private Task<Enrolled>? secretariat;
    private int persons;

    /// <summary>The address, by its name: browsers make no passkeys for numbers.</summary>
    public Uri Address { get; private set; } = default!;

    public string Folder => folder.Path;

    /// <summary>Everything that the server offers.</summary>
    public IServiceProvider Offers => app!.Services;

    /// <summary>What the terminal showed since the last start.</summary>
    public string Shown => output.ToString();

    /// <summary>What the terminal was told of trouble since the last start.</summary>
    public string Told => errors.ToString();

    /// <summary>A small disk for the data folder, of so many megabytes; null for the machine's.</summary>
    public int? DiskMegabytes { get; init; }

    /// <summary>The small disk, where there is one.</summary>
    internal SmallDisk? Disk { get; private set; }

    /// <summary>The path of the enrolment link that the last start printed, or null.</summary>
    public string? PrintedLink => Regex.Match(Shown, "/account/enrol/[a-z2-7]+") is { Success: true } link ? link.Value : null;

    /// <summary>What a test writes before the first start.</summary>
    public string? Settings { get; init; }

    /// <summary>The database; null for files in the folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>What is done with the empty folder before the first start.</summary>
    public Func<string, Task>? Prepare { get; init; }

    /// <summary>The server's clock; that of the machine when none is given.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>What a test adds to the server's addresses.</summary>
    public Action<WebApplication>? Add { get; init; }

    public async ValueTask InitializeAsync()
    {
        Disk = DiskMegabytes is { } size ? SmallDisk.Mount(folder.Path, size) : null;
        if (Prepare is { } prepare)
            await prepare(folder.Path);
        await SetAsync(PasswordRounds);
        await StartAsync();
    }

    /// <summary>Stops the server and starts it again on the same folder.</summary>
    public async Task RestartAsync(int passwordRounds = PasswordRounds, Action? between = null)
    {
        await SetAsync(passwordRounds);
        await app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        between?.Invoke();
        output.GetStringBuilder().Clear();
        errors.GetStringBuilder().Clear();
        await StartAsync();
    }

    /// <summary>A browser at a network address of its own, since what an address may send is limited.</summary>
    public Browser Browser()
    {
        var number = Interlocked.Increment(ref browsers);
        return new(Address, string.Create(CultureInfo.InvariantCulture, $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"));
    }

    /// <summary>The path of an enrolment link for a new person.</summary>
    public async Task<string> LinkAsync()
    {
        await using var scope = Offers.CreateAsyncScope();
        var secretary = Offers.GetRequiredService<OpenRecord>().Whole.Picture.Record.Founding.Begun!.Secretary;
        return Links.Address((await scope.ServiceProvider.GetRequiredService<Links>().InviteAsync(null, secretary, CancellationToken.None)).Token);
    }

    /// <summary>A new person who has just enrolled, with a sign-in name that nobody else has.</summary>
    internal async Task<Enrolled> PersonAsync() =>
        await Given.A_person(this, await LinkAsync(), string.Create(CultureInfo.InvariantCulture, $"person-{Interlocked.Increment(ref persons)}@example.org"));

    /// <summary>The founder, who enrols when the first test asks.</summary>
    internal Task<Enrolled> SecretariatAsync() => secretariat ??= Given.The_secretariat(this);

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Disk?.Dispose();
        folder.Dispose();
        await output.DisposeAsync();
        await errors.DisposeAsync();
    }

    private Task SetAsync(int passwordRounds)
    {
        var settings = JsonNode.Parse(Settings ?? "{}")!.AsObject();
        settings["passwordRounds"] = passwordRounds;
        if (settings["limits"] is null)
            settings["limits"] = JsonNode.Parse("""{ "pages": 1000000, "pagesOfPersons": 1000000 }""");
        return File.WriteAllTextAsync(Path.Combine(folder.Path, "settings.json"), settings.ToJsonString());
    }

    private async Task StartAsync()
    {
        app = await SiteHost.StartAsync(
            new ServeOptions(folder.Path, Postgres, "http://127.0.0.1:0", Demo: false), new Terminal(output, errors, TextReader.Null),
            CancellationToken.None, Add, Clock);
        Address = new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri;
    }
}
