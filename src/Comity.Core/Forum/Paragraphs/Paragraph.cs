using System.Collections.Immutable;
using System.Text;
using Comity.Record.Log;

namespace Comity.Forum.Paragraphs;

/// <summary>The words of a paragraph in one language.</summary>
/// <param name="Text">The words.</param>
/// <param name="Position">The position of the entry that brought them.</param>
public sealed record ParagraphWords(string Text, long Position)
{
    /// <summary>The SHA-256 hash of the words in UTF-8.</summary>
    public Hash Hash => Hash.Of(Encoding.UTF8.GetBytes(Text));
}

/// <summary>A paragraph of a document.</summary>
/// <param name="Id">Its id for ever.</param>
/// <param name="Label">How the document numbers it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">Its words by language.</param>
public sealed record Paragraph(string Id, string Label, ParagraphKind Kind, ImmutableSortedDictionary<string, ParagraphWords> Words)
{
    /// <summary>The most characters of a label.</summary>
    public const int MostLabel = 60;

    /// <summary>A paragraph as it was entered. Of a language that stands twice the first counts, whatever the rules of its time let pass.</summary>
    public static Paragraph Of(EnteredParagraph entered, long position) => new(
        entered.Paragraph, entered.Label, entered.Kind,
        entered.Words.DistinctBy(one => one.Language)
            .ToImmutableSortedDictionary(one => one.Language.Value, one => new ParagraphWords(one.Words, position), StringComparer.Ordinal));

    /// <summary>Whether these are its words in some language.</summary>
    public bool Says(Hash words) => Words.Values.Any(one => one.Hash == words);
}

/// <summary>The paragraphs of a document, in order.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="All">The paragraphs.</param>
/// <param name="Places">The place of each, by its id.</param>
public sealed record DocumentParagraphs(string Document, ImmutableArray<Paragraph> All, ImmutableDictionary<string, int> Places)
{
    /// <summary>The languages in which any paragraph is there, with the number of paragraphs that are missing.</summary>
    public ImmutableSortedDictionary<string, int> Missing
    {
        get
        {
            var there = All.SelectMany(one => one.Words.Keys).CountBy(language => language, StringComparer.Ordinal);
            return there.ToImmutableSortedDictionary(one => one.Key, one => All.Length - one.Value, StringComparer.Ordinal);
        }
    }

    /// <summary>The languages in which every paragraph is there.</summary>
    public IEnumerable<string> Complete => Missing.Where(one => one.Value == 0).Select(one => one.Key);

    /// <summary>The paragraph with this id; null where the document has none.</summary>
    public Paragraph? Find(string id) => Places.TryGetValue(id, out var place) ? All[place] : null;

    /// <summary>The hash of all paragraphs in some languages.</summary>
    public Hash HashIn(IReadOnlyCollection<string> languages) => Hash.Of(ParagraphsJson.Of(All, languages));
}
