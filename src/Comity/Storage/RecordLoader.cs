using System.Collections.Concurrent;
using System.Globalization;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Reads a stored record from its beginning, recomputing every hash, and says by name what is damaged.</summary>
/// <param name="store">The store.</param>
/// <param name="verifier">The log's key.</param>
public sealed class RecordLoader(RecordStore store, VerifierKey verifier)
{
    /// <summary>Entries that are read together. A few portions that wait to be applied must be gone before the collector looks for what lasts.</summary>
    private const int Portion = 1024;
    private const int Ahead = 4;

    /// <summary>The tree over the entries read so far.</summary>
    public MerkleTree Tree { get; } = new();

    /// <summary>The registers after the entries read so far.</summary>
    public Picture Picture { get; private set; } = Picture.Empty;

    /// <summary>The sheets of sealed acts and votes so far.</summary>
    public SheetLedger Sheets { get; } = new();

    /// <summary>The nonces used so far.</summary>
    public NonceIndex Nonces { get; } = new();

    /// <summary>Reads everything there is. The answer is the checkpoint of the last size.</summary>
    /// <exception cref="UserError">Something stored is not what was stored; the message names it.</exception>
    public Note? Load()
    {
        var head = store.Head();
        TakeAll(head.Size);
        if (Tree.Size != head.Size)
            throw Damaged($"entry {Text(Tree.Size)} is missing of {Text(head.Size)}");
        RefuseBeyond();
        RefuseLater(Picture);
        return CheckpointLoader.Load(store, verifier, Tree, Picture);
    }

    /// <summary>Other servers may append meanwhile: what was seen first must lie below the head that is read after it.</summary>
    private void RefuseBeyond()
    {
        var entry = store.Entries(Tree.Size, long.MaxValue).LastOrDefault()?.Position ?? -1;
        var checkpoint = store.Checkpoints(Tree.Size).LastOrDefault()?.Size ?? 0;
        var size = store.Size();
        if (entry >= size || checkpoint > size)
            throw Damaged(
                $"{(entry >= size ? $"entry {Text(entry)}" : $"the checkpoint of size {Text(checkpoint)}")} stands beyond the end, which is {Text(size)}");
    }

    /// <summary>Under rules that a later program made, this one could neither enter nor refuse anything.</summary>
    /// <exception cref="OlderProgram">The edition in force is not known here.</exception>
    internal static void RefuseLater(Picture picture)
    {
        if (picture.Record.Founding is { Rules.Edition: > FoundingRules.LastEdition and var edition, RulesSince: var since })
            throw new OlderProgram($"Entry {Text(since)} puts edition {Text(edition)} of the rules in force, and this version knows "
                + $"{Text(FoundingRules.LastEdition)} of them.");
    }

    internal static UserError Damaged(string what) =>
        new($"The record is damaged: {what}. Restore it from a backup or a mirror; nothing was changed.");

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reading runs ahead of applying: each needs a processor of its own.</summary>
    private void TakeAll(long size)
    {
        using var portions = new BlockingCollection<ReadPortion>(Ahead);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => ReadAll(size, portions, stop.Token), CancellationToken.None);
        try
        {
            foreach (var portion in portions.GetConsumingEnumerable(CancellationToken.None))
                Take(portion);
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
        reading.GetAwaiter().GetResult();
    }

    private void ReadAll(long size, BlockingCollection<ReadPortion> portions, CancellationToken stop)
    {
        try
        {
            foreach (var portion in store.Entries(0, size).Chunk(Portion))
                portions.Add(new(portion, Parallelly.Map(portion, Read)), stop);
        }
        catch (OperationCanceledException)
        {
            // Whoever stopped it says why.
        }
        finally
        {
            portions.CompleteAdding();
        }
    }

    private void Take(ReadPortion portion)
    {
        foreach (var (stored, (entry, nonce)) in portion.Stored.Zip(portion.Read))
        {
            if (stored.Position != Tree.Size || entry.Position != stored.Position)
                throw Damaged($"after entry {Text(Tree.Size - 1)} comes entry {Text(stored.Position)}");
            Tree.Append(stored.Leaf);
            Nonces.Add(nonce, entry.Position);
            Sheets.Add(entry.Statement.Act);
            Picture = Picture.Apply(entry);
        }
    }

    /// <summary>What takes long and asks nothing of the entries before.</summary>
    private static (Entry Entry, UInt128? Nonce) Read(StoredEntry stored)
    {
        if (Merkle.Leaf(stored.Entry) != stored.Leaf)
            throw Damaged($"entry {Text(stored.Position)} does not have its hash");
        var entry = stored.Read();
        return (entry, NonceIndex.KeyOf(entry.Statement));
    }

    private sealed record ReadPortion(StoredEntry[] Stored, (Entry Entry, UInt128? Nonce)[] Read);
}
