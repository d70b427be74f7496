using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>The text of a book: its documents as syntax, its vocabulary, and what is wrong with it.</summary>
/// <param name="Documents">The documents in the order of their names.</param>
/// <param name="Vocabulary">All declared phrases.</param>
/// <param name="Problems">What is wrong, in the order of places; empty when the text can be read.</param>
public sealed record BookText(ImmutableArray<Document> Documents, Vocabulary Vocabulary, ImmutableArray<Problem> Problems)
{
    /// <summary>All items, document by document.</summary>
    public IEnumerable<Item> Items => Documents.SelectMany(document => document.Segments).OfType<Block>().SelectMany(block => block.Items);

    /// <summary>
    /// Reads a book. It goes on after an error and reports all of them. The order of files and items never matters. Time grows with the length
    /// of the text; no text makes it fail otherwise than by problems.
    /// </summary>
    /// <param name="files">The documents.</param>
    /// <param name="inherited">For a book that extends another: the items of the base, whose phrases may be used.</param>
    public static BookText Read(IEnumerable<SourceFile> files, IEnumerable<Item>? inherited = null) =>
        new BookParser([.. files.OrderBy(file => file.Name, StringComparer.Ordinal)], inherited ?? []).Read();

    /// <summary>Reads one setting as cases have it (<c>sector: electricity</c>), for importers.</summary>
    /// <param name="text">The setting without a full stop.</param>
    /// <param name="vocabulary">The book's phrases.</param>
    /// <param name="place">Where it stands; problems are placed from there.</param>
    public static (Setting? Setting, ImmutableArray<Problem> Problems) ReadSetting(string text, Vocabulary vocabulary, Place place)
    {
        var problems = new ProblemList();
        var (tokens, _) = Lexer.Read(text, 0, text.Length, place.Line);
        if (tokens.IsEmpty)
            return (null, [new(place, "Nothing is set here.")]);
        var cursor = new Cursor(place.File, text, tokens, 0, tokens.Length, problems);
        var setting = new CaseParser(cursor, vocabulary).Setting();
        HeaderParser.End(cursor, "setting");
        return (problems.Count == 0 ? setting : null,
            [.. problems.ToImmutable().Select(problem => problem with { Place = problem.Place with { Column = problem.Place.Column + place.Column - 1 } })]);
    }
}
