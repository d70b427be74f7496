using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;

namespace Comity.Import;

/// <summary>A row as rules see it: its own cells, and behind them those of the case's row.</summary>
internal sealed class RowView(SourceTable table, SourceRow row, CellReading reading, RowView? parent = null)
{
    public int Line => row.Line;

    /// <summary>How its cells are read.</summary>
    public CellReading Reading => reading;

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
        if (!reading.Lists.TryGetValue(column, out var separator))
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

    /// <summary>The whole number in a cell; null when it holds none, or several values.</summary>
    public long? Number(string column) => Values(column) is [var only] ? NumberOf(column, only) : null;

    /// <summary>The whole number that one of the values of a cell is, or null.</summary>
    public long? NumberOf(string column, string value) =>
        table.IndexOf(column) < 0 && parent is not null ? parent.NumberOf(column, value) : reading.Numbers.Read(value);

    private bool Passes(ColumnTest test, string subject)
    {
        var values = Values(test.Column);
        return test.Kind switch
        {
            CellTest.Is =>
                values.IsEmpty ? test.Values.Any(pattern => pattern.Text.Length == 0) : values.Any(value => test.Values.Any(pattern => pattern.Matches(value))),
            CellTest.IsNot => values.Any(value => value.Length > 0) && !values.Any(value => test.Values.Any(pattern => pattern.Matches(value))),
            CellTest.Above => values.Any(value => NumberOf(test.Column, value) > long.Parse(test.Values[0].Text, CultureInfo.InvariantCulture)),
            CellTest.NamesSubject => values.Contains(subject, StringComparer.Ordinal),
            _ => values.Any(value => value.Length > 0) && !values.Contains(subject, StringComparer.Ordinal),
        };
    }
}
