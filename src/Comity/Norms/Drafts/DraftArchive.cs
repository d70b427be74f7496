using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Comity.Norms.Drafts;

/// <summary>Drafts as ZIP files: a folder with the book, and beside it those that it extends, so that `comity check` reads it as it stands.</summary>
public static class DraftArchive
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The books as one archive, each in its folder. The same books give the same bytes.</summary>
    public static byte[] Write(IEnumerable<(string Folder, ImmutableSortedDictionary<string, string> Files)> books)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (folder, files) in books)
                foreach (var (path, text) in files)
                {
                    var entry = zip.CreateEntry($"{folder}/{path}");
                    entry.LastWriteTime = Epoch;
                    using var stream = entry.Open();
                    stream.Write(Encoding.UTF8.GetBytes(text));
                }

        return memory.ToArray();
    }

    /// <summary>
    /// The documents of an archive. Where all lie in folders, those of the first folder are the book. Null when it is no archive, or unfolds to more than a
    /// draft may be.
    /// </summary>
    public static ImmutableSortedDictionary<string, string>? Read(Stream stream)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var documents = zip.Entries.Where(entry => entry.FullName.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).ToList();
            if (documents.Count is 0 or > DraftLimits.MostFiles || documents.Sum(entry => entry.Length) > DraftLimits.MostBytes)
                return null;
            var folder = documents.All(entry => entry.FullName.Contains('/')) ? documents[0].FullName.Split('/')[0] + "/" : "";
            return documents.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal))
                .DistinctBy(entry => entry.FullName).ToImmutableSortedDictionary(entry => entry.FullName[folder.Length..], Text, StringComparer.Ordinal);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    // The length that an archive claims need not be true.
    private static string Text(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var buffer = new byte[DraftLimits.MostBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > DraftLimits.MostBytes)
            throw new InvalidDataException("A document is larger than the archive says.");
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(buffer, 0, length).TrimStart('\uFEFF');
    }
}
