using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Folders;
using Comity.Norms.Language;

namespace Comity.Norms.Trial;

/// <summary>Finds the cases that a user wants tried: in a file of their own, or by title in the book.</summary>
internal static class CaseChoice
{
    private const int MostListed = 12;

    /// <summary>The cases of a document, read with the phrases of a book.</summary>
    /// <exception cref="UserError">The document cannot be read, holds no case, or holds something else.</exception>
    public static ImmutableArray<CaseItem> InFile(NormBook book, string path)
    {
        if (!File.Exists(path))
            throw new UserError($"There is no file `{path}`. Name a document with cases, or a case of the book with `--case`.");
        var text = BookText.Read([BookFolder.Document(path)], book.Items);
        if (text.Items.FirstOrDefault(item => item is not CaseItem) is { } other)
            throw new UserError("A file of cases holds cases only; what norms and facts there are stands in the book.", other.Place.ToString());
        var (read, problems) = NormBook.Build(text, book);
        if (!problems.IsEmpty)
            throw new UserError($"{OpenBook.Told(problems)}\nThe case cannot be tried before this is repaired.");
        return !read.Cases.IsEmpty ? read.Cases
            : throw new UserError("There is no case in this document. A case stands in a block fenced with ```norm and begins with `case \"Title\"`.", path);
    }

    /// <summary>The case of a book with this title, or with the one title of which this is a part.</summary>
    /// <exception cref="UserError">No title fits, or several do.</exception>
    public static CaseItem Named(NormBook book, string name)
    {
        if (book.Cases.FirstOrDefault(one => string.Equals(one.Title, name, StringComparison.OrdinalIgnoreCase)) is { } whole)
            return whole;
        ImmutableArray<CaseItem> found = [.. book.Cases.Where(one => name.Length > 0 && one.Title.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var one] => one,
            [] => throw new UserError($"The book has no case \"{name}\". {Near(book, name)}"),
            _ => throw new UserError($"{found.Length} cases of the book have \"{name}\" in their title: {Listed(found)}. Name one."),
        };
    }

    private static string Near(NormBook book, string name) =>
        book.Cases.IsEmpty ? "It has none."
        : Spelling.Nearest(name, book.Cases.Select(one => one.Title)) is { } near ? $"Did you mean \"{near}\"?"
        : $"It has {Listed(book.Cases)}.";

    private static string Listed(ImmutableArray<CaseItem> cases) =>
        string.Join(", ", cases.Take(MostListed).Select(one => $"\"{one.Title}\""))
            + (cases.Length > MostListed ? $" and {cases.Length - MostListed} others" : "");
}
