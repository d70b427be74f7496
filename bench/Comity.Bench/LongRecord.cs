using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Bench;

/// <summary>A record as long as a bench wants it.</summary>
internal static class LongRecord
{
    private const int Batch = 10_000;

    /// <summary>Writes acts straight into the store until there are so many, a checkpoint a batch.</summary>
    public static void Fill(WriteScenario scenario, int acts)
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
            var entries = Enumerable.Range(0, (int)Math.Min(Batch, acts - tree.Size)).AsParallel().AsOrdered()
                .Select(place => Made(scenario, batch.Head.Size + place, at, signature)).ToList();
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
