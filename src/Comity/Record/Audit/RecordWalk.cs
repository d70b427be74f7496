using Comity.Audit;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Record.Audit;

/// <summary>What a walk through a log found.</summary>
/// <param name="Difference">The first difference; null when all holds.</param>
/// <param name="Summary">What stands in the entries, up to the difference.</param>
/// <param name="Picture">The registers after the last entry that holds.</param>
/// <param name="Tiles">How many tiles were held against the entries.</param>
/// <param name="Bundles">How many bundles were read.</param>
public sealed record WalkResult(AuditDifference? Difference, AuditSummary Summary, Picture Picture, long Tiles, long Bundles);

/// <summary>Goes once through all tiles and entries of a log: reading and signatures on all cores, rules in order.</summary>
/// <param name="source">Where the log is read from.</param>
/// <param name="checkpoint">Its checkpoint.</param>
/// <param name="now">The auditor's clock.</param>
/// <param name="seen">The last checkpoint seen; null when there is none.</param>
public sealed class RecordWalk(LogSource source, Checkpoint checkpoint, DateTimeOffset now, Checkpoint? seen)
{
    private const int MostPending = 64;

    private readonly AuditRun run = new(checkpoint, now, seen);
    private readonly TileCheck tiles = new(source);
    private readonly Queue<Task<AuditDifference?>> signatures = new();
    private AuditDifference? first;
    private long bundles;

    /// <summary>Walks.</summary>
    public async Task<WalkResult> GoAsync(CancellationToken cancel)
    {
        await foreach (var bundle in BundleReader.ReadAsync(source, checkpoint.Size, cancel))
        {
            bundles++;
            first = bundle.Difference ?? Entries(bundle) ?? await tiles.CheckAsync(bundle, cancel);
            await SettleAsync(MostPending);
            if (first is not null)
                break;
        }

        await SettleAsync(0);
        first ??= await tiles.RestAsync(cancel);
        return new(first ?? run.Finish(), run.Summary(), run.Picture, tiles.Count, bundles);
    }

    private AuditDifference? Entries(BundleRead bundle)
    {
        var tasks = new List<SignatureTask>(bundle.Entries.Length);
        foreach (var entry in bundle.Entries)
            if (run.Next(entry) is { } task)
                tasks.Add(task);
        signatures.Enqueue(Task.Run(() => tasks.Select(task => task.Run()).FirstOrDefault(difference => difference is not null)));
        return run.Difference;
    }

    // The earliest difference is told, and a signature may turn out wrong after a later entry was looked at.
    private async Task SettleAsync(int most)
    {
        while (signatures.Count > most || (first is not null && signatures.Count > 0))
            first = AuditDifference.First(first, await signatures.Dequeue());
    }
}
