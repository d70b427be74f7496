using System.Collections.Immutable;

namespace Comity.Import;

/// <summary>Finds the rows that belong to a case.</summary>
internal sealed class RowJoin
{
    private static readonly ImmutableDictionary<string, string?> NoLists = ImmutableDictionary<string, string?>.Empty;
    private readonly CellReading reading;
    private readonly JoinedRows declared;
    private readonly SourceTable? table;
    private readonly string key;
    private readonly ILookup<string, SourceRow>? byKey;
    private int uneven;

    /// <summary>Finds rows.</summary>
    /// <param name="declared">What the mapping says of them.</param>
    /// <param name="table">Their table, or null.</param>
    /// <param name="key">The column of the case's row that holds its number.</param>
    /// <param name="reading">How the cells of their table are read.</param>
    public RowJoin(JoinedRows declared, SourceTable? table, string key, CellReading reading)
    {
        (this.declared, this.table, this.key, this.reading) = (declared, table, key, reading);
        if (table is null)
            return;
        var column = table.IndexOf(declared.KeyThere);
        byKey = table.Rows.ToLookup(row => row.Cells[column], StringComparer.Ordinal);
    }

    public string Name => declared.Name;

    /// <summary>What a reader of the report should know.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (table is null && declared.File.Length > 0)
                yield return declared.SideBySide.IsEmpty
                    ? $"No file `{declared.File}` lies beside the main one: what it would say of {Name} is unknown."
                    : $"No file `{declared.File}` lies beside the main one: {Name} were read from the main file's own columns.";
            if (uneven > 0)
                yield return $"In {uneven} rows the columns for {Name} have lists of different lengths: what they say is unknown.";
        }
    }

    /// <summary>Whether its rows have a column of their own.</summary>
    public bool Has(string column) => table is null ? declared.SideBySide.Contains(column) : table.IndexOf(column) >= 0;

    public ImmutableArray<RowView> Of(RowView row) =>
        byKey is not null ? [.. byKey[row.Text(key)].Select(one => new RowView(table!, one, reading, row))] : SideBySide(row);

    private ImmutableArray<RowView> SideBySide(RowView row)
    {
        if (declared.SideBySide.IsEmpty)
            return [];
        var columns = declared.SideBySide.Select(row.Values).ToImmutableArray();
        var length = columns.Max(values => values.Length);
        if (columns.Any(values => values.Length != length && values.Length != 0))
        {
            uneven++;
            return [];
        }

        var own = new SourceTable("", declared.SideBySide, []);
        return [.. Enumerable.Range(0, length).Select(index =>
            new RowView(own, new(row.Line, [.. columns.Select(values => values.IsEmpty ? "" : values[index])]), row.Reading with { Lists = NoLists }, row))];
    }
}
