using Comity.Norms.Shelf;
using Comity.Site.Entries;
using Comity.Storage;

namespace Comity.Site.Search;

/// <summary>Something that was found.</summary>
/// <param name="Kind">What kind of thing it is: the end of the key of its group's name.</param>
/// <param name="Title">Its name.</param>
/// <param name="Address">The page that shows it.</param>
/// <param name="Excerpt">The words around the place; null where the title says it all.</param>
public sealed record Hit(string Kind, string Title, string Address, string? Excerpt);

/// <summary>Searches everything public: texts in force and before, norm books, participants, consultations and the record. What is in it is computed once for
/// each edition of the shelf and each state of the registers; entries are added as they come.</summary>
public sealed class SearchIndex(OpenRecord record, EntryIndex entries, BookShelf shelf)
{
    /// <summary>The most things that one search shows.</summary>
    public const int Most = 200;

    private const int MostWords = 8;
    private const int Around = 70;
    private readonly Lock making = new();
    private readonly Dictionary<string, (WordIndex Index, long Size)> entriesIn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (WordIndex Index, object Made)> registersIn = new(StringComparer.Ordinal);
    private (WordIndex Index, int Edition) books = (new(), -1);

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
            .. Indexes(visitor.Language, record.Now.Picture).SelectMany(index => index.Find(words)).OrderByDescending(one => one.Weight).Take(most)
                .Select(one => new Hit(one.Thing.Kind, one.Thing.Title, one.Thing.Address, Excerpt(one.Thing, words))),
        ];
    }

    private WordIndex[] Indexes(Language language, Picture picture)
    {
        lock (making)
            return [Registers(language, picture), Books(), Entries(language, picture)];
    }

    private WordIndex Books()
    {
        if (books.Edition == shelf.Edition)
            return books.Index;
        var (index, edition) = (new WordIndex(), shelf.Edition);
        index.Add(BookThings.All(shelf));
        books = (index, edition);
        return index;
    }

    private WordIndex Registers(Language language, Picture picture)
    {
        var made = (picture.Members.Participants, picture.Texts, picture.Consultations);
        if (registersIn.TryGetValue(language.Code, out var known) && known.Made.Equals(made))
            return known.Index;
        var index = new WordIndex();
        index.Add(RegisterThings.All(picture, language));
        registersIn[language.Code] = (index, made);
        return index;
    }

    private WordIndex Entries(Language language, Picture picture)
    {
        var (index, size) = entriesIn.TryGetValue(language.Code, out var known) ? known : (new(), 0);
        if (size < picture.Size)
        {
            index.Add(entries.From(size, picture.Size).Select(entry => RegisterThings.Of(entry, picture, language)));
            entriesIn[language.Code] = (index, picture.Size);
        }

        return index;
    }

    private static string? Excerpt(Findable thing, string[] words)
    {
        var text = thing.Text;
        var at = words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(place => place >= 0).DefaultIfEmpty(-1).Min();
        if (at < 0 || thing.Kind == "entry")
            return null;
        var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + Around));
        return $"{(from > 0 ? "… " : "")}{text[from..to].ReplaceLineEndings(" ").Trim()}{(to < text.Length ? " …" : "")}";
    }
}
