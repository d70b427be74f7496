using System.Collections.Frozen;
using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Print;

namespace Comity.Norms.Shelf;

/// <summary>Where everything in a book is found by the names that addresses use. They come from ids, names and titles, so they stay when a book
/// grows.</summary>
public sealed class BookIndex
{
    private readonly NormBook book;
    private readonly FrozenDictionary<string, CaseItem> cases;
    private readonly FrozenDictionary<string, Item> terms;
    private readonly FrozenDictionary<string, string> slugs;
    private readonly FrozenDictionary<string, Fact> facts;

    internal BookIndex(ShelvedBook shelved)
    {
        book = shelved.Book;
        cases = Named(book.Cases.Select(one => (one.Title, one)));
        var declared = book.Items.Where(item => item is FactItem or DefineItem or ThresholdItem).ToList();
        terms = Named(declared.Select(item => (NormBook.NameOf(item), item)));
        // What is declared twice is a problem of the text, which is shown with the book: the first one has the name.
        slugs = terms.DistinctBy(pair => NormBook.NameOf(pair.Value), StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => NormBook.NameOf(pair.Value), pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        facts = terms.Where(pair => pair.Value is FactItem && book.FactOf.ContainsKey(NormBook.NameOf(pair.Value)))
            .ToFrozenDictionary(pair => pair.Key, pair => book.FactOf[NormBook.NameOf(pair.Value)], StringComparer.OrdinalIgnoreCase);
        CaseSlugs = cases.DistinctBy(pair => pair.Value.Title).ToFrozenDictionary(pair => pair.Value.Title, pair => pair.Key, StringComparer.Ordinal);
        Tags = Sections(shelved).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All facts, definitions, actions and thresholds, by name.</summary>
    public IEnumerable<(string Slug, Item Item)> Terms =>
        terms.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a case in addresses, by its title.</summary>
    public FrozenDictionary<string, string> CaseSlugs { get; }

    /// <summary>The document in which each case stands, as its heading calls it: the tag by which cases are filtered.</summary>
    public FrozenDictionary<string, string> Tags { get; }

    /// <summary>The case with this name in addresses, or null.</summary>
    public CaseItem? Case(string slug) => cases.GetValueOrDefault(slug);

    /// <summary>The fact, definition, action or threshold with this name in addresses, or null.</summary>
    public Item? Term(string slug) => terms.GetValueOrDefault(slug);

    /// <summary>The fact with this name in addresses, or null.</summary>
    public Fact? Fact(string slug) => facts.GetValueOrDefault(slug);

    /// <summary>All facts by their names in addresses.</summary>
    public IEnumerable<string> FactSlugs => facts.Keys;

    /// <summary>The name in addresses of what a phrase in any of its forms was declared as, or null.</summary>
    public string? SlugOf(string phrase) => slugs.GetValueOrDefault(book.Vocabulary.Find(phrase)?.Name ?? phrase);

    private static FrozenDictionary<string, T> Named<T>(IEnumerable<(string Name, T Item)> items)
    {
        var named = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, item) in items)
        {
            var slug = Anchors.Slug(name).ToLowerInvariant();
            var free = slug;
            for (var count = 2; !named.TryAdd(free, item); count++)
                free = $"{slug}-{count}";
        }

        return named.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<KeyValuePair<string, string>> Sections(ShelvedBook shelved) =>
        from document in shelved.Text.Documents
        let tag = DocumentText.Title(document)
        from one in document.Segments.OfType<Block>().SelectMany(block => block.Items).OfType<CaseItem>().DistinctBy(one => one.Title)
        group tag by one.Title into tags
        select KeyValuePair.Create(tags.Key, tags.First());
}
