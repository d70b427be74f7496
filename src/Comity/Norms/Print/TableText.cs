using System.Text;

namespace Comity.Norms.Print;

/// <summary>Writes a decision table as text: conditions by letter, one rule a line.</summary>
internal static class TableText
{
    /// <summary>How tables are read.</summary>
    public const string Reading = "Readings and proposals are off. – means that the condition does not matter.";

    /// <summary>How exceptions are read.</summary>
    public const string Exceptions = "A row that frees outweighs the rows that apply.";

    /// <summary>The table with its legend.</summary>
    public static string Of(DecisionTable table)
    {
        var text = new StringBuilder($"{table.Norm.Id}  {table.Norm.Title}\n  {Wording.Text(NormWording.Head(table.Norm.Sentence).Pieces)}\n");
        if (table.TooWide.Length > 0)
            return text.Append($"  No table: {table.TooWide}. The norm's text says it all.\n").ToString();
        text.Append('\n');
        for (var column = 0; column < table.Columns.Length; column++)
            text.Append($"  {Letter(column)}  {table.Columns[column].Words}\n");
        text.Append(table.Columns.IsEmpty ? "" : "\n");
        text.Append("  rule").Append(string.Concat(table.Columns.Select((_, column) => $"  {Letter(column),-3}"))).Append("  then\n");
        for (var row = 0; row < table.Rows.Length; row++)
            text.Append($"  {row + 1,4}{string.Concat(table.Rows[row].Cells.Select(cell => $"  {Say(cell),-3}"))}  {Then(table, table.Rows[row])}\n");
        if (table.Rows.Any(row => row.Effect == RowEffect.Frees))
            text.Append($"  {Exceptions}\n");
        return (table.Rows.IsEmpty ? text.Append("  No row: the norm speaks in no case.\n") : text).ToString();
    }

    /// <summary>What a cell says.</summary>
    public static string Say(Cell cell) => cell switch { Cell.Yes => "yes", Cell.No => "no", _ => "–" };

    /// <summary>What follows from a row.</summary>
    public static string Then(DecisionTable table, TableRow row) => row.Effect switch
    {
        RowEffect.Applies => NormWording.Say(table.Norm.Sentence.Modal),
        RowEffect.Frees => $"free, exception ({row.Exception})",
        RowEffect.Catches => $"caught all the same, exception ({row.Exception})",
        _ => "excused",
    };

    private static char Letter(int column) => (char)('A' + column);
}
