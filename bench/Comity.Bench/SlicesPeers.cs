using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RulesEngine.Models;

namespace Comity.Bench;

/// <summary>What an engine did: so many records against all rules, in so many seconds of processor time.</summary>
internal sealed record Measurement(string Engine, int Records, double Seconds, long Matches)
{
    public double RecordsPerSecond => Records / Seconds;
}

/// <summary>Other engines on the same records and rules, every fact known.</summary>
internal static class SlicesPeers
{
    /// <summary>Fewer records where all of them would take more than about ten seconds.</summary>
    private static readonly Dictionary<string, int> Counts = new()
    {
        ["json-logic-js"] = SlicesScenario.RecordCount,
        ["@gorules/zen-engine"] = SlicesScenario.RecordCount,
        ["json-rules-engine"] = SlicesScenario.RecordCount / 5,
    };

    /// <summary>Microsoft RulesEngine as its guide recommends: one workflow, compiled at the first call.</summary>
    public static Measurement RunRulesEngine(SlicesScenario scenario)
    {
        var workflow = new Workflow
        {
            WorkflowName = "norms",
            Rules = [.. scenario.Rules.Select((rule, place) => new RulesEngine.Models.Rule
            {
                RuleName = $"rule {place}",
                RuleExpressionType = RuleExpressionType.LambdaExpression,
                Expression = rule.ToExpression(),
            })],
        };
        var engine = new RulesEngine.RulesEngine([workflow], new ReSettings { EnableFormattedErrorMessage = false });
        CountMatches(engine, scenario.Records.AsSpan(0, 5000));
        var before = CpuSeconds();
        var matches = CountMatches(engine, scenario.Records);
        return new("Microsoft RulesEngine 6.0.1", scenario.Records.Length, CpuSeconds() - before, matches);
    }

    /// <summary>The engines from npm, one after the other; nothing, and why, when node or npm cannot be used.</summary>
    public static IReadOnlyList<Measurement> RunNode(SlicesScenario scenario, TextWriter output)
    {
        var folder = FindFolder();
        var input = Path.Combine(Directory.CreateTempSubdirectory("comity-bench-").FullName, "records.json");
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules")))
                Start("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder);
            WriteInput(scenario, input);
            return [.. Start("node", ["peers.mjs", input], folder).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
        }
        catch (System.Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            output.WriteLine(
                $"Skipped: json-logic-js, json-rules-engine and @gorules/zen-engine, because node or npm cannot be used here ({failure.Message}).");
            return [];
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(input)!, recursive: true);
        }
    }

    /// <summary>Processor time of this process, all threads.</summary>
    public static double CpuSeconds()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static long CountMatches(RulesEngine.RulesEngine engine, ReadOnlySpan<int[]> records)
    {
        var matches = 0L;
        foreach (var record in records)
            foreach (var result in engine.ExecuteAllRulesAsync("norms", new RuleParameter("fact", record)).AsTask().GetAwaiter().GetResult())
                matches += result.IsSuccess ? 1 : 0;
        return matches;
    }

    private static void WriteInput(SlicesScenario scenario, string path)
    {
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, new
        {
            rules = new JsonArray([.. scenario.Rules.Select(rule => rule.ToJson())]),
            records = scenario.Records,
            counts = Counts,
        });
    }

    private static Measurement Read(string line)
    {
        var read = JsonNode.Parse(line)!;
        return new((string)read["name"]!, (int)read["records"]!, (double)read["seconds"]!, (long)read["matches"]!);
    }

    private static string Start(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program,
            arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0)
            return printed;
        var reason = errors.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        throw new InvalidOperationException($"`{program}` ended with {process.ExitCode}: {reason}");
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "bench", "peers", "peers.mjs")))
                return Path.Combine(folder.FullName, "bench", "peers");
        throw new InvalidOperationException("`bench/peers` is not above the program.");
    }
}
