using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>What other servers on the same store entered: read whole and checked before anything of it counts.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Leaves">Their leaf hashes.</param>
/// <param name="View">The record with them.</param>
internal sealed record RecordNews(IReadOnlyList<Entry> Entries, Hash[] Leaves, RecordView View)
{
    /// <summary>Reads what is new; null when nothing is.</summary>
    /// <exception cref="StoreProblem">What stands in the store does not go on from what is known, or another key signed it.</exception>
    public static RecordNews? Read(RecordStore store, StoreHead head, RecordView known, MerkleTree tree, VerifierKey verifier)
    {
        if (head.Size == known.Size)
            return IsSame(head, known) ? null : throw Differs(head.Size);
        if (head.Size < known.Size || store.Checkpoints(head.Size).FirstOrDefault() is not { } checkpoint || checkpoint.Size != head.Size)
            throw Differs(head.Size);
        var news = ReadOrRefuse(store.Entries(known.Size, head.Size), known, checkpoint);
        return IsSound(news, tree, verifier) ? news : throw Differs(head.Size);
    }

    /// <summary>A server of a later version on the same store may enter what this one does not know: then it enters nothing more.</summary>
    private static RecordNews ReadOrRefuse(IEnumerable<StoredEntry> stored, RecordView known, StoredCheckpoint checkpoint)
    {
        try
        {
            return Read(stored, known, checkpoint);
        }
        catch (UserError problem)
        {
            throw new StoreProblem(problem.Message, problem);
        }
    }

    private static bool IsSame(StoreHead head, RecordView known) =>
        head.Size == 0 || (head.Checkpoint is { } note && note.StartsWith(known.Head!.Text, StringComparison.Ordinal));

    private static RecordNews Read(IEnumerable<StoredEntry> stored, RecordView known, StoredCheckpoint checkpoint)
    {
        var (entries, leaves, picture) = (new List<Entry>(), new List<Hash>(), known.Picture);
        foreach (var item in stored)
        {
            var entry = item.Read();
            if (item.Position != picture.Size || entry.Position != item.Position)
                throw Differs(checkpoint.Size);
            picture = picture.Apply(entry);
            entries.Add(entry);
            leaves.Add(Merkle.Leaf(item.Entry));
        }
        RecordLoader.RefuseLater(picture);
        return new(entries, [.. leaves], new(picture, Note.Parse(checkpoint.Note + checkpoint.Cosignatures)));
    }

    /// <summary>Whether the new entries, after those that are known, give the root that this log's key signed.</summary>
    private static bool IsSound(RecordNews news, MerkleTree tree, VerifierKey verifier)
    {
        var frontier = tree.Frontier();
        foreach (var leaf in news.Leaves)
            frontier.Append(leaf);
        return news.View.Head is { } head && head.IsSignedBy(verifier) && Checkpoint.Of(head) is var checkpoint
            && (checkpoint.Origin, checkpoint.Size, checkpoint.Root) == (verifier.Name, frontier.Size, frontier.Root());
    }

    private static StoreProblem Differs(long size) => new(
        $"The record in the store, of {size} entries, does not go on from what this server knows, or another key signed it: nothing was entered. Its operator "
            + $"has to look; see `comity restore --help`.");
}
