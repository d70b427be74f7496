using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Comity.Norms.Drafts;

/// <summary>What a draft may be.</summary>
public static class DraftLimits
{
    /// <summary>The most bytes of all documents together, in UTF-8.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>The most documents.</summary>
    public const int MostFiles = 200;

    /// <summary>The most versions; with each further one the oldest goes.</summary>
    public const int MostVersions = 20;

    /// <summary>The most drafts of one person.</summary>
    public const int MostOfPerson = 200;

    /// <summary>How long a draft without an owner is kept after its last save.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
}

/// <summary>The documents of a draft: path to text, kept as compressed JSON.</summary>
public static class DraftFiles
{
    private const int LongestPath = 120;

    /// <summary>The documents as they are kept.</summary>
    public static byte[] Pack(ImmutableSortedDictionary<string, string> files)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, files);
        return memory.ToArray();
    }

    /// <summary>The documents of a version.</summary>
    public static ImmutableSortedDictionary<string, string> Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(brotli)!.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>What is wrong with a set of documents, as the end of a text's key with its values; null when nothing is.</summary>
    public static (string Key, object[] Values)? Wrong(ImmutableSortedDictionary<string, string> files)
    {
        if (files.Count > DraftLimits.MostFiles)
            return ("too-many", [files.Count, DraftLimits.MostFiles]);
        var bytes = files.Values.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
        if (bytes > DraftLimits.MostBytes)
            return ("too-big", [bytes / 1024, DraftLimits.MostBytes / 1024]);
        return files.Keys.FirstOrDefault(path => !IsPath(path)) is { } wrong ? ("path", [wrong.Length > 80 ? wrong[..80] + "…" : wrong]) : null;
    }

    /// <summary>Whether a document can have this path: it ends with <c>.md</c>, stays inside the book, and every part is a plain name.</summary>
    public static bool IsPath(string path) => path.Length <= LongestPath && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        && path.Split('/').All(part => part.Length > 0 && part[0] != '.' && part
            .All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' '));
}
