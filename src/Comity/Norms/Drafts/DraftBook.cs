using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Shelf;

namespace Comity.Norms.Drafts;

/// <summary>Something wrong with a draft, with the line on which it stands.</summary>
public sealed record DraftProblem(string File, int Line, int Column, string Message, string Help, string Text);

/// <summary>A norm or other item of a draft, and the lines on which it stands.</summary>
/// <param name="Name">Its id, name or title.</param>
/// <param name="File">The document.</param>
/// <param name="First">Its first line, from 1.</param>
/// <param name="Last">Its last line.</param>
public sealed record DraftItem(string Name, string File, int First, int Last);

/// <summary>A version of a draft read as a book.</summary>
/// <param name="Book">The book; null where it extends one that is not on the shelf.</param>
/// <param name="Text">Its documents as syntax.</param>
/// <param name="Problems">What is wrong with it, in the order of places; empty when it can be analysed.</param>
public sealed record DraftBook(ShelvedBook? Book, BookText Text, ImmutableArray<DraftProblem> Problems)
{
    /// <summary>The folder of the draft: the id of its book, or <c>draft</c>.</summary>
    public string Folder => Text.Items.OfType<BookItem>().FirstOrDefault() is { Id: { Length: > 0 } id }
        && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? id : "draft";

    /// <summary>The norms of a document with their lines, so that one can be edited alone.</summary>
    public ImmutableArray<DraftItem> Norms(string file, string text)
    {
        if (Text.Documents.FirstOrDefault(document => document.Name == file) is not { } document)
            return [];
        var lines = text.Split('\n');
        return [.. document.Segments.OfType<Block>()
            .SelectMany(block => block.Items.Select((item, place) => (item, Next: place + 1 < block.Items.Length ? block.Items[place + 1] : null)))
            .Where(one => one.item is NormItem)
            .Select(one => new DraftItem(NormBook.NameOf(one.item), file, one.item.Place.Line, one.Next is { } next ? next.Place.Line - 1
                : End(lines, one.item.Place.Line)))];
    }

    /// <summary>A text with some of its lines replaced.</summary>
    public static string Spliced(string text, int first, int last, string lines)
    {
        var all = text.Split('\n');
        return string.Join('\n', [.. all[..(first - 1)], .. lines.TrimEnd('\n').Split('\n'), .. all[last..]]);
    }

    /// <summary>The draft as an archive, with the books that it extends beside it.</summary>
    /// <param name="files">Its documents.</param>
    public byte[] Export(ImmutableSortedDictionary<string, string> files)
    {
        var books = new List<(string, ImmutableSortedDictionary<string, string>)> { (Folder, files) };
        for (var basis = Book?.Base; basis is not null; basis = basis.Base)
            books.Add((basis.Id, basis.Files));
        return DraftArchive.Write(books);
    }

    private static int End(string[] lines, int first)
    {
        var end = Array.FindIndex(lines, first,
            line => line.TrimStart().StartsWith("```", StringComparison.Ordinal) || line.TrimStart().StartsWith("~~~", StringComparison.Ordinal));
        return end < 0 ? lines.Length : end;
    }
}
