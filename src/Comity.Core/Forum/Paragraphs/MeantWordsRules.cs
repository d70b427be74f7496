using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Commitments;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Paragraphs;

/// <summary>What must hold where an act names a paragraph of a text and its words, or adopts them.</summary>
public static class MeantWordsRules
{
    /// <summary>A paragraph that is named is one of the text beside it, or of the document that is adopted; a text without structure has labels and no
    /// ids.</summary>
    [Rule("Comity", Cases = ["unknown", "label"])]
    public static Refusal? ParagraphIsOfText(ForumPicture forum, Attempt attempt, Act act)
    {
        foreach (var (place, named) in Named(act))
        {
            var paragraphs = act is AdoptTextInParagraphs adopt ? adopt.Document is { } document ? forum.Paragraphs.Documents.GetValueOrDefault(document) : null
                : forum.Paragraphs.OfText(named.Text);
            if ((paragraphs is null ? ParagraphId.IsForEver(named.Paragraph) ? "label" : null
                : paragraphs.Find(named.Paragraph) is null ? "unknown" : null) is { } fault)
                return Refusal.Of($"{place}paragraph", [("paragraph", named.Paragraph), ("text", named.Text)]).In(fault);
        }
        return null;
    }

    /// <summary>Whoever names a paragraph names the words that are meant, as they stand there in one language; a text as a whole, or without structure, has no
    /// such words.</summary>
    [Rule("Comity", Cases = ["missing", "other", "unneeded"])]
    public static Refusal? WordsAreThoseMeant(ForumPicture forum, Attempt attempt, Act act)
    {
        if (act is TakePositionOnWords { Paragraph: null, Words: not null } whole)
            return Refusal.Of("words", [("paragraph", ""), ("text", whole.Text)]).In("unneeded");
        foreach (var (place, named) in Named(act))
            if (WordsFault(forum.Paragraphs, named) is { } fault)
                return Refusal.Of($"{place}words", [("paragraph", Label(forum, named)), ("text", named.Text)]).In(fault);
        return null;
    }

    /// <summary>What is adopted are the words that were entered: of every paragraph, in each language that the act names, before the document was put to
    /// the members. The act names their hash.</summary>
    [Rule("Comity", Cases = ["empty", "behind", "late", "different"])]
    public static Refusal? AdoptedWordsAreThoseEntered(ForumPicture forum, Attempt attempt, AdoptTextInParagraphs act)
    {
        if (act.Document is not { } id)
            return null;
        if (forum.Paragraphs.Documents.GetValueOrDefault(id) is not { } document)
            return Refusal.Of("document", "document", id).In("empty");
        string[] languages = [.. act.Languages.Select(one => one.Language.Value)];
        if (languages.FirstOrDefault(language => document.Missing.GetValueOrDefault(language, document.All.Length) > 0) is { } behind)
            return Refusal.Of("languages", [("document", id), ("language", behind),
                ("missing", document.Missing.GetValueOrDefault(behind, document.All.Length).ToString(CultureInfo.InvariantCulture))]).In("behind");
        if (ParagraphRules.PutAt(forum, id) is { } put
            && languages.FirstOrDefault(language => document.All.Any(one => one.Words[language].Position > put)) is { } late)
            return Refusal.Of("languages", [("document", id), ("language", late)]).In("late");
        return act.Paragraphs is { } paragraphs && document.HashIn(languages) != paragraphs.Value
            ? Refusal.Of("paragraphs", [("document", id), ("hash", paragraphs.Text)]).In("different")
            : null;
    }

    /// <summary>The paragraphs that an act names, each with the place of the record in which it does.</summary>
    private static IEnumerable<(string Place, NamedParagraph Named)> Named(Act act) => act switch
    {
        TakePositionOnWords { Paragraph: { } paragraph } position => [("", new(position.Text, paragraph, position.Words))],
        BindParagraph bind => [("", new(bind.Text, bind.Paragraph))],
        AdoptTextInParagraphs adopt => adopt.Dates.Select((one, row) => (Row("dates", row), new NamedParagraph(adopt.Text, one.Paragraph))),
        EnterCommitmentOnWords enter => enter.Paragraphs.Select((one, row) => (Row("paragraphs", row), one)),
        _ => [],
    };

    private static string? WordsFault(ParagraphsRegister register, NamedParagraph named) =>
        register.OfText(named.Text)?.Find(named.Paragraph) is not { } paragraph ? named.Words is null ? null : "unneeded"
        : named.Words is not { } words ? "missing"
        : paragraph.Says(words) ? null : "other";

    private static string Label(ForumPicture forum, NamedParagraph named) =>
        forum.Paragraphs.Find(named.Text, named.Paragraph)?.Label ?? named.Paragraph.Value;

    private static string Row(string list, int row) => $"{list}[{row.ToString(CultureInfo.InvariantCulture)}].";
}
