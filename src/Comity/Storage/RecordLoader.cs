using System.Globalization;
using System.Text.Json;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Reads a stored record from its beginning, recomputing every hash, and says by name what is damaged.</summary>
/// <param name="store">The store.</param>
/// <param name="verifier">The log's key.</param>
public sealed class RecordLoader(RecordStore store, VerifierKey verifier)
{
    private const int Portion = 4096;
    private const int LastSignatures = 1000;

    /// <summary>The tree over the entries read so far.</summary>
    public MerkleTree Tree { get; } = new();

    /// <summary>The registers after the entries read so far.</summary>
    public Picture Picture { get; private set; } = Picture.Empty;

    /// <summary>The nonces used so far.</summary>
    public NonceIndex Nonces { get; } = new();

    /// <summary>Reads everything there is. The answer is the checkpoint of the last size.</summary>
    /// <exception cref="UserError">Something stored is not what was stored; the message names it.</exception>
    public Note? Load()
    {
        var size = store.Size();
        foreach (var portion in store.Entries(0, size).Chunk(Portion))
            Take(portion);
        if (Tree.Size != size)
            throw Damaged($"entry {Text(Tree.Size)} is missing of {Text(size)}");
        return CheckCheckpoints(size);
    }

    private static UserError Damaged(string what) =>
        new($"The record is damaged: {what}. Restore it from a backup or a mirror; nothing was changed.");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Take(StoredEntry[] portion)
    {
        var entries = new Entry[portion.Length];
        Parallel.For(0, portion.Length, place => entries[place] = Read(portion[place]));
        foreach (var (stored, entry) in portion.Zip(entries))
        {
            if (stored.Position != Tree.Size || entry.Position != stored.Position)
                throw Damaged($"after entry {Text(Tree.Size - 1)} comes entry {Text(stored.Position)}");
            Tree.Append(stored.Leaf);
            Nonces.Add(entry);
            Picture = Picture.Apply(entry);
        }
    }

    private static Entry Read(StoredEntry stored)
    {
        if (Merkle.Leaf(stored.Entry) != stored.Leaf)
            throw Damaged($"entry {Text(stored.Position)} does not have its hash");
        try
        {
            return Process.Json.ReadEntry(stored.Entry);
        }
        catch (JsonException problem)
        {
            throw new UserError($"Entry {Text(stored.Position)} cannot be read by this version of Comity: {problem.Message}");
        }
    }

    private Note? CheckCheckpoints(long size)
    {
        Note? head = null;
        foreach (var stored in store.Checkpoints(0))
        {
            var note = Check(stored, withSignature: stored.Size > size - LastSignatures);
            head = stored.Size == size ? note : head;
        }
        return head is null && size > 0 ? throw Damaged($"the checkpoint of size {Text(size)} is missing") : head;
    }

    private Note Check(StoredCheckpoint stored, bool withSignature)
    {
        try
        {
            var note = Note.Parse(stored.Note + stored.Cosignatures);
            var checkpoint = Checkpoint.Of(note);
            if (checkpoint.Size == stored.Size && checkpoint.Size <= Tree.Size && checkpoint.Root == Tree.Root(checkpoint.Size)
                && checkpoint.Origin == verifier.Name && (!withSignature || note.IsSignedBy(verifier)))
                return note;
        }
        catch (LogProblem)
        {
            // The sentence below says it.
        }
        throw Damaged($"the checkpoint of size {Text(stored.Size)} does not fit the entries or its signature");
    }
}
