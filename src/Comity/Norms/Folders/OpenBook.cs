using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;
using Comity.Norms.Analysis;
using Comity.Norms.Language;

namespace Comity.Norms.Folders;

/// <summary>Opens books for commands, and reads what commands share.</summary>
internal static class OpenBook
{
    private const int MostShown = 200;

    /// <summary>The book in a folder, with its bases, and what is wrong with it.</summary>
    /// <exception cref="UserError">Nothing in it is a book.</exception>
    public static (NormBook Book, ImmutableArray<Problem> Problems) Read(string path)
    {
        var folder = BookFolder.Read(path);
        return folder.Text.Items.Any() || !folder.Problems.IsEmpty ? Build(folder)
            : throw new UserError("Nothing here is a norm book: no document has a block fenced with ```norm. Begin one with `comity new book DIR`.", path);
    }

    /// <summary>The book in a folder, for a command that needs one without problems.</summary>
    /// <exception cref="UserError">The book has problems; all are told.</exception>
    public static NormBook Sound(string path)
    {
        var (book, problems) = Read(path);
        return problems.IsEmpty ? book : throw new UserError($"{Told(problems)}\nThe book cannot decide anything before this is repaired.");
    }

    /// <summary>Refuses the analysis of a book that is too large for it.</summary>
    /// <exception cref="UserError">The book has too many norms.</exception>
    public static void Analysable(NormBook book, string path)
    {
        if (book.Norms.Length > BookAnalysis.MostNorms)
            throw new UserError(
                $"The text has no problem, but this book has {book.Norms.Length} norms, and the analysis, which holds each against every other, takes at most "
                + $"{BookAnalysis.MostNorms}. "
                + "Check its parts as books of their own; `comity test`, `try` and `apply` take books of any size.", path);
    }

    /// <summary>Problems as a terminal shows them.</summary>
    public static string Told(ImmutableArray<Problem> problems) => string.Join('\n', problems.Take(MostShown).Select(problem => problem.ToString())
        .Append(problems.Length > MostShown ? $"... and {problems.Length - MostShown} more problems." : "").Where(line => line.Length > 0));

    /// <summary>A date as a command takes it.</summary>
    public static DateOnly Day(string? text, string option) => text is null
        ? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UserError($"`{text}` is not a date. Write it as 2026-02-27.", option);

    /// <summary>The readings that a user asked for, as the book writes them.</summary>
    public static ImmutableArray<string> Readings(NormBook book, IEnumerable<string> asked) => [.. asked.Select(name =>
        book.Readings.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"The book has no reading \"{name}\". {Near(book, name)}", "--reading"))];

    private static string Near(NormBook book, string name) => Spelling.Nearest(name, book.Readings) is { } near ? $"Did you mean \"{near}\"?"
        : book.Readings.IsEmpty ? "It has none."
            : $"It has {string.Join(", ", book.Readings.Take(8).Select(one => $"\"{one}\""))}{(book.Readings.Length > 8 ? " and others" : "")}.";

    private static (NormBook Book, ImmutableArray<Problem> Problems) Build(BookFolder folder)
    {
        if (folder.Base is null)
            return NormBook.Build(folder.Text);
        var (extends, problems) = Build(folder.Base);
        var (book, own) = NormBook.Build(folder.Text, extends);
        return (book, [.. problems, .. own]);
    }
}
