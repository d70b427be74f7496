using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Record.Json;
using Comity.Record.Log;

namespace Comity.Norms.Figures;

/// <summary>A document of a book.</summary>
/// <param name="Path">Where it lies under the book's folder, with slashes.</param>
/// <param name="Hash">The SHA-256 hash of its bytes.</param>
public sealed record ListedFile(string Path, Hash Hash);

/// <summary>
/// What a norm book consists of, by hash: the file that the record names when it speaks of a book. It is canonical JSON (RFC 8785)
/// <c>{"extends":"…","files":[{"hash":"…","path":"…"}],"title":"…"}</c> with the files in ordinal order of their paths, so that a book has one
/// listing and one hash. Two are equal when they are written alike.
/// </summary>
public sealed class BookListing : IEquatable<BookListing>
{
    /// <summary>The most documents of a book.</summary>
    public const int MostFiles = 1_000;

    private const int LongestPath = 200;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly byte[] written;

    /// <summary>The listing of a book.</summary>
    /// <param name="title">The book's title.</param>
    /// <param name="files">Its documents, in any order.</param>
    /// <param name="extends">The hash of the listing of the book that it extends.</param>
    /// <exception cref="JsonProblem">There is no title or no document, or a path is not one that every system can write, or stands twice.</exception>
    public BookListing(string title, IEnumerable<ListedFile> files, Hash? extends = null)
    {
        (Title, Files, Extends) = (title, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], extends);
        if (string.IsNullOrWhiteSpace(title))
            throw new JsonProblem("A book's listing has a title.");
        if (Files.Length is 0 or > MostFiles)
            throw new JsonProblem($"A book's listing names 1 to {MostFiles} documents, not {Files.Length}.");
        if (Files.FirstOrDefault(file => !IsPath(file.Path)) is { } strange)
            throw new JsonProblem($"`{strange.Path}` is no path of a document: write folders and names with slashes, without `..`.");
        if (Files.GroupBy(file => file.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new JsonProblem($"The path `{twice.Key}` stands twice in the listing.");
        written = Canonical();
        Hash = Hash.Of(written);
    }

    /// <summary>The book's title.</summary>
    public string Title { get; }

    /// <summary>Its documents in ordinal order of their paths.</summary>
    public ImmutableArray<ListedFile> Files { get; }

    /// <summary>The hash of the listing of the book that it extends; null when it extends none.</summary>
    public Hash? Extends { get; }

    /// <summary>The hash by which the record names the book.</summary>
    public Hash Hash { get; }

    /// <summary>The file's bytes.</summary>
    public byte[] Write() => [.. written];

    /// <summary>Reads a listing, which is written in one way only.</summary>
    /// <exception cref="JsonProblem">It is not a listing; the message says why.</exception>
    public static BookListing Read(ReadOnlySpan<byte> file)
    {
        if (!CanonicalJson.IsCanonical(file))
            throw new JsonProblem("The listing of a book is canonical JSON (RFC 8785), and this file is not.");
        using var json = JsonDocument.Parse(file.ToArray());
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("files", out var files) || files.ValueKind != JsonValueKind.Array)
            throw new JsonProblem("The listing of a book is an object with `files` and `title`.");
        var extends = root.TryGetProperty("extends", out var basis) ? HashOf(basis) : (Hash?)null;
        var listing = new BookListing(TextOf(root, "title"), files.EnumerateArray().Select(one => new ListedFile(TextOf(one, "path"), HashOf(one, "hash"))),
            extends);
        return file.SequenceEqual(listing.written) ? listing
            : throw new JsonProblem("The listing has properties that listings do not have, or its files are not in the order of their paths.");
    }

    /// <inheritdoc/>
    public bool Equals(BookListing? other) => other is not null && Hash == other.Hash;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BookListing);

    /// <inheritdoc/>
    public override int GetHashCode() => Hash.GetHashCode();

    private static bool IsPath(string path) =>
        path.Length is > 0 and <= LongestPath && !path.Any(letter => char.IsControl(letter) || letter is '\\' or ':')
        && path.Split('/').All(part => part.Trim().Length == part.Length && part is not ("" or "." or ".."));

    private static string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new JsonProblem($"The listing of a book lacks a `{name}`, or it is no text.");

    private static Hash HashOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? HashOf(value)
            : throw new JsonProblem($"The listing of a book lacks a `{name}`.");

    private static Hash HashOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Hash.TryParseHex(value.GetString(), out var hash) ? hash
            : throw new JsonProblem("A hash is written as 64 hexadecimal digits.");

    private byte[] Canonical()
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Relaxed))
        {
            json.WriteStartObject();
            if (Extends is { } extends)
                json.WriteString("extends", extends.ToHex());
            json.WriteStartArray("files");
            foreach (var file in Files)
            {
                json.WriteStartObject();
                json.WriteString("hash", file.Hash.ToHex());
                json.WriteString("path", file.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("title", Title);
            json.WriteEndObject();
        }

        return CanonicalJson.Of(output.WrittenSpan);
    }
}
