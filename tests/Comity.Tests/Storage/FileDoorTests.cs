using System.Text;
using Comity.Forum.Commitments;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Received;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>The door looks whether the files of an act are here, and whose they are; what becomes public does so in the commit of the entry. One record serves
/// the whole class.</summary>
public sealed class FileDoorTests(FileDoorRecord shared) : IClassFixture<FileDoorRecord>
{
    private static int numbers;

    private TestRecord Record => shared.Record;

    private FilesRegister Register => Record.Picture.Files;

    [Fact]
    public async Task File_is_sent_by_its_actor()
    {
        var file = New();
        Assert.Equal("FileIsSentByItsActor", await RefusedAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        Send(file, shared.France, "FRA", "CirculateStatement.file");
        Assert.Equal("FileIsSentByItsActor", await RefusedAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        Send(file, shared.Kenya, "KEN", "Disclose.file");
        Assert.Equal("FileIsSentByItsActor", await RefusedAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        Assert.Null(Public(file.Hash));
        Send(file, shared.Kenya, "KEN", "CirculateStatement.file");
        await TestRecord.Must(Record.ActAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        Assert.Equal(file.Content, Public(file.Hash)!.Content);
    }

    [Fact]
    public async Task Another_in_the_same_capacity_may_name_what_was_sent_and_nobody_else_oneself()
    {
        var (file, own) = (New(), New());
        Send(file, "p-colleague", "KEN", "CirculateStatement.file");
        await TestRecord.Must(Record.ActAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        Send(own, "p-somebody", Capacity.Oneself, null);
        Assert.False(Record.Open.Store.Read(table => table.IsSent(own.Hash, shared.Kenya, Capacity.Oneself, "AssessCommitment.evidence")));
    }

    [Fact]
    public async Task A_public_file_may_be_named_by_everybody()
    {
        var file = New();
        Send(file, shared.Kenya, null, null);
        await TestRecord.Must(Record.ActAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        await TestRecord.Must(Record.ActAsync(shared.France, "FRA", Speech(file.Hash)));
    }

    [Fact]
    public async Task Limited_file_is_opened_by_its_owner()
    {
        var file = New();
        Send(file, Record.Secretary, Capacity.Secretariat, "IssueDocument.languages.file");
        var paper = new IssueDocument(Id(), null, DocumentKind.NonPaper, "Elements", Distribution.Limited, [new("en", file.Hash)]);
        await TestRecord.Must(Record.ActAsync(paper));
        Send(file, shared.Kenya, "KEN", "CirculateStatement.file");
        Assert.Equal("LimitedFileIsOpenedByItsOwner", await RefusedAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        Assert.Null(Public(file.Hash));
        await TestRecord.Must(Record.ActAsync(paper with { Document = Id(), Distribution = Distribution.General }));
        Assert.NotNull(Public(file.Hash));
    }

    /// <summary>Every act with a file against every use that is not public: whoever sends the same bytes cannot open what is another's.</summary>
    [Fact]
    public async Task No_act_with_a_file_opens_what_is_anothers()
    {
        var hidden = await HiddenAsync();
        var asked = 0;
        foreach (var act in Examples())
            foreach (var file in hidden)
            {
                var naming = Renamed(act, file.Hash);
                foreach (var named in ActFiles.Of(naming))
                    Send(file, shared.Kenya, "KEN", named.Field);
                var statement = new Statement(Record.Keys.Origin, naming, "KEN", shared.Kenya, Record.Open.Whole.Size, "asked");
                var refusals = Record.Open.AskFiles(new(statement, TimeProvider.System.GetUtcNow(), SignatureLevel.Session));
                var opens = ActFiles.Of(naming).Any(named => named.IsPublic);
                Assert.Equal(opens, refusals.Any(refusal => refusal.Rule == nameof(FileRules.LimitedFileIsOpenedByItsOwner)));
                Assert.Null(Public(file.Hash));
                asked++;
            }

        Assert.True(asked >= 3 * 12, $"Only {asked} pairs were asked.");
    }

    /// <summary>Every act with a file whose bytes are not here, or were sent by somebody else.</summary>
    [Fact]
    public void No_act_with_a_file_is_let_in_without_it()
    {
        foreach (var act in Examples())
        {
            var (absent, others) = (New(), New());
            Send(others, shared.France, "FRA", null);
            foreach (var file in (ReadOnlySpan<Hash>)[absent.Hash, others.Hash])
            {
                var statement = new Statement(Record.Keys.Origin, Renamed(act, file), "KEN", shared.Kenya, Record.Open.Whole.Size, "asked");
                var refusals = Record.Open.AskFiles(new(statement, TimeProvider.System.GetUtcNow(), SignatureLevel.Session));
                Assert.All(refusals, refusal => Assert.Equal(nameof(FileRules.FileIsSentByItsActor), refusal.Rule));
                Assert.NotEmpty(refusals);
            }
        }
    }

    [Fact]
    public async Task A_listing_brings_its_documents_and_is_refused_without_them()
    {
        var (part, other) = (New(), New());
        var listing = new Comity.Norms.Figures.BookListing("A book", [new("a.md", part.Hash), new("b.md", other.Hash)]);
        var act = new Comity.Norms.Texts.EnterModel("norms", listing.Hash, "A book", Comity.Norms.Texts.ModelStatus.Working);
        foreach (var file in (ReadOnlySpan<(byte[] Content, Hash Hash)>)[(listing.Write(), listing.Hash), part])
            Send(file, Record.Secretary, Capacity.Secretariat, "EnterModel.book");
        var refusal = Assert.Single((await Record.ActAsync(act)).Refusals);
        Assert.Equal(("FileIsSentByItsActor", "book", $"{other.Hash.ToHex()} (b.md)"), (refusal.Rule, refusal.Where, refusal.Facts["named"]));
        Send(other, Record.Secretary, Capacity.Secretariat, "EnterModel.book");
        await TestRecord.Must(Record.ActAsync(act));
        Assert.All(new[] { listing.Hash, part.Hash, other.Hash }, hash => Assert.NotNull(Public(hash)));
    }

    [Fact]
    public async Task Recalled_file_was_not_served()
    {
        var (kept, gone) = (New(), New());
        foreach (var file in new[] { kept, gone })
        {
            Send(file, shared.Kenya, "KEN", null);
            await TestRecord.Must(Record.ActAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        }

        var files = new Files(Record.Open, TimeProvider.System);
        Assert.NotNull(files.Serve(gone.Hash, author => author == "KEN"));
        await TestRecord.Must(Record.ActAsync(shared.Kenya, "KEN", new RecallFile(gone.Hash, "The wrong one")));
        Assert.Null(Record.Open.Store.File(gone.Hash));
        Assert.Null(files.Serve(gone.Hash, _ => false));
        Assert.Equal(FileStatus.Recalled, Register.Find(gone.Hash)!.Status);
        Assert.False(files.Serve(kept.Hash, author => author == "FRA")!.Value.IsFinal);
        Assert.Equal("RecalledFileWasNotServed", await RefusedAsync(shared.Kenya, "KEN", new RecallFile(kept.Hash, "The wrong one")));
        Assert.NotNull(Public(kept.Hash));
    }

    [Fact]
    public async Task File_is_not_taken_back()
    {
        var file = New();
        Send(file, shared.Kenya, "KEN", null);
        await TestRecord.Must(Record.ActAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        await TestRecord.Must(Record.ActAsync(new WithholdFile(file.Hash, WithholdingGround.PersonalData, "An address")));
        Assert.Null(Record.Open.Store.File(file.Hash));
        Assert.Equal("FileIsNotTakenBack", await RefusedAsync(shared.Kenya, "KEN", Speech(file.Hash)));
        var files = new Files(Record.Open, TimeProvider.System);
        Assert.Equal(FileVerdict.TakenBack, files.Keep(file.Content, new(shared.Kenya)).Verdict);
        Assert.Equal(HandInVerdict.TakenBack, await files.HandInAsync(file.Hash, file.Content, CancellationToken.None));
    }

    [Fact]
    public async Task Withheld_file_is_named()
    {
        var file = New();
        Send(file, shared.Kenya, "KEN", null);
        Assert.Equal("WithheldFileIsNamed", await RefusedAsync(Record.Secretary, Capacity.Secretariat,
            new WithholdFile(file.Hash, WithholdingGround.Law, "A court")));
        Assert.NotNull(Record.Open.Store.File(file.Hash));
    }

    internal static IEnumerable<Act> Examples() =>
        Process.Acts.Where(kind => kind.IsForPersons).Select(kind => kind.Sample()).Select(WithFile).Where(act => ActFiles.Of(act).Any());

    /// <summary>The act with another file at every place where it names one.</summary>
    internal static Act Renamed(Act act, Hash file)
    {
        var text = Encoding.UTF8.GetString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(act, Process.Json.Options));
        foreach (var named in ActFiles.Of(act).Select(named => named.Hash.ToHex()).Distinct())
            text = text.Replace(named, file.ToHex(), StringComparison.Ordinal);
        return Process.Json.ReadAct(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Examples name no file where none need be; this one does.</summary>
    private static Act WithFile(Act act) => act switch
    {
        ReportOnCommitment one => one with { Evidence = Hash.Of("evidence"u8) },
        AssessCommitment one => one with { Evidence = Hash.Of("evidence"u8) },
        Comity.Forum.Silence.BreakSilence one => one with { File = Hash.Of("amendment"u8) },
        _ => act,
    };

    /// <summary>A file for each use that is not public, each of somebody other than Kenya.</summary>
    private async Task<(byte[] Content, Hash Hash)[]> HiddenAsync()
    {
        var (received, limited, members) = (New(), New(), New());
        Send(received, Record.Secretary, Capacity.Secretariat, null);
        Send(limited, Record.Secretary, Capacity.Secretariat, null);
        Send(members, shared.France, "FRA", null);
        await TestRecord.Must(Record.ActAsync(new EnterReceived(
            "FRA", new Comity.Norms.Texts.TakePosition("norms", null, Comity.Norms.Texts.Stance.Supports), ReceivedKind.NoteVerbale, "NV/9",
            new DateOnly(2026, 1, 1), received.Hash)));
        await TestRecord.Must(Record.ActAsync(
            new IssueDocument(Id(), null, DocumentKind.NonPaper, "Elements", Distribution.Limited, [new("en", limited.Hash)])));
        await TestRecord.Must(Record.ActAsync(shared.France, "FRA",
            new Disclose(Id(), DisclosureSubject.Notification, "A notification", DisclosureLayer.Members, members.Hash)));
        return [received, limited, members];
    }

    private async Task<string> RefusedAsync(string person, string capacity, Act act) =>
        Assert.Single((await Record.ActAsync(person, capacity, act)).Refusals).Rule;

    private StoredFile? Public(Hash hash) => Record.Open.Store.PublicFile(hash);

    private void Send((byte[] Content, Hash Hash) file, string person, string? capacity, string? field) =>
        Record.Open.Store.Keep(new(file.Hash, "text/plain", IsPublic: false, file.Content), new(person, capacity, field), TimeProvider.System.GetUtcNow());

    private static CirculateStatement Speech(Hash file) => new(Id(), "Statement", "en", file, CheckAgainstDelivery: false);

    private static string Id() => $"d-{Interlocked.Increment(ref numbers)}";

    private static (byte[] Content, Hash Hash) New() =>
        Encoding.UTF8.GetBytes($"file {Interlocked.Increment(ref numbers)}") is var content ? (content, Hash.Of(content)) : default;
}

/// <summary>A record with two members and a text.</summary>
public sealed class FileDoorRecord : IAsyncLifetime
{
    public TestRecord Record { get; private set; } = default!;

    public string Kenya { get; private set; } = "";

    public string France { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Record = await TestRecord.BeginAsync();
        (Kenya, France) = ((await Record.MemberAsync("KEN")).Person, (await Record.MemberAsync("FRA")).Person);
        await Record.AdoptTextAsync("norms");
        await TestRecord.Must(Record.ActAsync(new AdoptProcedure(ProcedureSets.Under(ProcedureSets.Comity, 2), "Decision 1")));
    }

    public ValueTask DisposeAsync() => Record.DisposeAsync();
}
