using System.Diagnostics;
using System.Globalization;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Bench;

/// <summary>A record read from its beginning, as every start does: every hash computed, every act applied; and how long the first visitor of a server that was off waits.</summary>
public static class ReplayBench
{
    private const int Batch = 10_000;
    private const int Sample = 200_000;
    private static readonly bool IsShort = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(IsShort ? 16 : 193);
        Fill(scenario, 10_000);
        output.WriteLine(await FirstPageAsync(scenario, 10_000));
        var acts = IsShort ? 20_000 : 1_000_000;
        Fill(scenario, acts);
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
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var server = ServerRun.Start(scenario.Folder);
        var ready = watch.Elapsed;
        using var page = await http.GetAsync(server.Address);
        page.EnsureSuccessStatusCode();
        return string.Create(CultureInfo.InvariantCulture,
            $"{acts,9} acts: ready in {ready.TotalSeconds:0.00} s, first page after {watch.Elapsed.TotalSeconds:0.00} s, {server.Processor.TotalSeconds:0.0} s of processor time, {server.Memory / 1_000_000} MB");
    }

    /// <summary>Writes acts straight into the store until there are so many, a checkpoint a batch.</summary>
    private static void Fill(WriteScenario scenario, int acts)
    {
        using var store = new SqliteStore(RecordFolder.DatabaseOf(scenario.Folder));
        var tree = new MerkleFrontier();
        foreach (var stored in store.Entries(0, store.Size()))
            tree.Append(stored.Leaf);
        var at = Process.Json.ReadEntry(store.Entries(tree.Size - 1, tree.Size).Single().Entry).At;
        var (_, signature) = scenario.Signed(0);
        while (tree.Size < acts)
        {
            using var batch = store.Begin();
            var entries = Enumerable.Range(0, (int)Math.Min(Batch, acts - tree.Size)).AsParallel().AsOrdered().Select(place => Made(scenario, batch.Head.Size + place, at, signature)).ToList();
            Note? head = null;
            foreach (var (place, stored) in entries.Index())
            {
                batch.Append(stored);
                tree.Append(stored.Leaf);
                if (place == entries.Count - 1)
                    head = new Checkpoint(scenario.Log.Name, tree.Size, tree.Root()).Sign(scenario.Log);
            }
            batch.Commit(tree.Size, batch.Head.Waiting, head!.ToString());
        }
    }

    private static StoredEntry Made(WriteScenario scenario, long position, DateTimeOffset at, Signature signature)
    {
        var bytes = Process.Json.Write(new Entry(position, at, scenario.Unsigned((int)position), signature));
        return new(position, bytes, Merkle.Leaf(bytes));
    }
}
