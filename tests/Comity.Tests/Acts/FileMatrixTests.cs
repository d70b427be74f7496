using System.Net;
using System.Security.Cryptography;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Received;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Xunit;

namespace Comity.Tests.Acts;

/// <summary>Every act that can have a file, through every door: what is another's is refused and stays absent, what was sent for it is public with the entry
/// where its use says so, and whoever checks the record finds it whole. One server serves the whole class.</summary>
public sealed class FileMatrixTests(FileDoorsSite shared) : IClassFixture<FileDoorsSite>
{
    private static int notes;

    private ProcessSite Site => shared.Site;

    private FileDoors Doors => new(shared);

    public static TheoryData<string> Cases => [.. FileCases.All.Keys];

    [Fact]
    public void Every_act_that_can_have_a_file_is_tried() => Assert.Empty(
        FileDoorTests.Examples().Select(ActName.KindOf).Except(FileCases.All.Keys.Select(name => name.Split(' ')[0])));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Through_every_door_a_file_is_public_with_its_entry_and_audit_holds(string name)
    {
        foreach (var door in FileDoors.Of((await FileCases.All[name](Site)).Capacity))
        {
            var right = await FileCases.All[name](Site);
            var field = ActFiles.Of(right.Act).First().Field;
            foreach (var content in right.Files)
                await Doors.SendAsync(content, door, right.Capacity, field);
            await AreAsync(right, door, isPublic: false);
            await Doors.EnterAsync(door, right.Act, right.Capacity, right.Sent);
            if (door == "received" && right.IsPublic && Site.Record.Store.PublicFile(Hash.Of(right.Files[0])) is null)
                await Site.ActAsync(Site.Delegate, "UTO", new ConfirmReceived(Site.Record.Whole.Size - 1));
            // The commit of the entry made it public: a server that is killed now and starts again, or another on the same store, shows it.
            Assert.All(right.Files, content => Assert.Equal(right.IsPublic, Site.Record.Store.PublicFile(Hash.Of(content)) is not null));
            await AreAsync(right, door, right.IsPublic);
        }

        var report = await Doors.AuditAsync();
        Assert.Null(report.Difference);
        Assert.Empty(report.FilesMissing);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Through_every_door_another_participants_note_is_refused_and_stays_404(string name)
    {
        var right = await FileCases.All[name](Site);
        foreach (var door in FileDoors.Of(right.Capacity))
        {
            var isNote = Effect.Lifted(right.Act) is EnterReceived;
            var note = isNote ? Unentered() : await NoteAsync(right.Capacity == "UTO" ? "ERE" : "UTO");
            var size = Site.Record.Whole.Size;
            var refusal = await Doors.RefusedAsync(door, FileDoorTests.Renamed(right.Act, note), right.Capacity);
            Assert.Contains(NamesABook(right.Act) ? "" : door is "page" or "button" ? "send it yourself" : nameof(FileRules.FileIsSentByItsActor), refusal,
                StringComparison.OrdinalIgnoreCase);
            Assert.Equal(size, Site.Record.Whole.Size);
            Assert.Equal(HttpStatusCode.NotFound, await Doors.StatusAsync(note));
            Assert.Equal(await BodyAsync(note), await BodyAsync(Hash.Of(RandomNumberGenerator.GetBytes(8))));
        }
    }

    /// <summary>An act that names a book of the record is refused because there is no such book; every other because its file was not sent.</summary>
    private static bool NamesABook(Act act) => act is ChangeModelStatus or Comity.Forum.Commitments.EnterNormsReview;

    /// <summary>What a delegation sent and has not entered yet.</summary>
    private Hash Unentered()
    {
        var content = System.Text.Encoding.UTF8.GetBytes($"A draft, number {Interlocked.Increment(ref notes)}.");
        Site.Record.Store.Keep(new(Hash.Of(content), "text/plain", IsPublic: false, content), new(Site.Head, "UTO", "CirculateStatement.file"),
            DateTimeOffset.UtcNow);
        return Hash.Of(content);
    }

    private async Task AreAsync(FileCase right, string door, bool isPublic)
    {
        foreach (var content in right.Files)
            Assert.True((isPublic ? HttpStatusCode.OK : HttpStatusCode.NotFound) == await Doors.StatusAsync(Hash.Of(content)),
                $"{ActName.KindOf(right.Act)} by {door}: the file is {(isPublic ? "absent" : "public")}.");
    }

    /// <summary>A note that the secretariat received from somebody else.</summary>
    private async Task<Hash> NoteAsync(string sender)
    {
        var note = KnownFiles.Of($"A note verbale, number {Interlocked.Increment(ref notes)}.");
        await Site.ActAsync(new EnterReceived(sender, new TakePosition("norms-2015", null, Stance.Supports), ReceivedKind.NoteVerbale, "NV/7",
            new DateOnly(2026, 1, 1), note));
        return note;
    }

    private async Task<string> BodyAsync(Hash file)
    {
        using var answer = await Site.Client.GetAsync($"/log/files/{file.ToHex()}");
        return await answer.Content.ReadAsStringAsync();
    }
}
