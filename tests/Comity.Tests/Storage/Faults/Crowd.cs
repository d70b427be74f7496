using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Comity.Acts.Api;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;
using PublicKey = Comity.Record.Keys.PublicKey;

namespace Comity.Tests.Storage.Faults;

/// <summary>Clients with keys of their own who write to a server over HTTP, and remember what they were told: every acknowledgement, and every
/// checkpoint.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromSeconds(40) };
    private readonly List<Client> clients = [];
    private readonly string origin;

    private Crowd(string origin) => this.origin = origin;

    /// <summary>Every act that was acknowledged, by its nonce.</summary>
    public ConcurrentDictionary<string, ActAnswer> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Every checkpoint that anyone was shown, by its size; several under one size are a fork.</summary>
    public ConcurrentDictionary<long, ConcurrentDictionary<string, Note>> Checkpoints { get; } = new();

    /// <summary>What servers answered when they did not take an act.</summary>
    public ConcurrentDictionary<(HttpStatusCode Status, string Detail), int> Refused { get; } = new();

    /// <summary>Admits so many members with keys, and a text on which they take positions. The record is closed then.</summary>
    public static async Task<(Crowd Crowd, TestRecord Record)> GatherAsync(int members, Kept kept = Kept.InSqlite)
    {
        var record = await TestRecord.BeginAsync(kept: kept);
        var crowd = new Crowd(record.Keys.Origin);
        await record.AdoptTextAsync("norms");
        for (var number = 0; number < members; number++)
        {
            var code = $"A{(char)('A' + number / 26)}{(char)('A' + number % 26)}";
            var (person, key) = await record.MemberAsync(code);
            crowd.clients.Add(new(crowd, number, code, person, key));
        }
        await record.CloseAsync();
        return (crowd, record);
    }

    /// <summary>Everyone writes, one act after the other, until it is enough. An act that was not acknowledged is sent again as it stands.</summary>
    /// <param name="address">The server for each client.</param>
    /// <param name="enough">Ends the writing.</param>
    public Task WriteAsync(Func<int, Uri> address, CancellationToken enough) =>
        Task.WhenAll(clients.Select(client => Task.Run(() => client.WriteAsync(address, enough), CancellationToken.None)));

    /// <summary>Waits until one more act was acknowledged: a server that has just started is slow at first.</summary>
    public async Task HeardAsync()
    {
        var (before, tries) = (Acknowledged.Count, 0);
        while (Acknowledged.Count == before && tries++ < 3000)
            await Task.Delay(10);
    }

    /// <summary>One client sends one act.</summary>
    public Task<bool> SendAsync(int client, Uri address) => clients[client].SendAsync(address, CancellationToken.None);

    /// <summary>Asks a server for its checkpoint, with the position cookie of who has seen so much.</summary>
    public async Task<Checkpoint> LookAsync(Uri address, long seen = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "log/checkpoint"));
        if (seen > 0)
            request.Headers.Add("Cookie", string.Create(CultureInfo.InvariantCulture, $"{Comity.Acts.Entering.SeenPosition.Cookie}={seen}"));
        using var answer = await http.SendAsync(request);
        var note = Note.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        Remember(note);
        return Checkpoint.Of(note);
    }

    /// <summary>The leaf hashes that a server serves for positions, as the tiles of its checkpoint hold them.</summary>
    public async Task<Dictionary<long, Hash>> LeavesAsync(Uri address, IEnumerable<long> positions)
    {
        var size = (await LookAsync(address)).Size;
        var leaves = new Dictionary<long, Hash>();
        foreach (var index in positions.Select(position => position / TilePath.FullWidth).Distinct())
        {
            var width = (int)Math.Min(TilePath.FullWidth, size - index * TilePath.FullWidth);
            if (width <= 0)
                continue;
            var tile = await http.GetByteArrayAsync(new Uri(address, $"log/{new TilePath(0, index, width)}"));
            for (var place = 0; place < width; place++)
                leaves[index * TilePath.FullWidth + place] = new(tile.AsSpan(place * Hash.Length, Hash.Length));
        }
        return leaves;
    }

    public void Dispose() => http.Dispose();

    private void Remember(Note note) => Checkpoints.GetOrAdd(Checkpoint.Of(note).Size, _ => new(StringComparer.Ordinal)).TryAdd(note.Text, note);

    private sealed class Client(Crowd crowd, int number, string code, string person, Ed25519PrivateKey key)
    {
        private int count;
        private (string Nonce, byte[] Body)? pending;

        public async Task WriteAsync(Func<int, Uri> address, CancellationToken enough)
        {
            while (!enough.IsCancellationRequested)
                if (!await SendAsync(address(number), enough))
                    await Task.Delay(20, CancellationToken.None);
        }

        public async Task<bool> SendAsync(Uri address, CancellationToken enough)
        {
            pending ??= Next();
            var (nonce, body) = pending.Value;
            try
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new("application/json");
                using var answer = await crowd.http.PostAsync(new Uri(address, "api/v1/acts"), content, enough);
                var text = await answer.Content.ReadAsByteArrayAsync(enough);
                if (!answer.IsSuccessStatusCode)
                {
                    using var problem = JsonDocument.Parse(text);
                    crowd.Refused.AddOrUpdate((answer.StatusCode, problem.RootElement.GetProperty("detail").GetString()!), 1, (_, times) => times + 1);
                    return false;
                }
                Keep(nonce, JsonSerializer.Deserialize<ActAnswer>(text, Process.Json.Options)!);
                return true;
            }
            catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException)
            {
                return false;
            }
        }

        private void Keep(string nonce, ActAnswer answer)
        {
            crowd.Acknowledged[nonce] = answer;
            crowd.Remember(LogProof.Parse(answer.Proof!).Note);
            pending = null;
        }

        private (string Nonce, byte[] Body) Next()
        {
            count++;
            var nonce = string.Create(CultureInfo.InvariantCulture, $"client-{number}-act-{count}");
            var statement = new Statement(crowd.origin, new TakePosition("norms", $"n{(count % 50).ToString(CultureInfo.InvariantCulture)}", Stance.Supports),
                code, person, 0, nonce);
            var signature = new Comity.Record.Entries.Signature(
                SignatureLevel.Key, PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()), Base64Url.Write(key.Sign(Process.Json.Signed(statement))));
            return (nonce, JsonSerializer.SerializeToUtf8Bytes(new ActRequest(statement, signature), Process.Json.Options));
        }
    }
}
