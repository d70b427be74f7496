using System.Security.Cryptography;

namespace Comity.Record.Log;

/// <summary>How the tree hashes: leaves and nodes begin with different bytes, so that neither passes for the other (RFC 6962, 2.1).</summary>
public static class Merkle
{
    private const int ShortEntry = 2048;

    /// <summary>The root of the tree without leaves: the hash of nothing.</summary>
    public static Hash EmptyRoot { get; } = Hash.Of([]);

    /// <summary>The hash of an entry as a leaf: SHA-256(0x00 || entry).</summary>
    public static Hash Leaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length >= ShortEntry)
            return LongLeaf(entry);
        Span<byte> input = stackalloc byte[ShortEntry];
        input[0] = 0;
        entry.CopyTo(input[1..]);
        return Hash.Of(input[..(entry.Length + 1)]);
    }

    /// <summary>The hash of a node over its two children: SHA-256(0x01 || left || right).</summary>
    public static Hash Node(in Hash left, in Hash right)
    {
        Span<byte> input = stackalloc byte[1 + 2 * Hash.Length];
        input[0] = 1;
        left.Bytes.CopyTo(input[1..]);
        right.Bytes.CopyTo(input[(1 + Hash.Length)..]);
        return Hash.Of(input);
    }

    private static Hash LongLeaf(ReadOnlySpan<byte> entry)
    {
        using var hashing = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hashing.AppendData([0]);
        hashing.AppendData(entry);
        return new(hashing.GetHashAndReset());
    }
}
