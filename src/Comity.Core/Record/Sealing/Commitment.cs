using System.Numerics;
using System.Text;
using Comity.Record.Log;

namespace Comity.Record.Sealing;

/// <summary>Salted commitments and the sheets made of them. Without the salt, nobody can tell a commitment to a known text from one to another.</summary>
public static class Commitment
{
    /// <summary>The bytes of a salt.</summary>
    public const int SaltLength = 32;

    /// <summary>The fewest leaves of a sheet: one act among at least sixteen leaves.</summary>
    public const int FewestLeaves = 16;

    /// <summary>SHA-256 over `comity/sealed/v1` LF, the salt and the content.</summary>
    public static Hash Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content) =>
        Hash.Of([.. "comity/sealed/v1\n"u8, .. salt, .. content]);

    /// <summary>How many leaves a sheet of so many commitments has where the rules of procedure set no size, before the third edition.</summary>
    public static int Padded(int commitments) => Math.Max(FewestLeaves, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, commitments)));

    /// <summary>A leaf that pads a sheet: made of a secret seed of the sheet and the index, so that a server that restarts makes the same sheet.</summary>
    public static Hash Padding(ReadOnlySpan<byte> seed, int index) =>
        Hash.Of([.. "comity/padding/v1\n"u8, .. seed, .. Encoding.ASCII.GetBytes(index.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    /// <summary>The tree over a sheet's leaves; a leaf is the commitment's 32 bytes.</summary>
    public static MerkleTree Tree(IEnumerable<Hash> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
            tree.Append(Merkle.Leaf(leaf.Bytes));
        return tree;
    }
}
