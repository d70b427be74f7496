using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Holds the stored checkpoints against the entries and the log's key.</summary>
internal static class CheckpointLoader
{
    private const int Portion = 4096;

    /// <summary>A signature takes longer than everything else that is checked of a checkpoint: those of older ones are checked after the start.</summary>
    private const int LastSignatures = 1000;

    /// <summary>Checks all checkpoints, and the signatures of the last. The answer is the last; null when there is no entry.</summary>
    /// <exception cref="UserError">One does not fit, or the keys are those of another log.</exception>
    public static Note? Load(RecordStore store, VerifierKey verifier, MerkleTree tree, Picture picture)
    {
        if (tree.Size > 0 && (picture.Record.Founding.Begun?.Origin != verifier.Name || !store.Checkpoints(0)
            .Any(stored => Parse(stored)?.Signatures.Any(verifier.Owns) == true)))
            throw new UserError(
                $"The keys of this server are those of the log `{verifier.Name}`, and another key signed this record: copy the folder of keys that belongs to "
                + $"it, from its backup or from the first server.");
        Note? last = null;
        foreach (var portion in store.Checkpoints(0).TakeWhile(stored => stored.Size <= tree.Size).Chunk(Portion))
            last = Parallelly.Map(portion, stored => Check(stored, verifier, tree, stored.Size > tree.Size - LastSignatures))[^1];
        return tree.Size == 0 || (last is not null && Checkpoint.Of(last).Size == tree.Size)
            ? last
            : throw RecordLoader.Damaged($"the checkpoint of size {RecordLoader.Text(tree.Size)} is missing");
    }

    /// <summary>Checks the signatures that <see cref="Load"/> left out.</summary>
    /// <exception cref="UserError">One does not hold.</exception>
    public static void CheckOlder(RecordStore store, VerifierKey verifier, MerkleTree tree, long size, CancellationToken stop)
    {
        foreach (var stored in store.Checkpoints(0).TakeWhile(stored => stored.Size <= size - LastSignatures))
        {
            stop.ThrowIfCancellationRequested();
            Check(stored, verifier, tree, withSignature: true);
        }
    }

    private static Note Check(StoredCheckpoint stored, VerifierKey verifier, MerkleTree tree, bool withSignature) =>
        Parse(stored) is { } note && Fits(Checkpoint.Of(note), stored.Size, verifier, tree) && (!withSignature || note.IsSignedBy(verifier))
            ? note
            : throw RecordLoader.Damaged($"the checkpoint of size {RecordLoader.Text(stored.Size)} does not fit the entries or its signature");

    private static bool Fits(Checkpoint checkpoint, long size, VerifierKey verifier, MerkleTree tree) =>
        checkpoint.Size == size && size <= tree.Size && checkpoint.Root == tree.Root(size) && checkpoint.Origin == verifier.Name;

    private static Note? Parse(StoredCheckpoint stored)
    {
        try
        {
            var note = Note.Parse(stored.Note + stored.Cosignatures);
            _ = Checkpoint.Of(note);
            return note;
        }
        catch (LogProblem)
        {
            return null;
        }
    }
}
