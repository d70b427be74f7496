using System.Text;
using Comity.Forum.Documents;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>What becomes of files that nobody names, and what a start puts right.</summary>
public sealed class FileLifeTests
{
    [Theory]
    [InlineData(Kept.InSqlite)]
    [InlineData(Kept.InPostgres)]
    public async Task What_nobody_names_expires_and_what_an_entry_names_stays(Kept kept)
    {
        var clock = new Ahead();
        await using var record = await TestRecord.BeginAsync(clock, kept: kept);
        var (unnamed, limited) = (Send(record, "unnamed"), Send(record, "limited"));
        var paper = new IssueDocument("elements", null, DocumentKind.NonPaper, "Elements", Distribution.Limited, [new("en", limited)]);
        await TestRecord.Must(record.ActAsync(paper));
        clock.By = Files.KeptFor - TimeSpan.FromHours(2);
        await SweptAsync(record);
        Assert.NotNull(record.Open.Store.File(unnamed));
        clock.By = Files.KeptFor + TimeSpan.FromHours(2);
        for (var tries = 0; tries < 100 && record.Open.Store.File(unnamed) is not null; tries++)
            await SweptAsync(record);
        Assert.Null(record.Open.Store.File(unnamed));
        Assert.NotNull(record.Open.Store.File(limited));
    }

    /// <summary>Older versions opened a listing and not its documents, and a backup brings back what was withheld after it was made.</summary>
    [Theory]
    [InlineData(Kept.InSqlite)]
    [InlineData(Kept.InPostgres)]
    public async Task A_start_opens_what_is_public_and_removes_what_was_taken_back(Kept kept)
    {
        await using var record = await TestRecord.BeginAsync(kept: kept);
        await record.AdoptTextAsync("norms");
        var (part, gone) = (Send(record, "a document"), Send(record, "withheld"));
        var listing = new BookListing("A book", [new("a.md", part)]);
        Send(record, Encoding.UTF8.GetString(listing.Write()));
        await TestRecord.Must(record.ActAsync(new EnterModel("norms", listing.Hash, "A book", ModelStatus.Working)));
        await TestRecord.Must(record.ActAsync(new IssueDocument("paper", null, DocumentKind.NonPaper, "Elements", Distribution.General, [new("en", gone)])));
        await TestRecord.Must(record.ActAsync(new WithholdFile(gone, WithholdingGround.Harmful, "A virus")));
        Assert.NotNull(record.Open.Store.PublicFile(part));
        Close(record, part);
        record.Open.Store.Keep(new(gone, "text/plain", IsPublic: true, Encoding.UTF8.GetBytes("withheld")));
        await record.ReopenAsync();
        Assert.NotNull(record.Open.Store.PublicFile(part));
        Assert.Null(record.Open.Store.File(gone));
    }

    private static Task SweptAsync(TestRecord record) => Task.WhenAll(record.Open.EnterOwnAsync(_ => null, CancellationToken.None), Task.Delay(50));

    private static void Close(TestRecord record, Hash file)
    {
        using var store = record.Store();
        using var connection = store.Connect();
        using var command = RecordStore.Command(connection, "UPDATE files SET public = 0 WHERE hash = @hash", ("hash", file.ToArray()));
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static Hash Send(TestRecord record, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        record.Open.Store.Keep(new(Hash.Of(content), "text/plain", IsPublic: false, content), new(record.Secretary, "secretariat"),
            TimeProvider.System.GetUtcNow());
        return Hash.Of(content);
    }

    private sealed class Ahead : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
