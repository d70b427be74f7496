using System.Collections.Immutable;
using Comity.Forum.Paragraphs;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Norms.Api;

/// <summary>An adopted text.</summary>
/// <param name="Text">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Symbol">Its document symbol.</param>
/// <param name="InForceFrom">The day from which it is in force.</param>
/// <param name="Until">The first day on which it is not in force; absent while no end is set.</param>
/// <param name="InForce">Whether it is in force on the day that was asked for.</param>
/// <param name="Decision">The decision that adopted it; absent where a decision of this record carries it.</param>
/// <param name="Languages">Its files, by language.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record TextRow(
    string Text, string Title, string Symbol, DateOnly InForceFrom, DateOnly? Until, bool InForce, string? Decision, ImmutableArray<TextLanguage> Languages,
    long Position)
{
    /// <summary>The row of a text on a day.</summary>
    public static TextRow Of(AdoptedText one, DateOnly day) => new(
        one.Act.Text, one.Act.Title, one.Act.Symbol, one.Act.InForceFrom, one.Until, one.InForceOn(day), one.Decision, one.Act.Languages, one.Position);
}

/// <summary>An adopted text with its models and the positions on it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Models">Its models, endorsed ones first.</param>
/// <param name="Positions">The positions on the text as a whole and on its norms.</param>
/// <param name="Paragraphs">Its paragraphs, in order; none for a text without structure.</param>
public sealed record TextAnswer(TextRow Text, ImmutableArray<ModelRow> Models, ImmutableArray<PositionRow> Positions, ImmutableArray<ParagraphRow> Paragraphs);

/// <summary>A paragraph of a text or document.</summary>
/// <param name="Id">Its id for ever.</param>
/// <param name="Label">How the document numbers it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">Its words by language.</param>
/// <param name="Hash">The SHA-256 hash of the words in UTF-8, by language.</param>
/// <param name="From">The day from which it is in force, where that is not the text's own.</param>
/// <param name="Review">The day by which it is reviewed.</param>
/// <param name="Lapses">The first day on which it is not in force.</param>
/// <param name="Norms">The clauses of models that stand for it.</param>
public sealed record ParagraphRow(
    string Id, string Label, ParagraphKind Kind, ImmutableSortedDictionary<string, string> Words, ImmutableSortedDictionary<string, Hash> Hash,
    DateOnly? From, DateOnly? Review, DateOnly? Lapses, ImmutableArray<string> Norms)
{
    /// <summary>The row of a paragraph that is not adopted.</summary>
    public static ParagraphRow Of(Paragraph one) => new(
        one.Id, one.Label, one.Kind, one.Words.ToImmutableSortedDictionary(words => words.Key, words => words.Value.Text, StringComparer.Ordinal),
        one.Words.ToImmutableSortedDictionary(words => words.Key, words => words.Value.Hash, StringComparer.Ordinal), null, null, null, []);

    /// <summary>The paragraphs of a text.</summary>
    public static ImmutableArray<ParagraphRow> All(Picture picture, AdoptedText text)
    {
        var norms = picture.Texts.BindingsOf(text.Act.Text).SelectMany(one => one.Act.Norms.Select(norm => (one.Act.Paragraph, Norm: norm.Value))).Distinct()
            .ToLookup(one => one.Paragraph.Value, one => one.Norm, StringComparer.Ordinal);
        return
        [
            .. (picture.Forum.Paragraphs.OfText(text.Act.Text)?.All ?? []).Select(one => Of(one) with
            {
                From = text.DatesOf(one.Id)?.From, Review = text.DatesOf(one.Id)?.ReviewBy, Lapses = text.DatesOf(one.Id)?.Lapses, Norms = [.. norms[one.Id]],
            }),
        ];
    }
}

/// <summary>A model of a text.</summary>
/// <param name="Book">The hash of the book's listing.</param>
/// <param name="Title">The book's title.</param>
/// <param name="Status">What the model is.</param>
/// <param name="Basis">The decision that gave it its first status.</param>
/// <param name="Position">The position of the entry.</param>
/// <param name="Since">The position of the entry that gave it this status.</param>
public sealed record ModelRow(Hash Book, string Title, ModelStatus Status, string? Basis, long Position, long Since)
{
    /// <summary>The row of a model.</summary>
    public static ModelRow Of(TextModel one) => new(one.Act.Book, one.Act.Title, one.Status, one.Act.Basis, one.Position, one.Since);
}

/// <summary>A participant's position on a text or norm.</summary>
/// <param name="Participant">The participant's code.</param>
/// <param name="Norm">The norm; absent for the text as a whole.</param>
/// <param name="Stance">How it stands to it.</param>
/// <param name="Statement">Its words.</param>
/// <param name="Level">How well it is known that it said so.</param>
/// <param name="Position">The position of the entry.</param>
/// <param name="Words">The hash of the words that were meant, where it names a paragraph with an id for ever in `norm`.</param>
public sealed record PositionRow(string Participant, string? Norm, Stance Stance, string? Statement, SignatureLevel Level, long Position, Hash? Words)
{
    /// <summary>The row of a position.</summary>
    public static PositionRow Of(StatedPosition one) => new(
        one.Participant, one.Act.Norm, one.Act.Stance, one.Act.Statement, one.Level, one.Position, one.Words?.Value);

    /// <summary>All positions on a text, the text as a whole first.</summary>
    public static ImmutableArray<PositionRow> All(TextsRegister register, string text) =>
    [
        .. register.Positions.Values.Where(one => one.Act.Text == text && one.Act.Stance != Stance.Withdrawn)
            .OrderBy(one => one.Act.Norm?.Value ?? "", StringComparer.Ordinal).ThenBy(one => one.Participant, StringComparer.Ordinal).Select(Of),
    ];
}
