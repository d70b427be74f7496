using System.Runtime.InteropServices;

namespace Comity.Bench;

/// <summary>Runs the named benches, or all of them, after naming the machine.</summary>
internal static class Program
{
    /// <summary>A bench is one line here: its name, and the method that runs it and writes its table.</summary>
    private static readonly SortedDictionary<string, Action<TextWriter>> Benches = new(StringComparer.Ordinal)
    {
        ["audit"] = AuditBench.Run,
        ["carried"] = CarriedBench.Run,
        ["forum"] = ForumBench.Run,
        ["methods"] = MethodsBench.Run,
        ["replay"] = ReplayBench.Run,
        ["pages"] = PagesBench.Run,
        ["report"] = ReportBench.Run,
        ["sights"] = SightsBench.Run,
        ["slices"] = SlicesBench.Run,
        ["solver"] = SolverBench.Run,
        ["start"] = StartBench.Run,
        ["text"] = TextBench.Run,
        ["write"] = WriteBench.Run,
    };

    private static int Main(string[] names)
    {
        var unknown = names.Where(name => !Benches.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"There is no bench `{unknown[0]}`; there are: {string.Join(", ", Benches.Keys)}.");
            return 2;
        }

        Console.Out.WriteLine(Machine());
        foreach (var name in names.Length == 0 ? [.. Benches.Keys] : names)
        {
            Console.Out.WriteLine($"\n{name}");
            Benches[name](Console.Out);
        }

        return 0;
    }

    private static string Machine() =>
        $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    private static string Processor()
    {
        const string Facts = "/proc/cpuinfo";
        var model = File.Exists(Facts)
            ? File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
