using Comity.Record.Figures;
using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Comity.Norms.Language;
using Comity.Record.Json;
using Comity.Record.Log;

namespace Comity.Norms.Figures;

/// <summary>A book opened from its files by hash, or why it cannot be.</summary>
/// <param name="Book">The book, without problems; null when it could not be opened.</param>
/// <param name="Missing">The hash of a file that is not there.</param>
/// <param name="Trouble">Why the files are no book, in one sentence.</param>
public sealed record ListedBook(NormBook? Book, Hash? Missing = null, string? Trouble = null)
{
    /// <summary>How many books may extend one another.</summary>
    public const int DeepestBase = 8;

    /// <summary>The most bytes of a book's documents, with those of its bases.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>Opens the book of a listing, and those that it extends.</summary>
    public static ListedBook Open(Hash listing, FileLookup files)
    {
        var budget = MostBytes;
        var opened = Open(listing, files, DeepestBase, ref budget);
        return opened.Answer;
    }

    private static Opened Open(Hash listing, FileLookup files, int depth, ref int budget)
    {
        if (files(listing) is not { } bytes)
            return new(new(null, listing), []);
        BookListing read;
        try
        {
            read = BookListing.Read(bytes);
        }
        catch (JsonProblem problem)
        {
            return No(problem.Message);
        }

        if (read.Extends is null)
            return Build(read, null, files, ref budget);
        if (depth == 0)
            return No($"More than {DeepestBase} books extend one another.");
        var basis = Open(read.Extends.Value, files, depth - 1, ref budget);
        return basis.Answer.Book is null ? basis : Build(read, basis, files, ref budget);
    }

    private static Opened Build(BookListing listing, Opened? basis, FileLookup files, ref int budget)
    {
        var documents = new List<SourceFile>();
        foreach (var file in listing.Files)
        {
            if (files(file.Hash) is not { } bytes)
                return new(new(null, file.Hash), []);
            if ((budget -= bytes.Length) < 0)
                return No($"The book has more than {MostBytes} bytes.");
            if (TextOf(bytes) is not { } text)
                return No($"The document `{file.Path}` is not UTF-8.");
            documents.Add(new(file.Path, text));
        }

        var inherited = basis?.Items ?? [];
        var book = BookText.Read(documents, inherited);
        var (built, problems) = NormBook.Build(book, basis?.Answer.Book);
        return problems.IsEmpty ? new(new(built), [.. inherited, .. book.Items]) : No($"The book has a problem: {problems[0]}");
    }

    private static Opened No(string trouble) => new(new(null, null, trouble), []);

    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var text = new char[bytes.Length - start];
        return Utf8.ToUtf16(bytes[start..], text, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done ? new(text, 0, written)
            : null;
    }

    /// <summary>An answer, with all items that a book built on it may speak of.</summary>
    private sealed record Opened(ListedBook Answer, ImmutableArray<Item> Items);
}
