using System.Collections.Immutable;

namespace Comity.Record.Log;

/// <summary>
/// The right edge of a tree, enough to go on hashing and to know the root: one hash for each power of two in the size. It keeps no leaves, so a
/// log of any length can be read through it. For one thread.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly Hash[] whole = new Hash[63];

    /// <summary>The frontier of the empty tree.</summary>
    public MerkleFrontier()
    {
    }

    /// <summary>The frontier that another one had at a size, to go on from there.</summary>
    /// <param name="size">The number of leaves.</param>
    /// <param name="hashes">The <see cref="Hashes"/> of that frontier.</param>
    /// <exception cref="ArgumentException">A size below 0, or not one hash for each power of two in it.</exception>
    public MerkleFrontier(long size, IReadOnlyList<Hash> hashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (hashes.Count != long.PopCount(size))
            throw new ArgumentException($"A tree of {size} leaves has {long.PopCount(size)} such hashes, not {hashes.Count}.", nameof(hashes));
        Size = size;
        foreach (var (place, level) in Levels().Index())
            whole[level] = hashes[place];
    }

    /// <summary>The number of leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>The roots of the complete trees that the leaves split into, the largest first.</summary>
    public ImmutableArray<Hash> Hashes => [.. Levels().Select(level => whole[level])];

    /// <summary>Adds a leaf.</summary>
    public void Append(Hash leaf)
    {
        var level = 0;
        for (; (Size >> level & 1) != 0; level++)
            leaf = Merkle.Node(whole[level], leaf);
        whole[level] = leaf;
        Size++;
    }

    /// <summary>The root over all leaves so far.</summary>
    public Hash Root()
    {
        Hash? root = null;
        for (var level = 0; level < whole.Length; level++)
            if ((Size >> level & 1) != 0)
                root = root is { } right ? Merkle.Node(whole[level], right) : whole[level];
        return root ?? Merkle.EmptyRoot;
    }

    private IEnumerable<int> Levels() => Enumerable.Range(0, whole.Length).Reverse().Where(level => (Size >> level & 1) != 0);
}
