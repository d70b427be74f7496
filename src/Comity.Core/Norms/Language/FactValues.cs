using System.Collections.Immutable;
using System.Globalization;

namespace Comity.Norms.Language;

/// <summary>The values that a fact can take, as a book writes them.</summary>
public static class FactValues
{
    /// <summary>All named values of a fact: of a scale or choice in order, of kinds from the top down, <c>no, yes</c>, or none for numbers and dates.</summary>
    public static ImmutableArray<string> Of(FactItem? fact) => fact?.Kind switch
    {
        FactKind.Scale or FactKind.Choice => fact.Values,
        FactKind.YesNo or FactKind.Term or FactKind.Action => ["no", "yes"],
        FactKind.Kinds => [.. fact.Roots.SelectMany(Flat).Select(node => node.Name)],
        _ => [],
    };

    /// <summary>A node and all under it, from the top down.</summary>
    public static IEnumerable<KindNode> Flat(KindNode node) => node.Children.SelectMany(Flat).Prepend(node);

    /// <summary>Reads a whole number with or without commas between thousands.</summary>
    public static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
