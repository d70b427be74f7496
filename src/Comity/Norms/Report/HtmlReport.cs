using Comity.Import;
using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;

namespace Comity.Norms.Report;

/// <summary>Writes the report as one HTML file that needs nothing else: no script, no picture, no font.</summary>
public static class HtmlReport
{
    private const int ShownValues = 60;

    internal static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The whole page.</summary>
    public static string Write(ApplyReport report)
    {
        var html = new Html().Raw(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Add($"<title>{report.Header.Book}: what it says of {report.Cases} incidents</title><style>").Raw(Style.Value).Raw("</style></head><body>");
        html.Add($"{Charts.Patterns()}{Head(report)}<main>");
        html.Add($"{ByNorm(report)}{Missing(report)}{Comparisons(report)}{Dissents(report)}{ByYear(report)}{BySector(report)}{Import(report)}");
        return html.Add($"</main>{Foot(report.Header)}</body></html>\n").ToString();
    }

    private static Html Head(ApplyReport report)
    {
        var header = report.Header;
        var html = new Html().Add($"<header><p class=\"kind\">Norms tried on incidents</p><h1>{header.Book}: what it says of {report.Cases} incidents</h1>");
        html.Add($"<div class=\"notice\"><p><strong>{ReportHeader.NoDetermination}</strong></p><p>{ReportHeader.Coverage}</p></div>");
        html.Raw("<section class=\"findings\" aria-label=\"Key findings\">");
        foreach (var finding in KeyFindings.Of(report))
            html.Add($"<p>{finding}</p>");
        html.Raw("</section><dl class=\"facts\">");
        foreach (var (name, value) in KeyFindings.About(header))
            html.Add($"<dt>{name}</dt><dd>{value}</dd>");
        return html.Raw(
            "</dl><nav aria-label=\"Contents\"><ul><li><a href=\"#norms\">Answers by norm</a></li><li><a href=\"#missing\">What is not known</a></li><li><a ",
            $"href=\"#coders\">Beside the coders</a></li><li><a href=\"#dissents\">Case by case</a></li><li><a href=\"#years\">By year</a></li><li><a ",
            $"href=\"#sectors\">By sector</a></li><li><a href=\"#import\">What was read, and how</a></li></ul></nav></header>");
    }

    private static Html ByNorm(ApplyReport report) => Section("norms", "Answers by norm",
        "One answer for each incident, State and norm; several positions on the facts are joined. Each bar is the whole of a norm's answers.",
        report.Varied, Charts.Shares, "Norm").Add($"{Uniform(report)}");

    private static Html Uniform(ApplyReport report)
    {
        var html = new Html();
        foreach (var (outcome, norms) in report.Uniform)
        {
            html.Add($"<details><summary>{KeyFindings.Of(outcome, norms.Length)}</summary><ul>");
            foreach (var norm in norms)
                html.Add($"<li>{norm.Name} {norm.Detail}</li>");
            html.Raw("</ul></details>");
        }

        return html;
    }

    private static Html ByYear(ApplyReport report) => Section("years", "By year",
        "The norms whose answers differ, together, by the year in which an incident began. More answers mean more reports, not more conduct.", report.ByYear,
        Charts.Columns, "Year");

    private static Html BySector(ApplyReport report) => Section("sectors", "By sector",
        "The norms whose answers differ, together. An incident in several sectors counts in each.", report.BySector, Charts.Shares, "Sector");

    private static Html Section(string id, string heading, string caption, ImmutableArray<TallyRow> rows, Func<string, ImmutableArray<TallyRow>, Html> chart,
        string first)
    {
        var html = new Html().Add($"<section id=\"{id}\"><h2>{heading}</h2>");
        if (rows.IsEmpty)
            return html.Raw("<p>There are no answers.</p></section>");
        html.Add($"<figure><figcaption>{caption}{Charts.Legend()}</figcaption>{chart(heading, rows)}{Table(rows, first)}</figure></section>");
        return html;
    }

    private static Html Table(ImmutableArray<TallyRow> rows, string first)
    {
        var html = new Html().Add($"<div class=\"scroll\"><table><thead><tr><th scope=\"col\">{first}</th>");
        foreach (var outcome in Outcomes.All)
            html.Add($"<th scope=\"col\" class=\"n\">{Outcomes.Words(outcome)}</th>");
        html.Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Add($"<tr><th scope=\"row\">{row.Name}{(row.Detail.Length > 0 ? " " + row.Detail : "")}</th>");
            foreach (var outcome in Outcomes.All)
                html.Add($"<td class=\"n\">{row.Tally[outcome]}</td>");
            html.Raw("</tr>");
        }

        return html.Raw("</tbody></table></div>");
    }

