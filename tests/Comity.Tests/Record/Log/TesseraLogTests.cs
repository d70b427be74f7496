using System.Text;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

/// <summary>A whole log that github.com/transparency-dev/tessera wrote, made again to the byte.</summary>
public sealed class TesseraLogTests
{
    private const string Signer = "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
    private const string Verifier = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    private static readonly byte[][] Entries =
    [
        .. "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten".Split(' ').Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void The_signer_key_belongs_to_the_verifier_key()
    {
        using var signer = SignerKey.Parse(Signer);
        Assert.Equal(Verifier, signer.Verifier.ToString());
    }

    [Fact]
    public void All_checkpoints_are_signed_to_the_byte()
    {
        using var signer = SignerKey.Parse(Signer);
        var tree = Tree();
        for (var size = 0; size <= Entries.Length; size++)
            Assert.Equal(
                Vectors.Text($"tlog-tiles-tessera/checkpoint.{size}"),
                new Checkpoint(signer.Name, size, tree.Root(size)).Sign(signer).ToString());
    }

    [Fact]
    public void All_checkpoints_are_verified()
    {
        var key = VerifierKey.Parse(Verifier);
        for (var size = 0; size <= Entries.Length; size++)
            Assert.True(Note.Parse(Vectors.Bytes($"tlog-tiles-tessera/checkpoint.{size}")).IsSignedBy(key));
    }

    [Fact]
    public void All_tiles_are_the_same_to_the_byte()
    {
        var tree = Tree();
        for (var width = 1; width <= Entries.Length; width++)
            Assert.Equal(Vectors.Bytes($"tlog-tiles-tessera/{new TilePath(0, 0, width)}"), tree.Tile(0, 0, width));
    }

    [Fact]
    public void All_bundles_are_the_same_to_the_byte()
    {
        for (var width = 1; width <= Entries.Length; width++)
            Assert.Equal(Vectors.Bytes($"tlog-tiles-tessera/{new TilePath(TilePath.Entries, 0, width)}"), EntryBundle.Write(Entries[..width]));
    }

    [Fact]
    public void All_bundles_give_back_their_entries()
    {
        for (var width = 1; width <= Entries.Length; width++)
            Assert.Equal(
                Entries[..width],
                EntryBundle.Read(Vectors.Bytes($"tlog-tiles-tessera/tile/entries/000.p/{width}"), width).Select(entry => entry.ToArray()));
    }

    private static MerkleTree Tree()
    {
        var tree = new MerkleTree();
        foreach (var entry in Entries)
            tree.Append(Merkle.Leaf(entry));
        return tree;
    }
}
