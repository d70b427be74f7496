using System.Globalization;

namespace Comity.Storage;

/// <summary>Holds the machine's clock against what is known of the time before anything is entered. A clock that is ahead would let silences and votes fall due
/// for good, so a step beyond an hour that nothing confirms halts the record until the clock is right again or the operator says that it is.</summary>
/// <param name="time">The clock.</param>
/// <param name="folder">The folder of keys, where the last known time is noted; null to note none.</param>
/// <param name="kernel">What the kernel says the time is while it is synchronised; null while it is not, or says nothing.</param>
/// <param name="isRight">Whether the operator says that the clock is right at this start.</param>
public sealed class ClockWatch(TimeProvider time, string? folder, Func<DateTimeOffset?> kernel, bool isRight)
{
    private const string Name = "clock.seen";

    /// <summary>The longest step that needs no confirmation.</summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);

    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);
    private readonly Lock looking = new();
    private (DateTimeOffset At, long Tick)? known;
    private DateTimeOffset noted = DateTimeOffset.MinValue;
    private DateTimeOffset accepted = DateTimeOffset.MinValue;
    private DateTimeOffset confirmed = DateTimeOffset.MinValue;
    private bool isAccepted = isRight;

    /// <summary>What is wrong with the clock, in a sentence for the operator; null while nothing is.</summary>
    /// <param name="last">The time of the last entry; null where there is none.</param>
    public string? Look(DateTimeOffset? last)
    {
        lock (looking)
        {
            var now = time.GetUtcNow();
            if (isAccepted)
            {
                isAccepted = false;
                accepted = last ?? now;
                return Trust(now);
            }

            if (last > now + Tolerance && last > accepted)
                return $"The last entry is of {Text(last.Value)}, but the clock of this machine says {Text(now)}. Set the clock; if it is right, start once "
                    + $"with "
                    + $"`--the-clock-is-right`.";
            if (Expected(last) is { } expected && (now - expected).Duration() > LongestStep && !IsConfirmed(now))
                return $"The clock of this machine says {Text(now)}, and by all that is known here it should be {Text(expected)} or a little later. Nothing "
                    + $"confirms "
                    + $"the step, so nothing is entered. Set the clock; if it is right, start once with `--the-clock-is-right`.";
            return Trust(now);
        }
    }

    /// <summary>A witness says what time it is, in its own signature.</summary>
    public void Confirm(DateTimeOffset at)
    {
        lock (looking)
            confirmed = at;
    }

    private string? Trust(DateTimeOffset now)
    {
        known = (now, time.GetTimestamp());
        if (folder is not null && (now - noted).Duration() >= BetweenNotes)
        {
            noted = now;
            Note(folder, now);
        }

        return null;
    }

    /// <summary>What the time should be at least: what was known last, and what has passed since then in this process.</summary>
    private DateTimeOffset? Expected(DateTimeOffset? last)
    {
        if (known is not { } before)
            return Later(last, folder is null ? null : Noted(folder));
        return before.At + time.GetElapsedTime(before.Tick);
    }

    private bool IsConfirmed(DateTimeOffset now) =>
        (kernel() is { } said && (said - now).Duration() <= Tolerance) || (confirmed - now).Duration() <= Tolerance;

    private static DateTimeOffset? Later(DateTimeOffset? first, DateTimeOffset? second) => first is null || second > first ? second : first;

    private static DateTimeOffset? Noted(string folder)
    {
        var file = Path.Combine(folder, Name);
        return File.Exists(file) && DateTimeOffset.TryParse(
            File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    private static void Note(string folder, DateTimeOffset now)
    {
        try
        {
            PrivateFolder.Replace(Path.Combine(folder, Name), System.Text.Encoding.ASCII.GetBytes(now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, the last entry says what time it was.
        }
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
