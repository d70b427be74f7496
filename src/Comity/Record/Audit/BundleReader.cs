using Comity.Audit;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Record.Audit;

/// <summary>A bundle that was fetched and read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="Tile">The tile of its leaves, as served; null where there is none.</param>
/// <param name="Difference">Why it could not be read; null when it could.</param>
internal sealed record BundleRead(TilePath Path, ImmutableArray<ReadEntry> Entries, byte[]? Tile, AuditDifference? Difference);

/// <summary>Fetches and reads the bundles of a log on all cores, and hands them on in order.</summary>
internal static class BundleReader
{
    /// <summary>The bundles of a log of a size, in order.</summary>
    public static async IAsyncEnumerable<BundleRead> ReadAsync(LogSource source, long size, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ahead = new Queue<Task<BundleRead>>();
        try
        {
            foreach (var path in TilePath.AllOf(size).Where(path => path.IsBundle))
            {
                ahead.Enqueue(Task.Run(() => ReadAsync(source, path, cancel), cancel));
                if (ahead.Count > source.Width)
                    yield return await ahead.Dequeue();
            }

            while (ahead.TryDequeue(out var next))
                yield return await next;
        }
        finally
        {
            // Whoever stops early waits for what is under way, so that nothing reads from a source that is closed.
            await Task.WhenAll(ahead.Select(task =>
                task.ContinueWith(_ => _.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));
        }
    }

    private static async Task<BundleRead> ReadAsync(LogSource source, TilePath path, CancellationToken cancel)
    {
        var fetching = source.ReadAsync(path with { Level = 0 }, cancel);
        var bundle = await source.ReadAsync(path, cancel);
        var tile = await fetching;
        return bundle is null
            ? new(path, [], tile, new(DifferenceKind.Bundle, path.FirstEntry, $"The bundle `{path}` is missing."))
            : Read(path, bundle, tile);
    }

    private static BundleRead Read(TilePath path, byte[] bundle, byte[]? tile)
    {
        try
        {
            var first = path.FirstEntry;
            return new(path, [.. EntryBundle.Read(bundle, path.Width).Select((entry, place) => ReadEntry.Of(first + place, entry.Span))], tile, null);
        }
        catch (LogProblem problem)
        {
            return new(path, [], tile, new(DifferenceKind.Bundle, path.FirstEntry, $"The bundle `{path}` cannot be read: {problem.Message}"));
        }
    }
}
