using Comity.Acts.Entries;
using Comity.Kit;
using Comity.Kit.Layout;
using Comity.Kit.Search;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Host.Search;

/// <summary>Something that was found.</summary>
/// <param name="Kind">What kind of thing it is: the end of the key of its group's name.</param>
/// <param name="Title">Its name.</param>
/// <param name="Address">The page that shows it.</param>
/// <param name="Excerpt">The words around the place; null where the title says it all.</param>
public sealed record Hit(string Kind, string Title, string Address, string? Excerpt);

/// <summary>Searches everything that a reader sees: whatever an act can name and has a page, the norm books, the site's own pages and the record. Each kind
/// of things has an index of its own, which is made again when the register of these things changed; entries are added as they come.</summary>
public sealed class SearchIndex(OpenRecord record, EntryIndex entries, IEnumerable<FindableSource> sources, IEnumerable<PublicPage> pages, Addresses addresses)
{
    /// <summary>The most things that one search shows.</summary>
    public const int Most = 200;

    private const int MostWords = 16;
    private const int MostSights = 64;
    private const int Around = 70;
    private readonly Lock making = new();
    private readonly Dictionary<(string Language, Sight Sight), LanguageIndex> languages = [];
    private readonly Dictionary<(FindableSource Source, bool Models), (WordIndex Index, long Edition)> elsewhere = [];

    /// <summary>What is found, the best first.</summary>
    /// <param name="asked">The words; every one must stand in a thing, or begin a word there.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="most">The most things.</param>
    public IReadOnlyList<Hit> Find(string asked, Visitor visitor, int most)
    {
        string[] words = [.. Folding.Words(asked).Distinct().Take(MostWords)];
        if (words.Length == 0)
            return [];
        return
        [
            .. Indexes(visitor, record.SeenBy(visitor.Reader)).SelectMany(index => index.Find(words)).OrderByDescending(one => one.Weight).Take(most)
                .Select(one => new Hit(one.Thing.Kind, one.Thing.Title, one.Thing.Address, Excerpt(one.Thing, words))),
        ];
    }

    private WordIndex[] Indexes(Visitor visitor, RecordView view)
    {
        lock (making)
        {
            var sight = record.SightOf(visitor.Reader);
            var key = (visitor.Language.Code, sight);
            if (!languages.TryGetValue(key, out var known))
            {
                // Sights come and go with the terms and with audiences; what nobody has any more is not kept for ever.
                if (languages.Count >= MostSights)
                    languages.Clear();
                languages[key] = known = new(visitor.Language, pages, address => addresses.Has(address, visitor));
            }

            return [known.Pages, .. known.Things(view.Picture), .. sources.Select(source => Elsewhere(source, sight)), known.Entries(entries, view)];
        }
    }

    private WordIndex Elsewhere(FindableSource source, Sight sight)
    {
        var (key, edition) = ((source, sight.Sees(ThingClass.Proposals)), source.Edition(sight));
        if (!elsewhere.TryGetValue(key, out var known) || known.Edition != edition)
            elsewhere[key] = known = (WordIndex.Of(source.All(sight)), edition);
        return known.Index;
    }

    private static string? Excerpt(Findable thing, string[] words)
    {
        var text = thing.Text;
        var at = words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(place => place >= 0).DefaultIfEmpty(-1).Min();
        if (at < 0 || thing.Kind is "entry" or "page")
            return null;
        var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + Around));
        return $"{(from > 0 ? "… " : "")}{text[from..to].ReplaceLineEndings(" ").Trim()}{(to < text.Length ? " …" : "")}";
    }
}
