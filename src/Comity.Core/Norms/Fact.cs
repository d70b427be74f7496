using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms;

/// <summary>What a fact is said of.</summary>
public enum Owner
{
    /// <summary>The activity.</summary>
    Activity,

    /// <summary>Each State of a case.</summary>
    State,

    /// <summary>Each State, organisation, operator and developer of a case.</summary>
    Subject,
}

/// <summary>A fact that a case can set.</summary>
public sealed class Fact
{
    internal Fact(FactItem item, ImmutableArray<CodeItem> codes)
    {
        Item = item;
        Kinds = [.. item.Roots.SelectMany(root => Under(root, null)), .. codes.Select(code => new Kind(code.Id, code.Properties.Text(PropertyKind.Under)))];
        Values = item.Kind == FactKind.Kinds ? [.. Kinds.Select(kind => kind.Name)] : FactValues.Of(item);
        // A value that stands twice is a problem of the text; the first one counts.
        IndexOf = Values.Select((value, index) => (value, index)).DistinctBy(pair => pair.value, StringComparer.OrdinalIgnoreCase)
            .ToImmutableDictionary(pair => pair.value, pair => pair.index, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A kind and the kind directly above it, or null.</summary>
    public sealed record Kind(string Name, string? Above);

    /// <summary>Its declaration.</summary>
    public FactItem Item { get; }

    /// <summary>Its name.</summary>
    public string Name => Item.Name;

    /// <summary>What it is said of.</summary>
    public Owner Owner => Item.Properties.Text(PropertyKind.OfEach) switch
    {
        null => Item.Kind == FactKind.Action ? Owner.Subject : Owner.Activity,
        "State" => Owner.State,
        _ => Owner.Subject,
    };

    /// <summary>Its named values: of kinds every kind with its codes; none for numbers and dates.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>For kinds, each with the one above it.</summary>
    public ImmutableArray<Kind> Kinds { get; }

    /// <summary>The place of each value.</summary>
    public ImmutableDictionary<string, int> IndexOf { get; }

    /// <summary>Whether it is yes or no.</summary>
    public bool IsYesNo => Item.Kind is FactKind.YesNo or FactKind.Term or FactKind.Action;

    /// <summary>The place of the value that witnesses take where nothing else is needed; for numbers the lowest; -1 for kinds and dates.</summary>
    public int Ordinary => Item.Kind is FactKind.Kinds or FactKind.Date ? -1
        : Item.Properties.Text(PropertyKind.Ordinarily) is { } value && IndexOf.TryGetValue(value, out var index) ? index
        : IsYesNo || Item.Kind is FactKind.Scale or FactKind.Number ? 0
        : IndexOf.GetValueOrDefault("none", 0);

    /// <summary>Whether findings are told in this fact first.</summary>
    public bool IsHeadline => Item.Properties.Has(PropertyKind.Headline);

    /// <summary>The question that asks for it.</summary>
    public string Question => Item.Properties.Text(PropertyKind.Asks) ?? (IsYesNo ? $"Does this hold: {Name}?" : $"What is the value of: {Name}?");

    /// <summary>The kinds at or above a kind.</summary>
    public IEnumerable<int> AtOrAbove(int kind)
    {
        for (string? name = Values[kind]; name is not null; name = Kinds[IndexOf[name]].Above)
            yield return IndexOf[name];
    }

    private static IEnumerable<Kind> Under(KindNode node, string? above) =>
        node.Children.SelectMany(child => Under(child, node.Name)).Prepend(new(node.Name, above));
}
