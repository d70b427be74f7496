using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Files;

/// <summary>How it stands with a file that the record names.</summary>
public enum FileStatus
{
    /// <summary>Named as received or for those who take part, or by a received act that waits: not public.</summary>
    Named,

    /// <summary>Everybody may have it.</summary>
    Public,

    /// <summary>Its author took it back before anybody else was served.</summary>
    Recalled,

    /// <summary>The secretariat withholds it.</summary>
    Withheld,
}

/// <summary>A file that the record names.</summary>
/// <param name="File">What it is, to the act by which it has its status.</param>
/// <param name="Status">How it stands with it.</param>
/// <param name="Position">The entry that named it: the one that made it public, once one did.</param>
/// <param name="At">The time of that entry.</param>
/// <param name="Act">The act of that entry, or the act that adopted it.</param>
/// <param name="By">In which capacity that was done.</param>
public sealed record FileStanding(NamedFile File, FileStatus Status, long Position, DateTimeOffset At, string Act, string By)
{
    /// <summary>For how long the author of an act may recall a file that nobody else was served.</summary>
    public static readonly TimeSpan RecallTime = TimeSpan.FromMinutes(10);

    /// <summary>The entry by which it has its status.</summary>
    public long Since { get; init; } = Position;

    /// <summary>Whether an entry after the one at <see cref="Position"/> names it too.</summary>
    public bool IsNamedAgain { get; init; }

    /// <summary>Whether its bytes were taken away for good.</summary>
    public bool IsTakenBack => Status is FileStatus.Recalled or FileStatus.Withheld;

    /// <summary>Whether an act in a capacity may make it public: it is public, or the file is that capacity's own, as its author or its issuer. What was
    /// received is its sender's, never the secretariat's.</summary>
    public bool MayBeOpenedBy(string capacity) =>
        Status == FileStatus.Public || (Status == FileStatus.Named && (File.Author == capacity || (File.Use != FileUse.Document && By == capacity)));
}

/// <summary>The files that entries name, and which of them everybody may have. What a listing names in its turn stands in the file and not here; <see
/// cref="Opens"/> says of a part whether its listing makes it public.</summary>
/// <param name="All">The files by hash.</param>
/// <param name="Changes">Every change that concerns the public, in order: what became public, was recalled or withheld.</param>
public sealed record FilesRegister(ImmutableDictionary<Hash, FileStanding> All, ImmutableList<FileStanding> Changes)
{
    /// <summary>The first edition in which what was named as received or limited becomes public by its own side only, or by an adoption.</summary>
    public const int EditionOfOwners = 2;

    /// <summary>Before the first entry.</summary>
    public static FilesRegister Empty { get; } = new(ImmutableDictionary<Hash, FileStanding>.Empty, []);

    /// <summary>How it stands with a file; null when no entry names it.</summary>
    public FileStanding? Find(Hash file) => All.GetValueOrDefault(file);

    /// <summary>Whether everybody may have a file because an entry says so.</summary>
    public bool IsPublic(Hash file) => Find(file) is { Status: FileStatus.Public };

    /// <summary>Whether a listing that is public makes a file public that it names: not what was taken back, nor what is another's.</summary>
    public bool Opens(FileStanding listing, Hash part) => Find(part) is not { } standing || standing.MayBeOpenedBy(listing.By);

    /// <summary>The register after an act took effect that names files.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="named">The files that it names.</param>
    /// <param name="edition">The edition of the rules in force at its entry.</param>
    public FilesRegister Apply(Effect effect, IEnumerable<NamedFile> named, int edition)
    {
        var register = this;
        foreach (var file in named)
            register = register.Name(effect, file, edition);
        return effect.Act switch
        {
            RecallFile act when register.Find(act.File) is { IsTakenBack: false } standing =>
                register.Change(standing with { Status = FileStatus.Recalled, Since = effect.Position }),
            WithholdFile act =>
                register.Change((register.Find(act.File) ?? Unnamed(effect, act)) with { Status = FileStatus.Withheld, Since = effect.Position }),
            _ => register,
        };
    }

    /// <summary>The register after a decision or a text under silence was adopted whose document names these files.</summary>
    public FilesRegister Adopt(Effect effect, IEnumerable<Hash> files)
    {
        var register = this;
        foreach (var file in files)
            if (register.Find(file) is { Status: FileStatus.Named } standing)
                register = register.Change(Opened(standing, effect));
        return register;
    }

    private FilesRegister Name(Effect effect, NamedFile file, int edition)
    {
        var opens = file.IsPublic && (edition < EditionOfOwners || !file.IsReceived);
        if (Find(file.Hash) is not { } standing)
        {
            var first = new FileStanding(file, opens ? FileStatus.Public : FileStatus.Named, effect.Position, effect.At, ActName.Of(effect.Act), effect.As);
            return opens ? Change(first) : Set(first);
        }

        if (standing.Status == FileStatus.Named && opens && (edition < EditionOfOwners || standing.MayBeOpenedBy(effect.As)))
            return Change(Opened(standing, effect) with { File = file });
        return standing.IsNamedAgain || standing.Position == effect.Position ? this : Set(standing with { IsNamedAgain = true });
    }

    /// <summary>A document of a book is named by no entry before the one that withholds it.</summary>
    private static FileStanding Unnamed(Effect effect, WithholdFile act) =>
        new(new(act.File, FileUse.Part, ActName.KindOf(act)), FileStatus.Withheld, effect.Position, effect.At, ActName.Of(act), effect.As);

    private static FileStanding Opened(FileStanding standing, Effect effect) => standing with
    {
        Status = FileStatus.Public,
        Position = effect.Position,
        Since = effect.Position,
        At = effect.At,
        Act = ActName.Of(effect.Act),
        By = effect.As,
        IsNamedAgain = standing.Position != effect.Position,
    };

    private FilesRegister Set(FileStanding standing) => this with { All = All.SetItem(standing.File.Hash, standing) };

    private FilesRegister Change(FileStanding standing) => Set(standing) with { Changes = Changes.Add(standing) };
}
