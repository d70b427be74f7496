using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Bench;

/// <summary>A record read from its beginning, as every start does: every hash computed, every act applied; and how long the first visitor of a server that was
/// off waits.</summary>
public static class ReplayBench
{
    private const int Sample = 200_000;
    private static readonly bool IsShort = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(IsShort ? 16 : 193);
        LongRecord.Fill(scenario, 10_000);
        output.WriteLine(await FirstPageAsync(scenario, 10_000));
        var acts = IsShort ? 20_000 : 1_000_000;
        LongRecord.Fill(scenario, acts);
        Steps(scenario, output);
        output.WriteLine(await FirstPageAsync(scenario, acts));
    }

    /// <summary>What each step costs by itself, in processor time of one thread, so that other work on the machine does not count.</summary>
    private static void Steps(WriteScenario scenario, TextWriter output)
    {
        using var store = new SqliteStore(RecordFolder.DatabaseOf(scenario.Folder));
        List<StoredEntry> stored = [];
        List<Entry> entries = [];
        var (nonces, picture) = (new NonceIndex(), Picture.Empty);
        Step("reading rows", () => stored = [.. store.Entries(0, store.Size()).Take(Sample)]);
        Step("hashing leaves", () => stored.ForEach(item => Merkle.Leaf(item.Entry)));
        Step("reading entries", () => entries = [.. stored.Select(item => Process.Json.ReadEntry(item.Entry))]);
        Step("noting nonces", () => entries.ForEach(nonces.Add));
        Step("applying", () => entries.ForEach(entry => picture = picture.Apply(entry)));

        void Step(string name, Action work)
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,16}: {stored.Count / seconds,9:0} entries a processor-second"));
        }
    }

    private static async Task<string> FirstPageAsync(WriteScenario scenario, int acts)
    {
        var page = await FirstPage.OfAsync(() => ServerRun.Start(scenario.Folder));
        return string.Create(CultureInfo.InvariantCulture,
            $"{acts,9} acts: ready in {page.Ready.TotalSeconds:0.00} s, first page after {page.Waited.TotalSeconds:0.00} s, {page.Processor.TotalSeconds:0.0} "
                + $"s of processor time, {page.Memory / 1_000_000} MB");
    }
}
