using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Norms.Texts;

/// <summary>Enters a text that a decision adopted. Its words are the files; they prevail over every model of them.</summary>
/// <param name="Text">Its id, small letters, digits and hyphens, such as `norms-2015`.</param>
/// <param name="Title">Its title.</param>
/// <param name="Symbol">Its document symbol, such as `A/70/174`.</param>
/// <param name="Languages">Its words, by language.</param>
/// <param name="InForceFrom">The day from which it is in force.</param>
/// <param name="Decision">The decision that adopted it.</param>
public sealed record AdoptText([New] TextId Text, Title Title, Title Symbol, ImmutableArray<TextLanguage> Languages, DateOnly InForceFrom, Words Decision)
    : Act;

/// <summary>Enters a text that a decision adopted: the paragraphs of a document, word by word as they were entered, or files where the text has no
/// structure.</summary>
/// <param name="Text">Its id, small letters, digits and hyphens, such as `norms-2015`.</param>
/// <param name="Title">Its title.</param>
/// <param name="Symbol">Its document symbol, such as `A/70/174`.</param>
/// <param name="Languages">The languages in which it was adopted; each with a file where the text has no structure.</param>
/// <param name="InForceFrom">The day from which it is in force.</param>
/// <param name="Dates">The paragraphs that have dates of their own.</param>
/// <param name="Decision">The decision that adopted it, where none of this record carries it.</param>
/// <param name="Document">The document whose paragraphs it is; null for a text without structure.</param>
/// <param name="Paragraphs">The hash of the canonical JSON of the document's paragraphs in these languages.</param>
[ActVersion(nameof(AdoptText), 2)]
public sealed record AdoptTextInParagraphs(
    [New] TextId Text, Title Title, Title Symbol, ImmutableArray<AdoptedLanguage> Languages, DateOnly InForceFrom, ImmutableArray<ParagraphDates> Dates,
    Words? Decision = null, DocumentId? Document = null, ParagraphsHash? Paragraphs = null) : Act;

/// <summary>A text is in force no longer.</summary>
/// <param name="Text">Its id.</param>
/// <param name="Until">The first day on which it is not in force.</param>
/// <param name="Decision">The decision that ended it.</param>
public sealed record EndText(TextId Text, DateOnly Until, Words Decision) : Act;

/// <summary>Enters a norm book as a model of a text.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Book">The hash of the book's listing, which names its files by hash.</param>
/// <param name="Title">The book's title.</param>
/// <param name="Status">What the model is.</param>
/// <param name="Basis">The decision that gave it its status; null for a working model.</param>
public sealed record EnterModel(TextId Text, [New] BookHash Book, Title Title, ModelStatus Status, Words? Basis = null) : Act;

/// <summary>Gives a model another status.</summary>
/// <param name="Book">The hash of the book's listing.</param>
/// <param name="Status">The status.</param>
/// <param name="Basis">The decision.</param>
public sealed record ChangeModelStatus(BookHash Book, ModelStatus Status, Words Basis) : Act;

/// <summary>A participant says how it stands to a text or to one of its norms. It binds to this version of the text.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Norm">The norm, as the model numbers it; null for the text as a whole.</param>
/// <param name="Stance">How it stands to it.</param>
/// <param name="Statement">Its words, in plain text; null when it has none.</param>
public sealed record TakePosition(TextId Text, NormId? Norm, Stance Stance, Words? Statement = null) : Act;

/// <summary>A participant says how it stands to a text or to one of its paragraphs, and to which words.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Paragraph">The paragraph; null for the text as a whole.</param>
/// <param name="Words">The hash of the paragraph's words in the language in which they were read; null for a text without structure.</param>
/// <param name="Stance">How it stands to it.</param>
/// <param name="Statement">Its words, in plain text; null when it has none.</param>
[ActVersion(nameof(TakePosition), 2)]
public sealed record TakePositionOnWords(TextId Text, ParagraphId? Paragraph, WordsHash? Words, Stance Stance, Words? Statement = null) : Act
{
    /// <summary>The position that an act of either version takes, the paragraph by its name alone; null for other acts.</summary>
    public static TakePosition? In(Act act) =>
        act is TakePositionOnWords said ? new(said.Text, said.Paragraph?.Value, said.Stance, said.Statement) : act as TakePosition;
}

/// <summary>Says which clauses of a model stand for a paragraph of its text. The last such act for a paragraph and a model counts.</summary>
/// <param name="Text">The text's id.</param>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Book">The model, by the hash of its listing.</param>
/// <param name="Norms">The norms of the model; none where the model has no clause for it any more.</param>
public sealed record BindParagraph(TextId Text, ParagraphId Paragraph, BookHash Book, ImmutableArray<NormId> Norms) : Act;

/// <summary>A language in which a text was adopted.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of the file: a rendering of the paragraphs, or the words where the text has no structure.</param>
public sealed record AdoptedLanguage(LanguageTag Language, PublicFile? File = null);

/// <summary>The dates of one paragraph of a text.</summary>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="From">The day from which it is in force, where that is not the text's own.</param>
/// <param name="ReviewBy">The day by which it is reviewed.</param>
/// <param name="Lapses">The first day on which it is not in force.</param>
public sealed record ParagraphDates(ParagraphId Paragraph, DateOnly? From = null, DateOnly? ReviewBy = null, DateOnly? Lapses = null);

/// <summary>The words of a text in one language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="File">The hash of the file.</param>
public sealed record TextLanguage(LanguageTag Language, PublicFile File);

/// <summary>What a model of a text is.</summary>
public enum ModelStatus
{
    /// <summary>Someone's work.</summary>
    Working,

    /// <summary>An aid that the chair offers under the chair's own authority.</summary>
    ChairsAid,

    /// <summary>Endorsed by a decision as a fair model of the text.</summary>
    Endorsed,

    /// <summary>Withdrawn.</summary>
    Withdrawn,
}

/// <summary>How a participant stands to a text or norm.</summary>
public enum Stance
{
    /// <summary>Supports it.</summary>
    Supports,

    /// <summary>Interprets it, in its statement.</summary>
    Interprets,

    /// <summary>Reserves its position, or makes a reservation.</summary>
    Reserves,

    /// <summary>Dissociates itself from it.</summary>
    Dissociates,

    /// <summary>Has withdrawn what it said before.</summary>
    Withdrawn,
}
