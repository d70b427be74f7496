using Comity.Record.Log;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>What must hold whatever happened: nothing that was acknowledged is lost, nothing was entered twice, nothing was ever forked.</summary>
internal static class Guarantees
{
    /// <summary>Reads the store from its beginning and holds it against everything that anyone was told.</summary>
    public static void Hold(Crowd crowd, TestRecord record)
    {
        using var store = record.Store();
        var loader = new RecordLoader(store, record.Keys.Log.Verifier);
        loader.Load();
        foreach (var (nonce, answer) in crowd.Acknowledged)
            Assert.True(answer.Position < loader.Tree.Size && loader.Tree.Leaf(answer.Position) == answer.Leaf,
                $"{nonce} was acknowledged at {answer.Position} and does not stand there.");
        EachStandsOnce(store, loader.Tree.Size);
        NothingWasForked(crowd, loader.Tree, record.Keys.Log.Verifier);
    }

    private static void EachStandsOnce(RecordStore store, long size)
    {
        var nonces = store.Entries(0, size).Select(stored => Process.Json.ReadEntry(stored.Entry).Statement).Where(statement => statement.Nonce is not null)
            .Select(statement => (statement.Person, statement.Nonce)).ToList();
        Assert.Equal(nonces.Count, nonces.Distinct().Count());
    }

    private static void NothingWasForked(Crowd crowd, MerkleTree tree, VerifierKey verifier)
    {
        Checkpoint? before = null;
        foreach (var (size, shown) in crowd.Checkpoints.OrderBy(shown => shown.Key))
        {
            var note = Assert.Single(shown.Values);
            var checkpoint = Checkpoint.Of(note);
            Assert.True(note.IsSignedBy(verifier), $"The checkpoint of size {size} is not signed by the log.");
            Assert.Equal(tree.Root(size), checkpoint.Root);
            if (before is not null)
                Assert.True(MerkleProof.Consistency(before.Size, before.Root, size, checkpoint.Root, tree.Consistency(before.Size, size).AsSpan()));
            before = checkpoint;
        }
    }
}
