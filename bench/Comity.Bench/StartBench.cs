using System.Globalization;

namespace Comity.Bench;

/// <summary>How long the first visitor of a server that was off waits, beside the least that any program on this framework needs: both are built alike and
/// started in turns.</summary>
public static class StartBench
{
    private const int Acts = 10_000;
    private const double Goal = 2.0;
    private static readonly bool IsShort = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(IsShort ? 16 : 193);
        LongRecord.Fill(scenario, IsShort ? 1_000 : Acts);
        using var programs = StartPrograms.Build();
        List<FirstPage> comity = [], bare = [];
        for (var round = 0; round < (IsShort ? 1 : 9); round++)
        {
            bare.Add(await FirstPage.OfAsync(() => ServerRun.StartBare(programs.Bare, programs.BareData)));
            comity.Add(await FirstPage.OfAsync(() => ServerRun.Start(scenario.Folder, programs.Comity)));
        }

        Tell(output, "bare app", bare);
        Tell(output, "Comity", comity);
        var (first, peer) = (Least(comity, page => page.Waited), Least(bare, page => page.Waited));
        var processor = Least(comity, page => page.Processor) / Least(bare, page => page.Processor);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Comity waits {first / peer:0.00} times as long and uses {processor:0.00} times the processor time"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {first:0.00} s (peer {peer:0.00}) goal {Goal * peer:0.00}"));
    }

    private static double Least(List<FirstPage> pages, Func<FirstPage, TimeSpan> of) => pages.Min(of).TotalSeconds;

    private static void Tell(TextWriter output, string name, List<FirstPage> pages)
    {
        var waited = pages.Select(page => page.Waited.TotalSeconds).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,8}: first page after {waited[0]:0.00} s at best, {waited[waited.Count / 2]:0.00} s in the middle; "
            + $"{Least(pages, page => page.Processor):0.00} s of processor time at best; {pages.Count} starts"));
    }
}
