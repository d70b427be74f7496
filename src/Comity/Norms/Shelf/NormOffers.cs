using Comity.Acts.Words;
using Comity.Kit.Search;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Norms.Shelf;

/// <summary>The norms that an act can name: those of the models of a text, each by its id in the model.</summary>
internal static class NormOffers
{
    /// <summary>The norms of a text's models, or of all models where no text is named.</summary>
    public static IEnumerable<Offer> Of(ModelNorms norms, Picture picture, string? text) => norms.Of(picture.Texts, text).Select(OfferOf);

    /// <summary>The paragraphs that an act can name of a text: those that were entered or, where it has no structure, those of which its models have a
    /// norm, by their labels.</summary>
    public static IEnumerable<Offer> Paragraphs(ModelNorms norms, Picture picture, string? text) =>
        text is not null && picture.Forum.Paragraphs.Texts.GetValueOrDefault(text) == ""
            ? norms.Of(picture.Texts, text).Where(norm => norm.Paragraph is not null).DistinctBy(norm => norm.Paragraph)
                .Select(norm => OfferOf(norm) with { Value = norm.Paragraph! })
            : References.Of(typeof(ParagraphId))!.All(picture, type => type == typeof(TextId) ? text : null).Select(OfferOf);

    private static Offer OfferOf(NamedThing thing) => new(
        thing.Id, thing.TitleIn("en"), thing.Symbol, thing.Page, string.Join(' ', Folding.Words($"{thing.Symbol} {thing.Words()}")));

    private static Offer OfferOf(ModelNorm norm)
    {
        var symbol = norm.Paragraph ?? norm.Id;
        return new(norm.Id, norm.Title, symbol, norm.Page, string.Join(' ', Folding.Words($"{norm.Title} {norm.Id} {norm.Paragraph}")));
    }
}
