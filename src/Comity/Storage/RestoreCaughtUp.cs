using Comity.Kit;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage.Logs;

namespace Comity.Storage;

/// <summary>Brings a restored record to the largest size that is known, from a mirror, believing nothing that does not hash to what the log signed.</summary>
internal static class CaughtUp
{
    /// <summary>Brings the store up to date; the answer is its size.</summary>
    /// <exception cref="UserError">Somebody knows another record, or more than can be had.</exception>
    public static async Task<long> RunAsync(RecordStore store, VerifierKey verifier, KnownSizes known, RestoreTerms terms, CancellationToken cancel)
    {
        var loader = new RecordLoader(store, verifier);
        loader.Load();
        foreach (var (by, checkpoint) in known.Checkpoints)
            RefuseOther(loader.Tree, by, checkpoint);
        if (known.Largest > loader.Tree.Size && terms.NewOrigin is null)
            await FetchAsync(store, verifier, loader.Tree, known, terms.Mirrors, cancel);
        return store.Size();
    }

    private static void RefuseOther(MerkleTree tree, string by, Checkpoint checkpoint)
    {
        if (checkpoint.Size <= tree.Size && tree.Root(checkpoint.Size) != checkpoint.Root)
            throw new UserError(
                $"It knows another record at {RecordLoader.Text(checkpoint.Size)} entries than the backup holds: the log was forked. Keep both; the record "
                + $"cannot go on under its origin.", by);
    }

    private static async Task FetchAsync(RecordStore store, VerifierKey verifier, MerkleTree tree, KnownSizes known, IReadOnlyList<string> mirrors,
        CancellationToken cancel)
    {
        foreach (var mirror in mirrors.Where(mirror => known.Checkpoints.Any(one => one.By == mirror && one.Checkpoint.Size >= known.Largest)))
        {
            using var source = LogSource.Open(mirror);
            var note = Note.Parse((await source.ReadAsync(LogSource.CheckpointPath, LogSource.LongestText, cancel))!);
            await FetchAsync(store, verifier, tree, source, note, new RestoreSheets(store, mirrors), cancel);
            return;
        }
        throw new UserError(
            $"The backup has {RecordLoader.Text(tree.Size)} entries, and {known.Checkpoints.MaxBy(one => one.Checkpoint.Size).By} knows "
            + $"{RecordLoader.Text(known.Largest)}: "
            + "name a mirror that has them with --mirror, or begin a new origin with --new-origin.");
    }

    private static async Task FetchAsync(RecordStore store, VerifierKey verifier, MerkleTree tree, LogSource source, Note note,
        RestoreSheets sheets, CancellationToken cancel)
    {
        var (checkpoint, frontier, entered) = (Checkpoint.Of(note), tree.Frontier(), new List<Act>());
        using var batch = store.Begin();
        for (var bundle = tree.Size / TilePath.FullWidth; bundle * TilePath.FullWidth < checkpoint.Size; bundle++)
            foreach (var (position, bytes) in await EntriesAsync(source, bundle, checkpoint.Size, cancel))
                if (position >= tree.Size)
                {
                    entered.Add(Take(batch, new(position, bytes, Merkle.Leaf(bytes)), source.Name));
                    frontier.Append(Merkle.Leaf(bytes));
                }
        if (!note.IsSignedBy(verifier) || (frontier.Size, frontier.Root()) != (checkpoint.Size, checkpoint.Root))
            throw new UserError("The entries that the mirror has do not give the root that the log signed; nothing of it was taken.", source.Name);
        foreach (var root in entered.Select(ActSheets.In).OfType<SheetRoot>())
            RestoreSheets.Settle(batch, root, await sheets.FetchAsync(root, cancel));
        batch.Commit(checkpoint.Size, batch.Head.Waiting, new Note(note.Text, [.. note.Signatures.Where(verifier.Owns)]).ToString());
        store.AddCosignatures(checkpoint.Size, string.Concat(note.Signatures.Where(line => !verifier.Owns(line)).Select(line => $"{line}\n")));
        await FilesAsync(store, source, tree.Size, checkpoint.Size, cancel);
    }

    private static async Task<IEnumerable<(long Position, byte[] Entry)>> EntriesAsync(LogSource source, long bundle, long size, CancellationToken cancel)
    {
        var width = (int)Math.Min(TilePath.FullWidth, size - bundle * TilePath.FullWidth);
        var path = new TilePath(TilePath.Entries, bundle, width);
        var bytes = await source.ReadAsync(path, cancel) ?? throw new UserError($"The mirror does not have `{path}`.", source.Name);
        try
        {
            return EntryBundle.Read(bytes, width).Select((entry, place) => (bundle * TilePath.FullWidth + place, entry.ToArray()));
        }
        catch (LogProblem problem)
        {
            throw new UserError($"The mirror's `{path}` cannot be read: {problem.Message}", source.Name);
        }
    }

    /// <summary>What waited when the backup was made and entered the record later must not enter it again.</summary>
    private static Act Take(StoreBatch batch, StoredEntry stored, string from)
    {
        batch.Append(stored);
        try
        {
            var act = stored.Read().Statement.Act;
            if (act is EnterVotes votes && batch.Waiting(votes.Consultation, votes.Votes.Length) is { Count: > 0 } waiting)
                batch.ToSheet(votes.Consultation, waiting[^1].Number, votes.Sheet);
            return act;
        }
        catch (UserError problem) when (problem is not OlderProgram)
        {
            throw new UserError(problem.Message, from);
        }
    }

    /// <summary>Fetches the files that the new entries name. What the mirror lacks stays away, as it does there; what of them is public follows when the record
    /// is opened.</summary>
    private static async Task FilesAsync(RecordStore store, LogSource source, long from, long to, CancellationToken cancel)
    {
        var wanted = new Queue<NamedFile>(store.Entries(from, to).SelectMany(stored => ActFiles.Of(Process.Json.ReadEntry(stored.Entry).Statement.Act))
            .DistinctBy(file => file.Hash).ToList());
        while (wanted.TryDequeue(out var named))
            if (store.File(named.Hash) is null && await source.ReadAsync(LogSource.FilePath(named.Hash), LogSource.LongestFile, cancel) is { } bytes
                && Hash.Of(bytes) == named.Hash)
            {
                store.Keep(new(named.Hash, Files.TypeOf(bytes) ?? "application/octet-stream", IsPublic: false, bytes));
                foreach (var (inner, _) in ActFiles.Within(named, bytes))
                    wanted.Enqueue(inner);
            }
    }
}
