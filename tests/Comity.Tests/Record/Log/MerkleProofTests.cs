using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class MerkleProofTests
{
    private static readonly Hash[] Leaves = [.. Enumerable.Range(0, 64).Select(index => Given.LeafAt(index))];

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(0, long.MinValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void A_place_outside_the_tree_proves_nothing(long index, long size) =>
        Assert.False(MerkleProof.Inclusion(Leaves[0], index, size, [], Leaves[0]));

    [Fact]
    public void The_empty_tree_is_consistent_with_itself() => Assert.True(MerkleProof.Consistency(0, Merkle.EmptyRoot, 0, Merkle.EmptyRoot, []));

    [Fact]
    public void The_empty_tree_has_one_root() => Assert.False(MerkleProof.Consistency(0, Leaves[0], 0, Leaves[0], []));

    [Fact]
    public void The_empty_tree_proves_nothing_of_a_longer_one() => Assert.False(MerkleProof.Consistency(0, Merkle.EmptyRoot, 1, Leaves[0], []));

    [Fact]
    public void A_tree_does_not_shrink() => Assert.False(MerkleProof.Consistency(2, Leaves[0], 1, Leaves[0], []));

    [Fact]
    public void A_proof_of_the_wrong_length_does_not_pass_on_roots_of_zeros() => Assert.False(MerkleProof.Consistency(3, default, 7, default, []));

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 13, true)]
    [InlineData(8, 13, true)]
    [InlineData(4, 8, true)]
    [InlineData(4, 9, false)]
    [InlineData(1, 3, false)]
    [InlineData(3, 3, false)]
    [InlineData(-4, 0, false)]
    [InlineData(0, long.MaxValue, true)]
    public void A_subtree_starts_at_a_multiple_of_a_power_of_two(long start, long end, bool isSubtree) =>
        Assert.Equal(isSubtree, MerkleProof.IsSubtree(start, end));

    /// <summary>Made by walking down the definition; the check walks up.</summary>
    [Fact]
    public void Every_subtree_is_shown_to_be_in_the_tree() => Assert.All(Subtrees(), at => Assert.True(
        MerkleProof.SubtreeConsistency(at.Start, at.End, Naive(at.Start, at.End), at.Size, Naive(0, at.Size), [.. Proof(at.Start, at.End, 0, at.Size, true)])));

    [Fact]
    public void A_subtree_of_another_root_is_not_in_the_tree() => Assert.All(Subtrees(), at => Assert.False(
        MerkleProof.SubtreeConsistency(at.Start, at.End, default, at.Size, Naive(0, at.Size), [.. Proof(at.Start, at.End, 0, at.Size, true)])));

    [Fact]
    public void A_leaf_is_in_its_subtree() =>
        Assert.True(MerkleProof.SubtreeInclusion(Leaves[9], 9, 8, 11, [Leaves[8], Leaves[10]], Naive(8, 11)));

    [Fact]
    public void A_leaf_is_not_in_another_subtree() =>
        Assert.False(MerkleProof.SubtreeInclusion(Leaves[9], 9, 12, 15, [Leaves[8], Leaves[10]], Naive(8, 11)));

    private static IEnumerable<(int Start, int End, int Size)> Subtrees() =>
        from size in Enumerable.Range(1, 40)
        from end in Enumerable.Range(1, size)
        from start in Enumerable.Range(0, end)
        where MerkleProof.IsSubtree(start, end)
        select (start, end, size);

    /// <summary>SUBTREE_SUBPROOF of draft-ietf-plants-merkle-tree-certs.</summary>
    private static IEnumerable<Hash> Proof(int start, int end, int low, int high, bool isKnown)
    {
        if (start == low && end == high)
            return isKnown ? [] : [Naive(low, high)];
        var middle = low + (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(high - low)) / 2;
        if (end <= middle)
            return [.. Proof(start, end, low, middle, isKnown), Naive(middle, high)];
        if (start >= middle)
            return [.. Proof(start, end, middle, high, isKnown), Naive(low, middle)];
        return [.. Proof(middle, end, middle, high, false), Naive(low, middle)];
    }

    private static Hash Naive(int start, int end) => Given.Naive(Leaves.AsSpan(start, end - start));
}
