using Comity.Record.Log;

namespace Comity.Audit;

/// <summary>What the tiles of a log must be, level by level, made from its leaves as they come. It keeps one unfinished tile a level.</summary>
public sealed class TileLadder
{
    private readonly List<(byte[] Bytes, long Index, int Width)> levels = [];

    /// <summary>Adds a leaf, and answers with the tiles that it completes.</summary>
    public IEnumerable<(TilePath Path, ReadOnlyMemory<byte> Bytes)> Append(Hash leaf)
    {
        List<(TilePath, ReadOnlyMemory<byte>)>? full = null;
        var hash = leaf;
        for (var level = 0; Add(level, hash) is { } tile; level++)
        {
            (full ??= []).Add((new(level, levels[level].Index, TilePath.FullWidth), tile));
            hash = RootOf(tile);
            levels[level] = (new byte[TilePath.FullWidth * Hash.Length], levels[level].Index + 1, 0);
        }

        return full ?? [];
    }

    /// <summary>The unfinished tiles, which a log of this size serves under their widths.</summary>
    public IEnumerable<(TilePath Path, ReadOnlyMemory<byte> Bytes)> Rest() => levels.Index()
        .Where(level => level.Item.Width > 0)
        .Select(level => (new TilePath(level.Index, level.Item.Index, level.Item.Width),
            new ReadOnlyMemory<byte>(level.Item.Bytes, 0, level.Item.Width * Hash.Length)));

    private byte[]? Add(int level, Hash hash)
    {
        if (level == levels.Count)
            levels.Add((new byte[TilePath.FullWidth * Hash.Length], 0, 0));
        var (bytes, index, width) = levels[level];
        hash.Bytes.CopyTo(bytes.AsSpan(width * Hash.Length));
        levels[level] = (bytes, index, width + 1);
        return width + 1 == TilePath.FullWidth ? bytes : null;
    }

    private static Hash RootOf(ReadOnlySpan<byte> tile)
    {
        var frontier = new MerkleFrontier();
        for (var at = 0; at < tile.Length; at += Hash.Length)
            frontier.Append(new Hash(tile.Slice(at, Hash.Length)));
        return frontier.Root();
    }
}
