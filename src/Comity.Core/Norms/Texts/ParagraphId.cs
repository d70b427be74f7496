using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Norms.Texts;

/// <summary>A paragraph of a text or document, by its id for ever, such as `p-qwertzui`; in a text without structure, by its label, such as `13(c)`.</summary>
public sealed record ParagraphId(string Value) : TextValue(Value), IReference
{
    private const string Mark = "p-";
    private const int Letters = 8;

    /// <summary>Whether a text is an id for ever: `p-` and eight small letters. A label never is.</summary>
    public static bool IsForEver(string text) => text.Length == Mark.Length + Letters && text.StartsWith(Mark, StringComparison.Ordinal)
        && text.AsSpan(Mark.Length).IndexOfAnyExceptInRange('a', 'z') < 0;

    /// <summary>An id made of chance.</summary>
    /// <param name="chance">Eight random numbers or more, of which each gives a letter.</param>
    public static ParagraphId Of(ReadOnlySpan<uint> chance) => new(Mark + string.Create(Letters, chance, (letters, numbers) =>
    {
        for (var place = 0; place < Letters; place++)
            letters[place] = (char)('a' + (int)(numbers[place] % 26));
    }));

    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ParagraphId?(string? text) => text is null ? null : new(text);
}

/// <summary>The words of a paragraph in one language, by the SHA-256 hash of their UTF-8 form.</summary>
public sealed record WordsHash(Hash Value) : HashValue(Value), IReference
{
    /// <summary>What a hash names.</summary>
    public static implicit operator WordsHash(Hash hash) => new(hash);
}

/// <summary>All paragraphs of a document in some of its languages, by the hash of their canonical JSON.</summary>
public sealed record ParagraphsHash(Hash Value) : HashValue(Value), IReference
{
    /// <summary>What a hash names.</summary>
    public static implicit operator ParagraphsHash(Hash hash) => new(hash);
}

/// <summary>A paragraph as later acts name it: the text, the paragraph, and the words that were meant.</summary>
/// <param name="Text">The text.</param>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Words">The hash of its words in the language in which they were read; null for a text without structure.</param>
public sealed record NamedParagraph(TextId Text, ParagraphId Paragraph, WordsHash? Words = null);
