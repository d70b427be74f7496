using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comity.Accounts.SignIn;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Storage.Faults;

namespace Comity.Tests.Host.Survival;

/// <summary>The demonstration in the program as it was built, in a process of its own, on a small disk of its own where there can be one. It is stopped, killed
/// and started again; its accounts sign in by the codes that it printed.</summary>
internal sealed partial class DemoProcess : IAsyncDisposable
{
    private const int Megabytes = 160;

    /// <summary>As an operator starts it: logs with everything would hold personal data.</summary>
    private static readonly string[] AsOperators = ["env", "-u", "COMITY_DEBUG"];

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> used = new(StringComparer.Ordinal);
    private readonly List<string> said = [];
    private ServerProcess? server;
    private string password = "";
    private int browsers;

    /// <summary>The data folder.</summary>
    public string Data => Path.Combine(folder.Path, "data");

    /// <summary>The small disk on which the data lie; null where this user cannot mount one.</summary>
    public SmallDisk? Disk { get; private set; }

    /// <summary>Where it listens.</summary>
    public Uri Address => server!.Address;

    /// <summary>Everything that it ever said.</summary>
    public string Said => string.Join('\n', said.Append(server?.Said ?? ""));

    /// <summary>What it said since its last start.</summary>
    public string Now => server?.Said ?? "";

    /// <summary>A path outside the data folder, which goes when the test ends.</summary>
    public string Beside(string name) => Path.Combine(folder.Path, name);

    /// <summary>Starts it for the first time.</summary>
    public static async Task<DemoProcess> BeginAsync()
    {
        var demo = new DemoProcess();
        demo.Disk = Environment.UserName == "root" && OperatingSystem.IsLinux() ? SmallDisk.Mount(demo.Data, Megabytes) : null;
        demo.server = await ServerProcess.StartAsync(demo.Data, before: AsOperators, options: ["--demo"]);
        for (var tries = 0; tries < 200 && !demo.Now.Contains("Who acts is asked", StringComparison.Ordinal); tries++)
            await Task.Delay(50);
        demo.password = Password().Match(demo.Now).Groups[1].Value;
        foreach (Match secret in Secret().Matches(demo.Now))
            demo.secrets[secret.Groups[1].Value] = secret.Groups[2].Value;
        return demo;
    }

    /// <summary>Starts it on the folder that is there.</summary>
    /// <param name="before">Variables of its environment, as `NAME=value`.</param>
    public async Task StartAsync(params string[] before) => server = await ServerProcess.StartAsync(Data, before: [.. AsOperators, .. before]);

    /// <summary>Ends it, as an operator or as a power cut does.</summary>
    public async Task EndAsync(bool isKilled)
    {
        if (isKilled)
            server!.Kill();
        else
            await server!.StopAsync();
        said.Add(server.Said);
        await server.DisposeAsync();
        server = null;
    }

    /// <summary>A browser at a network address of its own.</summary>
    public Browser Browser() => new(Address, string.Create(CultureInfo.InvariantCulture, $"10.9.{++browsers / 256}.{browsers % 256}"));

    /// <summary>A browser in which a role has just signed in, with its fresh code.</summary>
    public async Task<Browser> SignedInAsync(string role)
    {
        var browser = Browser();
        var page = await Given.Sign_in(browser, role, password, await CodeAsync(role, secrets[role]));
        return page.Status == HttpStatusCode.OK ? browser : throw new InvalidOperationException($"{role} cannot sign in: {page.Status} {page.Heading}");
    }

    /// <summary>A code that was not used yet: each counts once, and that of the next half minute is taken, too.</summary>
    public async Task<string> CodeAsync(string who, string secret, long after = 0)
    {
        var step = Math.Max(Math.Max(used.GetValueOrDefault(who), after) + 1, Totp.StepAt(DateTimeOffset.UtcNow));
        while (step > Totp.StepAt(DateTimeOffset.UtcNow) + 1)
            await Task.Delay(500);
        used[who] = step;
        return Totp.Code(secret, step);
    }

    /// <summary>What `/readyz` says.</summary>
    public async Task<JsonNode> ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.GetAsync("/readyz");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Waits until it is ready.</summary>
    public async Task<bool> IsReadyAsync()
    {
        for (var tries = 0; tries < 100; tries++, await Task.Delay(100))
            if ((bool)(await ReadyAsync())["isReady"]!)
                return true;
        return false;
    }

    /// <summary>Runs a command of the program.</summary>
    public static (int Code, string Output) Run(params string[] words) => Repository.Run("/", Repository.BuiltProgram, words);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        Disk?.Dispose();
        folder.Dispose();
    }

    [GeneratedRegex("The password is ([a-z-]+) ")]
    private static partial Regex Password();

    [GeneratedRegex(@"Comity%20demo:([a-z]+)\?secret=([A-Z2-7]+)")]
    private static partial Regex Secret();
}
