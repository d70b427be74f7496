using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>What a row asks of a condition.</summary>
internal enum Cell
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>That it holds.</summary>
    Yes,

    /// <summary>That it does not hold.</summary>
    No,
}

/// <summary>What follows where a row holds.</summary>
internal enum RowEffect
{
    /// <summary>The norm speaks.</summary>
    Applies,

    /// <summary>An exception frees, whatever rows of the first kind say.</summary>
    Frees,

    /// <summary>An exception of the other kind catches all the same.</summary>
    Catches,

    /// <summary>A duty that is not performed is excused.</summary>
    Excuses,
}

/// <summary>One rule of a table.</summary>
/// <param name="Cells">What it asks of each column.</param>
/// <param name="Effect">What follows.</param>
/// <param name="Exception">The label of its exception, or empty.</param>
internal sealed record TableRow(ImmutableArray<Cell> Cells, RowEffect Effect, string Exception);

/// <summary>A condition that a table does not take apart.</summary>
/// <param name="Key">What tells it from others: spelling and other forms of a phrase make no difference.</param>
/// <param name="Words">The words of the text.</param>
internal sealed record TableColumn(string Key, string Words);

/// <summary>
/// A norm as a decision table: its conditions as columns, as far as the book names them, and the cases in which it speaks as rows. Readings and
/// proposals are off. Rows of one effect may overlap; together they hold exactly where the norm's text does.
/// </summary>
/// <param name="Norm">The norm.</param>
/// <param name="Columns">Its conditions in the order of the text.</param>
/// <param name="Rows">Its rules; none when the table is too wide.</param>
/// <param name="TooWide">Why there is no table, or empty.</param>
internal sealed record DecisionTable(NormItem Norm, ImmutableArray<TableColumn> Columns, ImmutableArray<TableRow> Rows, string TooWide)
{
    /// <summary>The most rows that a table has.</summary>
    public const int MostRows = 64;

    /// <summary>The most columns that a table has.</summary>
    public const int MostColumns = 26;

    /// <summary>The table of a norm.</summary>
    public static DecisionTable Of(NormItem norm, Vocabulary vocabulary)
    {
        var rules = new RuleSets(vocabulary);
        var exceptions = norm.Clauses.OfType<ExceptClause>().ToImmutableArray();
        List<(RowEffect Effect, string Label, RuleSet Rules)> found =
            [(RowEffect.Applies, "", rules.Both(rules.Of(norm.Sentence.That), rules.Of(norm.Sentence.When)))];
        foreach (var except in exceptions.Where(except => except.To.Length == 0))
            found.Add((except.Catches ? RowEffect.Catches : RowEffect.Frees, except.Label, Held(rules, except, exceptions, [])));
        foreach (var excused in norm.Clauses.OfType<ExcusedClause>())
            found.Add((RowEffect.Excuses, "", rules.Of(excused.While)));
        var columns = rules.Columns;
        var rows = found.SelectMany(group => group.Rules.Rules.Select(rule => Row(rule, columns.Length, group.Effect, group.Label))).ToImmutableArray();
        var tooWide = columns.Length > MostColumns ? $"it has more than {MostColumns} conditions"
            : rules.IsTooWide || rows.Length > MostRows ? $"its conditions make more than {MostRows} rows" : "";
        return new(norm, columns, tooWide.Length > 0 ? [] : rows, tooWide);
    }

    /// <summary>Whether some row of this effect holds where these conditions, told by their keys, do.</summary>
    public bool Holds(RowEffect effect, Func<string, bool> truth) =>
        Rows.Any(row => row.Effect == effect && row.Cells.Select((cell, column) => cell == Cell.Any || cell == Cell.Yes == truth(Columns[column].Key))
            .All(fits => fits));

    // An exception holds where its condition does and none of the exceptions to it.
    private static RuleSet Held(RuleSets rules, ExceptClause except, ImmutableArray<ExceptClause> all, ImmutableHashSet<string> inside) =>
        Inner(except, all, inside).Aggregate(rules.Of(except.When), (held, inner) => rules.Both(held, NotHeld(rules, inner, all, inside.Add(except.Label))));

    private static RuleSet NotHeld(RuleSets rules, ExceptClause except, ImmutableArray<ExceptClause> all, ImmutableHashSet<string> inside) =>
        Inner(except, all, inside).Aggregate(rules.Of(except.When, wanted: false), (free, inner) =>
            rules.Either(free, Held(rules, inner, all, inside.Add(except.Label))));

    private static IEnumerable<ExceptClause> Inner(ExceptClause except, ImmutableArray<ExceptClause> all, ImmutableHashSet<string> inside) =>
        all.Where(inner => inner.To == except.Label && inner.Label != except.Label && !inside.Contains(inner.Label));

    private static TableRow Row(Rule rule, int columns, RowEffect effect, string label) => new(
        [.. Enumerable.Range(0, columns).Select(column => (rule.Yes >> column & 1) != 0 ? Cell.Yes : (rule.No >> column & 1) != 0 ? Cell.No : Cell.Any)],
        effect, label);
}
