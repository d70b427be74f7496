using Comity.Acts.Api;
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
            Assert.True(IsThere(loader.Tree, answer),
                $"{nonce} was acknowledged at {answer.Position} and does not stand there.");
        EachStandsOnce(store, loader.Tree.Size);
        NothingWasForked(crowd, loader.Tree, record.Keys.Log.Verifier);
    }

    /// <summary>How many acts that were acknowledged do not stand where they were said to stand, and how many acts stand more than once.</summary>
    public static (int Lost, int Twice) Count(Crowd crowd, TestRecord record)
    {
        using var store = record.Store();
        var loader = new RecordLoader(store, record.Keys.Log.Verifier);
        loader.Load();
        var nonces = Nonces(store, loader.Tree.Size);
        return (crowd.Acknowledged.Count(act => !IsThere(loader.Tree, act.Value)), nonces.Count - nonces.Distinct().Count());
    }

    private static bool IsThere(MerkleTree tree, ActAnswer answer) => answer.Position < tree.Size && tree.Leaf(answer.Position) == answer.Leaf;

    private static void EachStandsOnce(RecordStore store, long size)
    {
        var nonces = Nonces(store, size);
        Assert.Equal(nonces.Count, nonces.Distinct().Count());
    }

    private static List<(string? Person, string? Nonce)> Nonces(RecordStore store, long size) =>
        [.. store.Entries(0, size).Select(stored => Process.Json.ReadEntry(stored.Entry).Statement).Where(statement => statement.Nonce is not null)
            .Select(statement => (statement.Person, statement.Nonce))];

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
