using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Asks of the files that an act names what its rules cannot know: whether they are here, and who sent them.</summary>
/// <param name="table">The files.</param>
/// <param name="register">What the record says of them.</param>
internal sealed class FileDoor(FileTable table, FilesRegister register)
{
    /// <summary>Why an act may not name its files; nothing when it may.</summary>
    public ImmutableArray<Refusal> Ask(Attempt attempt) => attempt.Act switch
    {
        RecallFile act => Asked(FileRules.RecalledFileWasNotServed(At(act.File, act, table.IsUnserved(act.File)), attempt, act)),
        WithholdFile act => Asked(FileRules.WithheldFileIsNamed(At(act.File, act, table.IsPublic(act.File) == true), attempt, act)),
        var act => [.. ActFiles.Of(act).SelectMany(file => Ask(attempt, file))],
    };

    /// <summary>The file by which a hash is public: itself, or the listing that names it; null where nothing public names it.</summary>
    public FileStanding? Wanted(Hash hash) => register.Find(hash) is { Status: FileStatus.Public } standing ? standing : ListingOf(hash);

    /// <summary>The public listing of a book that makes a file public; null where there is none.</summary>
    private FileStanding? ListingOf(Hash part) => register.All.Values.FirstOrDefault(listing =>
        listing is { Status: FileStatus.Public, File.Use: FileUse.Listing } && register.Opens(listing, part) && Names(listing.File, part));

    private bool Names(NamedFile listing, Hash part) => table.Find(listing.Hash) is { } file && ActFiles.Within(listing, file.Content)
        .Any(inner => inner.File.Hash == part || (inner.File.Use == FileUse.Listing && Names(inner.File, part)));

    private static ImmutableArray<Refusal> Asked(Refusal? refusal) => refusal is null ? [] : [refusal];

    private FileAtDoor At(Hash file, Act act, bool isPublic) =>
        new(new(file, FileUse.Paper, ActName.KindOf(act), "file"), register.Find(file), isPublic, IsSent: false);

    /// <summary>The file and, where it is the listing of a book that is not public yet, everything that becomes public with it. The first file that is refused
    /// answers for its listing.</summary>
    private IEnumerable<Refusal> Ask(Attempt attempt, NamedFile named)
    {
        // A received act makes public what is its sender's; it was the secretariat that sent the file here.
        var actor = named.IsReceived ? attempt with { Statement = attempt.Statement with { As = named.Author! } } : attempt;
        var (next, seen) = (new Queue<(NamedFile File, string Part)>([(named, "")]), new HashSet<Hash>());
        while (next.TryDequeue(out var one))
        {
            if (!seen.Add(one.File.Hash))
                continue;
            var file = Seen(attempt, one.File, one.Part);
            if (Refused(file, actor) is { } refusal)
            {
                yield return refusal;
                yield break;
            }

            if (one.File.Use == FileUse.Listing && !file.IsPublic && table.Find(one.File.Hash) is { } listing)
                foreach (var (inner, path) in ActFiles.Within(one.File, listing.Content))
                    next.Enqueue((inner, path));
        }
    }

    private static Refusal? Refused(FileAtDoor file, Attempt actor) =>
        FileRules.FileIsNotTakenBack(file, actor, actor.Act)
        ?? FileRules.FileIsSentByItsActor(file, actor, actor.Act)
        ?? FileRules.LimitedFileIsOpenedByItsOwner(file, actor, actor.Act);

    private FileAtDoor Seen(Attempt attempt, NamedFile file, string part) => new(
        file, register.Find(file.Hash), table.IsPublic(file.Hash) == true, table.IsSent(file.Hash, attempt.Person ?? "", attempt.As, file.Field), part);
}
