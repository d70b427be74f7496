using System.Collections.Immutable;
using System.Numerics;

namespace Comity.Record.Log;

/// <summary>
/// A growing Merkle tree in memory with every complete node, about 64 bytes a leaf. One writer may append while any number of readers ask about
/// any size reached so far; readers take no lock. Sizes and indexes count leaves (RFC 6962, 2.1).
/// </summary>
public sealed class MerkleTree
{
    private readonly HashColumn?[] levels = new HashColumn?[63];
    private long size;

    /// <summary>The number of leaves.</summary>
    public long Size => Volatile.Read(ref size);

    /// <summary>Adds a leaf. One writer at a time.</summary>
    public void Append(Hash leaf)
    {
        Complete(size, leaf);
        Volatile.Write(ref size, size + 1);
    }

    /// <summary>Adds leaves, which readers see all at once. One writer at a time.</summary>
    public void Append(ReadOnlySpan<Hash> leaves)
    {
        for (var i = 0; i < leaves.Length; i++)
            Complete(size + i, leaves[i]);
        Volatile.Write(ref size, size + leaves.Length);
    }

    /// <summary>The hash of a leaf.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public Hash Leaf(long index)
    {
        Within(index, Size - 1, nameof(index));
        return levels[0]![index];
    }

    /// <summary>The root of the tree as it was at a size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree never had that size.</exception>
    public Hash Root(long size)
    {
        Within(size, Size, nameof(size));
        return size == 0 ? Merkle.EmptyRoot : Range(0, size);
    }

    /// <summary>The root of the tree as it is now.</summary>
    public Hash Root() => Root(Size);

    /// <summary>The proof that a leaf is in the tree of a size, from the leaf's sibling up (RFC 6962, 2.1.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree never had that size, or had no such leaf then.</exception>
    public ImmutableArray<Hash> Inclusion(long index, long size)
    {
        Within(size, Size, nameof(size));
        Within(index, size - 1, nameof(index));
        var proof = ImmutableArray.CreateBuilder<Hash>();
        Gather(proof, index, size);
        return Upwards(proof);
    }

    /// <summary>The proof that the tree of a later size only adds to that of an earlier one (RFC 6962, 2.1.2); empty from 0 and between equals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree never had one of the sizes, or they are in the wrong order.</exception>
    public ImmutableArray<Hash> Consistency(long from, long to)
    {
        Within(to, Size, nameof(to));
        Within(from, to, nameof(from));
        var proof = ImmutableArray.CreateBuilder<Hash>();
        if (from > 0 && from < to)
            Trace(proof, from, to);
        return Upwards(proof);
    }

    /// <summary>The bytes of a tile: <paramref name="width"/> hashes of 32 bytes (tlog-tiles, Merkle Tree).</summary>
    /// <param name="level">0 holds leaves; each further level one hash for a full tile below.</param>
    /// <param name="index">The place of the tile in its level.</param>
    /// <param name="width">1 to 256 hashes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tree does not have those hashes yet.</exception>
    public byte[] Tile(int level, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, TilePath.FullWidth);
        Within(level, 7, nameof(level));
        var known = Size >> level * TilePath.Height;
        Within(index, (known - width) >> TilePath.Height, nameof(index));
        if (index * TilePath.FullWidth + width > known)
            throw new ArgumentOutOfRangeException(nameof(width), width, "The tile is not that wide yet.");
        var bytes = new byte[width * Hash.Length];
        levels[level * TilePath.Height]!.Copy(index * TilePath.FullWidth, width, bytes);
        return bytes;
    }

    /// <summary>The right edge of the tree as it is now, to go on hashing from without changing the tree.</summary>
    public MerkleFrontier Frontier()
    {
        var hashes = new List<Hash>();
        for (var rest = (ulong)Size; rest != 0;)
            hashes.Add(Part(0, ref rest));
        hashes.Reverse();
        return new(Size, hashes);
    }

    /// <summary>Writes a leaf and the nodes that it completes.</summary>
    private void Complete(long index, Hash hash)
    {
        for (var level = 0; ; level++, index >>= 1)
        {
            var column = levels[level] ??= new();
            column.Add(hash);
            if ((index & 1) == 0)
                return;
            hash = Merkle.Node(column[index - 1], hash);
        }
    }

    /// <summary>The hash over a range whose start is a multiple of the power of two at or above its length.</summary>
    private Hash Range(long start, long end)
    {
        // From the right: the small complete parts first, each joined to the larger one on its left.
        var rest = (ulong)(end - start);
        var hash = Part(start, ref rest);
        while (rest != 0)
            hash = Merkle.Node(Part(start, ref rest), hash);
        return hash;
    }

    private Hash Part(long start, ref ulong rest)
    {
        var level = BitOperations.TrailingZeroCount(rest);
        rest &= rest - 1;
        return levels[level]![(start + (long)rest) >> level];
    }

    /// <summary>Walks down to a leaf, taking the sibling at each turn.</summary>
    private void Gather(ImmutableArray<Hash>.Builder proof, long index, long size)
    {
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Half(end - start);
            if (index < middle)
            {
                proof.Add(Range(middle, end));
                end = middle;
            }
            else
            {
                proof.Add(Range(start, middle));
                start = middle;
            }
        }
    }

    /// <summary>Walks down along the right edge of the earlier tree until a part of it is whole.</summary>
    private void Trace(ImmutableArray<Hash>.Builder proof, long from, long to)
    {
        var (start, end) = (0L, to);
        while (end != from)
        {
            var middle = start + Half(end - start);
            if (from <= middle)
            {
                proof.Add(Range(middle, end));
                end = middle;
            }
            else
            {
                proof.Add(Range(start, middle));
                start = middle;
            }
        }

        if (start != 0)
            proof.Add(Range(start, end));
    }

    /// <summary>The largest power of two below a length.</summary>
    private static long Half(long length) => 1L << BitOperations.Log2((ulong)(length - 1));

    private static ImmutableArray<Hash> Upwards(ImmutableArray<Hash>.Builder downwards)
    {
        downwards.Reverse();
        return downwards.ToImmutable();
    }

    private static void Within(long value, long last, string name)
    {
        if (value < 0 || value > last)
            throw new ArgumentOutOfRangeException(name, value, $"The tree knows 0 to {last} only.");
    }
}
