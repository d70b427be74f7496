using Comity.Storage;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>Nothing is entered by a clock that made a step which nothing confirms.</summary>
public sealed class ClockWatchTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly Clock clock = new(Noon);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_start_an_hour_after_what_was_known_needs_no_word() => Assert.Null(Watch().Look(Noon - TimeSpan.FromMinutes(59)));

    [Fact]
    public void A_start_two_days_after_what_was_known_waits() =>
        Assert.Contains("--the-clock-is-right", Watch().Look(Noon - TimeSpan.FromDays(2)), StringComparison.Ordinal);

    [Fact]
    public void The_operators_word_lets_it_go_on() => Assert.Null(Watch(isRight: true).Look(Noon - TimeSpan.FromDays(2)));

    [Fact]
    public void The_operators_word_is_for_one_start_and_not_for_the_next_step()
    {
        var watch = Watch(isRight: true);
        Assert.Null(watch.Look(Noon - TimeSpan.FromDays(2)));
        clock.Turn(TimeSpan.FromDays(2));
        Assert.NotNull(watch.Look(Noon));
    }

    [Fact]
    public void A_synchronised_kernel_that_says_the_same_lets_it_go_on() => Assert.Null(Watch(() => Noon).Look(Noon - TimeSpan.FromDays(2)));

    [Fact]
    public void A_synchronised_kernel_that_says_another_time_does_not() =>
        Assert.NotNull(Watch(() => Noon - TimeSpan.FromDays(2)).Look(Noon - TimeSpan.FromDays(2)));

    [Fact]
    public void A_witness_that_says_the_same_lets_it_go_on()
    {
        var watch = Watch();
        Assert.NotNull(watch.Look(Noon - TimeSpan.FromDays(2)));
        watch.Confirm(Noon - TimeSpan.FromMinutes(1));
        Assert.Null(watch.Look(Noon - TimeSpan.FromDays(2)));
    }

    [Fact]
    public void An_entry_later_than_the_clock_halts() => Assert.NotNull(Watch().Look(Noon + TimeSpan.FromMinutes(11)));

    [Fact]
    public void What_was_known_is_noted_so_that_a_quiet_record_starts_again()
    {
        Assert.Null(Watch().Look(null));
        clock.Turn(TimeSpan.FromMinutes(50));
        Assert.Null(Watch().Look(Noon - TimeSpan.FromDays(30)));
    }

    [Fact]
    public void A_step_while_the_server_runs_halts_until_the_clock_is_right_again()
    {
        var watch = Watch();
        Assert.Null(watch.Look(Noon));
        clock.Turn(TimeSpan.FromDays(2));
        Assert.NotNull(watch.Look(Noon));
        clock.Turn(-TimeSpan.FromDays(2));
        Assert.Null(watch.Look(Noon));
    }

    private ClockWatch Watch(Func<DateTimeOffset?>? kernel = null, bool isRight = false) => new(clock, folder.Path, kernel ?? (() => null), isRight);

    private sealed class Clock(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset now = start;

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => 0;

        public void Turn(TimeSpan by) => now += by;
    }
}
