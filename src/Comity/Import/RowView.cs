using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;

namespace Comity.Import;

/// <summary>A row as rules see it: its own cells, and behind them those of the case's row.</summary>
internal sealed class RowView(SourceTable table, SourceRow row, ImmutableDictionary<string, string?> lists, RowView? parent = null)
{
    public int Line => row.Line;

    /// <summary>The cell as it stands; empty where no table has the column.</summary>
    public string Text(string column) =>
        table.IndexOf(column) is var index and >= 0 ? row.Cells[index] : parent?.Text(column) ?? "";

    /// <summary>The values of a cell; none when it is empty.</summary>
    /// <exception cref="UserError">The cell holds no list of the declared kind.</exception>
    public ImmutableArray<string> Values(string column)
    {
        var index = table.IndexOf(column);
        if (index < 0)
            return parent?.Values(column) ?? [];
        var cell = row.Cells[index];
        if (!lists.TryGetValue(column, out var separator))
            return cell.Length == 0 ? [] : [cell];
        return (separator is null ? Cells.Python(cell) : Cells.Separated(cell, separator))
            ?? throw new UserError($"The cell of `{column}` is no list as Python writes it. Correct the cell, or declare the column otherwise in the mapping.",
                $"{table.Name}:{row.Line}:1");
    }

    /// <summary>Whether all tests hold.</summary>
    public bool Passes(ImmutableArray<ColumnTest> tests, string subject = "")
    {
        foreach (var test in tests)
            if (!Passes(test, subject))
                return false;
        return true;
    }

    /// <summary>The whole number in a cell, or null.</summary>
    public long? Number(string column) =>
        decimal.TryParse(Text(column), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < long.MaxValue ? (long)number
            : null;

    private bool Passes(ColumnTest test, string subject)
    {
        var values = Values(test.Column);
        return test.Kind switch
        {
            CellTest.Is =>
                values.IsEmpty ? test.Values.Any(pattern => pattern.Text.Length == 0) : values.Any(value => test.Values.Any(pattern => pattern.Matches(value))),
            CellTest.IsNot => values.Any(value => value.Length > 0) && !values.Any(value => test.Values.Any(pattern => pattern.Matches(value))),
            CellTest.Above => Number(test.Column) > long.Parse(test.Values[0].Text, CultureInfo.InvariantCulture),
            CellTest.NamesSubject => values.Contains(subject, StringComparer.Ordinal),
            _ => values.Any(value => value.Length > 0) && !values.Contains(subject, StringComparer.Ordinal),
        };
    }
}