    private static Html Missing(ApplyReport report)
    {
        var html = new Html().Raw("<section id=\"missing\"><h2>What is not known</h2>");
        if (report.Missing.IsEmpty)
            return html.Raw("<p>No answer waits for a fact.</p></section>");
        var shown = report.Missing.Take(12).ToImmutableArray();
        html.Add($"<figure><figcaption>For each undetermined answer of the norms above, the missing fact that would decide most. Whoever investigates next ",
            $"might ask these questions first.</figcaption>{Charts.Bars("Missing facts", [.. shown.Select(fact => (fact.Fact, fact.First))])}");
        html.Raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Question</th><th scope=\"col\" class=\"n\">decides most</th><th scope=\"col\" ",
            $"class=\"n\">would help</th></tr></thead><tbody>");
        foreach (var fact in shown)
            html.Add($"<tr><th scope=\"row\">{(fact.Question.Length > 0 ? fact.Question : fact.Fact)}</th><td class=\"n\">{fact.First}</td><td ",
                $"class=\"n\">{fact.Named}</td></tr>");
        return html.Raw("</tbody></table></div></figure></section>");
    }

    private static Html Comparisons(ApplyReport report)
    {
        var html = new Html().Add($"<section id=\"coders\"><h2>Beside the coders</h2><p>{KeyFindings.Expectation}</p>");
        var plain = report.Comparisons.Where(one => one.Reading.Length == 0 && one.Coded > 0).ToImmutableArray();
        if (plain.IsEmpty)
            return html.Raw("<p>The mapping compares nothing, or nothing is coded.</p></section>");
        html.Raw("<figure class=\"wide\"><figcaption>Filled circle: our agreement on the incidents that we decide, with its 95 % interval (Wilson). Square: ",
            $"always the coders’ most frequent answer. Triangle: a recode of one column, the category of the author.</figcaption>");
        html.Add($"{Charts.Agreements("Agreement with the coders", plain)}{Agreements(plain, "")}</figure>");
        var read = report.Comparisons.Where(one => one.Reading.Length > 0).ToImmutableArray();
        if (!read.IsEmpty)
            html.Add($"<h3>Under one more reading</h3><p>Readings that change an answer to a coded incident, each switched on alone. No reading is chosen ",
                $"because it agrees.</p>{Agreements(read, "Reading")}");
        return html.Raw("</section>");
    }

    private static Html Agreements(ImmutableArray<ComparisonResult> rows, string reading)
    {
        var html = new Html().Raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Compared</th>");
        html.Raw(reading.Length > 0 ? "<th scope=\"col\">Reading</th>" : "");
        foreach (var head in (ReadOnlySpan<string>)["coded", "decided", "open", "contested", "agreement", "95 %", "kappa", "95 % ", "most frequent", "recode",
            "of all coded", "attributed"])
            html.Add($"<th scope=\"col\" class=\"n\">{head}</th>");
        html.Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Add($"<tr><th scope=\"row\">{row.Name}</th>").Add(reading.Length > 0 ? (FormattableString)$"<td>{row.Reading}</td>" : $"");
            foreach (var cell in Figures.Of(row))
                html.Add($"<td class=\"n\">{cell}</td>");
            html.Raw("</tr>");
        }

        return html.Raw("</tbody></table></div>");
    }

    private static Html Dissents(ApplyReport report)
    {
        var html = new Html().Raw(
            "<section id=\"dissents\"><h2>Case by case</h2><p>Every coded incident in which we answer differently or do not answer, with both reasons and ",
            $"what the difference turns on.</p>");
        foreach (var one in report.Comparisons.Where(one => one.Reading.Length == 0 && !one.Dissents.IsEmpty))
        {
            html.Add($"<h3>{one.Name}</h3>");
            foreach (var group in one.Dissents.GroupBy(dissent => dissent.Kind).OrderBy(group => group.Key))
            {
                html.Add($"<details><summary>{KeyFindings.Of(group.Key)}: {group.Count()}</summary>");
                foreach (var dissent in group)
                    html.Add($"{Case(dissent)}");
                html.Raw("</details>");
            }
        }

        return html.Raw("</section>");
    }

    private static Html Case(Dissent dissent)
    {
        var html = new Html().Add(
            $"<div class=\"case\"><p><strong><bdi>{dissent.Case}</bdi></strong> <span ",
            $"class=\"who\">{string.Join(" · ", (string[])[dissent.Year?.ToString(CultureInfo.InvariantCulture) ?? "no date", .. dissent.Groups])}",
            $"</span></p>");
        html.Add($"<p><span class=\"who\">Coders:</span> {dissent.Theirs} <span class=\"who\">({dissent.TheirText})</span></p><p><span class=\"who\">This ",
            $"book:</span> {dissent.Ours}. {dissent.Reason}</p>");
        return dissent.On.Length > 0 ? html.Add($"<p><span class=\"who\">Turns on:</span> {dissent.On}</p></div>") : html.Raw("</div>");
    }

    private static Html Import(ApplyReport report)
    {
        var html = new Html().Raw("<section id=\"import\"><h2>What was read, and how</h2>");
        foreach (var note in report.Notes)
            html.Add($"<p>{note}</p>");
        var ruled = report.Unmapped.IsEmpty
            ? "Every value in the columns that the mapping looks at has a rule."
            : "These values have no rule, and set nothing:";
        html.Add($"<p>{ruled}</p>");
        if (!report.Unmapped.IsEmpty)
            html.Add($"{List(report.Unmapped.Take(ShownValues).Select(value => $"{value.Column} = {value.Value} ({value.Count})"), report.Unmapped.Length)}");
        if (!report.Contradictions.IsEmpty)
            html.Add($"<p>In {report.Contradictions.Length} places the source contradicts itself; the fact was left ",
                $"unknown:</p>",
                $"{List(report.Contradictions.Take(ShownValues).Select(Told), report.Contradictions.Length)}");
        return html.Raw("</section>");
    }

    private static Html List(IEnumerable<string> lines, int count)
    {
        var html = new Html().Add($"<details><summary>{count} in all</summary><ul>");
        foreach (var line in lines)
            html.Add($"<li>{line}</li>");
        return (count > ShownValues ? html.Add($"<li>and {count - ShownValues} more</li>") : html).Raw("</ul></details>");
    }

    private static Html Foot(ReportHeader header) =>
        new Html().Add(
            $"<footer><p>{ReportHeader.NoDetermination}</p><p>{header.Book}, version {header.Version}, {header.Status}. Readings: {header.ReadingWords}. ",
            $"Facts: {header.Facts}. As of {header.AsOfWords}. Comity {header.Program}.</p><p>{KeyFindings.Method}</p></footer>");

    private static string Told(Contradiction one) => $"{one.Case}: {one.Fact} ({string.Join(", ", one.Rules)})";
}
