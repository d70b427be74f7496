using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Deadlines across weekends, holidays and the change of clocks at a seat whose days are not all of 24 hours.</summary>
public sealed class ViennaTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");

    /// <summary>Saturdays and Sundays at the seat, as instants.</summary>
    public static IEnumerable<ClosedDay> Weekends(DateOnly from, int days) =>
        Enumerable.Range(0, days).Select(from.AddDays).Where(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        .Select(day => new ClosedDay($"{day:O}", Midnight(day), Midnight(day.AddDays(1))));

    [Fact]
    public void Two_working_days_from_Friday_noon_end_on_Tuesday_noon_by_the_clock_on_the_wall()
    {
        var register = Register(Weekends(new(2026, 3, 1), 60));
        var friday = At(new(2026, 3, 27, 12, 0, 0));
        Assert.Equal(At(new(2026, 3, 31, 12, 0, 0)), SilenceRules.EarliestDeadline(register, Terms(48), friday));
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 10, 0, 0, TimeSpan.Zero), At(new(2026, 3, 31, 12, 0, 0)));
    }

    [Fact]
    public void A_clock_that_starts_on_a_closed_day_counts_from_its_end() => Assert.Equal(
        At(new(2026, 10, 26, 5, 0, 0)), SilenceRules.EarliestDeadline(Register(Weekends(new(2026, 10, 1), 60)), Terms(5), At(new(2026, 10, 25, 1, 0, 0))));

    [Fact]
    public void The_earliest_deadline_is_the_first_open_minute_with_enough_open_minutes_before_it() =>
        Gen.Select(Gen.Int[0, 60 * 24 * 12], Gen.Int[1, 50], Gen.Int[0, 8].Array[0, 5]).Sample((minutes, hours, holidays) =>
        {
            var days = Weekends(new(2026, 3, 20), 40)
                .Concat(holidays.Select(day => new DateOnly(2026, 3, 24).AddDays(day))
                .Select(day => new ClosedDay($"holiday {day:O}", Midnight(day), Midnight(day.AddDays(1))))).ToList();
            var (from, register) = (new DateTimeOffset(2026, 3, 22, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes), Register(days));
            var (reached, left) = (from, hours * 60);
            while (left > 0 || days.Any(day => day.From <= reached && reached < day.Until))
            {
                left -= days.Any(day => day.From <= reached && reached < day.Until) ? 0 : 1;
                reached = reached.AddMinutes(1);
            }
            var earliest = SilenceRules.EarliestDeadline(register, Terms(hours), from);
            return earliest == reached && register.ClosedAt(earliest) is null && register.OpenBetween(from, earliest) == TimeSpan.FromHours(hours);
        }, iter: 300);

    private static SilenceTerms Terms(int hours) => ProcedureSets.Osce.Silence with { MinimumHours = hours };

    private static ProcedureRegister Register(IEnumerable<ClosedDay> days) =>
        Given.A_process().Does("secretariat", new DeclareClosedDays([.. days], "Calendar")).Picture.Forum.Procedure;

    private static DateTimeOffset Midnight(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    private static DateTimeOffset At(DateTime wall) => new(TimeZoneInfo.ConvertTimeToUtc(wall, Zone), TimeSpan.Zero);
}
