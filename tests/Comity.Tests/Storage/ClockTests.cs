using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>Time passes only by entries, whatever the clock does.</summary>
public abstract class ClockTests(Kept kept)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Entry_times_never_decrease_when_the_clock_is_set_back()
    {
        var clock = new SetClock(Noon);
        await using var record = await TestRecord.BeginAsync(clock, kept: kept);
        await record.AdoptTextAsync("one");
        clock.Set(Noon.AddHours(-5));
        await record.AdoptTextAsync("two");
        await record.ReopenAsync(clock);
        await record.AdoptTextAsync("three");
        var times = Times(record).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Equal(Noon, times[^1]);
    }

    [Fact]
    public async Task Deadlines_settle_in_their_order_once_after_the_server_slept()
    {
        var clock = new SetClock(Noon);
        await using var record = await TestRecord.BeginAsync(clock, kept: kept);
        foreach (var hours in new[] { 3, 1, 2 })
            await OpenAsync(record, hours);
        await record.CloseAsync();
        clock.Set(Noon.AddDays(2));
        await record.ReopenAsync(clock);
        await record.AdoptTextAsync("late");
        Assert.Equal(["closes-1", "closes-2", "closes-3"], Closed(record));
        Assert.Equal([1, 2, 3], Entries(record).Where(entry => entry.Statement.Act is CloseConsultation).Select(entry => (int)(entry.At - Noon).TotalHours));
    }

    [Fact]
    public async Task Deadlines_settle_once_with_two_servers_and_a_clock_that_goes_back()
    {
        var (clock, slow) = (new SetClock(Noon), new SetClock(Noon));
        await using var record = await TestRecord.BeginAsync(clock, kept: kept);
        await OpenAsync(record, 1);
        await OpenAsync(record, 2);
        await using var second = record.Second(slow);
        clock.Set(Noon.AddMinutes(90));
        await record.AdoptTextAsync("one");
        clock.Set(Noon);
        slow.Set(Noon.AddHours(3));
        await second.EnterOwnAsync(_ => null, CancellationToken.None);
        await record.AdoptTextAsync("two");
        Assert.Equal(["closes-1", "closes-2"], Closed(record));
        var times = Times(record).ToList();
        Assert.Equal(times.Order(), times);
    }

    private static Task<Receipt> OpenAsync(TestRecord record, int hours) => TestRecord.Must(record.ActAsync(
        new OpenConsultation($"closes-{hours}", "A consultation", ["A statement"], VoteTerms.Public, Noon.AddHours(hours))));

    private static IEnumerable<Entry> Entries(TestRecord record) =>
        record.Open.Store.Entries(0, record.Open.Whole.Size).Select(stored => Process.Json.ReadEntry(stored.Entry));

    private static IEnumerable<DateTimeOffset> Times(TestRecord record) => Entries(record).Select(entry => entry.At);

    private static IEnumerable<string> Closed(TestRecord record) =>
        Entries(record).Select(entry => entry.Statement.Act).OfType<CloseConsultation>().Select(act => act.Consultation.Value);
}

/// <summary>The clock on SQLite.</summary>
public sealed class SqliteClockTests() : ClockTests(Kept.InSqlite);

/// <summary>The clock on PostgreSQL.</summary>
public sealed class PostgresClockTests() : ClockTests(Kept.InPostgres);
