using Comity.Tests.House;
using System.Net;
using System.Text.Json;
using Comity.Host.Api;
using Comity.Record.Json;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Host.Api;

/// <summary>What programs read, through HTTP.</summary>
[Collection(nameof(ProcessSites))]
public sealed class ReadApiTests(ProcessSite site)
{
    public static TheoryData<string> Routes() => [.. ReadApi.Routes.Select(route => route.Name)];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_address_answers_its_own_example(string name)
    {
        var route = ReadApi.Routes.Single(route => route.Name == name);
        using var answer = await Settled(route.ExampleAddress());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK || (name == "sealedPlace" && answer.StatusCode == HttpStatusCode.NotFound),
            $"{(int)answer.StatusCode} {text}");
        if (answer.Content.Headers.ContentType?.MediaType == "application/json")
            JsonDocument.Parse(text).Dispose();
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_list_is_a_table_too(string name)
    {
        var route = ReadApi.Routes.Single(route => route.Name == name);
        if (!route.IsList)
            return;
        var address = route.ExampleAddress();
        using var answer = await Settled($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv");
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Pages_of_a_list_join_to_the_whole()
    {
        var positions = new List<long>();
        for (var next = "/api/v1/entries?limit=4"; next is not null;)
        {
            using var answer = await site.Client.GetAsync(next);
            using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            positions.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("position").GetInt64()));
            next = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(Enumerable.Range(0, positions.Count).Select(number => (long)number), positions);
        Assert.True(positions.Count > 8);
    }

    [Theory]
    [InlineData("type=AdmitParticipant", 3)]
    [InlineData("as=UTO", 1)]
    [InlineData("level=server", 1)]
    [InlineData("person=p-aaaaaaaaaaaaaaaa", 0)]
    public async Task Entries_are_filtered(string query, int least)
    {
        using var found = await JsonAsync($"/api/v1/entries?{query}");
        Assert.True(found.RootElement.GetProperty("count").GetInt64() >= least);
        Assert.Equal(found.RootElement.GetProperty("count").GetInt64(), found.RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_bytes_of_an_entry_have_its_leaf_hash_and_its_proof_holds()
    {
        using var entry = await JsonAsync("/api/v1/entries/1");
        var bytes = await site.Client.GetByteArrayAsync("/api/v1/entries/1/bytes");
        var leaf = Merkle.Leaf(bytes);
        Assert.Equal(entry.RootElement.GetProperty("leaf").GetString(), leaf.ToHex());
        var proof = LogProof.Parse(await site.Client.GetStringAsync("/api/v1/entries/1/proof"));
        Assert.Equal(ProofFlaw.None, proof.Check(leaf, site.Record.Verifier));
        Assert.Equal(CanonicalJson.Of(bytes), CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(entry.RootElement.GetProperty("entry"))));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again_and_what_has_is()
    {
        using var first = await site.Client.GetAsync("/api/v1/participants");
        using var again = await Ask("/api/v1/participants", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await Ask("/api/v1/participants", ("If-None-Match", first.Headers.ETag!.ToString()), ("Accept-Language", "fr"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        await site.ActAsync(new Comity.Members.Participants.CorrectParticipant("LIL", [new("en", "Lilliput")], null, "Note"));
        using var later = await Ask("/api/v1/participants", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/entries?limit=0", 400, "limit")]
    [InlineData("/api/v1/entries?limit=x", 400, "limit")]
    [InlineData("/api/v1/entries?from=-1", 400, "from")]
    [InlineData("/api/v1/entries?from=99999999999999999999", 400, "from")]
    [InlineData("/api/v1/entries?type=Nothing", 400, "type")]
    [InlineData("/api/v1/entries?limit=1&limit=2", 400, "limit")]
    [InlineData("/api/v1/entries?colour=blue", 400, "colour")]
    [InlineData("/api/v1/texts?on=tomorrow", 400, "on")]
    [InlineData("/api/v1/entries/x", 400, "position")]
    [InlineData("/api/v1/search", 400, "q")]
    [InlineData("/api/v1/compare?from=un-framework&to=nothing", 400, "to")]
    [InlineData("/api/v1/entries/999999", 404, null)]
    [InlineData("/api/v1/texts/nothing", 404, null)]
    [InlineData("/api/v1/books/nothing/norms", 404, null)]
    [InlineData("/api/v1/nothing", 404, null)]
    public async Task What_is_wrong_is_said_and_named(string address, int status, string? parameter)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(parameter, problem.RootElement.TryGetProperty("parameter", out var named) ? named.GetString() : null);
        Assert.EndsWith(".", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_there_is_not_is_answered_with_those_that_there_are()
    {
        using var wrong = await site.Client.DeleteAsync("/api/v1/entries");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
        Assert.Equal(["GET", "HEAD"], wrong.Content.Headers.Allow.Order());
        using var acts = await site.Client.PutAsync("/api/v1/acts", null);
        Assert.Equal(["GET", "HEAD", "POST"], acts.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("text/html", 406)]
    [InlineData("text/csv;q=0.5, application/json;q=0.4", 200)]
    [InlineData("*/*", 200)]
    [InlineData("nonsense", 406)]
    public async Task The_wanted_form_is_given_or_refused(string accept, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/participants");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        if (accept.StartsWith("text/csv", StringComparison.Ordinal))
            Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused_by_its_type()
    {
        using var answer = await site.Client.PostAsync("/api/v1/acts",
            new StringContent("act=1", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body()
    {
        using var answer = await site.Client.SendAsync(new(HttpMethod.Head, "/api/v1/participants"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Pages_of_other_sites_may_read_and_learn_of_no_person()
    {
        using var answer = await Ask("/api/v1/status", ("Origin", "https://elsewhere.example"));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        using var asked = await site.Client.SendAsync(new(HttpMethod.Options, "/api/v1/status"));
        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Equal("GET, HEAD", asked.Headers.GetValues("Access-Control-Allow-Methods").Single());
        using var sent = await site.Client.PostAsync("/api/v1/acts", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.False(sent.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task How_much_is_left_stands_in_the_headers()
    {
        using var answer = await site.Client.GetAsync("/api/v1/status");
        Assert.StartsWith("\"public\";q=1000000;w=60", answer.Headers.GetValues("RateLimit-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("\"public\";r=", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_run_is_disarmed()
    {
        var table = await site.Client.GetStringAsync("/api/v1/texts/norms-2015/positions?format=csv");
        Assert.Contains("'=cmd", table, StringComparison.Ordinal);
        Assert.Contains("\"\"quoted\"\"", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_are_tried_on_a_book()
    {
        using var answer = await site.Client.PostAsync("/api/v1/books/un-framework/try",
            Json("""{"case":"remote-hospital-deaf-neighbour","norms":["UN-h2"]}"""));
        using var tried = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("UN-h2", tried.RootElement.GetProperty("trial").GetRawText(), StringComparison.Ordinal);
        using var wrong = await site.Client.PostAsync("/api/v1/books/un-framework/try", Json("""{"facts":{"f.nothing":["yes"]}}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("f.nothing", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_in_the_language_that_is_asked_for()
    {
        using var english = await JsonAsync("/api/v1/acts?lang=en");
        using var french = await JsonAsync("/api/v1/acts?lang=fr");
        Assert.NotEqual(english.RootElement.GetProperty("items")[0].GetProperty("title").GetString(),
            french.RootElement.GetProperty("items")[0].GetProperty("title").GetString());
    }

    internal static StringContent Json(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private async Task<JsonDocument> JsonAsync(string address) => JsonDocument.Parse(await site.Client.GetStringAsync(address));

    private async Task<HttpResponseMessage> Ask(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await site.Client.SendAsync(request);
    }

    /// <summary>Waits for what is computed behind the requests.</summary>
    private async Task<HttpResponseMessage> Settled(string address)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await site.Client.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries > 240)
                return answer;
            answer.Dispose();
            await Task.Delay(500);
        }
    }
}
