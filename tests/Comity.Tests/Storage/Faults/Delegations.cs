using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Comity.Acts.Api;
using Comity.Members.Credentials;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Record.Signing;
using Comity.Tests.House;

namespace Comity.Tests.Storage.Faults;

/// <summary>Delegates who do everything that a program may at two servers: acts under keys of their own, sealed acts, public and sealed votes, files. They
/// remember what was acknowledged.</summary>
internal sealed class Delegations : IDisposable
{
    public const string Public = "first-round", Closed = "second-round";
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<(string Person, string Key, OwnKey Own)> delegates = [];
    private readonly string origin;

    private Delegations(string origin) => this.origin = origin;

    /// <summary>Every act that was acknowledged, by its nonce.</summary>
    public ConcurrentDictionary<string, ActAnswer> Acts { get; } = new(StringComparer.Ordinal);

    /// <summary>Every commitment for which there is a receipt, with what it waits for: nothing for sealed acts, a consultation for votes.</summary>
    public ConcurrentBag<(string Topic, Hash Commitment)> Receipts { get; } = [];

    /// <summary>Every file that was taken.</summary>
    public ConcurrentBag<Hash> Files { get; } = [];

    /// <summary>What servers answered when they took nothing.</summary>
    public ConcurrentDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>How much was acknowledged.</summary>
    public int Count => Acts.Count + Receipts.Count + Files.Count;

    /// <summary>Gives so many delegates credentials, accounts, keys of programs and keys of their own, and opens a second consultation, with sealed
    /// votes.</summary>
    public static async Task<Delegations> GatherAsync(ProcessSite site, string folder, int number)
    {
        var all = new Delegations(site.Record.Verifier.Name);
        await site.ActAsync(new OpenConsultation(Closed, "What comes second", ["Answer within a day."], VoteTerms.Sealed, site.Picture.At.AddDays(30)));
        for (var one = 0; one < number; one++)
        {
            var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
            await site.ReceiveAsync("UTO", new IssueCredentials(person, DelegationStanding.Member, site.Picture.At, null, [], "NV/9"));
            await site.AccountAsync(person, $"{person}@example.org");
            var own = OwnKey.Make(Path.Combine(folder, $"own-{one}.key"));
            await site.ActAsync(person, "oneself", own.Registration(all.origin, person));
            all.delegates.Add((person, await site.KeyAsync(person), own));
        }

        return all;
    }

    /// <summary>Everyone does one thing after the other, at the server that the function names, until it is enough.</summary>
    public Task WorkAsync(Func<int, Uri> address, int seed, CancellationToken enough) => Task.WhenAll(delegates.Select((_, number) => Task.Run(async () =>
    {
        var random = new Random(seed * 1000 + number);
        Statement? pending = null;
        for (var count = 0; !enough.IsCancellationRequested; count++)
            try
            {
                var server = address(number);
                pending = (random.Next(4), pending) switch
                {
                    (0, _) or (_, not null) => await ActAsync(number, server, pending ?? Next(number, count)),
                    (1, _) => await SealAsync(number, server, $"An offer {number} {count}"),
                    (2, _) => await VoteAsync(number, server, random),
                    _ => await FileAsync(number, server),
                };
            }
            catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
    }, CancellationToken.None)));

    /// <summary>Waits until something more is acknowledged; false when nothing is for a minute.</summary>
    public async Task<bool> IsHeardAsync()
    {
        for (var (before, tries) = (Count, 0); tries < 3000; tries++, await Task.Delay(20))
            if (Count > before)
                return true;
        return false;
    }

    public void Dispose()
    {
        http.Dispose();
        foreach (var (_, _, own) in delegates)
            own.Dispose();
    }

    private Statement Next(int number, int count)
    {
        var nonce = string.Create(CultureInfo.InvariantCulture, $"delegate-{number}-{count}");
        return new(origin, new TakePosition("norms-2015", null, Stance.Supports, nonce), "UTO", delegates[number].Person, 0, nonce);
    }

    /// <summary>The statement, as long as it was not acknowledged.</summary>
    private async Task<Statement?> ActAsync(int number, Uri server, Statement statement)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(server, "api/v1/acts"), new ActRequest(statement, delegates[number].Own.Sign(statement)),
            Process.Json.Options);
        if (!await IsTakenAsync(answer))
            return statement;
        Acts[statement.Nonce!] = (await answer.Content.ReadFromJsonAsync<ActAnswer>(Process.Json.Options))!;
        return null;
    }

    private async Task<Statement?> SealAsync(int number, Uri server, string content)
    {
        using var answer = await SendAsync(number, server, "api/v1/sealed", JsonContent.Create(new { @as = "UTO", content }));
        if (await IsTakenAsync(answer))
            Receipts.Add(("", (await answer.Content.ReadFromJsonAsync<SealedAnswer>(Process.Json.Options))!.Commitment));
        return null;
    }

    private async Task<Statement?> VoteAsync(int number, Uri server, Random random)
    {
        var (topic, value) = (random.Next(2) == 0 ? Public : Closed, random.Next(2) == 0 ? "agree" : "disagree");
        using var answer = await SendAsync(number, server, $"api/v1/consultations/{topic}/votes",
            JsonContent.Create(new { @as = "UTO", statement = 0, value }));
        if (await IsTakenAsync(answer))
            Receipts.Add((topic, Hash.ParseHex((await answer.Content.ReadAsStringAsync()).Split('\n')[4])));
        return null;
    }

    private async Task<Statement?> FileAsync(int number, Uri server)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(2_000));
        using var answer = await SendAsync(number, server, "api/v1/files", new ByteArrayContent(bytes));
        if (await IsTakenAsync(answer))
            Files.Add(Hash.Of(bytes));
        return null;
    }

    private async Task<HttpResponseMessage> SendAsync(int number, Uri server, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, path)) { Content = content };
        request.Headers.Authorization = new("Bearer", delegates[number].Key);
        return await http.SendAsync(request);
    }

    private async Task<bool> IsTakenAsync(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
            return true;
        var said = await answer.Content.ReadAsStringAsync();
        Refused.AddOrUpdate($"{(int)answer.StatusCode} {said[..Math.Min(said.Length, 300)]}", 1, (_, times) => times + 1);
        await Task.Delay(20);
        return false;
    }
}
