using System.Text;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Where things stand on a book's page. Anchors come from ids and names (<c>norm-UN-f</c>), so they stay when a book grows; each is given out
/// once.</summary>
internal sealed class Anchors : IBookLinks
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal) { "contents", "readings", "text" };
    private readonly Dictionary<Item, string> items = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Vocabulary vocabulary;

    /// <summary>The anchors of a book's items.</summary>
    public Anchors(BookText book)
    {
        vocabulary = book.Vocabulary;
        foreach (var item in book.Items)
            if (Prefix(item) is { } prefix)
                Add(item, prefix);
    }

    /// <summary>The anchor of an item, or an empty text.</summary>
    public string Of(Item item) => items.GetValueOrDefault(item, "");

    /// <summary>The anchor of a declared phrase in any of its forms, or an empty text.</summary>
    public string OfName(string written) => names.GetValueOrDefault(vocabulary.Find(written)?.Name ?? written, "");

    /// <summary>The anchor of a norm, protection, permission, measure, remedy or the like, or an empty text.</summary>
    public string OfId(string id) => ids.GetValueOrDefault(id, "");

    /// <inheritdoc/>
    public string ToName(string written) => OnPage(OfName(written));

    /// <inheritdoc/>
    public string ToId(string id) => OnPage(OfId(id));

    /// <summary>An anchor that nothing else has.</summary>
    public string New(string prefix, string name)
    {
        var wanted = $"{prefix}-{Slug(name)}";
        var anchor = wanted;
        for (var count = 2; !taken.Add(anchor); count++)
            anchor = $"{wanted}-{count}";
        return anchor;
    }

    /// <summary>Letters, digits and marks that an anchor may have; everything else is a hyphen.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name)
            if (char.IsLetterOrDigit(character) || character is '.' or '_' or '-')
                slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        return slug.ToString().TrimEnd('-') is { Length: > 0 } kept ? kept : "x";
    }

    private static string OnPage(string anchor) => anchor.Length > 0 ? "#" + anchor : "";

    private void Add(Item item, string prefix)
    {
        var name = NormBook.NameOf(item) is { Length: > 0 } known ? known : ((CaseItem)item).Title;
        var anchor = New(prefix, name);
        items.Add(item, anchor);
        if (item is FactItem or DefineItem or ThresholdItem)
            names.TryAdd(name, anchor);
        else if (item is not CaseItem)
            ids.TryAdd(name, anchor);
    }

    private static string? Prefix(Item item) => item switch
    {
        FactItem or DefineItem or ThresholdItem => "term",
        NormItem => "norm",
        PurposeItem purpose => purpose.IsProtection ? "protect" : "permit",
        MeasureItem => "measure",
        RemedyItem => "remedy",
        EnsureItem => "ensure",
        CodeItem => "code",
        ReservationItem => "reservation",
        ReliefItem => "relief",
        TierItem => "tier",
        CaseItem => "case",
        _ => null,
    };
}
