using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Carries what the registers say of files into the store: what became public is opened, with everything that it names in its turn, and what was taken
/// back is removed.</summary>
internal static class FilePublication
{
    /// <summary>Carries over what an entry changed, in the batch that appends it.</summary>
    /// <param name="table">The files.</param>
    /// <param name="before">What the record said of files before the entry.</param>
    /// <param name="after">What it says after it.</param>
    /// <param name="act">The entry's act.</param>
    public static void Follow(FileTable table, FilesRegister before, FilesRegister after, Act act)
    {
        for (var place = before.Changes.Count; place < after.Changes.Count; place++)
            Follow(table, after, after.Changes[place]);
        // What the record named long ago and nobody had provided may have come with this act.
        foreach (var file in ActFiles.Of(act))
            if (after.Find(file.Hash) is { Status: FileStatus.Public } standing && table.IsPublic(file.Hash) == false)
                Open(table, after, standing);
    }

    /// <summary>Makes a file public that the record made so, and what it names in its turn, as far as they are here.</summary>
    public static void Open(FileTable table, FilesRegister register, FileStanding standing)
    {
        foreach (var file in Opened(table, register, standing))
            table.Open(file);
    }

    /// <summary>Looks, at the start of a server, whether the store shows what the record makes public and nothing that was taken back. It reads no file while
    /// nothing waits to be shown.</summary>
    public static void Settle(RecordStore store, FilesRegister register)
    {
        var states = store.Read(table => table.All()).ToDictionary(file => file.Hash, file => file.IsPublic);
        var gone = states.Keys.Where(hash => register.Find(hash) is { IsTakenBack: true }).ToList();
        var waits = states.Any(file => !file.Value && register.Find(file.Key) is not { Status: FileStatus.Named });
        var opened = waits ? store.Read(table => Hidden(table, register, states)) : [];
        if (gone.Count == 0 && opened.Count == 0)
            return;
        using var batch = store.Begin();
        gone.ForEach(batch.Files.Remove);
        foreach (var file in opened)
            batch.Files.Open(file);
        batch.Commit(batch.Head.Size, batch.Head.Waiting, null);
    }

    private static List<Hash> Hidden(FileTable table, FilesRegister register, Dictionary<Hash, bool> states)
    {
        bool IsHidden(Hash hash) => !states.GetValueOrDefault(hash, true);
        var opening = register.All.Values.Where(one => one.Status == FileStatus.Public && (one.File.Use == FileUse.Listing || IsHidden(one.File.Hash)));
        return [.. opening.SelectMany(standing => Opened(table, register, standing)).Distinct().Where(IsHidden)];
    }

    private static void Follow(FileTable table, FilesRegister register, FileStanding change)
    {
        if (change.IsTakenBack)
            table.Remove(change.File.Hash);
        else
            Open(table, register, change);
    }

    /// <summary>What is public with a file: itself and, where it is a listing, what it names, as far as they are here.</summary>
    internal static IEnumerable<Hash> Opened(FileTable table, FilesRegister register, FileStanding standing)
    {
        var (next, seen) = (new Queue<NamedFile>([standing.File]), new HashSet<Hash>());
        while (next.TryDequeue(out var file))
        {
            if (!seen.Add(file.Hash))
                continue;
            if (table.IsPublic(file.Hash) is not null)
                yield return file.Hash;
            if (file.Use == FileUse.Listing && table.Find(file.Hash) is { } listing)
                foreach (var (inner, _) in ActFiles.Within(file, listing.Content).Where(inner => register.Opens(standing, inner.File.Hash)))
                    next.Enqueue(inner);
        }
    }
}
