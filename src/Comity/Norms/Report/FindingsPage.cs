using System.Globalization;
using Comity.Kit;
using Comity.Norms.Analysis;

namespace Comity.Norms.Report;

/// <summary>Writes findings as one HTML file that needs nothing else, in the look of the other reports.</summary>
public static class FindingsPage
{
    /// <summary>The page.</summary>
    /// <param name="book">The book.</param>
    /// <param name="asOf">The date of the analysis.</param>
    /// <param name="runs">The findings under each set of readings.</param>
    public static string Write(NormBook book, DateOnly asOf, IReadOnlyList<CheckRun> runs)
    {
        var title = book.Header?.Title ?? "A book without a name";
        var html = new Html().Raw(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Add($"<title>{title}: findings</title><style>").Raw(HtmlReport.Style.Value).Raw("</style></head><body>");
        html.Add($"<header><p class=\"kind\">Findings of the analysis</p><h1>{title}</h1>");
        html.Raw("<div class=\"notice\"><p><strong>A model, not the norm; the adopted text prevails. Not a legal determination.</strong></p></div><dl "
            + "class=\"facts\">");
        html.Add($"<dt>Model</dt><dd>{book.Model}</dd><dt>As of</dt><dd>{asOf.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}</dd></dl></header><main>");
        foreach (var run in runs)
            html.Add($"{Run(run)}");
        return html.Raw("</main></body></html>\n").ToString();
    }

    private static Html Run(CheckRun run)
    {
        var open = run.Report.Open.ToList();
        var accepted = run.Report.Findings.Where(finding => finding.Accepted is not null).ToList();
        var html = new Html().Add($"<section><h2>{(run.Reading.Length == 0 ? "The bare text" : $"Under \"{run.Reading}\"")}</h2>");
        html.Add($"<p>{open.Count} open, {accepted.Count} accepted in the book with a reason. {run.Report.Scope}</p>");
        if (run.Report.UndecidedSentence is { Length: > 0 } undecided)
            html.Add($"<p><strong>{undecided}</strong></p>");
        html.Add($"{Group(open)}");
        if (accepted.Count > 0)
            html.Add($"<details><summary>Accepted findings ({accepted.Count})</summary>{Group(accepted)}</details>");
        return html.Raw("</section>");
    }

    private static Html Group(List<Finding> findings)
    {
        var html = new Html();
        foreach (var kind in findings.GroupBy(finding => finding.Kind))
        {
            html.Add($"<h3>{Heading(kind.Key)} ({kind.Count()})</h3>");
            foreach (var finding in kind)
                html.Add($"{One(finding)}");
        }

        return html;
    }

    private static string Heading(FindingKind kind)
    {
        var words = Finding.Words(kind);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    private static Html One(Finding finding)
    {
        var html = new Html().Add($"<article><h4>{string.Join(", ", finding.Norms)}</h4><p>{finding.Sentence}</p><dl class=\"facts\">");
        if (!finding.Class.IsEmpty)
            html.Add($"<dt>{(finding.Always ? "Always when" : "In some circumstances when")}</dt><dd>{string.Join("; ", finding.Class)}</dd>");
        if (!finding.Witness.IsEmpty)
            html.Add($"<dt>For example</dt><dd>{string.Join("; ", finding.Witness.Select(fact => $"{fact.Fact}: {fact.Value}"))}</dd>");
        foreach (var (name, value) in new[] { ("Nearest norm", finding.Nearest), ("Repair", finding.Repair), ("Accepted because", finding.Accepted ?? ""),
            ("Place", finding.Place.ToString()) })
            if (value.Length > 0)
                html.Add($"<dt>{name}</dt><dd>{value}</dd>");
        return html.Raw("</dl></article>");
    }
}
