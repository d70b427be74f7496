using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Forum.Paragraphs;

/// <summary>What acts name of paragraphs and their words.</summary>
public static class ParagraphNaming
{
    private const int LongestTitle = 100;

    /// <summary>Paragraphs of the text that is named beside them, in its order; of all documents where none is. In a text without structure every label is
    /// one.</summary>
    public static Naming<ParagraphsRegister> Paragraph { get; } = new(
        typeof(ParagraphId), "text-paragraph",
        (register, id, beside) =>
            beside(typeof(TextId)) is { } text && register.Texts.GetValueOrDefault(text) == "" ? Label(text, id)
            : register.Find(beside(typeof(TextId)), id) is { } paragraph ? Thing(register, HomeOf(register, beside, id), paragraph)
            : null,
        (register, beside) => beside(typeof(TextId)) is { } text
            ? register.OfText(text) is { } paragraphs ? paragraphs.All.Select(one => Thing(register, paragraphs.Document, one)) : []
            : register.Documents.Values.Reverse().SelectMany(document =>
                document.All.Where(one => register.Homes[one.Id] == document.Document).Select(one => Thing(register, document.Document, one))));

    /// <summary>The words of the paragraph that is named beside them, by language.</summary>
    public static Naming<ParagraphsRegister> Words { get; } = new(
        typeof(WordsHash), "paragraph-words",
        (register, id, beside) => WordsBeside(register, beside).FirstOrDefault(thing => thing.Id == id),
        WordsBeside) { IsFoundElsewhere = true };

    /// <summary>All paragraphs of the document that is named beside them: in all languages that are complete, and in each of these. Which of them an act may
    /// name depends on the languages that it names, and a rule of its own says so.</summary>
    public static Naming<ParagraphsRegister> All { get; } = new(
        typeof(ParagraphsHash), "paragraphs",
        (register, id, beside) => Hash.TryParseHex(id, out _) && DocumentBeside(register, beside) is { } document
            ? Sets(document).FirstOrDefault(thing => thing.Id == id) ?? new(id, id[..12], $"/documents/{document.Document}#paragraphs") : null,
        (register, beside) => DocumentBeside(register, beside) is { } document ? Sets(document) : []) { IsFoundElsewhere = true };

    private static string HomeOf(ParagraphsRegister register, Beside beside, string id) =>
        beside(typeof(TextId)) is { } text ? register.Texts[text] : register.Homes[id];

    private static NamedThing Label(string text, string label) => new(label, label, $"/texts/{text}");

    private static NamedThing Thing(ParagraphsRegister register, string document, Paragraph paragraph) =>
        new(paragraph.Id, language => TitleIn(paragraph, language), PageOf(register, document, paragraph.Id))
        {
            Symbol = paragraph.Label, Words = () => string.Join('\n', paragraph.Words.Values.Select(one => one.Text)),
        };

    private static string PageOf(ParagraphsRegister register, string document, string id)
    {
        var text = register.Texts.FirstOrDefault(one => one.Value == document).Key;
        return text is null ? $"/documents/{document}?at={id}#{id}" : $"/texts/{text}?at={id}#{id}";
    }

    /// <summary>How a paragraph begins, in a language or else in the first that is there.</summary>
    private static string TitleIn(Paragraph paragraph, string language) =>
        Short((paragraph.Words.GetValueOrDefault(language) ?? paragraph.Words.Values.First()).Text);

    private static string Short(string text) => text.Length <= LongestTitle ? text : text[..LongestTitle] + "…";

    private static IEnumerable<NamedThing> WordsBeside(ParagraphsRegister register, Beside beside) =>
        beside(typeof(ParagraphId)) is { } id && register.Find(beside(typeof(TextId)), id) is { } paragraph
            ? paragraph.Words.Select(one => new NamedThing(one.Value.Hash.ToHex(), Short(one.Value.Text), null) { Symbol = one.Key })
                .DistinctBy(thing => thing.Id)
            : [];

    private static DocumentParagraphs? DocumentBeside(ParagraphsRegister register, Beside beside) =>
        beside(typeof(DocumentId)) is { } id ? register.Documents.GetValueOrDefault(id) : null;

    private static IEnumerable<NamedThing> Sets(DocumentParagraphs document)
    {
        string[] complete = [.. document.Complete];
        string[][] sets = [complete, .. complete.Length > 1 ? complete.Select(one => (string[])[one]) : []];
        return sets.Where(set => set.Length > 0).Select(set =>
            new NamedThing(document.HashIn(set).ToHex(), string.Join(", ", set), $"/documents/{document.Document}#paragraphs"));
    }
}
