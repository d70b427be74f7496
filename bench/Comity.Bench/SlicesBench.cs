using System.Globalization;
using Comity.Norms.Logic;

namespace Comity.Bench;

/// <summary>Twenty rules on 100,000 records: bit slices, with and without unknown facts, beside other engines.</summary>
public static class SlicesBench
{
    private const int Runs = 11;
    private const int PassesInRun = 200;

    /// <summary>Measures every engine and prints a table; fails when they disagree about the matches.</summary>
    public static void Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var scenario = new SlicesScenario();
        output.WriteLine("20 rules of 6 conditions over 30 facts; a record is judged against all rules. Processor time, packing included.");
        Measurement[] ours = [.. from someUnknown in (bool[])[false, true]
                                 from mode in Enum.GetValues<SlicedMode>()
                                 select Measure(scenario, someUnknown, mode, output)];
        Measurement[] peers = [SlicesPeers.RunRulesEngine(scenario), .. SlicesPeers.RunNode(scenario, output)];
        foreach (var peer in peers)
            RequireSameMatches(scenario, peer);
        Print(output, [.. ours, .. peers], ours[0].RecordsPerSecond);
    }

    private static Measurement Measure(SlicesScenario scenario, bool someUnknown, SlicedMode mode, TextWriter output)
    {
        var columns = scenario.Columns(SlicesScenario.RecordCount, someUnknown);
        var evaluation = new SlicedEvaluation(scenario.Store, scenario.Formulas, mode);
        var result = evaluation.Evaluate(columns);
        var name = $"Comity, {(mode == SlicedMode.Rails ? "rails" : "exact")}, {(someUnknown ? "a fifth unknown" : "all known")}";
        var seconds = new double[Runs + 1];
        for (var run = 0; run < seconds.Length; run++)
        {
            var before = SlicesPeers.CpuSeconds();
            for (var pass = 0; pass < PassesInRun; pass++)
                evaluation.Evaluate(columns, result);
            seconds[run] = (SlicesPeers.CpuSeconds() - before) / PassesInRun;
        }

        if (someUnknown)
            output.WriteLine($"{name}: {Sum(evaluation, result.CountOpen):N0} of {columns.Count * evaluation.Formulas.Length:N0} judgments open.");

        // The first run warms up.
        return new(name, columns.Count, seconds[1..].Order().ElementAt(Runs / 2), Sum(evaluation, result.CountCertain));
    }

    private static void RequireSameMatches(SlicesScenario scenario, Measurement peer)
    {
        var evaluation = new SlicedEvaluation(scenario.Store, scenario.Formulas, SlicedMode.Exact);
        var result = evaluation.Evaluate(scenario.Columns(peer.Records, someUnknown: false));
        var expected = Sum(evaluation, result.CountCertain);
        if (peer.Matches != expected)
            throw new InvalidOperationException($"{peer.Engine} finds {peer.Matches} matches in {peer.Records} records; we find {expected}.");
    }

    private static long Sum(SlicedEvaluation evaluation, Func<int, int> count) =>
        Enumerable.Range(0, evaluation.Formulas.Length).Sum(formula => (long)count(formula));

    private static void Print(TextWriter output, Measurement[] rows, double ours)
    {
        output.WriteLine($"{"engine",-34}{"records",9}{"CPU seconds",14}{"records/CPU-s",16}{"matches",10}{"ours is faster",17}");
        foreach (var row in rows)
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Engine,-34}{row.Records,9:N0}{row.Seconds,14:F6}{row.RecordsPerSecond,16:N0}{row.Matches,10:N0}{ours / row.RecordsPerSecond,16:N1}x"));
        output.WriteLine("Ratios are to rails with all known. Making the columns, or the objects that the others read, is left out for all.");
        output.WriteLine(
            "Matches are counted where every completion matches. An engine that would take over ten seconds gets fewer records, and must find what we find in "
            + "those.");
    }
}
