using Comity.Kit;

namespace Comity.Norms.Print;

/// <summary>Writes a decision table as HTML, folded.</summary>
internal static class TableHtml
{
    /// <summary>The table inside a <c>details</c>; a norm without conditions has none.</summary>
    public static Html Folded(DecisionTable table)
    {
        if (table.TooWide.Length > 0)
            return new Html().Add($"<p class=\"note\">No decision table: {table.TooWide}. The norm’s text says it all.</p>");
        if (table.Columns.IsEmpty)
            return new();
        var html = new Html().Add(
            $"<details><summary>Decision table of <bdi>{table.Norm.Id}</bdi>: {Count(table.Rows.Length, "rule")} over ",
            $"{Count(table.Columns.Length, "condition")}</summary>");
        html.Add($"<p class=\"note\">{(table.Rows.Any(row => row.Effect == RowEffect.Frees) ? TableText.Exceptions + " " : "")}{TableText.Reading}</p><div ",
            $"class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Decision table of {table.Norm.Id}\">");
        html.Raw("<table class=\"decision\"><thead><tr><th scope=\"col\">Rule</th>");
        foreach (var column in table.Columns)
            html.Add($"<th scope=\"col\">{column.Words}</th>");
        html.Raw("<th scope=\"col\">Then</th></tr></thead><tbody>");
        for (var row = 0; row < table.Rows.Length; row++)
            html.Add($"{Row(table, row)}");
        return html.Raw("</tbody></table></div></details>");
    }

    private static Html Row(DecisionTable table, int row)
    {
        var html = new Html().Raw(table.Rows[row].Effect == RowEffect.Applies ? "<tr>" : "<tr class=\"other\">").Add($"<th scope=\"row\">{row + 1}</th>");
        foreach (var cell in table.Rows[row].Cells)
            html.Raw(cell == Cell.Any ? "<td class=\"any\">" : "<td>").Add($"{TableText.Say(cell)}").Raw("</td>");
        return html.Add($"<td>{TableText.Then(table, table.Rows[row])}</td></tr>");
    }

    private static string Count(int number, string word) => number == 1 ? $"1 {word}" : $"{number} {word}s";
}
