using System.Globalization;

namespace Comity.Bench;

/// <summary>How many methods a start compiles before its first page is there, with 10,000 acts: what is not in the program as native code, generic code over
/// our own types above all.</summary>
public static class MethodsBench
{
    private const int Goal = 3_000;

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(16);
        LongRecord.Fill(scenario, 10_000);
        using var programs = StartPrograms.Build();
        var peer = await CountAsync(file => ServerRun.StartBare(programs.Bare, programs.BareData, file), null);
        output.WriteLine($"bare app: {peer.Count} methods");
        var kept = Environment.GetEnvironmentVariable("COMITY_BENCH_METHODS");
        var compiled = await CountAsync(file => ServerRun.Start(scenario.Folder, programs.Comity, file), kept);
        foreach (var (kind, count) in compiled.CountBy(KindOf).OrderByDescending(pair => pair.Value).Take(12))
            output.WriteLine($"{count,8} {kind}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"methods {compiled.Count} methods (peer {peer.Count}) goal {Goal}"));
    }

    /// <summary>Those that the runtime lists until the first page is there. `COMITY_BENCH_METHODS` names a file in which the list is kept.</summary>
    private static async Task<List<string>> CountAsync(Func<string, ServerRun> start, string? kept)
    {
        var file = kept ?? Path.GetTempFileName();
        await FirstPage.OfAsync(() => start(file));
        var lines = (await File.ReadAllLinesAsync(file)).Where(line => line.Contains(" JIT compiled ", StringComparison.Ordinal)).ToList();
        if (kept is null)
            File.Delete(file);
        return lines;
    }

    /// <summary>The first three names of the namespace in a line such as ` 1: JIT compiled System.Text.Json.Utf8JsonReader:Read():bool [Tier0, ..]`.</summary>
    private static string KindOf(string line)
    {
        var method = line[(line.IndexOf(" JIT compiled ", StringComparison.Ordinal) + " JIT compiled ".Length)..];
        var names = method.Split(':')[0].Split('[')[0].Split('.');
        return method.StartsWith('(') || names.Length == 1 ? "made at run time" : string.Join('.', names.Take(Math.Min(3, names.Length - 1)));
    }
}
