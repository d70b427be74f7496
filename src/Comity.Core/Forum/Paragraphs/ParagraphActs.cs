using System.Collections.Immutable;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Paragraphs;

/// <summary>The issuer of a document enters its paragraphs, or the next part of them. The words stand in the record; files are renderings of them.</summary>
/// <param name="Document">The document.</param>
/// <param name="Paragraphs">The paragraphs, in order, behind those that were entered before: together at most 50,000 bytes.</param>
public sealed record EnterParagraphs(DocumentId Document, ImmutableArray<EnteredParagraph> Paragraphs) : Act;

/// <summary>Enters paragraphs of a document in a language in which they were not there.</summary>
/// <param name="Document">The document.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Paragraphs">The paragraphs in that language: together at most 50,000 bytes.</param>
public sealed record TranslateParagraphs(DocumentId Document, LanguageTag Language, ImmutableArray<TranslatedParagraph> Paragraphs) : Act;

/// <summary>A paragraph as it is entered.</summary>
/// <param name="Paragraph">Its id for ever: `p-` and eight random letters. Of a document that revises another, the id that the paragraph has there.</param>
/// <param name="Label">How the document numbers it, such as `OP7 bis`; no two paragraphs of a document alike.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">Its words, by language.</param>
public sealed record EnteredParagraph([New] ParagraphId Paragraph, Title Label, ParagraphKind Kind, ImmutableArray<WordsInLanguage> Words);

/// <summary>Words in a language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Words">The words.</param>
public sealed record WordsInLanguage(LanguageTag Language, Words Words);

/// <summary>A paragraph in another language.</summary>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Words">The words.</param>
public sealed record TranslatedParagraph(ParagraphId Paragraph, Words Words);

/// <summary>What a paragraph is.</summary>
public enum ParagraphKind
{
    /// <summary>Of the preamble.</summary>
    Preambular,

    /// <summary>Operative.</summary>
    Operative,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Of an annex.</summary>
    Annex,

    /// <summary>A footnote.</summary>
    Footnote,
}
