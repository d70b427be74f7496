using Comity.Kit.Search;
using System.Collections.Immutable;

namespace Comity.Kit.Widgets;

/// <summary>Rows with their columns, as a page shows them and as CSV and JSON tell them.</summary>
public abstract class Listing
{
    /// <summary>What the file is called: `members` gives `members.csv`.</summary>
    public abstract string Name { get; }

    /// <summary>The keys of the columns.</summary>
    public abstract ImmutableArray<string> Keys { get; }

    /// <summary>The values of all rows that the reader's filters keep, in the reader's order: made anew each time they are gone through.</summary>
    public abstract IEnumerable<ImmutableArray<object?>> Values { get; }
}

/// <summary>A list of one kind of row, filtered and sorted as the address asks.</summary>
public sealed class Listing<T> : Listing
{
    private readonly IEnumerable<T> kept;
    private ImmutableArray<T> rows;

    /// <summary>The list of these rows.</summary>
    /// <param name="name">What a file of it is called.</param>
    /// <param name="query">What the address asks.</param>
    /// <param name="rows">All rows that this reader may see, in the list's own order.</param>
    /// <param name="columns">The columns; the first one names the row.</param>
    /// <param name="filters">The choices above the list.</param>
    public Listing(string name, ListQuery query, IEnumerable<T> rows, ImmutableArray<ListColumn<T>> columns, ImmutableArray<ListFilter<T>> filters = default)
    {
        (Name, Query, Columns, Filters) = (name, query, columns, filters.IsDefault ? [] : filters);
        kept = Sorted(rows.Where(Kept));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>What the address asks.</summary>
    public ListQuery Query { get; }

    /// <summary>The columns; the first one names the row.</summary>
    public ImmutableArray<ListColumn<T>> Columns { get; }

    /// <summary>The choices above the list.</summary>
    public ImmutableArray<ListFilter<T>> Filters { get; }

    /// <summary>The rows of one page.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>The number of rows on all pages.</summary>
    public int Count => Rows.Length;

    /// <summary>The number of pages, at least 1.</summary>
    public int Pages => Math.Max(1, (Rows.Length + PageSize - 1) / PageSize);

    /// <summary>The page shown, from 1; the last when the address asks for one beyond it.</summary>
    public int Page => Math.Min(Query.Page, Pages);

    /// <summary>The rows of the page shown.</summary>
    public IEnumerable<T> Shown => Rows.Skip((Page - 1) * PageSize).Take(PageSize);

    /// <inheritdoc/>
    public override ImmutableArray<string> Keys => [.. Columns.Select(column => column.Key)];

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<object?>> Values =>
        kept.Select(row => (ImmutableArray<object?>)[.. Columns.Select(column => column.Value(row))]);

    /// <summary>What the pages show and count; a file goes through the rows once and keeps none.</summary>
    private ImmutableArray<T> Rows => rows.IsDefault ? rows = [.. kept] : rows;

    private bool Kept(T row) =>
        Filters.All(filter => Chosen(filter) is not { Length: > 0 } value || filter.Keeps(row, value))
        && Query.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Columns.Any(column => Contains(column.Value(row), word)));

    private string? Chosen(ListFilter<T> filter) => filter.Choices.FirstOrDefault(choice => choice.Value == Query[filter.Name])?.Value;

    private static bool Contains(object? value, string word) => value is string text && text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<T> Sorted(IEnumerable<T> kept) => Columns.FirstOrDefault(column => column.Sorts && column.Key == Query.SortKey) switch
    {
        null => kept,
        var column when Query.Descending => kept.OrderByDescending(column.Value, ValueOrder.Instance),
        var column => kept.OrderBy(column.Value, ValueOrder.Instance),
    };

    /// <summary>Text in the order of the alphabet, everything else by its own order, nothing last; values of different kinds by kind.</summary>
    private sealed class ValueOrder : IComparer<object?>
    {
        public static readonly ValueOrder Instance = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            (string one, string other) => AlphabetOrder.Instance.Compare(one, other),
            (IComparable one, _) when one.GetType() == y.GetType() => one.CompareTo(y),
            _ => string.CompareOrdinal(x.GetType().Name, y.GetType().Name),
        };
    }
}
