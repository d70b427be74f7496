namespace Comity.Kit.Search;

/// <summary>A thing that can be found.</summary>
/// <param name="Kind">What kind of thing it is; a group of results.</param>
/// <param name="Title">Its name.</param>
/// <param name="Address">The page that shows it.</param>
/// <param name="Text">The words in it.</param>
public sealed record Findable(string Kind, string Title, string Address, string Text);

/// <summary>Which words stand in which things: from words to things, so that a search looks at few of them. It only grows.</summary>
public sealed class WordIndex
{
    private const int InTitle = 8;
    private readonly Lock turn = new();
    private readonly List<(Findable Thing, int TitleWords)> things = [];
    private readonly SortedSet<string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Thing, int Weight)>> places = new(StringComparer.Ordinal);

    /// <summary>An index of things.</summary>
    public static WordIndex Of(IEnumerable<Findable> things)
    {
        var index = new WordIndex();
        index.Add(things);
        return index;
    }

    /// <summary>Adds things.</summary>
    public void Add(IEnumerable<Findable> more)
    {
        lock (turn)
            foreach (var thing in more)
                Add(thing);
    }

    /// <summary>The things in which every word stands, or begins a word there; the best first: what is called exactly so before everything else, and of
    /// equals the first that was added.</summary>
    public IReadOnlyList<(Findable Thing, int Weight)> Find(IReadOnlyList<string> asked)
    {
        lock (turn)
        {
            Dictionary<int, int>? found = null;
            foreach (var word in asked)
                found = Both(found, Of(word));
            return [.. (found ?? []).Select(one => (Place: one.Key, Weight: Weighed(one.Key, one.Value, asked.Count)))
                .OrderByDescending(one => one.Weight).ThenBy(one => one.Place).Select(one => (things[one.Place].Thing, one.Weight))];
        }
    }

    private void Add(Findable thing)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in Folding.Words(thing.Text))
            weights[word] = 1;
        string[] title = [.. Folding.Words(thing.Title).Distinct(StringComparer.Ordinal)];
        foreach (var word in title)
            weights[word] = InTitle;
        var number = things.Count;
        things.Add((thing, title.Length));
        foreach (var (word, weight) in weights)
        {
            words.Add(word);
            (places.TryGetValue(word, out var there) ? there : places[word] = []).Add((number, weight));
        }
    }

    /// <summary>A title that consists of the words that were asked for weighs more than one that only holds them.</summary>
    private int Weighed(int place, int weight, int asked) => weight == asked * InTitle * 2 && things[place].TitleWords == asked ? weight * 2 : weight;

    private Dictionary<int, int> Of(string word)
    {
        var found = new Dictionary<int, int>();
        foreach (var known in words.GetViewBetween(word, word + '\uffff'))
            foreach (var (thing, weight) in places[known])
                found[thing] = Math.Max(found.GetValueOrDefault(thing), known.Length == word.Length ? weight * 2 : weight);
        return found;
    }

    private static Dictionary<int, int> Both(Dictionary<int, int>? first, Dictionary<int, int> second) => first is null
        ? second
        : first.Where(one => second.ContainsKey(one.Key)).ToDictionary(one => one.Key, one => one.Value + second[one.Key]);
}
