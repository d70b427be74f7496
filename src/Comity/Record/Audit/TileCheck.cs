using Comity.Audit;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Record.Audit;

/// <summary>Holds the tiles that a log serves, at all levels, against those that its entries give.</summary>
/// <param name="source">Where they are read from.</param>
internal sealed class TileCheck(LogSource source)
{
    private readonly TileLadder ladder = new();

    /// <summary>How many tiles were checked.</summary>
    public long Count { get; private set; }

        /// <summary>Checks the tiles that end in a bundle.</summary>
    public async Task<AuditDifference?> CheckAsync(BundleRead bundle, CancellationToken cancel)
    {
        foreach (var entry in bundle.Entries)
            foreach (var (path, bytes) in ladder.Append(entry.Leaf))
                if (Differs(path, bytes, path.Level == 0 ? bundle.Tile : await source.ReadAsync(path, cancel)) is { } difference)
                    return difference;
        return bundle.Path.IsPartial && ladder.Rest().First() is var (rest, leaves) ? Differs(rest, leaves, bundle.Tile) : null;
    }

    /// <summary>Checks the unfinished tiles above the leaves.</summary>
    public async Task<AuditDifference?> RestAsync(CancellationToken cancel)
    {
        foreach (var (path, bytes) in ladder.Rest().Where(tile => tile.Path.Level > 0))
            if (Differs(path, bytes, await source.ReadAsync(path, cancel)) is { } difference)
                return difference;
        return null;
    }

    private AuditDifference? Differs(TilePath path, ReadOnlyMemory<byte> right, byte[]? served)
    {
        Count++;
        if (served is null)
            return new(DifferenceKind.Tile, path.FirstEntry, $"The tile `{path}` is missing.");
        if (right.Span.SequenceEqual(served))
            return null;
        var hash = right.Span.CommonPrefixLength(served) / Hash.Length;
        var under = path.Level == 0 ? 1L : 1L << (path.Level * TilePath.Height);
        return new(DifferenceKind.Tile, path.FirstEntry + hash * under, $"Hash {hash} of the tile `{path}` is not that of the entries.");
    }
}
