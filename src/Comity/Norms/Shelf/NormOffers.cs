using Comity.Acts.Words;
using Comity.Kit.Search;

namespace Comity.Norms.Shelf;

/// <summary>The norms that an act can name: those of the models of a text, each by its id in the model.</summary>
internal static class NormOffers
{
    /// <summary>The norms of a text's models, or of all models where no text is named.</summary>
    public static IEnumerable<Offer> Of(ModelNorms norms, Picture picture, string? text) => norms.Of(picture.Texts, text).Select(OfferOf);

    private static Offer OfferOf(ModelNorm norm)
    {
        var symbol = norm.Paragraph ?? norm.Id;
        return new(norm.Id, norm.Title, symbol, norm.Page, string.Join(' ', Folding.Words($"{norm.Title} {norm.Id} {norm.Paragraph}")));
    }
}
