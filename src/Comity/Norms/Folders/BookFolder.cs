using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Folders;

/// <summary>A norm book as it lies on disk: all <c>*.md</c> documents under a folder, or one document.</summary>
/// <param name="Path">The folder or file, as the user wrote it.</param>
/// <param name="Text">What stands in it. Places name documents as the user would: relative paths stay relative.</param>
/// <param name="Base">The book that it extends, or null.</param>
public sealed record BookFolder(string Path, BookText Text, BookFolder? Base)
{
    private const int DeepestFolder = 16;

    /// <summary>The items of the book that it extends, of the one that that one extends, and so on, the most basic book first.</summary>
    public ImmutableArray<Item> InheritedItems => Base is null ? [] : [.. Base.InheritedItems, .. Base.Text.Items];

    /// <summary>What is wrong with the book and with those that it extends, the most basic book first.</summary>
    public ImmutableArray<Problem> Problems => Base is null ? Text.Problems : [.. Base.Problems, .. Text.Problems];

    /// <summary>The item that names the book, or null.</summary>
    public BookItem? Title => Text.Items.OfType<BookItem>().FirstOrDefault();

    /// <summary>Reads a book and those that it extends; <see cref="Problems"/> tells what is wrong with their text.</summary>
    /// <exception cref="UserError">There is no such folder or file, it holds no documents, a document is not UTF-8, or books extend one another in a
    /// circle.</exception>
    public static BookFolder Read(string path) => Read(path, null, []);

    private static BookFolder Read(string path, Place? from, ImmutableArray<string> extending)
    {
        var full = System.IO.Path.GetFullPath(path).TrimEnd(System.IO.Path.DirectorySeparatorChar);
        if (extending.Contains(full, StringComparer.Ordinal))
            throw new UserError($"The book `{path}` extends itself, directly or through others. A base book must not extend a book that is built on it.",
                from?.ToString());
        var files = Files(path, from);
        var text = BookText.Read(files);
        var extends = text.Items.OfType<BookItem>().FirstOrDefault()?.Properties.FirstOrDefault(property => property.Kind == PropertyKind.Extends);
        if (extends is null || extends.Text.Length == 0)
            return new(path, text, null);
        var folder = Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path) ?? "";
        var basis = Read(Joined(folder, extends.Text), extends.Place, extending.Add(full));
        return new(path, BookText.Read(files, [.. basis.InheritedItems, .. basis.Text.Items]), basis);
    }

    private static ImmutableArray<SourceFile> Files(string path, Place? from)
    {
        if (File.Exists(path))
            return [Document(path)];
        if (!Directory.Exists(path))
            throw new UserError($"There is no folder or file `{path}`. Name the folder of a norm book, or begin one with `comity new book {path}`.",
                from?.ToString());
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestFolder,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
            IgnoreInaccessible = false,
            MatchCasing = MatchCasing.CaseInsensitive,
        };
        var found = Directory.EnumerateFiles(path, "*.md", options).Select(file => Joined(path, System.IO.Path.GetRelativePath(path, file))).ToArray();
        return found.Length > 0 ? [.. found.Order(StringComparer.Ordinal).Select(Document)]
            : throw new UserError($"`{path}` holds no documents (`*.md`). Name the folder of a norm book, or begin one with `comity new book`.",
                from?.ToString());
    }

    /// <summary><c>./a/../b</c> becomes <c>b</c>, without making a relative path absolute; always with slashes.</summary>
    private static string Joined(string folder, string inner)
    {
        var joined = System.IO.Path.Combine(folder, inner).Replace('\\', '/');
        var parts = new List<string>();
        foreach (var part in joined.Split('/'))
            if (part == ".." && parts.Count > 0 && parts[^1] is not (".." or ""))
                parts.RemoveAt(parts.Count - 1);
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
                parts.Add(part);
        return parts.Count == 0 ? "." : string.Join('/', parts);
    }

    /// <summary>One document.</summary>
    /// <exception cref="UserError">It is not UTF-8.</exception>
    internal static SourceFile Document(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var text = new char[bytes.Length - start];
        var answer = Utf8.ToUtf16(bytes[start..], text, out var read, out var written, replaceInvalidSequences: false);
        if (answer == OperationStatus.Done)
            return new(path, new string(text, 0, written));
        throw new UserError($"This document is not UTF-8: byte {start + read} (counted from 0) begins no character. Save it as UTF-8 and try again.", path);
    }
}
