using Comity.Record.Log;
using CsCheck;
using Xunit;
using Hash = Comity.Record.Log.Hash;

namespace Comity.Tests.Record.Log;

public sealed class MerkleTreeTests
{
    private const int Most = 600;

    private static readonly Hash[] Leaves = [.. Enumerable.Range(0, Most).Select(index => Given.LeafAt(index))];

    private static readonly MerkleTree Full = Given.Tree(Most);

    private static readonly Gen<(int Index, int Size)> Places = Gen.Int[1, Most].SelectMany(size => Gen.Int[0, size - 1].Select(index => (index, size)));

    private static readonly Gen<(int From, int To)> Sizes = Gen.Int[1, Most].SelectMany(to => Gen.Int[1, to].Select(from => (from, to)));

    [Fact]
    public void Every_size_has_the_root_that_the_definition_gives()
    {
        for (var size = 0; size <= Most; size++)
            Assert.Equal(Given.Naive(Leaves.AsSpan(0, size)), Full.Root(size));
    }

    [Fact]
    public void Leaves_added_together_give_the_same_tree()
    {
        var tree = new MerkleTree();
        tree.Append(Leaves.AsSpan(0, 7));
        tree.Append(Leaves.AsSpan(7, 300));
        Assert.Equal((307, Full.Root(307)), (tree.Size, tree.Root()));
    }

    [Fact]
    public void A_leaf_is_found_again() => Assert.Equal(Leaves[599], Full.Leaf(599));

    [Fact]
    public void Every_inclusion_proof_holds() => Places.Sample(at =>
        MerkleProof.Inclusion(Leaves[at.Index], at.Index, at.Size, Full.Inclusion(at.Index, at.Size).AsSpan(), Full.Root(at.Size)));

    [Fact]
    public void Every_consistency_proof_holds() => Sizes.Sample(at =>
        MerkleProof.Consistency(at.From, Full.Root(at.From), at.To, Full.Root(at.To), Full.Consistency(at.From, at.To).AsSpan()));

    [Fact]
    public void An_inclusion_proof_with_a_bit_changed_fails() =>
        Gen.Select(Places.Where(at => at.Size > 1), Gen.Int[0, int.MaxValue], Gen.Int[0, 255]).Sample((at, place, bit) =>
    {
        var proof = Changed([.. Full.Inclusion(at.Index, at.Size)], place, bit);
        return !MerkleProof.Inclusion(Leaves[at.Index], at.Index, at.Size, proof, Full.Root(at.Size));
    });

    [Fact]
    public void A_consistency_proof_with_a_bit_changed_fails() =>
        Gen.Select(Sizes.Where(at => at.From < at.To), Gen.Int[0, int.MaxValue], Gen.Int[0, 255]).Sample((at, place, bit) =>
    {
        var proof = Changed([.. Full.Consistency(at.From, at.To)], place, bit);
        return !MerkleProof.Consistency(at.From, Full.Root(at.From), at.To, Full.Root(at.To), proof);
    });

    [Fact]
    public void An_inclusion_proof_fails_for_another_place() =>
        Gen.Select(Places, Gen.Int[0, Most - 1]).Where((at, other) => other != at.Index).Sample((at, other) =>
        !MerkleProof.Inclusion(Leaves[at.Index], other, at.Size, Full.Inclusion(at.Index, at.Size).AsSpan(), Full.Root(at.Size)));

    [Fact]
    public void A_proof_that_is_longer_or_shorter_fails() => Places.Sample(at =>
    {
        var proof = Full.Inclusion(at.Index, at.Size);
        return !MerkleProof.Inclusion(Leaves[at.Index], at.Index, at.Size, proof.Add(default).AsSpan(), Full.Root(at.Size))
            && (proof.IsEmpty || !MerkleProof.Inclusion(Leaves[at.Index], at.Index, at.Size, proof.AsSpan()[1..], Full.Root(at.Size)));
    });

    [Fact]
    public void Nothing_needs_to_be_shown_from_the_empty_tree_on() => Assert.Empty(Full.Consistency(0, 100));

    [Fact]
    public void A_level_of_tiles_holds_a_hash_for_each_full_tile_below()
    {
        var expected = Given.Naive(Leaves.AsSpan(0, 256)).ToArray().Concat(Given.Naive(Leaves.AsSpan(256, 256)).ToArray());
        Assert.Equal(expected, Full.Tile(1, 0, 2));
    }

    [Fact]
    public void A_tile_is_its_hashes_one_after_the_other() =>
        Assert.Equal(Leaves[256..512].SelectMany(leaf => leaf.ToArray()), Full.Tile(0, 1, 256));

    [Fact]
    public void All_tiles_of_a_size_can_be_asked_for() => Gen.Int[1, Most].Sample(size =>
        TilePath.AllOf(size).Where(path => !path.IsBundle).All(path => Full.Tile(path.Level, path.Index, path.Width).Length == path.Width * Hash.Length));

    [Theory]
    [InlineData(0, 2, 89)]
    [InlineData(0, 3, 1)]
    [InlineData(1, 0, 3)]
    [InlineData(2, 0, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 257)]
    [InlineData(-1, 0, 1)]
    [InlineData(8, 0, 1)]
    [InlineData(0, -1, 1)]
    [InlineData(0, long.MaxValue, 256)]
    public void A_tile_that_is_not_there_yet_cannot_be_asked_for(int level, long index, int width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Full.Tile(level, index, width));

    [Theory]
    [InlineData(-1)]
    [InlineData(Most + 1)]
    public void A_size_that_never_was_has_no_root(long size) => Assert.Throws<ArgumentOutOfRangeException>(() => Full.Root(size));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(-1, 5)]
    [InlineData(5, Most + 1)]
    public void A_leaf_that_is_not_there_has_no_proof(long index, long size) => Assert.Throws<ArgumentOutOfRangeException>(() => Full.Inclusion(index, size));

    [Fact]
    public async Task Readers_see_right_roots_and_proofs_while_one_writer_appends()
    {
        const int Size = 40_000;
        var tree = new MerkleTree();
        var roots = new Hash[Size + 1];
        roots[0] = Merkle.EmptyRoot;
        var frontier = new MerkleFrontier();
        for (var i = 0; i < Size; i++)
        {
            frontier.Append(Given.LeafAt(i));
            roots[i + 1] = frontier.Root();
        }

        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            var random = new Random(reader);
            for (var size = 0L; size < Size;)
            {
                size = tree.Size;
                Assert.Equal(roots[size], tree.Root(size));
                if (size == 0)
                    continue;
                var index = random.NextInt64(size);
                Assert.True(MerkleProof.Inclusion(tree.Leaf(index), index, size, tree.Inclusion(index, size).AsSpan(), roots[size]));
            }
        })).ToArray();
        for (var i = 0; i < Size; i++)
            tree.Append(Given.LeafAt(i));
        await Task.WhenAll(readers);
    }

    private static Hash[] Changed(Hash[] proof, int place, int bit)
    {
        var bytes = proof[place % proof.Length].ToArray();
        bytes[bit / 8] ^= (byte)(1 << bit % 8);
        proof[place % proof.Length] = new(bytes);
        return proof;
    }
}
