using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Received;
using Comity.Storage.Logs;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Xunit;

namespace Comity.Tests.Acts;

/// <summary>The doors through which an act with files comes, each as its users use it: the head of a delegation, or the secretariat.</summary>
internal sealed class FileDoors(FileDoorsSite shared)
{
    private const string Floor = "/meetings/session-2-meeting-3/floor";
    private const string Run = "/meetings/session-2-meeting-3/run";
    private static int numbers;

    private ProcessSite Site => shared.Site;

    /// <summary>All of them; only what a participant does can be received.</summary>
    public static IReadOnlyList<string> Of(string capacity) =>
        capacity == "UTO" ? ["page", "button", "key", "passkey", "command", "received"] : ["page", "button", "key", "passkey", "command"];

    /// <summary>Sends a file as the door has it: the page sends it with the form, a program by its address.</summary>
    public async Task SendAsync(byte[] content, string door, string capacity = "UTO", string field = "CirculateStatement.file")
    {
        if (door == "page")
            return;
        var isSecretary = door == "received" || capacity != "UTO";
        using var request = new HttpRequestMessage(HttpMethod.Post,
            $"/api/v1/files?capacity={(isSecretary ? "secretariat" : capacity)}&field={field}") { Content = new ByteArrayContent(content) };
        request.Headers.Authorization = new("Bearer", isSecretary ? shared.SecretaryProgram : shared.HeadProgram);
        using var answer = await Site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    /// <summary>The act comes through a door and is entered.</summary>
    /// <param name="door">The door.</param>
    /// <param name="act">The act.</param>
    /// <param name="capacity">On whose behalf.</param>
    /// <param name="sent">What the page sends, by the place at which the act names it.</param>
    public async Task EnterAsync(string door, Act act, string capacity, params (string Place, string Name, byte[] Content)[] sent)
    {
        switch (door)
        {
            case "page":
                var check = await CheckAsync(act, capacity, sent);
                Assert.Empty(check.Problems);
                Assert.StartsWith("/record/", (await Browser(capacity).Send(check, "nonce", ("do", "enter"))).Address, StringComparison.Ordinal);
                break;
            case "button":
                Assert.Empty((await ButtonAsync(act, capacity)).Problems);
                break;
            case "command":
                var (code, error) = Command(act, capacity);
                Assert.True(code == ExitCode.Yes, error);
                break;
            default:
                using (var answer = await PostAsync(door, act, capacity))
                    Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
                break;
        }
    }

    /// <summary>The act comes through a door and is refused.</summary>
    /// <returns>The name of the rule; the pages say it in words.</returns>
    public async Task<string> RefusedAsync(string door, Act act, string capacity = "UTO")
    {
        switch (door)
        {
            case "page" or "button":
                var page = door == "button" ? await ButtonAsync(act, capacity) : await CheckAsync(act, capacity);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
                return Assert.Single(page.Problems);
            case "command":
                var (code, error) = Command(act, capacity);
                Assert.Equal(ExitCode.No, code);
                return error[(error.LastIndexOf('(') + 1)..].TrimEnd().TrimEnd(')');
            default:
                using (var answer = await PostAsync(door, act, capacity))
                {
                    Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                    using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                    return json.RootElement.GetProperty("refusals")[0].GetProperty("rule").GetString()!;
                }
        }
    }

    /// <summary>What anybody is answered who asks for a file.</summary>
    public async Task<HttpStatusCode> StatusAsync(Hash file)
    {
        using var answer = await Site.Client.GetAsync($"/log/files/{file.ToHex()}");
        return answer.StatusCode;
    }

    /// <summary>What a stranger finds who checks the whole record.</summary>
    public async Task<AuditReport> AuditAsync()
    {
        using var state = new TemporaryFolder();
        using var source = LogSource.Open(new Uri(Site.Address, "/log/").ToString());
        return await new AuditJob(source, new(null, null, new(state.Path)), TimeProvider.System).RunAsync(CancellationToken.None);
    }

    /// <summary>A statement of the head of the delegation, or of the secretary.</summary>
    public Statement Says(Act act, string capacity = "UTO") => new(
        Site.Record.Verifier.Name, act, capacity, capacity == "UTO" ? Site.Head : Site.Secretary, Site.Record.Whole.Size,
        $"doors-{Interlocked.Increment(ref numbers):D6}");

    /// <summary>Sends a signed statement.</summary>
    public async Task<HttpResponseMessage> PostAsync(Statement statement, Signature signature)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new ActRequest(statement, signature), Process.Json.Options))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        return await Site.Client.PostAsync("/api/v1/acts", body);
    }

    /// <summary>A form that sends files: the hidden fields of a page, these fields, and the files.</summary>
    public static HttpRequestMessage Form(Page page, string address, IReadOnlyCollection<(string Name, string Value)> fields,
        params (string Name, string File, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var input in page.Document.QuerySelectorAll("main form input[type=hidden]")
            .Where(input => input.GetAttribute("name") is { Length: > 0 } name && !fields.Any(field => field.Name == name)))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (name, file, content) in files)
            form.Add(new ByteArrayContent(content), name, file);
        return new(HttpMethod.Post, address) { Content = form };
    }

    private Browser Browser(string capacity) => (capacity == "UTO" ? shared.Delegate : shared.Secretary).Browser;

    private async Task<Page> CheckAsync(Act act, string capacity, params (string Place, string Name, byte[] Content)[] sent)
    {
        var (browser, address) = (Browser(capacity), $"/act/{ActName.KindOf(act)}");
        var named = ActFiles.Of(act).Select(file => file.Place).ToHashSet(StringComparer.Ordinal);
        var fields = Fields(act).Where(field => sent.Length == 0 || !named.Contains(field.Name)).ToList();
        return await browser.Follow(Form(await browser.Open($"{address}?as={capacity}"), address, [.. fields, ("as", capacity), ("do", "check")],
            [.. sent.Select(file => ($"{file.Place}@file", file.Name, file.Content))]));
    }

    private async Task<Page> ButtonAsync(Act act, string capacity)
    {
        var page = await Browser(capacity).Open(capacity == "UTO" ? Floor : Run);
        return await Browser(capacity).Send(page, "act",
            [.. Fields(act), ("act", ActName.KindOf(act)), ("as", capacity), ("nonce", $"button-{Interlocked.Increment(ref numbers)}")]);
    }

    private async Task<HttpResponseMessage> PostAsync(string door, Act act, string capacity)
    {
        if (door == "received")
        {
            var letter = new EnterReceived("UTO", act, ReceivedKind.NoteVerbale, "NV/8", new DateOnly(2026, 1, 1), KnownFiles.Of([2]));
            var received = Says(letter, Capacity.Secretariat);
            Site.Record.Store.Keep(new(letter.Document, "text/plain", IsPublic: false, [2]),
                new(Site.Secretary, Capacity.Secretariat, "EnterReceived.document"), DateTimeOffset.UtcNow);
            return await PostAsync(received, shared.SecretaryKey.Sign(received));
        }

        var (statement, isSecretary) = (Says(act, capacity), capacity != "UTO");
        return await PostAsync(statement, (door, isSecretary) switch
        {
            ("passkey", false) => shared.Passkey.Sign(statement),
            ("passkey", true) => shared.SecretaryPasskey.Sign(statement),
            (_, false) => shared.Key.Sign(statement),
            _ => shared.SecretaryKey.Sign(statement),
        });
    }

    /// <summary>What is flat is given in words, what has rows as JSON.</summary>
    private (int Code, string Error) Command(Act act, string capacity)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var folder = new TemporaryFolder();
        var json = Path.Combine(folder.Path, "act.json");
        File.WriteAllBytes(json, JsonSerializer.SerializeToUtf8Bytes(act, Process.Json.Options));
        var fields = Fields(act).ToList();
        string[] words = fields.Exists(field => field.Name.Contains('[') || field.Name.Contains('.')) ? ["--json", json]
            : [ActName.KindOf(act), .. fields.Select(field => $"{field.Name}={field.Value}")];
        var isSecretary = capacity != "UTO";
        return (Program.Run(["act", Site.Address.ToString(), .. words, "--as", capacity, "--person", isSecretary ? Site.Secretary : Site.Head, "--key",
            isSecretary ? shared.SecretaryKeyFile : shared.KeyFile], output, error, TextReader.Null), error.ToString());
    }

    private static IEnumerable<(string Name, string Value)> Fields(Act act) =>
        Fields(JsonSerializer.SerializeToElement(act, Process.Json.Options), "").Where(field => field.Name != "type");

    private static IEnumerable<(string Name, string Value)> Fields(JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Fields(field.Value, place.Length == 0 ? field.Name : $"{place}.{field.Name}")),
        JsonValueKind.Array => value.EnumerateArray().Index().SelectMany(row => Fields(row.Item, $"{place}[{row.Index}]")),
        JsonValueKind.Null => [],
        JsonValueKind.String => [(place, value.GetString()!)],
        _ => [(place, value.GetRawText())],
    };
}
