using System.Security.Cryptography;
using System.Text;
using Comity.Record.Log;

namespace Comity.Tests.Record.Log;

/// <summary>Logs, keys and entries to test with.</summary>
internal static class Given
{
    public const string Origin = "comity.example/record";

    /// <summary>A time in seconds since 1970.</summary>
    public const long Now = 1_800_000_000;

    public static SignerKey Log { get; } = Key(Origin);

    public static byte[] Seed(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));

    public static SignerKey Key(string name, SignatureType type = SignatureType.Ed25519) => new(name, type, Seed(name));

    public static SignerKey Witness(string name) => Key(name, SignatureType.Cosignature);

    public static byte[] Entry(long index) => Encoding.UTF8.GetBytes($"{{\"entry\":{index}}}");

    public static Hash LeafAt(long index) => Merkle.Leaf(Entry(index));

    public static MerkleTree Tree(long size)
    {
        var tree = new MerkleTree();
        for (var i = 0L; i < size; i++)
            tree.Append(LeafAt(i));
        return tree;
    }

    public static Checkpoint Checkpoint(MerkleTree tree, long size) => new(Origin, size, tree.Root(size));

    public static Note Signed(MerkleTree tree, long size) => Checkpoint(tree, size).Sign(Log);

    /// <summary>MTH as RFC 6962, 2.1 writes it.</summary>
    public static Hash Naive(ReadOnlySpan<Hash> leaves)
    {
        if (leaves.Length == 0)
            return Hash.Of([]);
        if (leaves.Length == 1)
            return leaves[0];
        var half = 1;
        while (half * 2 < leaves.Length)
            half *= 2;
        return Merkle.Node(Naive(leaves[..half]), Naive(leaves[half..]));
    }
}
