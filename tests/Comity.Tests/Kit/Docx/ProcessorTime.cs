using System.Globalization;

namespace Comity.Tests.Kit.Docx;

/// <summary>How much of a processor this thread uses, whatever else runs on the machine. Linux counts it; elsewhere nothing is measured.</summary>
internal static class ProcessorTime
{
    private const string Counter = "/proc/thread-self/schedstat";

    /// <summary>What a work answers, and the seconds of processor that it used.</summary>
    public static (T Result, double Seconds) Of<T>(Func<T> work)
    {
        var before = Nanoseconds();
        var result = work();
        return (result, (Nanoseconds() - before) / 1e9);
    }

    private static long Nanoseconds() =>
        File.Exists(Counter) ? long.Parse(File.ReadAllText(Counter).Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
