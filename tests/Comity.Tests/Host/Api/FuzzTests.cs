using Comity.Tests.House;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Comity.Host.Api;
using Xunit;

namespace Comity.Tests.Host.Api;

/// <summary>Requests made from the description of the interface and then spoilt: no answer is a mistake of the server, and every refusal is
/// problem+json.</summary>
[Collection(nameof(ProcessSites))]
public sealed class FuzzTests(ProcessSite site)
{
    private const int Megabyte = 1024 * 1024;

    private static readonly string[] Hostile =
    [
        "", " ", "0", "-1", "1e9", "99999999999999999999999", "9223372036854775807", "NaN", "null", "true", "../../etc/passwd", "..%2f..%2f", "%00", "a\0b",
        "\r\nX-Injected: 1", "' OR 1=1 --", "<script>",
        "{{7*7}}", "${jndi:x}", "\u202eevil", "\ud83d\ude00", "é", "ﬀ", "A\u0301", new string('x', 201), new string('9', 400), "2026-13-45", "2026-02-30",
        "p-aaaaaaaaaaaaaaaa", "UTO", "norms-2015",
        "un-framework", "%", "%zz", "*", "[]", "{}", "f.severity-of-effects", "0000000000000000000000000000000000000000000000000000000000000000",
    ];

    private static readonly string[] Bodies =
    [
        "", " ", "{", "[]", "null", "1", "\"text\"", "{}", "{\"act\":null}", "{\"act\":{}}", "{\"act\":{\"type\":\"Nothing\"}}",
        "{\"act\":{\"type\":\"TakePosition\"},\"as\":\"UTO\"}",
        "{\"act\":{\"type\":\"EnterReceived\",\"for\":\"UTO\",\"act\":{\"type\":\"EnterReceived\"}}}", "{\"statement\":{},\"signature\":{}}",
        "{\"a\":1,\"a\":2}", "{\"as\":1}", "{\"statement\":1e400}",
        "{\"statement\":0.5}", "{\"value\":7,\"as\":\"x\",\"statement\":-1}", "{\"facts\":{\"f.x\":null}}", "{\"facts\":{\"\":[\"\"]}}",
        "{\"case\":\"\\ud800\"}", "\u0000", "{\"commitment\":\"zz\",\"as\":\"UTO\"}",
        "{\"content\":\"x\",\"commitment\":\"" + "00000000000000000000000000000000" + "00000000000000000000000000000000" + "\",\"as\":\"UTO\"}",
        "{\"on\":\"never\",\"states\":[\"\",null]}",
        string.Concat(Enumerable.Repeat("[", 5000)), string.Concat(Enumerable.Repeat("{\"a\":", 3000)),
    ];

    [Fact]
    public Task No_request_breaks_the_server() => FuzzAsync(seed: 1, rounds: 6);

    [Fact]
    [Trait("Category", "slow")]
    public Task No_request_breaks_the_server_in_many_rounds() => FuzzAsync(seed: 2, rounds: 150);

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused_and_the_server_goes_on()
    {
        foreach (var write in ApiWrite.All)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, write.ExampleAddress()) { Content = new ByteArrayContent(new byte[10 * Megabyte]) };
            request.Content.Headers.ContentType = new("application/json");
            // The server says that it is too large before it is sent.
            request.Headers.ExpectContinue = true;
            Assert.Null(await WrongAsync(request, write.Name));
        }

        Assert.Contains("origin", await site.Client.GetStringAsync("/api/v1/status"), StringComparison.Ordinal);
    }

    private async Task FuzzAsync(int seed, int rounds)
    {
        var random = new Random(seed);
        var document = JsonNode.Parse(OpenApiText.Bytes)!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(one => (path.Key, Method: one.Key, Operation: one.Value!))).ToList();
        var wrong = new List<string>();
        for (var round = 0; round < rounds; round++)
            foreach (var (path, method, operation) in operations)
            {
                using var request = Spoilt(random, path, method, operation);
                if (await WrongAsync(request, request.RequestUri!.ToString()) is { } found)
                    wrong.Add(found);
            }

        Assert.Empty(wrong);
    }

    private static HttpRequestMessage Spoilt(Random random, string path, string method, JsonNode operation)
    {
        var address = path;
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]!.AsArray())
        {
            var (name, value) = (parameter!["name"]!.GetValue<string>(), random.Next(3) == 0 ? parameter["example"]!.ToString() : Pick(random, Hostile));
            if (parameter["in"]!.GetValue<string>() == "path")
                address = address.Replace($"{{{name}}}", value.Length == 0 ? "%20" : Uri.EscapeDataString(Whole(value)), StringComparison.Ordinal);
            else if (random.Next(2) == 0)
                query.Add($"{name}={Uri.EscapeDataString(Whole(value))}");
        }

        if (random.Next(6) == 0)
            query.Add($"{Uri.EscapeDataString(Whole(Pick(random, Hostile)))}={Uri.EscapeDataString(Whole(Pick(random, Hostile)))}");
        var request = new HttpRequestMessage(random.Next(12) == 0 ? HttpMethod.Delete : method == "post" ? HttpMethod.Post : HttpMethod.Get, query.Count == 0
            ? address : $"{address}?{string.Join('&', query)}");
        Header(random, request, "Accept", ["*/*", "text/csv", "application/json", "image/png", ";;", "text/*;q=0", "application/json;q=nope"]);
        Header(random, request, "Accept-Language", ["fr", "xx", ",,;q=", "ar-XB"]);
        Header(random, request, "If-None-Match", ["*", "W/\"1\"", "\"", "garbage"]);
        Header(random, request, "Authorization", ["Bearer x", "Bearer", "Basic eA==", "Bearer comity_" + new string('a', 32)]);
        Header(random, request, "Cookie", ["position=99999999999999999999", "position=-1", "language=xx", "comity-session=broken"]);
        if (request.Method == HttpMethod.Post)
            request.Content = BodyOf(random, operation);
        return request;
    }

    private static StringContent BodyOf(Random random, JsonNode operation)
    {
        var example = operation["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();
        var text = example is not null && random.Next(2) == 0 ? Mangled(random, example) : Pick(random, Bodies);
        var body = new StringContent(text, Encoding.UTF8);
        body.Headers.ContentType = random.Next(8) == 0 ? new MediaTypeHeaderValue("text/plain") : new MediaTypeHeaderValue("application/json");
        return body;
    }

    private static string Mangled(Random random, string json)
    {
        var letters = json.ToCharArray();
        for (var changes = random.Next(3); changes > 0; changes--)
            letters[random.Next(letters.Length)] = "{}[],:\"0a\\é"[random.Next(11)];
        return random.Next(3) == 0 ? new string(letters)[..random.Next(letters.Length)] : new string(letters);
    }

    private static void Header(Random random, HttpRequestMessage request, string name, string[] values)
    {
        if (random.Next(4) == 0)
            request.Headers.TryAddWithoutValidation(name, Pick(random, values));
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];

    private static string Whole(string value) => value.Replace("\0", "%00", StringComparison.Ordinal);

    private async Task<string?> WrongAsync(HttpRequestMessage request, string what)
    {
        using var answer = await site.Client.SendAsync(request);
        var status = (int)answer.StatusCode;
        if (status < 400 || (status != 500 && answer.Content.Headers.ContentType?.MediaType == "application/problem+json"))
            return null;
        return $"{request.Method} {what}: {status} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync()}";
    }
}
