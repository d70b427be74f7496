using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comity.Acts.Api;
using Comity.Forum.Documents;
using Comity.Kit;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Mirror;
using Comity.Record.Received;
using Comity.Record.Signing;
using Comity.Storage.Logs;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Record;
using Comity.Tests.Storage;
using Xunit;

namespace Comity.Tests.Acts;

/// <summary>Whatever door an act comes through, its files are public when its entry is there, and not before; and what is another's is refused. One server
/// serves the whole class.</summary>
public sealed class FileDoorsTests(FileDoorsSite shared) : IClassFixture<FileDoorsSite>
{
    private static int numbers;

    private ProcessSite Site => shared.Site;

    public static TheoryData<string> Doors { get; } = ["page", "button", "key", "passkey", "command", "received"];

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Through_every_door_a_file_is_public_with_its_entry_and_audit_holds(string door)
    {
        var (content, file, id) = New();
        await SendAsync(content, door);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(file));
        await EnterAsync(door, new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false), content);
        if (door == "received")
            await Site.ActAsync(Site.Delegate, "UTO", new ConfirmReceived(Site.Record.Whole.Size - 1));
        // The commit of the entry made it public: a server that is killed now and starts again, or another on the same store, shows it.
        Assert.NotNull(Site.Record.Store.PublicFile(file));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(file));
        var report = await AuditAsync();
        Assert.Null(report.Difference);
        Assert.Empty(report.FilesMissing);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Through_every_door_another_participants_note_is_refused_and_stays_404(string door)
    {
        var (content, note, id) = New();
        Site.Record.Store.Keep(new(note, "text/plain", IsPublic: false, content), new(Site.Secretary, Capacity.Secretariat, "EnterReceived.document"),
            DateTimeOffset.UtcNow);
        await Site.ActAsync(new EnterReceived("ERE", new TakePosition("norms-2015", null, Stance.Supports), ReceivedKind.NoteVerbale, "NV/7",
            new DateOnly(2026, 1, 1), note));
        var size = Site.Record.Whole.Size;
        var act = new CirculateStatement(id, "Statement", "en", note, CheckAgainstDelivery: false);
        Assert.Equal("FileIsSentByItsActor", await RefusedAsync(door, act));
        Assert.Equal(size, Site.Record.Whole.Size);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(note));
        Assert.Equal(await BodyAsync(note), await BodyAsync(Hash.Of(RandomNumberGenerator.GetBytes(8))));
    }

    [Fact]
    public async Task An_act_sent_twice_is_one_entry_with_its_file()
    {
        var (content, file, id) = New();
        await SendAsync(content, "key");
        var statement = Says(new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false));
        var (first, again) = (await PostAsync(statement, shared.Key.Sign(statement)), await PostAsync(statement, shared.Key.Sign(statement)));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(file));
    }

    [Fact]
    public async Task A_book_that_is_entered_through_the_site_is_public_with_all_its_documents()
    {
        var (part, hash, _) = New();
        using var zip = new MemoryStream(
            Comity.Norms.Drafts.DraftArchive.Write([
            ("book", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("a.md", Encoding.UTF8.GetString(part)))]));
        var listing = new BookListing("A small book", [new("a.md", hash)]);
        var page = await shared.Secretary.Browser.Open("/act/EnterModel?as=secretariat");
        var check = await shared.Secretary.Browser.Follow(
            Form(page, "/act/EnterModel", [("text", "norms-2015"), ("title", "A small book"), ("status", "working"), ("as", "secretariat"), ("do", "check")],
            ("book@file", "book.zip", zip.ToArray())));
        Assert.Empty(check.Problems);
        await shared.Secretary.Browser.Send(check, "nonce", ("do", "enter"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(listing.Hash), await StatusAsync(hash)));
        Assert.Empty((await AuditAsync()).FilesMissing);
    }

    [Fact]
    public async Task What_nobody_provided_is_told_and_taken_later_and_nothing_else_is()
    {
        var (content, file, id) = New();
        // As an older version left it: the entry is there and the bytes are not.
        await SendAsync(content, "key");
        await EnterAsync("key", new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false), content);
        var position = Site.Record.Whole.Size - 1;
        shared.Lose(file);
        var report = await AuditAsync();
        Assert.Null(report.Difference);
        var lines = AuditText.Lines(report).ToList();
        Assert.Contains($"Files      1 missing: {file.ToHex()}, entry {position}, CirculateStatement by UTO", lines);
        Assert.Equal("Result     All holds but 1 files.", lines[^1]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(file, [1, 2, 3]));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(Hash.Of([1, 2, 3, 4]), [1, 2, 3, 4]));
        Assert.Equal(HttpStatusCode.Created, await PutAsync(file, content));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(file, content));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(file));
        Assert.Empty((await AuditAsync()).FilesMissing);
    }

    [Fact]
    public async Task The_page_of_a_missing_file_takes_its_bytes()
    {
        var (content, file, id) = New();
        await SendAsync(content, "key");
        await EnterAsync("key", new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false), content);
        shared.Lose(file);
        using var browser = Site.Running.Browser();
        var page = await browser.Open($"/files/{file.ToHex()}");
        var wrong = await browser.Follow(Form(page, $"/files/{file.ToHex()}", [], ("content", "other.txt", [.. "other"u8])));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (wrong.Status, wrong.Problems.Count));
        await browser.Follow(Form(page, $"/files/{file.ToHex()}", [], ("content", "speech.txt", content)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/files/{Hash.Of([9, 9]).ToHex()}")).Status);
    }

    [Fact]
    public async Task What_is_withheld_is_gone_here_and_in_mirrors_and_taken_from_nobody()
    {
        var (content, file, id) = New();
        await SendAsync(content, "key");
        await EnterAsync("key", new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false), content);
        using var folder = new TemporaryFolder();
        await MirrorAsync(folder.Path);
        Assert.True(File.Exists(Path.Combine(folder.Path, LogSource.FilePath(file))));
        await Site.ActAsync(new WithholdFile(file, WithholdingGround.PersonalData, "It holds an address"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(file));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(file, content));
        await MirrorAsync(folder.Path);
        Assert.False(File.Exists(Path.Combine(folder.Path, LogSource.FilePath(file))));
        var report = await AuditAsync();
        Assert.Null(report.Difference);
        Assert.Empty(report.FilesMissing);
        Assert.Contains("withheld", string.Join('\n', AuditText.Lines(report)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_not_cached_on_its_way_while_its_author_may_recall_it()
    {
        var (content, file, id) = New();
        await SendAsync(content, "key");
        await EnterAsync("key", new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false), content);
        using var answer = await Site.Client.GetAsync($"/log/files/{file.ToHex()}");
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("RecalledFileWasNotServed", await RefusedAsync("key", new RecallFile(file, "The wrong one")));
    }

    private async Task EnterAsync(string door, CirculateStatement act, byte[] content)
    {
        switch (door)
        {
            case "page":
                var page = await shared.Delegate.Browser.Open("/act/CirculateStatement?as=UTO");
                var check = await shared.Delegate.Browser.Follow(
                    Form(page, "/act/CirculateStatement", [.. Fields(act).Where(one => one.Name != "file"), ("as", "UTO"), ("do", "check")],
                    ("file@file", "speech.txt", content)));
                Assert.Empty(check.Problems);
                Assert.StartsWith("/record/", (await shared.Delegate.Browser.Send(check, "nonce", ("do", "enter"))).Address, StringComparison.Ordinal);
                break;
            case "button":
                Assert.Empty((await ButtonAsync(act)).Problems);
                break;
            case "command":
                Assert.Equal(ExitCode.Yes, Command(act).Code);
                break;
            default:
                using (var answer = await PostAsync(door, act))
                    Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                break;
        }
    }

    private async Task<string> RefusedAsync(string door, Act act)
    {
        switch (door)
        {
            case "page" or "button":
                var page = await ButtonAsync(act);
                if (door == "page")
                    page = await shared.Delegate.Browser.Follow(
                        Form(await shared.Delegate.Browser.Open($"/act/{ActName.Of(act)}?as=UTO"), $"/act/{ActName.Of(act)}",
                        [.. Fields(act), ("as", "UTO"), ("do", "check")]));
                Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
                Assert.Contains("send it yourself", Assert.Single(page.Problems), StringComparison.OrdinalIgnoreCase);
                return "FileIsSentByItsActor";
            case "command":
                var (code, error) = Command(act);
                Assert.Equal(ExitCode.No, code);
                return error[(error.LastIndexOf('(') + 1)..].TrimEnd().TrimEnd(')');
            default:
                using (var answer = await PostAsync(door, act))
                {
                    Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                    using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                    return json.RootElement.GetProperty("refusals")[0].GetProperty("rule").GetString()!;
                }
        }
    }

    private async Task<Page> ButtonAsync(Act act)
    {
        const string Address = "/meetings/session-2-meeting-3/floor";
        var page = await shared.Delegate.Browser.Open(Address);
        return await shared.Delegate.Browser.Send(page, "act",
            [.. Fields(act), ("act", ActName.Of(act)), ("as", "UTO"), ("nonce", $"button-{Interlocked.Increment(ref numbers)}")]);
    }

    private async Task<HttpResponseMessage> PostAsync(string door, Act act)
    {
        if (door == "received")
        {
            var letter = new EnterReceived("UTO", act, ReceivedKind.NoteVerbale, "NV/8", new DateOnly(2026, 1, 1), KnownFiles.Of([2]));
            var received = Says(letter, Site.Secretary, Capacity.Secretariat);
            Site.Record.Store.Keep(new(letter.Document, "text/plain", IsPublic: false, [2]),
                new(Site.Secretary, Capacity.Secretariat, "EnterReceived.document"), DateTimeOffset.UtcNow);
            return await PostAsync(received, shared.SecretaryKey.Sign(received));
        }

        var statement = Says(act);
        return await PostAsync(statement, door == "passkey" ? shared.Passkey.Sign(statement) : shared.Key.Sign(statement));
    }

    private async Task<HttpResponseMessage> PostAsync(Statement statement, Signature signature)
    {
        using var body = Json(new ActRequest(statement, signature));
        return await Site.Client.PostAsync("/api/v1/acts", body);
    }

    private (int Code, string Error) Command(Act act)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var words = Fields(act).Select(field => $"{field.Name}={field.Value}");
        return (Program.Run(["act", Site.Address.ToString(), ActName.Of(act), .. words, "--as", "UTO", "--person", Site.Head, "--key", shared.KeyFile], output,
            error, TextReader.Null), error.ToString());
    }

    /// <summary>Sends a file as the door has it: the page sends it with the form, a program by its address.</summary>
    private async Task SendAsync(byte[] content, string door)
    {
        if (door == "page")
            return;
        var (key, capacity) = door == "received" ? (shared.SecretaryProgram, "secretariat") : (shared.HeadProgram, "UTO");
        using var request = new HttpRequestMessage(HttpMethod.Post,
            $"/api/v1/files?capacity={capacity}&field=CirculateStatement.file") { Content = new ByteArrayContent(content) };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await Site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private async Task<HttpStatusCode> PutAsync(Hash file, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        using var answer = await Site.Client.PutAsync($"/api/v1/files/{file.ToHex()}", body);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> StatusAsync(Hash file)
    {
        using var answer = await Site.Client.GetAsync($"/log/files/{file.ToHex()}");
        return answer.StatusCode;
    }

    private async Task<string> BodyAsync(Hash file)
    {
        using var answer = await Site.Client.GetAsync($"/log/files/{file.ToHex()}");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<AuditReport> AuditAsync()
    {
        using var state = new TemporaryFolder();
        using var source = LogSource.Open(new Uri(Site.Address, "/log/").ToString());
        return await new AuditJob(source, new(null, null, new(state.Path)), TimeProvider.System).RunAsync(CancellationToken.None);
    }

    private async Task MirrorAsync(string folder)
    {
        using var source = LogSource.Open(new Uri(Site.Address, "/log/").ToString());
        using var target = new LogFolder(folder);
        Assert.Null((await new MirrorJob(source, target, null).RunAsync(CancellationToken.None)).Difference);
    }

    private Statement Says(Act act, string? person = null, string capacity = "UTO") =>
        new(Site.Record.Verifier.Name, act, capacity, person ?? Site.Head, Site.Record.Whole.Size, $"doors-{Interlocked.Increment(ref numbers):D6}");

    private static ByteArrayContent Json(ActRequest request) =>
        new(JsonSerializer.SerializeToUtf8Bytes(request, Process.Json.Options)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static (string Name, string Value)[] Fields(Act act) =>
    [
        .. JsonSerializer.SerializeToElement(act, Process.Json.Options).EnumerateObject()
            .Where(field => field.Name != "type" && field.Value.ValueKind != JsonValueKind.Null)
            .Select(field => (field.Name, field.Value.ToString() is var text && field.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? field.Value.GetRawText() : text)),
    ];

    private static HttpRequestMessage Form(Page page, string address, (string Name, string Value)[] fields,
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

    private static (byte[] Content, Hash Hash, string Id) New()
    {
        var number = Interlocked.Increment(ref numbers);
        var content = Encoding.UTF8.GetBytes($"What was said as number {number}.");
        return (content, Hash.Of(content), $"speech-{number}");
    }
}

/// <summary>A server with a delegate and a secretary who are signed in, and with keys of every kind.</summary>
public sealed class FileDoorsSite : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public ProcessSite Site { get; } = new();

    internal Enrolled Delegate { get; private set; } = default!;

    internal Enrolled Secretary { get; private set; } = default!;

    internal OwnKey Key { get; private set; } = default!;

    internal OwnKey SecretaryKey { get; private set; } = default!;

    internal Authenticator Passkey { get; private set; } = default!;

    public string KeyFile => Path.Combine(folder.Path, "own.key");

    public string HeadProgram { get; private set; } = "";

    public string SecretaryProgram { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        (Secretary, Delegate) = (await Site.AccountAsync(Site.Secretary, "secretary@example.org"),
            await Site.AccountAsync(Site.Delegate, "delegate@example.org"));
        using var head = (await Site.AccountAsync(Site.Head, "head@example.org")).Browser;
        (HeadProgram, SecretaryProgram) = (await Site.KeyAsync(Site.Head), await Site.KeyAsync(Site.Secretary));
        (Key, SecretaryKey) = (OwnKey.Make(KeyFile), OwnKey.Make(Path.Combine(folder.Path, "secretary.key")));
        await Site.ActAsync(Site.Head, "oneself", Key.Registration(Site.Record.Verifier.Name, Site.Head));
        await Site.ActAsync(Site.Secretary, "oneself", SecretaryKey.Registration(Site.Record.Verifier.Name, Site.Secretary));
        var origin = Site.Picture.Record.Founding.Sites[0];
        Passkey = new("doors") { Origin = origin, Host = new Uri(origin).Host };
        await Site.ActAsync(Site.Head, "oneself", Passkey.Registers());
    }

    /// <summary>The bytes of a file are lost, as if nobody had ever provided them.</summary>
    public void Lose(Hash file)
    {
        using var batch = Site.Record.Store.Begin();
        batch.Files.Remove(file);
        batch.Commit(batch.Head.Size, batch.Head.Waiting, null);
    }

    public async ValueTask DisposeAsync()
    {
        Key.Dispose();
        SecretaryKey.Dispose();
        Delegate.Browser.Dispose();
        Secretary.Browser.Dispose();
        await Site.DisposeAsync();
        folder.Dispose();
    }
}
