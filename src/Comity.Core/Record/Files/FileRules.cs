using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Files;

/// <summary>A file that an act names, as it stands at the door: what the record says of it, and what the store holds.</summary>
/// <param name="File">The file.</param>
/// <param name="Standing">How it stands with it in the record; null when no entry names it.</param>
/// <param name="IsPublic">Whether everybody may have it, and it is here.</param>
/// <param name="IsSent">Whether it is here, and who does the act sent it for this field, or another in the same capacity.</param>
/// <param name="Part">Where the file is a document of a book, its path in the book's listing; otherwise empty.</param>
public sealed record FileAtDoor(NamedFile File, FileStanding? Standing, bool IsPublic, bool IsSent, string Part = "");

/// <summary>What must hold of files. The first three are asked at the door, beside the rules of the act: they need what was sent, which no entry holds. So
/// audit cannot ask them again.</summary>
public static class FileRules
{
    /// <summary>An act names files that are public, or that were sent for this field by the person who does it or by another in the same capacity. Of a file
    /// that is here and was sent by somebody else the answer is the same as of one that is not here.</summary>
    [Rule("Comity")]
    public static Refusal? FileIsSentByItsActor(FileAtDoor file, Attempt attempt, Act act) => file.IsPublic || file.IsSent ? null : Named(file);

    /// <summary>What the record names as received or for those who take part becomes public by its own sender's or issuer's act, or by an adoption, and never
    /// by another's.</summary>
    [Rule("Comity")]
    public static Refusal? LimitedFileIsOpenedByItsOwner(FileAtDoor file, Attempt attempt, Act act) =>
        file is { File.IsPublic: true, Standing: { Status: FileStatus.Named } standing } && !standing.MayBeOpenedBy(attempt.As)
            ? Named(file) with { Facts = Facts(file).Add("position", Text(standing.Position)) }
            : null;

    /// <summary>A file that was recalled or withheld is named no more.</summary>
    [Rule("Comity", Cases = ["recalled", "withheld"])]
    public static Refusal? FileIsNotTakenBack(FileAtDoor file, Attempt attempt, Act act) =>
        file.Standing is { IsTakenBack: true } standing
            ? (Named(file) with { Facts = Facts(file).Add("position", Text(standing.Since)) })
            .In(standing.Status == FileStatus.Recalled ? "recalled" : "withheld") : null;

    /// <summary>A file is recalled before it was served to anybody but its author.</summary>
    [Rule("Comity")]
    public static Refusal? RecalledFileWasNotServed(FileAtDoor file, Attempt attempt, Act act) => file.IsPublic ? null : Named(file);

    /// <summary>A file that no public entry and no listing of a book names cannot be withheld: it is as absent.</summary>
    [Rule("Comity")]
    public static Refusal? WithheldFileIsNamed(FileAtDoor file, Attempt attempt, Act act) => file.Standing is not null || file.IsPublic ? null : Named(file);

    /// <summary>A file is recalled in the capacity in which it was made public.</summary>
    [Rule("Comity")]
    public static Refusal? RecalledFileIsOnesOwn(FilesRegister register, Attempt attempt, RecallFile act) =>
        register.Find(act.File) is { Status: FileStatus.Public } standing && standing.By == attempt.As ? null : Of(act.File);

    /// <summary>A file that other entries name too is not recalled: they would lose it.</summary>
    [Rule("Comity")]
    public static Refusal? RecalledFileIsNamedOnce(FilesRegister register, Attempt attempt, RecallFile act) =>
        register.Find(act.File) is { IsNamedAgain: true } ? Of(act.File) : null;

    /// <summary>A file is recalled within ten minutes after it became public.</summary>
    [Rule("Comity")]
    public static Refusal? RecallIsInTime(FilesRegister register, Attempt attempt, RecallFile act) =>
        register.Find(act.File) is { } standing && attempt.At > standing.At + FileStanding.RecallTime
            ? Refusal.Of("file", [("file", act.File.Text), ("until", Text(standing.At + FileStanding.RecallTime))])
            : null;

    /// <summary>A file is withheld once; one that was recalled is gone already.</summary>
    [Rule("Comity")]
    public static Refusal? FileIsWithheldOnce(FilesRegister register, Attempt attempt, WithholdFile act) =>
        register.Find(act.File) is { IsTakenBack: true } standing ? Refusal.Of("file", [("file", act.File.Text), ("position", Text(standing.Since))]) : null;

    private static Refusal Named(FileAtDoor file, [CallerMemberName] string rule = "") =>
        new(rule, file.File.Place, Facts(file));

    private static ImmutableSortedDictionary<string, string> Facts(FileAtDoor file)
    {
        var hash = file.File.Hash.ToHex();
        return ImmutableSortedDictionary.Create<string,
        string>(StringComparer.Ordinal).Add("file", hash).Add("named", file.Part.Length == 0 ? hash : $"{hash} ({file.Part})");
    }

    private static Refusal Of(Hash file, [CallerMemberName] string rule = "") => Refusal.Of("file", "file", file.ToHex(), rule);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
