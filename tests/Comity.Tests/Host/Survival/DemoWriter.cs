using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Acts.Api;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Signing;

namespace Comity.Tests.Host.Survival;

/// <summary>The head of a delegation of the demonstration, who goes on taking positions with a key of their own whatever happens to the server, and remembers
/// what was acknowledged. What was not acknowledged is sent again as it stands.</summary>
internal sealed class DemoWriter : IDisposable
{
    private const string Code = "XAD";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly OwnKey key;
    private readonly string origin;
    private readonly string person;
    private int count;
    private Statement? pending;

    private DemoWriter(OwnKey key, string origin, string person) => (this.key, this.origin, this.person) = (key, origin, person);

    /// <summary>Every act that was acknowledged, by its nonce.</summary>
    public Dictionary<string, ActAnswer> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>What the server answered when it did not take the last act; null when it took it, or did not answer.</summary>
    public string? Refused { get; private set; }

    /// <summary>Registers a key of the head's own through the form, as a person does.</summary>
    public static async Task<DemoWriter> RegisterAsync(DemoProcess demo)
    {
        var own = OwnKey.Make(demo.Beside("own.key"));
        using var browser = await demo.SignedInAsync("head");
        var me = JsonNode.Parse((await browser.Open("/account/me")).Text)!;
        var (origin, person) = ((string)(await demo.ReadyAsync())["origin"]!, (string)me["person"]!);
        var act = own.Registration(origin, person);
        var check = await browser.Send(await browser.Open("/act/RegisterKey"), "publicKey", ("as", "oneself"), ("key", act.Key.Value), ("algorithm", "ed25519"),
            ("publicKey", act.PublicKey), ("use", "own"), ("proof", act.Proof!), ("do", "check"));
        var done = await browser.Send(check, "nonce", ("do", "enter"));
        return done.Address.StartsWith("/record/", StringComparison.Ordinal) ? new(own, origin, person)
            : throw new InvalidOperationException($"The key was not registered: {string.Join(' ', done.Problems)} {done.Text}");
    }

    /// <summary>Writes until it is enough.</summary>
    /// <param name="address">Where the server listens; null while there is none.</param>
    /// <param name="enough">Ends the writing.</param>
    public async Task WriteAsync(Func<Uri?> address, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            if (address() is { } server)
                await SendAsync(server);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>How many acknowledged acts do not stand where they were said to stand, and how many stand twice, in the entries of a record.</summary>
    public (int Lost, int Twice) Count(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var nonces = entries.Select(entry => Process.Json.ReadEntry(entry.Span).Statement).Where(statement => statement.Person == person)
            .Select(statement => statement.Nonce).ToList();
        return (Acknowledged.Values.Count(act => act.Position >= entries.Count || Merkle.Leaf(entries[(int)act.Position].Span) != act.Leaf),
            nonces.Count - nonces.Distinct(StringComparer.Ordinal).Count());
    }

    public void Dispose()
    {
        http.Dispose();
        key.Dispose();
    }

    private async Task SendAsync(Uri server)
    {
        var nonce = string.Create(CultureInfo.InvariantCulture, $"survives-{count:D6}");
        pending ??= new(origin, new TakePosition("norms-2015", null, Stance.Supports, nonce), Code, person, 0, nonce);
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(server, "api/v1/acts"), new ActRequest(pending, key.Sign(pending)), Process.Json.Options);
            Refused = answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
            if (!answer.IsSuccessStatusCode)
                return;
            Acknowledged[nonce] = (await answer.Content.ReadFromJsonAsync<ActAnswer>(Process.Json.Options))!;
            (pending, count) = (null, count + 1);
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            Refused = null;
        }
    }
}
