using Comity.Tests.House;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Comity.Record.Keys;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Host.Api;

/// <summary>What waits for its sheet: how it is refused, and what its receipt tells.</summary>
[Collection(nameof(ProcessSites))]
public sealed class QueueTests(ProcessSite site)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task What_could_never_be_opened_is_refused_with_its_rule_before_it_is_sealed()
    {
        using var client = await ClientAsync("sealer-1");
        Assert.Equal(["TextsSaySomething"], await RefusedAsync(client, HttpStatusCode.UnprocessableEntity, "UTO", new string('x', 20_001)));
        Assert.Equal(["TextsSaySomething"], await RefusedAsync(client, HttpStatusCode.UnprocessableEntity, "UTO", ""));
        Assert.Equal(["EntryFits"], await RefusedAsync(client, HttpStatusCode.UnprocessableEntity, "UTO", new string('\u20ac', 20_000)));
    }

    [Fact]
    public async Task Who_does_not_stand_there_is_refused_by_the_rule_of_every_act()
    {
        using var client = await ClientAsync("sealer-2");
        Assert.Equal(["PersonMayActSo"], await RefusedAsync(client, HttpStatusCode.Forbidden, "ERE", "An offer"));
    }

    [Fact]
    public async Task A_receipt_tells_when_and_for_what_and_not_how_much_waits()
    {
        using var client = await ClientAsync("sealer-3");
        var first = await SealAsync(client);
        await VoteAsync(client);
        var second = await SealAsync(client);
        Assert.Equal(["comity/waiting/v1", site.Record.Verifier.Name, "sealed"], first[..3]);
        Assert.Equal(first[..3], second[..3]);
        Assert.All([first, second], receipt =>
        {
            Assert.Equal(6, receipt.Length);
            Assert.InRange(DateTimeOffset.Parse(receipt[3], System.Globalization.CultureInfo.InvariantCulture), site.Picture.Begun, DateTimeOffset.UtcNow);
            Assert.True(Hash.TryParseHex(receipt[4], out _));
        });
        Assert.NotEqual(first[4], second[4]);
    }

    [Fact]
    public async Task A_receipt_bears_the_signature_of_the_server()
    {
        using var client = await ClientAsync("sealer-4");
        foreach (var lines in new[] { await SealAsync(client), await VoteAsync(client) })
        {
            var signed = string.Concat(lines[..5].Select(line => $"{line}\n"));
            Assert.True(PublicKey.Of(KeyAlgorithm.Ed25519, site.Record.AttestorText)!.Holds(Encoding.UTF8.GetBytes(signed), Base64Url.Read(lines[5])));
        }
    }

    [Fact]
    public async Task The_receipt_of_a_vote_names_its_consultation()
    {
        using var client = await ClientAsync("sealer-5");
        Assert.Equal("votes first-round", (await VoteAsync(client))[2]);
    }

    private async Task<HttpClient> ClientAsync(string name)
    {
        await site.AccountAsync(site.Delegate, name);
        return new HttpClient { BaseAddress = site.Address, DefaultRequestHeaders = { Authorization = new("Bearer", await site.KeyAsync(site.Delegate)) } };
    }

    private static async Task<string[]> RefusedAsync(HttpClient client, HttpStatusCode status, string capacity, string content)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/sealed", new { @as = capacity, content }, Plain);
        Assert.Equal(status, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return [.. problem.GetProperty("refusals").EnumerateArray().Select(refusal => refusal.GetProperty("rule").GetString()!)];
    }

    private static async Task<string[]> SealAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/sealed", new { @as = "UTO", content = "An offer" });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return Lines(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("receipt").GetString()!);
    }

    private static async Task<string[]> VoteAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/consultations/first-round/votes", new { @as = "UTO", statement = 0, value = "agree" });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return Lines(await answer.Content.ReadAsStringAsync());
    }

    private static string[] Lines(string receipt) => receipt.TrimEnd('\n').Split('\n');
}
