using System.Net;
using System.Text;
using Comity.Forum.Documents;
using Comity.Norms.Figures;
using Comity.Record.Audit;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Mirror;
using Comity.Storage.Logs;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Acts;

/// <summary>What becomes of a file after its entry: sent twice, lost, handed in, withheld, recalled. One server serves the whole class.</summary>
public sealed class FileDoorsTests(FileDoorsSite shared) : IClassFixture<FileDoorsSite>
{
    private static int numbers;

    private ProcessSite Site => shared.Site;

    private FileDoors Doors => new(shared);

    [Fact]
    public async Task An_act_sent_twice_is_one_entry_with_its_file()
    {
        var (content, file, id) = New();
        await Doors.SendAsync(content, "key");
        var statement = Doors.Says(new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false));
        var (first, again) = (await Doors.PostAsync(statement, shared.Key.Sign(statement)), await Doors.PostAsync(statement, shared.Key.Sign(statement)));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await Doors.StatusAsync(file));
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
            FileDoors.Form(page, "/act/EnterModel",
            [("text", "norms-2015"), ("title", "A small book"), ("status", "working"), ("as", "secretariat"), ("do", "check")],
            ("book@file", "book.zip", zip.ToArray())));
        Assert.Empty(check.Problems);
        await shared.Secretary.Browser.Send(check, "nonce", ("do", "enter"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Doors.StatusAsync(listing.Hash), await Doors.StatusAsync(hash)));
        Assert.Empty((await Doors.AuditAsync()).FilesMissing);
    }

    [Fact]
    public async Task What_nobody_provided_is_told_and_taken_later_and_nothing_else_is()
    {
        var (content, file, id) = New();
        // As an older version left it: the entry is there and the bytes are not.
        await Doors.SendAsync(content, "key");
        await EnterAsync(file, id);
        var position = Site.Record.Whole.Size - 1;
        shared.Lose(file);
        var report = await Doors.AuditAsync();
        Assert.Null(report.Difference);
        var lines = AuditText.Lines(report).ToList();
        Assert.Contains($"Files      1 missing: {file.ToHex()}, entry {position}, CirculateStatement by UTO", lines);
        Assert.Equal("Result     All holds but 1 files.", lines[^1]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(file, [1, 2, 3]));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(Hash.Of([1, 2, 3, 4]), [1, 2, 3, 4]));
        Assert.Equal(HttpStatusCode.Created, await PutAsync(file, content));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(file, content));
        Assert.Equal(HttpStatusCode.OK, await Doors.StatusAsync(file));
        Assert.Empty((await Doors.AuditAsync()).FilesMissing);
    }

    [Fact]
    public async Task The_page_of_a_missing_file_takes_its_bytes()
    {
        var (content, file, id) = New();
        await Doors.SendAsync(content, "key");
        await EnterAsync(file, id);
        shared.Lose(file);
        using var browser = Site.Running.Browser();
        var page = await browser.Open($"/files/{file.ToHex()}");
        var wrong = await browser.Follow(FileDoors.Form(page, $"/files/{file.ToHex()}", [], ("content", "other.txt", [.. "other"u8])));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (wrong.Status, wrong.Problems.Count));
        await browser.Follow(FileDoors.Form(page, $"/files/{file.ToHex()}", [], ("content", "speech.txt", content)));
        Assert.Equal(HttpStatusCode.OK, await Doors.StatusAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/files/{Hash.Of([9, 9]).ToHex()}")).Status);
    }

    [Fact]
    public async Task What_is_withheld_is_gone_here_and_in_mirrors_and_taken_from_nobody()
    {
        var (content, file, id) = New();
        await Doors.SendAsync(content, "key");
        await EnterAsync(file, id);
        using var folder = new TemporaryFolder();
        await MirrorAsync(folder.Path);
        Assert.True(File.Exists(Path.Combine(folder.Path, LogSource.FilePath(file))));
        await Site.ActAsync(new WithholdFile(file, WithholdingGround.PersonalData, "It holds an address"));
        Assert.Equal(HttpStatusCode.NotFound, await Doors.StatusAsync(file));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(file, content));
        await MirrorAsync(folder.Path);
        Assert.False(File.Exists(Path.Combine(folder.Path, LogSource.FilePath(file))));
        var report = await Doors.AuditAsync();
        Assert.Null(report.Difference);
        Assert.Empty(report.FilesMissing);
        Assert.Contains("withheld", string.Join('\n', AuditText.Lines(report)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_not_cached_on_its_way_while_its_author_may_recall_it()
    {
        var (content, file, id) = New();
        await Doors.SendAsync(content, "key");
        await EnterAsync(file, id);
        using var answer = await Site.Client.GetAsync($"/log/files/{file.ToHex()}");
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("RecalledFileWasNotServed", await Doors.RefusedAsync("key", new RecallFile(file, "The wrong one")));
    }

    private Task EnterAsync(Hash file, string id) =>
        Doors.EnterAsync("key", new CirculateStatement(id, "Statement", "en", file, CheckAgainstDelivery: false), "UTO");

    private async Task<HttpStatusCode> PutAsync(Hash file, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        using var answer = await Site.Client.PutAsync($"/api/v1/files/{file.ToHex()}", body);
        return answer.StatusCode;
    }

    private async Task MirrorAsync(string folder)
    {
        using var source = LogSource.Open(new Uri(Site.Address, "/log/").ToString());
        using var target = new LogFolder(folder);
        Assert.Null((await new MirrorJob(source, target, null).RunAsync(CancellationToken.None)).Difference);
    }

    private static (byte[] Content, Hash Hash, string Id) New()
    {
        var number = Interlocked.Increment(ref numbers);
        var content = Encoding.UTF8.GetBytes($"What was said as number {number}.");
        return (content, Hash.Of(content), $"speech-{number}");
    }
}
