using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Comity.Norms.Language;
using Comity.Norms.Texts;

namespace Comity.Norms.Shelf;

/// <summary>A norm in a model of a text.</summary>
/// <param name="Id">Its id in the model, such as `UN-c`.</param>
/// <param name="Title">Its title there.</param>
/// <param name="Paragraph">The paragraph of the text that it models, such as `13(c)`; null where the model names none.</param>
/// <param name="Book">The model.</param>
public sealed record ModelNorm(string Id, string Title, string? Paragraph, ShelvedBook Book)
{
    /// <summary>Its page.</summary>
    public string Page => BookPaths.Norm(Book.Id, Id);
}

/// <summary>The norms of the models of texts, as acts name them: by the id in a model, or by the paragraph of the text. Only the files of a model hold them, no
/// register does.</summary>
public sealed partial class ModelNorms
{
    /// <summary>The book that a model's listing names, as it stands on the shelf; null where its files are not here.</summary>
    public Func<TextModel, ShelvedBook?> BookOf { get; set; } = _ => null;

    /// <summary>The norms of a text's models, or of all models where no text is named; each id once, from the model that was entered first.</summary>
    public IEnumerable<ModelNorm> Of(TextsRegister texts, string? text) => texts.Models.Values
        .Where(model => model.Status != ModelStatus.Withdrawn && (text is null || model.Act.Text == text)).OrderBy(model => model.Position)
        .SelectMany(model => BookOf(model) is { } book ? In(book, texts.Texts.GetValueOrDefault(model.Act.Text)?.Act.Symbol) : []).DistinctBy(norm => norm.Id);

    /// <summary>The text of which a book on the shelf is a model; null where it is none.</summary>
    public TextId? TextOf(TextsRegister texts, ShelvedBook book) => texts.Models.Values
        .Where(model => model.Status != ModelStatus.Withdrawn && ReferenceEquals(BookOf(model), book)).OrderBy(model => model.Position)
        .FirstOrDefault()?.Act.Text;

    /// <summary>The norm that an act means; null where no model knows it.</summary>
    /// <param name="texts">Texts and models.</param>
    /// <param name="text">The text that is named beside it; null where none is.</param>
    /// <param name="name">Its id in a model, or the paragraph.</param>
    public ModelNorm? Find(TextsRegister texts, string? text, string name)
    {
        ImmutableArray<ModelNorm> all = [.. Of(texts, text)];
        return all.FirstOrDefault(norm => norm.Id == name) ?? all.FirstOrDefault(norm => norm.Paragraph == name);
    }

    /// <summary>The names under which acts can name the norms of a text: ids in a model, and paragraphs.</summary>
    public IReadOnlySet<string> Names(TextsRegister texts, string? text) =>
        Of(texts, text).SelectMany(norm => new[] { norm.Id, norm.Paragraph }).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<ModelNorm> In(ShelvedBook book, string? symbol) =>
        book.Book.Norms.Select(norm => new ModelNorm(norm.Id, norm.Title, ParagraphIn(norm, symbol), book));

    /// <summary>The paragraph of the text that the norm's source names: in `A/70/174 para 13(c); A/RES/70/237`, for A/70/174, `13(c)`.</summary>
    private static string? ParagraphIn(NormItem norm, string? symbol) =>
        symbol is null ? null : norm.Properties.Where(one => one.Kind == PropertyKind.Source).SelectMany(one =>
            one.Text.Split(';', StringSplitOptions.TrimEntries))
            .Where(source => source.StartsWith(symbol + " ", StringComparison.Ordinal)).Select(source => Paragraph().Match(source))
                .FirstOrDefault(match => match.Success)?.Groups[1].Value;

    [GeneratedRegex(@" para ([0-9]+(?:\([a-z]+\))*)$", RegexOptions.None, 1000)]
    private static partial Regex Paragraph();
}
