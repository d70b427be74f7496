using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>What a sheet of sealed acts shows of them and when it stands in the record, and what a batch makes of what arrives twice.</summary>
public sealed class SheetTests
{
    // Whoever confirms an act does so by the clock of the machine.
    private static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    [Fact]
    public async Task Leaves_of_a_sheet_stand_in_no_order_of_arrival()
    {
        await using var record = await TestRecord.BeginAsync();
        ImmutableArray<Waiting> came = [.. Enumerable.Range(1, 20).Select(number => new Waiting(number, "", "", null, Hash.Of([(byte)number])))];
        var maker = new SheetMaker(record.Open.Store, record.Keys.Sealing);
        var leaves = maker.Leaves("", 1, came, 32);
        Assert.Equal(leaves, maker.Leaves("", 1, [.. came.Reverse()], 32));
        Assert.Equal(leaves.OrderBy(leaf => leaf.ToHex(), StringComparer.Ordinal), leaves);
        Assert.Equal(32, leaves.Distinct().Count());
        Assert.Subset(leaves.ToHashSet(), came.Select(one => one.Commitment).ToHashSet());
        // The padding of another sheet is another: what is the same in two sheets would be no padding.
        Assert.Equal(came.Length, leaves.Intersect(maker.Leaves("", 2, came, 32)).Count());
    }

    [Fact]
    public async Task Sheet_stands_before_a_silence_ends()
    {
        var clock = new SetClock(Noon);
        await using var record = await TestRecord.BeginAsync(clock);
        var terms = ProcedureSets.Under(ProcedureSets.Comity, 2);
        await TestRecord.Must(record.ActAsync(new AdoptProcedure(
            terms with { Silence = terms.Silence with { Proposers = [SilenceProposer.Secretariat] } }, "Decision 1")));
        await TestRecord.Must(record.ActAsync(new IssueDocument("draft", "A/1", DocumentKind.Official, "A draft", Distribution.General,
            [new("en", KnownFiles.Of([3])), new("fr", KnownFiles.Of([4]))])));
        var deadline = Noon.AddDays(20).AddMinutes(7);
        await TestRecord.Must(record.ActAsync(new BeginSilence("draft", "A draft", "draft", deadline)));
        clock.Set(deadline.AddHours(1));
        await record.Open.EnterOwnAsync(_ => null, CancellationToken.None);
        var entries = record.Open.Store.Entries(0, record.Open.Size).Select(stored => Process.Json.ReadEntry(stored.Entry)).ToList();
        var end = entries.FindIndex(entry => entry.Statement.Act is SettleSilence);
        Assert.Equal((true, deadline, deadline), (entries[end - 1].Statement.Act is EnterSealedSheet, entries[end - 1].At, entries[end].At));
    }

    [Fact]
    public async Task Place_in_a_sheet_is_found_without_making_the_sheet_anew_for_each_question()
    {
        var clock = new SetClock(Noon);
        await using var record = await TestRecord.BeginAsync(clock, RecordFolder.FirstRules with
        {
            Edition = 3, ConfirmMinutes = 5, SittingHours = 4, SheetSize = SheetMaker.MostSealed,
        });
        clock.Set(Noon.AddDays(4));
        await record.Open.EnterOwnAsync(_ => null, CancellationToken.None);
        var (sealing, leaves) = (new SealedActs(record.Open), record.Open.Leaves("", 1)!.Value);
        Assert.Equal(SheetMaker.MostSealed, leaves.Length);
        Assert.Equal(Commitment.Tree(leaves).Inclusion(17, leaves.Length), sealing.Find(leaves[17])!.Proof);
        var (found, seconds) = Kit.Docx.ProcessorTime.Of(() => leaves.Select(sealing.Find).ToList());
        Assert.Equal(Enumerable.Range(0, leaves.Length), found.Select(place => place!.Index));
        Assert.InRange(seconds, 0, 2);
        Assert.Null(sealing.Find(Hash.Of([1])));
    }

    [Fact]
    public async Task Statement_that_is_twice_in_a_batch_is_one_entry()
    {
        await using var record = await TestRecord.BeginAsync();
        var (person, key) = await record.MemberAsync("KEN");
        await record.AdoptTextAsync("norms");
        var sent = record.Signed(key, person, "KEN", new TakePosition("norms", null, Stance.Supports));
        var other = sent.Statement with { Act = new TakePosition("norms", null, Stance.Reserves) };
        using var store = record.Open.Store.Begin();
        var batch = new RecordBatch(
            store, record.Open.Whole, new NonceIndex(), new SheetMaker(record.Open.Store, record.Keys.Sealing), null, TimeProvider.System.GetUtcNow(),
            (_, _) => null);
        var (first, again) = (batch.Enter(sent, Process.Json.Write(sent.Statement), null), batch.Enter(sent, Process.Json.Write(sent.Statement), null));
        Assert.Equal((first.Receipt!.Position, false, true), (again.Receipt!.Position, first.Receipt.IsRepeated, again.Receipt.IsRepeated));
        Assert.Null(batch.Enter(sent with { Statement = other }, Process.Json.Write(other), null).Receipt);
        Assert.Single(batch.Entered);
    }

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        private long ticks = now.UtcTicks;

        public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
    }
}
