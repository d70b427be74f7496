using System.Text;
using Comity.Kit;
using Comity.Members.Credentials;
using Comity.Negotiation.Consultations;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage;
using Comity.Storage.Logs;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>What was sealed before a backup is opened after it is restored, whatever else of its sheet was lost.</summary>
public sealed class SealedRestoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SetClock clock = new(Noon);

    [Theory]
    [InlineData(Kept.InSqlite)]
    [InlineData(Kept.InPostgres)]
    public async Task What_was_sealed_before_the_backup_is_opened_although_a_row_of_its_sheet_was_lost(Kept kept)
    {
        await using var record = await BeginAsync(kept);
        var before = await SealAsync(record, "An offer");
        await BackUpAsync(record);
        var after = await SealAsync(record, "Another offer");
        await SheetAsync(record);
        var result = await RestoreAsync(record, await MirrorAsync(record, withSheets: true));
        Assert.Equal([after], result.Affected.Select(one => one.Commitment));
        Assert.Equal("Receipts affected: 1", RestoreSheets.Told(result.Affected).First());
        await using var restored = Opened(record);
        foreach (var commitment in (Hash[])[before, after])
        {
            var place = new SealedActs(restored).Find(commitment)!;
            var sheet = restored.Whole.Picture.Record.Sealing.Find(place.Sheet)!;
            Assert.True(MerkleProof.Inclusion(Merkle.Leaf(commitment.Bytes), place.Index, sheet.Leaves, place.Proof.AsSpan(), sheet.Root));
        }

        Assert.Equal("An offer", Encoding.UTF8.GetString(restored.Unsealed(restored.Store.Waiting("", before)!)!));
    }

    [Fact]
    public async Task Without_the_leaves_a_restore_names_the_receipts_that_can_no_longer_be_opened()
    {
        await using var record = await BeginAsync();
        var before = await SealAsync(record, "An offer");
        await BackUpAsync(record);
        await SealAsync(record, "Another offer");
        await SheetAsync(record);
        var result = await RestoreAsync(record, await MirrorAsync(record, withSheets: false));
        Assert.Equal([before], result.Affected.Select(one => one.Commitment));
        Assert.Contains("cannot be opened", RestoreSheets.Told(result.Affected).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_that_do_not_give_their_root_are_told_at_the_start()
    {
        await using var record = await BeginAsync();
        await SealAsync(record, "An offer");
        await SheetAsync(record);
        record.Open.Store.KeepLeaves("", 1, new byte[16 * Hash.Length]);
        await record.CloseAsync();
        var problem = await Assert.ThrowsAsync<UserError>(async () => await record.ReopenAsync(clock));
        Assert.Contains("the leaves of sheet 1 do not give its root", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_of_sheets_of_an_earlier_program_are_made_at_the_start()
    {
        await using var record = await BeginAsync();
        var commitment = await SealAsync(record, "An offer");
        await SheetAsync(record);
        using (var store = record.Store())
        using (var connection = store.Connect())
        using (var command = RecordStore.Command(connection, "DELETE FROM sheets"))
            command.ExecuteNonQuery();
        await record.ReopenAsync(clock);
        Assert.NotNull(new SealedActs(record.Open).Find(commitment));
    }

    [Fact]
    public async Task As_many_sheets_enter_as_what_waits_needs()
    {
        await using var record = await BeginAsync();
        var commitments = await Task.WhenAll(Enumerable.Range(0, SheetMaker.MostSealed + 1).Select(number => SealAsync(record, $"Objection {number}")));
        await SheetAsync(record);
        Assert.Equal([4096, 16], record.Picture.Record.Sealing.Sheets.Select(sheet => sheet.Leaves));
        Assert.Empty(commitments.Except([.. record.Open.Leaves("", 1)!.Value, .. record.Open.Leaves("", 2)!.Value]));
        Assert.NotNull(new SealedActs(record.Open).Find(commitments[^1]));
    }

    [Fact]
    public async Task Sealed_votes_beyond_one_sheet_are_all_counted_at_the_close()
    {
        await using var record = await BeginAsync();
        await TestRecord.Must(record.ActAsync(new OpenConsultation("one", "One", ["A statement"], VoteTerms.Sealed, Noon.AddHours(2))));
        var box = new BallotBox(record.Open);
        var cast = await Task.WhenAll(Enumerable.Range(0, SheetMaker.MostSealed + 4).Select(number =>
            box.CastAsync("one", Vote(number), CancellationToken.None)));
        Assert.All(cast, vote => Assert.Null(vote.Refusal));
        clock.Set(Noon.AddHours(3));
        await record.AdoptTextAsync("later");
        var closed = record.Picture.Consultations.All["one"];
        var (tallies, unread) = box.Count(closed);
        Assert.Equal((new Tally(SheetMaker.MostSealed + 4, 0, 0), 0), (tallies.Single(), unread));
    }

    private static Vote Vote(int number) => new(Pseudonym.Of([.. BitConverter.GetBytes(number), .. new byte[6]]), "oneself", 0, VoteValue.Agree);

    private static string New(TestRecord record) => Path.Combine(record.Folder, "new");

    private static string BackupOf(TestRecord record) => Path.Combine(record.Folder, "backup.tar");

    private static async Task<Hash> SealAsync(TestRecord record, string content)
    {
        var commitment = Commitment.Of(Hash.Of(Encoding.UTF8.GetBytes(content)).Bytes, Encoding.UTF8.GetBytes(content));
        await record.Open.SealAsync("", Encoding.UTF8.GetBytes(content), commitment, (_, _, _) => null, CancellationToken.None);
        return commitment;
    }

    private static Task<BackupAbout> BackUpAsync(TestRecord record) =>
        Backup.WriteAsync(new ServeOptions(record.Folder, record.Postgres, "", Demo: false), BackupOf(record), TimeProvider.System, CancellationToken.None);

    private static async Task<RestoreResult> RestoreAsync(TestRecord record, string mirror)
    {
        await record.CloseAsync();
        return await new Restore(new(BackupOf(record), New(record), Path.Combine(record.Folder, "keys"), [], [mirror], Alone: false, NewOrigin: null))
            .RunAsync(CancellationToken.None);
    }

    private static async Task<string> MirrorAsync(TestRecord record, bool withSheets)
    {
        var folder = Path.Combine(record.Folder, "mirror");
        using var log = new LogFolder(folder);
        foreach (var path in TilePath.AllOf(record.Open.Whole.Size))
            await log.WriteAsync(path.ToString(), path.IsBundle
                ? EntryBundle.Write([.. record.Open.Store.Entries(path.FirstEntry, path.FirstEntry + path.Width).Select(entry => entry.Entry)])
                : record.Open.Tree.Tile(path.Level, path.Index, path.Width), CancellationToken.None);
        if (withSheets)
            foreach (var root in record.Open.Sheets.All)
                await log.WriteAsync(root.Path, record.Open.Store.Leaves(root.Topic, root.Sheet), CancellationToken.None);
        await log.WriteAsync(LogSource.CheckpointPath, record.Open.Whole.Head!.ToBytes(), CancellationToken.None);
        return folder;
    }

    private async Task<TestRecord> BeginAsync(Kept kept = Kept.InSqlite)
    {
        var record = await TestRecord.BeginAsync(clock, kept: kept);
        await SideDbTests.MakeAsync(new ServeOptions(record.Folder, record.Postgres, "", Demo: false));
        return record;
    }

    /// <summary>A day passes, and the sheet enters before anything else does.</summary>
    private async Task SheetAsync(TestRecord record)
    {
        clock.Set(clock.GetUtcNow().AddHours(25));
        await record.AdoptTextAsync("a-day-later");
    }

    private OpenRecord Opened(TestRecord record) => OpenRecord.Open(
        new SqliteStore(RecordFolder.DatabaseOf(New(record))), RecordKeys.Read(Path.Combine(New(record), "keys"))!, clock,
        Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
}
