using System.Globalization;
using System.Reflection;

namespace Comity.Kit;

/// <summary>Which build of the program this is: its number, and the day and commit of its sources, such as `0.1.0+20261130.3f2a9c1b20d4`.</summary>
public static class ProgramVersion
{
    private const int DayLength = 8;

    /// <summary>The version of this program.</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Whether one version is later than another: by number, then by day. A build whose sources have no day is never later than its own
    /// number.</summary>
    public static bool IsLater(string one, string other)
    {
        var ((number, day), (otherNumber, otherDay)) = (Parts(one), Parts(other));
        return number > otherNumber || (number == otherNumber && string.CompareOrdinal(day, otherDay) > 0);
    }

    private static (Version Number, string Day) Parts(string text)
    {
        var (number, build) = text.Split('+', 2) is [var before, var after] ? (before, after) : (text, "");
        var day = build.Split('.')[0];
        return (Version.TryParse(number, out var parsed) ? parsed : new(0, 0),
            day.Length == DayLength && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? day : "");
    }
}

/// <summary>What was written by a later version of the program than this one; exit code 5.</summary>
/// <param name="what">What this program does not know, in a part of a sentence.</param>
/// <param name="place">Where it is.</param>
public sealed class OlderProgram(string what, string? place = null) : UserError($"{Older} {what} {Get(null)}", place)
{
    private const string Older = "This program is older than the record.";
    private string? wanted;

    /// <inheritdoc/>
    public override int Code => ExitCode.Older;

    /// <inheritdoc/>
    public override string Message => $"{Older} {what} {Get(wanted)}";

    /// <summary>The same, with the version that is known to have written there.</summary>
    public OlderProgram Wanting(string? version) => new(what, Place) { wanted = version };

    /// <summary>What to do, in a sentence.</summary>
    /// <param name="version">A version that is known to have written the record; null where none is.</param>
    public static string Get(string? version) => version is { } later && ProgramVersion.IsLater(later, ProgramVersion.Text)
        ? $"This is {ProgramVersion.Text}; get version {later} or a later one."
        : $"This is {ProgramVersion.Text}; get a later version: the record's server shows its own under `/about` and `/log/version`.";
}
