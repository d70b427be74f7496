using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Comity.Record.Entries;
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
}

/// <summary>Takes files that acts name by their hash: PDF, DOCX, PNG, JPEG and plain text in UTF-8, and nothing else. What a file is follows from its bytes, never from
/// what its sender says.</summary>
public sealed class Files(OpenRecord record)
{
    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The most bytes of a request that sends a file in a form: the file, and what else was typed.</summary>
    public const int MostRequestBytes = MostBytes + (2 * 1024 * 1024);

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 13)).Select(code => (char)code), '\u007f', '\ufffe', '\uffff']);

    /// <summary>Keeps a file, not public yet, and answers with its hash.</summary>
    public (FileVerdict Verdict, Hash Hash) Keep(byte[] content)
    {
        var verdict = content.Length == 0 ? FileVerdict.Empty : content.Length > MostBytes ? FileVerdict.TooLarge : FileVerdict.Kept;
        if (verdict != FileVerdict.Kept)
            return (verdict, default);
        if (TypeOf(content) is not { } type)
            return (FileVerdict.Unknown, default);
        var hash = Hash.Of(content);
        record.Store.Keep(new(hash, type, IsPublic: false, content));
        return (FileVerdict.Kept, hash);
    }

    /// <summary>Makes the files public that an act in the record names and that everybody must be able to have.</summary>
    public void Publish(Act act)
    {
        foreach (var named in ActFiles.Of(act).Where(named => named.IsPublic))
            if (record.Store.File(named.Hash) is { IsPublic: false } file)
                record.Store.Keep(file with { IsPublic = true });
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
