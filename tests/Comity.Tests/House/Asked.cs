using System.Globalization;

namespace Comity.Tests.House;

/// <summary>What the command line of `./test` asks of `fuzz`, `kill`, `evaluator` and `walk`, and where their line goes: the script shows it before its
/// last one.</summary>
internal static class Asked
{
    /// <summary>How many tries were asked for; so many in the usual tests, and the whole when a command was given without a number.</summary>
    public static int Times(int usually, int whole) => Number("COMITY_TIMES", Line is null ? usually : whole);

    /// <summary>The file into which a command's line goes; null in the usual tests.</summary>
    private static string? Line => Environment.GetEnvironmentVariable("COMITY_LINE") is { Length: > 0 } file ? file : null;

    /// <summary>From which seed they are made.</summary>
    public static int Seed(int otherwise) => Number("COMITY_SEED", otherwise);

    /// <summary>Says the line of a command.</summary>
    public static void Say(FormattableString line)
    {
        if (Line is { } file)
            File.AppendAllText(file, FormattableString.Invariant(line) + "\n");
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
