namespace Comity.Norms.Language;

/// <summary>What a declared phrase stands for.</summary>
public enum PhraseKind
{
    /// <summary>A fact: see its item.</summary>
    Fact,

    /// <summary>A definition.</summary>
    Definition,

    /// <summary>An action with a condition of its own.</summary>
    Action,

    /// <summary>A phrase that the language itself has in measures.</summary>
    BuiltIn,
}

/// <summary>A declared phrase.</summary>
/// <param name="Name">The name under which it was declared.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Fact">The fact's item; null for others.</param>
public sealed record Phrase(string Name, PhraseKind Kind, FactItem? Fact)
{
    /// <summary>Whether it is something that a norm can tell a subject to do.</summary>
    public bool IsAction => Kind == PhraseKind.Action || Fact?.Kind == FactKind.Action;

    /// <summary>Whether it stands alone as a yes/no condition.</summary>
    public bool IsYesNo => Fact is null ? Name != Vocabulary.Gravity : Fact.Kind is FactKind.YesNo or FactKind.Term or FactKind.Action;

    /// <summary>Its values, where it is compared with values.</summary>
    internal PhraseTree<string> Values { get; } = Fact?.Kind is FactKind.YesNo or FactKind.Term or FactKind.Action ? PhraseTree.YesOrNo
        : PhraseTree.Of(FactValues.Of(Fact));
}

/// <summary>All phrases that a book declares, found by their words.</summary>
public sealed class Vocabulary
{
    /// <summary>The phrase for the scale of the norm in question, in measures.</summary>
    public const string Gravity = "gravity";

    /// <summary>The phrase for a norm that is not followed, in measures.</summary>
    public const string NotFollowed = "a norm is not followed";

    /// <summary>The phrase for a binding norm that is not followed, in measures.</summary>
    public const string BindingNotFollowed = "a binding norm is not followed";

    /// <summary>The phrase for an answer that rests on what a State disclosed of itself, in measures.</summary>
    public const string OwnDisclosure = "rests on own disclosure";

    private readonly Dictionary<string, (Phrase Phrase, Place Place)> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ThresholdItem> thresholds = new(StringComparer.OrdinalIgnoreCase);

    internal Vocabulary()
    {
        foreach (var name in (string[])[NotFollowed, BindingNotFollowed, OwnDisclosure, Gravity])
            Declare(name, new(name, PhraseKind.BuiltIn, null), default);
    }

    /// <summary>All names and other forms, sorted.</summary>
    public IEnumerable<string> Names => byName.Keys.Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>The thresholds.</summary>
    public IReadOnlyDictionary<string, ThresholdItem> Thresholds => thresholds;

    /// <summary>All names and other forms in no order: for whoever looks through them.</summary>
    internal IReadOnlyCollection<string> Forms => byName.Keys;

    internal PhraseTree<Phrase> Tree { get; } = new();

    internal PhraseTree<string> ThresholdTree { get; } = new();

    /// <summary>What a phrase stands for, or null.</summary>
    public Phrase? Find(string name) => byName.TryGetValue(name, out var found) ? found.Phrase : null;

    internal Place PlaceOf(string name) => byName[name].Place;

    /// <summary>Declares a phrase; false when the name is taken.</summary>
    internal bool Declare(string name, Phrase phrase, Place place)
    {
        if (!byName.TryAdd(name, (phrase, place)))
            return false;
        Tree.Add(name, phrase);
        return true;
    }

    internal bool Declare(ThresholdItem threshold)
    {
        ThresholdTree.Add(threshold.Name, threshold.Name);
        return thresholds.TryAdd(threshold.Name, threshold);
    }

    /// <summary>Puts a declaration in the place of an earlier one of that name, as an extending book does.</summary>
    internal void Redeclare(string name, Phrase phrase, Place place)
    {
        byName[name] = (phrase, place);
        Tree.Add(name, phrase);
    }
}

/// <summary>Trees of names that stand for themselves.</summary>
internal static class PhraseTree
{
    /// <summary>The values of all yes/no facts.</summary>
    public static PhraseTree<string> YesOrNo { get; } = Of(["no", "yes"]);

    /// <summary>A tree of these names.</summary>
    public static PhraseTree<string> Of(IEnumerable<string> names)
    {
        var tree = new PhraseTree<string>();
        foreach (var name in names)
            tree.Add(name, name);
        return tree;
    }
}

/// <summary>Finds the longest of several phrases at a place, word by word and without regard to capitals.</summary>
internal sealed class PhraseTree<T>
    where T : class
{
    private readonly Node root = new();

    public void Add(string phrase, T value)
    {
        var node = root;
        foreach (var word in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            node = node.FindOrAdd(word);
        node.Value = value;
    }

    /// <summary>The longest phrase that stands at the cursor, and the number of its words; null and 0 when none does.</summary>
    public (T? Value, int Words) Match(Cursor cursor)
    {
        var node = root;
        (T?, int) best = (null, 0);
        for (var words = 0; ; words++)
        {
            if (node.Value is not null)
                best = (node.Value, words);
            var token = cursor.Ahead(words);
            if (token.Kind != TokenKind.Word || node.Find(cursor.Span(token)) is not { } next)
                return best;
            node = next;
        }
    }

    // Most words are followed by one other only, and a table for each would cost much.
    private sealed class Node
    {
        private string word = "";
        private Node? only;
        private Dictionary<string, Node>.AlternateLookup<ReadOnlySpan<char>>? others;

        public T? Value { get; set; }

        public Node? Find(ReadOnlySpan<char> next) =>
            only is null ? null
            : next.Equals(word, StringComparison.OrdinalIgnoreCase) ? only
            : others is { } table && table.TryGetValue(next, out var node) ? node
            : null;

        public Node FindOrAdd(string next)
        {
            if (Find(next) is { } found)
                return found;
            var node = new Node();
            if (only is null)
                (word, only) = (next, node);
            else
                (others ??= new Dictionary<string, Node>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>()).Dictionary.Add(next, node);
            return node;
        }
    }
}
