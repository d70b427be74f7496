using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Comity.Record.Files;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>What became of a file that somebody sent.</summary>
public enum FileVerdict
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>It has more bytes than are taken.</summary>
    TooLarge,

    /// <summary>Its content is of no kind that is taken.</summary>
    Unknown,

    /// <summary>It was recalled or withheld.</summary>
    TakenBack,
}

/// <summary>What became of a file that was handed in for a hash that the record names.</summary>
public enum HandInVerdict
{
    /// <summary>It was missing and is here now.</summary>
    Taken,

    /// <summary>It was here already.</summary>
    Here,

    /// <summary>No public entry and no public listing of a book names the hash.</summary>
    Absent,

    /// <summary>The file was recalled or is withheld.</summary>
    TakenBack,

    /// <summary>The bytes have another hash.</summary>
    OtherBytes,
}

/// <summary>Takes files that acts name by their hash: PDF, DOCX, PNG, JPEG and plain text in UTF-8, and nothing else. What a file is follows from its bytes,
/// never from what its sender says.</summary>
public sealed class Files(OpenRecord record, TimeProvider time)
{
    /// <summary>For how long a file is kept that was sent and that no act names.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The most bytes of a request that sends a file in a form: the file, and what else was typed.</summary>
    public const int MostRequestBytes = MostBytes + (2 * 1024 * 1024);

    private const string Octets = "application/octet-stream";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 13)).Select(code => (char)code), '\u007f', '\ufffe', '\uffff']);

    /// <summary>Keeps a file that somebody sends for an act, not public yet, and answers with its hash.</summary>
    public (FileVerdict Verdict, Hash Hash) Keep(byte[] content, FileSender sender)
    {
        var verdict = content.Length == 0 ? FileVerdict.Empty : content.Length > MostBytes ? FileVerdict.TooLarge : FileVerdict.Kept;
        if (verdict != FileVerdict.Kept)
            return (verdict, default);
        if (TypeOf(content) is not { } type)
            return (FileVerdict.Unknown, default);
        var hash = Hash.Of(content);
        if (record.Whole.Picture.Files.Find(hash) is { IsTakenBack: true })
            return (FileVerdict.TakenBack, hash);
        record.Store.Keep(new(hash, type, IsPublic: false, content), sender, time.GetUtcNow());
        return (FileVerdict.Kept, hash);
    }

    /// <summary>Takes the bytes of a file that an entry made public and that nobody had provided.</summary>
    /// <param name="wanted">The hash that the entry names.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public async Task<HandInVerdict> HandInAsync(Hash wanted, byte[] content, CancellationToken cancel)
    {
        var isOther = Hash.Of(content) != wanted;
        var verdict = isOther ? Look(wanted) : await record.HandInAsync(new(wanted, TypeOf(content) ?? Octets, IsPublic: false, content), cancel);
        return isOther && verdict is HandInVerdict.Here or HandInVerdict.Taken ? HandInVerdict.OtherBytes : verdict;
    }

    /// <summary>What would be answered to who hands a file in, as far as its bytes are not looked at.</summary>
    public HandInVerdict Look(Hash wanted)
    {
        var register = record.Whole.Picture.Files;
        if (register.Find(wanted) is { IsTakenBack: true })
            return HandInVerdict.TakenBack;
        return record.Store.Read(table => new FileDoor(table, register).Wanted(wanted) is null ? HandInVerdict.Absent : table.IsPublic(wanted) == true
            ? HandInVerdict.Here : HandInVerdict.Taken);
    }

    /// <summary>A file that a person sent and may look at before an act names it; null where they sent none with this hash.</summary>
    public StoredFile? SentBy(Hash hash, string person) => record.Store.Read(table => table.IsSentBy(hash, person) ? table.Find(hash) : null);

    /// <summary>A public file for a reader; null where there is none. Who is not its author is noted for as long as the author could recall it.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="isAuthor">Whether the reader acts in a capacity.</param>
    public (StoredFile File, bool IsFinal)? Serve(Hash hash, Func<string, bool> isAuthor)
    {
        var isFinal = record.Whole.Picture.Files.Find(hash) is not { Status: FileStatus.Public } standing
            || time.GetUtcNow() > standing.At + FileStanding.RecallTime + ClockSlack;
        if (!isFinal && !isAuthor(record.Whole.Picture.Files.Find(hash)!.By) && !record.Store.Serve(hash))
            return null;
        return record.Store.PublicFile(hash) is { } file ? (file, isFinal) : null;
    }

    /// <summary>The media type of a content; null when it is none that is taken.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? "application/pdf"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? "image/png"
        : content.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? "image/jpeg"
        : content.StartsWith("PK\u0003\u0004"u8) ? OfArchive(content.ToArray())
        : OfText(content.ToArray());

    private static string? OfArchive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return archive.GetEntry("[Content_Types].xml") is not null && archive.GetEntry("word/document.xml") is not null ? Docx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? OfText(byte[] content)
    {
        try
        {
            if (Strict.GetString(content).AsSpan().ContainsAny(Controls))
                return null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        return IsJson(content) ? "application/json" : "text/plain; charset=utf-8";
    }

    private static bool IsJson(byte[] content)
    {
        if (content.AsSpan().TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
            return false;
        try
        {
            using var json = JsonDocument.Parse(content);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
