using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Paragraphs;

/// <summary>The paragraphs of documents, and which texts are made of them.</summary>
/// <param name="Documents">The paragraphs by document.</param>
/// <param name="Issuers">In which capacity each document was issued: whoever issued it enters its paragraphs.</param>
/// <param name="Homes">For each paragraph the last document that has it.</param>
/// <param name="Texts">For each text the document whose paragraphs it is; empty for a text without structure.</param>
public sealed record ParagraphsRegister(
    ImmutableSortedDictionary<string, DocumentParagraphs> Documents, ImmutableDictionary<string, string> Issuers, ImmutableDictionary<string, string> Homes,
    ImmutableSortedDictionary<string, string> Texts)
{
    /// <summary>Before the first entry.</summary>
    public static ParagraphsRegister Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, DocumentParagraphs>(StringComparer.Ordinal), ImmutableDictionary<string, string>.Empty,
        ImmutableDictionary<string, string>.Empty, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The paragraphs of a text; null where it has no structure.</summary>
    public DocumentParagraphs? OfText(string text) => Texts.GetValueOrDefault(text) is { Length: > 0 } document ? Documents.GetValueOrDefault(document) : null;

    /// <summary>A paragraph of a text, or, where none is named, as the last document has it; null where there is none.</summary>
    public Paragraph? Find(string? text, string paragraph) =>
        text is not null ? OfText(text)?.Find(paragraph)
        : Homes.GetValueOrDefault(paragraph) is { } home ? Documents[home].Find(paragraph)
        : null;

    /// <summary>The register after an act took effect.</summary>
    public ParagraphsRegister Apply(Effect effect) => effect.Act switch
    {
        IssueDocument act => this with { Issuers = Issuers.SetItem(act.Document, effect.As) },
        CirculateStatement act => this with { Issuers = Issuers.SetItem(act.Document, effect.As) },
        CirculateStatementTo act => this with { Issuers = Issuers.SetItem(act.Document, effect.As) },
        EnterParagraphs act => Entered(effect, act),
        TranslateParagraphs act when Documents.GetValueOrDefault(act.Document) is { } document => Set(Translated(effect, act, document)),
        AdoptText act => this with { Texts = Texts.SetItem(act.Text, "") },
        AdoptTextInParagraphs act => this with { Texts = Texts.SetItem(act.Text, act.Document?.Value ?? "") },
        _ => this,
    };

    private static DocumentParagraphs Translated(Effect effect, TranslateParagraphs act, DocumentParagraphs document)
    {
        var all = document.All.ToBuilder();
        foreach (var one in act.Paragraphs)
            if (document.Places.TryGetValue(one.Paragraph, out var place))
                all[place] = all[place] with { Words = all[place].Words.SetItem(act.Language, new(one.Words, effect.Position)) };
        return document with { All = all.ToImmutable() };
    }

    private ParagraphsRegister Entered(Effect effect, EnterParagraphs act)
    {
        var document = Documents.GetValueOrDefault(act.Document) ?? new(act.Document, [], ImmutableDictionary<string, int>.Empty);
        var all = document.All.AddRange(act.Paragraphs.Select(one => Paragraph.Of(one, effect.Position)));
        var places = document.Places.SetItems(act.Paragraphs.Select((one, place) => KeyValuePair.Create(one.Paragraph.Value, document.All.Length + place)));
        return Set(new(act.Document, all, places)) with
        {
            Homes = Homes.SetItems(act.Paragraphs.Select(one => KeyValuePair.Create(one.Paragraph.Value, act.Document.Value))),
        };
    }

    private ParagraphsRegister Set(DocumentParagraphs document) => this with { Documents = Documents.SetItem(document.Document, document) };
}
