using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Lists all readings and proposals at the end of a book, with where they are: one name may stand in several places and is switched on in
/// all.</summary>
internal static class ReadingsIndex
{
    /// <summary>The list, or nothing when the book has no readings.</summary>
    public static Html Of(BookText book, Anchors anchors)
    {
        var found = book.Items.SelectMany(NormBook.ReadingsOf).GroupBy(pair => pair.Reading.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.First().Reading.IsProposal).ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase).ToArray();
        if (found.Length == 0)
            return new();
        var html = new Html().Raw(
            "<section class=\"document\" id=\"readings\" aria-labelledby=\"readings-title\"><h2 id=\"readings-title\">Index of readings and "
            + "proposals</h2><p>All are off unless asked for. Naming a reading is no endorsement.</p>");
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Readings and proposals\"><table><thead><tr><th scope=\"col\">Name</th><th "
            + "scope=\"col\">Kind</th><th scope=\"col\">Changes</th></tr></thead><tbody>");
        foreach (var group in found)
        {
            html.Add($"<tr><th scope=\"row\">{group.First().Reading.Name}</th><td>{(group.First().Reading.IsProposal ? "proposal" : "reading")}</td><td>");
            var first = true;
            foreach (var item in group.Select(pair => pair.Item).Distinct())
            {
                html.Add($"{(first ? "" : ", ")}<a href=\"#{anchors.Of(item)}\">{NormBook.NameOf(item)}</a>");
                first = false;
            }

            html.Raw("</td></tr>");
        }

        return html.Raw("</tbody></table></div></section>");
    }
}
