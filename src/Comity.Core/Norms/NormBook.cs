using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms;

/// <summary>
/// A book whose names are resolved: what the machine decides with. A book is a model of adopted texts, never the texts; where they differ, the
/// adopted text prevails.
/// </summary>
public sealed class NormBook
{
    private NormBook(ImmutableArray<Item> items, ImmutableArray<Item> own, Vocabulary vocabulary, NormBook? extends)
    {
        (Items, Own, Vocabulary, Base) = (items, own, vocabulary, extends);
        Header = own.OfType<BookItem>().FirstOrDefault();
        var codes = items.OfType<CodeItem>().ToLookup(code => code.Properties.Text(PropertyKind.In) ?? "", StringComparer.OrdinalIgnoreCase);
        Facts = [.. items.OfType<FactItem>().Select(item => new Fact(item, [.. codes[item.Name]]))];
        FactOf = Forms(Facts, fact => fact.Item.Name, fact => fact.Item.Properties);
        Norms = [.. items.OfType<NormItem>().OrderBy(norm => norm.Id, NaturalOrder.Instance)];
        NormOf = Norms.GroupBy(norm => norm.Id, StringComparer.OrdinalIgnoreCase)
            .ToImmutableDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        Purposes = [.. items.OfType<PurposeItem>().OrderBy(purpose => purpose.Id, NaturalOrder.Instance)];
        Measures = [.. items.OfType<MeasureItem>().OrderBy(measure => measure.Id, NaturalOrder.Instance)];
        Cases = [.. own.OfType<CaseItem>()];
        DefinitionOf = Forms([.. items.OfType<DefineItem>()], define => define.Name, define => define.Properties);
        Adjustments = items.OfType<AdjustItem>().ToLookup(adjust => adjust.Id, StringComparer.OrdinalIgnoreCase);
        Readings = [.. items.SelectMany(ReadingsOf).Select(pair => pair.Reading.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }

    /// <summary>The <c>book</c> item; null when the book has none.</summary>
    public BookItem? Header { get; }

    /// <summary>The book that this one extends.</summary>
    public NormBook? Base { get; }

    /// <summary>All items in force: of the base, less what is replaced or left out, and its own.</summary>
    public ImmutableArray<Item> Items { get; }

    /// <summary>The items that stand in the book itself.</summary>
    public ImmutableArray<Item> Own { get; }

    /// <summary>Its phrases.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Its facts in the order of the text.</summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>Facts by name or other form.</summary>
    public ImmutableDictionary<string, Fact> FactOf { get; }

    /// <summary>Its norms by id in natural order.</summary>
    public ImmutableArray<NormItem> Norms { get; }

    /// <summary>Norms by id.</summary>
    public ImmutableDictionary<string, NormItem> NormOf { get; }

    /// <summary>The ids of its norms.</summary>
    internal IReadOnlyCollection<string> NormIds => field ??= [.. NormOf.Keys];

    /// <summary>Its protections and permissions.</summary>
    public ImmutableArray<PurposeItem> Purposes { get; }

    /// <summary>Its measures.</summary>
    public ImmutableArray<MeasureItem> Measures { get; }

    /// <summary>The cases that stand in the book itself.</summary>
    public ImmutableArray<CaseItem> Cases { get; }

    /// <summary>Definitions and actions with a condition, by name or other form.</summary>
    public ImmutableDictionary<string, DefineItem> DefinitionOf { get; }

    /// <summary>What an extending book tightened or loosened, by norm.</summary>
    public ILookup<string, AdjustItem> Adjustments { get; }

    /// <summary>The names of all readings and proposals.</summary>
    public ImmutableArray<string> Readings { get; }

    /// <summary>Where conditions compare a fact with something, by the form in which they write it.</summary>
    internal ILookup<string, CompareCondition> Compared => field ??= Items.SelectMany(BookWalk.ConditionsOf).SelectMany(BookWalk.Flat)
        .OfType<CompareCondition>().ToLookup(compare => compare.Fact, StringComparer.OrdinalIgnoreCase);

    /// <summary>The book's id, version and status in one line, for every answer.</summary>
    public string Model => Header is null
        ? "book without a name"
        : $"{Header.Id} {Header.Properties.Text(PropertyKind.Version) ?? "without a version"} ({Header.Properties.Text(PropertyKind.Status) ?? "working"})";

    /// <summary>Resolves the names of a book.</summary>
    /// <param name="text">The book's own text, read without a problem, or with: what could not be read is missing.</param>
    /// <param name="extends">The book that it extends, or null.</param>
    /// <returns>The book and what is wrong with it; a book with problems must not decide anything.</returns>
    public static (NormBook Book, ImmutableArray<Problem> Problems) Build(BookText text, NormBook? extends = null)
    {
        ImmutableArray<Item> own = [.. text.Items];
        var book = new NormBook(Merged(own, extends), own, text.Vocabulary, extends);
        return (book, text.Problems.IsEmpty ? BookCheck.Of(book) : text.Problems);
    }

    /// <summary>The same book with other norms and definitions: for trying a repair.</summary>
    public NormBook With(Func<Item, Item?> change) =>
        new([.. Items.Select(change).OfType<Item>()], [.. Own.Select(change).OfType<Item>()], Vocabulary, Base);

    /// <summary>The readings that stand in an item.</summary>
    public static IEnumerable<(Item Item, ReadingClause Reading)> ReadingsOf(Item item) => item switch
    {
        DefineItem define => define.Readings.Select(reading => (item, reading)),
        NormItem norm => norm.Clauses.OfType<ReadingClause>().Select(reading => (item, reading)),
        _ => [],
    };

    /// <summary>The name under which an item is known, or an empty text.</summary>
    public static string NameOf(Item item) => item switch
    {
        FactItem fact => fact.Name,
        DefineItem define => define.Name,
        ThresholdItem threshold => threshold.Name,
        NormItem norm => norm.Id,
        PurposeItem purpose => purpose.Id,
        MeasureItem measure => measure.Id,
        RemedyItem remedy => remedy.Id,
        EnsureItem ensure => ensure.Id,
        CodeItem code => code.Id,
        ReservationItem reservation => reservation.Id,
        TierItem tier => tier.Name,
        ReliefItem relief => relief.Name,
        _ => "",
    };

    private static ImmutableArray<Item> Merged(ImmutableArray<Item> own, NormBook? extends)
    {
        if (extends is null)
            return own;
        var gone = own.Where(item => item.Replaces).Select(NameOf).Concat(own.OfType<LeaveOutItem>().Select(item => item.Id))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. extends.Items.Where(item => item is not (BookItem or CaseItem or AcceptItem) && !gone.Contains(NameOf(item))), .. own];
    }

    private static ImmutableDictionary<string, T> Forms<T>(ImmutableArray<T> items, Func<T, string> name, Func<T, ImmutableArray<ItemProperty>> properties)
    {
        var forms = ImmutableDictionary.CreateBuilder<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
            foreach (var form in properties(item).Texts(PropertyKind.Also).Prepend(name(item)))
                forms[form] = item;
        return forms.ToImmutable();
    }
}

/// <summary>Orders ids as people do: letters by letter, numbers by value.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        for (int i = 0, j = 0; ; i++, j++)
        {
            if (i >= left.Length || j >= right.Length)
                return (left.Length - i).CompareTo(right.Length - j);
            if (char.IsAsciiDigit(left[i]) && char.IsAsciiDigit(right[j]))
            {
                var (first, second) = (Digits(left, ref i), Digits(right, ref j));
                var byLength = first.Length.CompareTo(second.Length);
                var byValue = byLength != 0 ? byLength : string.CompareOrdinal(first, second);
                if (byValue != 0)
                    return byValue;
            }
            else if (left[i] != right[j])
                return left[i].CompareTo(right[j]);
        }
    }

    private static string Digits(string text, ref int at)
    {
        var start = at;
        while (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            at++;
        return text[start..(at + 1)].TrimStart('0');
    }
}
