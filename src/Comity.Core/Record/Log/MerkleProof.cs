using System.Numerics;

namespace Comity.Record.Log;

/// <summary>Checks proofs against roots; nothing else is needed. Negative sizes and indexes prove nothing.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf is at a place in the tree of a root (RFC 6962, 2.1.1; RFC 9162, 2.1.3.2).</summary>
    public static bool Inclusion(Hash leaf, long index, long size, ReadOnlySpan<Hash> proof, Hash root)
    {
        if (index < 0 || index >= size)
            return false;
        var (here, last) = (index, size - 1);
        foreach (ref readonly var sibling in proof)
        {
            if (last == 0)
                return false;
            leaf = IsRight(here, last) ? Merkle.Node(sibling, leaf) : Merkle.Node(leaf, sibling);
            var up = Rise(here, last);
            (here, last) = (here >> up, last >> up);
        }

        return last == 0 && leaf == root;
    }

    /// <summary>
    /// Whether the tree of a later root only adds to the tree of an earlier one (RFC 6962, 2.1.2; RFC 9162, 2.1.4.2). The empty tree is consistent
    /// with itself only: as the start of a longer one it proves nothing.
    /// </summary>
    public static bool Consistency(long from, Hash fromRoot, long to, Hash toRoot, ReadOnlySpan<Hash> proof) =>
        from == to
            ? from >= 0 && proof.IsEmpty && fromRoot == toRoot && (from > 0 || fromRoot == Merkle.EmptyRoot)
            : from > 0 && SubtreeConsistency(0, from, fromRoot, to, toRoot, proof);

    /// <summary>Whether a leaf is in the subtree over the leaves from a start to before an end (draft-ietf-plants-merkle-tree-certs, Subtrees).</summary>
    public static bool SubtreeInclusion(Hash leaf, long index, long start, long end, ReadOnlySpan<Hash> proof, Hash root) =>
        IsSubtree(start, end) && index >= start && Inclusion(leaf, index - start, end - start, proof, root);

    /// <summary>
    /// Whether the tree of a root holds a subtree (draft-ietf-plants-merkle-tree-certs, Subtree Consistency Proofs). Every tree holds the subtree
    /// without leaves, whose root is that of the empty tree.
    /// </summary>
    public static bool SubtreeConsistency(long start, long end, Hash subtree, long size, Hash root, ReadOnlySpan<Hash> proof)
    {
        if (start >= 0 && start == end && end <= size)
            return proof.IsEmpty && subtree == Merkle.EmptyRoot;
        if (!IsSubtree(start, end) || end > size)
            return false;
        var (first, here, last) = (start, end - 1, size - 1);

        // The proof begins with the largest whole part at the subtree's end; where that is all of it, its hash is known.
        var meeting = first == here ? 0 : BitOperations.Log2((ulong)(first ^ here)) + 1;
        var up = here == last ? meeting : Math.Min(meeting, BitOperations.TrailingZeroCount(~here));
        var isWhole = up == meeting;
        if (!isWhole && proof.IsEmpty)
            return false;
        return Joined(isWhole ? subtree : proof[0], isWhole ? proof : proof[1..], (first >> up, here >> up, last >> up)) is (var small, var large)
            && small == subtree && large == root;
    }

    /// <summary>Whether the leaves from a start to before an end hang under one node: the start is a multiple of the power of two at or above the
    /// length.</summary>
    public static bool IsSubtree(long start, long end) =>
        start >= 0 && start < end && ((ulong)start & (BitOperations.RoundUpToPowerOf2((ulong)(end - start)) - 1)) == 0;

    /// <summary>The roots of the subtree and of the tree that a proof leads to; nothing where it is too long or too short.</summary>
    private static (Hash Small, Hash Large)? Joined(Hash begin, ReadOnlySpan<Hash> proof, (long First, long Here, long Last) at)
    {
        var (small, large) = (begin, begin);
        foreach (ref readonly var sibling in proof)
        {
            if (at.Last == 0)
                return null;
            var isRight = IsRight(at.Here, at.Last);
            if (isRight && at.First < at.Here)
                small = Merkle.Node(sibling, small);
            large = isRight ? Merkle.Node(sibling, large) : Merkle.Node(large, sibling);
            var up = Rise(at.Here, at.Last);
            at = (at.First >> up, at.Here >> up, at.Last >> up);
        }

        return at.Last == 0 ? (small, large) : null;
    }

    /// <summary>Whether the next sibling stands on the left of a node: the node is a right child, or the last of its level.</summary>
    private static bool IsRight(long here, long last) => (here & 1) != 0 || here == last;

    /// <summary>How many levels the join with the next sibling goes up: a last node without a sibling rises until it has one.</summary>
    private static int Rise(long here, long last) => IsRight(here, last) ? BitOperations.TrailingZeroCount(here) + 1 : 1;
}
