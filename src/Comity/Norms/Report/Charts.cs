using System.Collections.Immutable;
using Comity.Kit;
using static Comity.Kit.Html;

namespace Comity.Norms.Report;

/// <summary>Draws charts as SVG. Each has a title; outcomes differ by pattern as well as by colour, and carry their counts.</summary>
internal static class Charts
{
    private const double Width = 380;
    private const double Row = 40;

    /// <summary>The patterns; they stand in the page once.</summary>
    public static Html Patterns() => new Html().Raw(
        """
        <svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>
        <pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hollow" stroke="none"/><line x1="0" y1="0" x2="0" y2="6" class="hatch"/></pattern>
        <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="ground"/><circle cx="3" cy="3" r="1.5" class="dot"/></pattern>
        </defs></svg>
        """);

    /// <summary>What the patterns mean.</summary>
    public static Html Legend()
    {
        var html = new Html().Raw("<ul class=\"legend\">");
        foreach (var outcome in Outcomes.All)
            html.Add($"<li><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><rect x=\"0.5\" y=\"0.5\" width=\"15\" height=\"15\" ",
                $"{Fill(outcome)}/></svg>{Outcomes.Words(outcome)}</li>");
        return html.Raw("</ul>");
    }

    /// <summary>One bar a row, its parts being shares of the row.</summary>
    public static Html Shares(string title, ImmutableArray<TallyRow> rows)
    {
        var html = Open(title, rows.Length * Row);
        for (var i = 0; i < rows.Length; i++)
        {
            var (top, at) = (i * Row, 0.0);
            html.Add($"<text x=\"0\" y=\"{At(top + 14)}\">{$"{rows[i].Name} {rows[i].Detail}".TrimEnd()}</text><text x=\"{At(Width)}\" y=\"{At(top + 14)}\" ",
                $"text-anchor=\"end\" class=\"small\">{rows[i].Tally.Sum}</text>");
            foreach (var outcome in Outcomes.All)
            {
                var width = Width * rows[i].Tally[outcome] / Math.Max(1, rows[i].Tally.Sum);
                html.Add($"<rect x=\"{At(at)}\" y=\"{At(top + 19)}\" width=\"{At(width)}\" height=\"15\" {Fill(outcome)}><title>{rows[i].Name}, ",
                    $"{Outcomes.Words(outcome)}: {rows[i].Tally[outcome]}</title></rect>");
                at += width;
            }
        }

        return html.Raw("</svg>");
    }

    /// <summary>One column a row, its parts being counts.</summary>
    public static Html Columns(string title, ImmutableArray<TallyRow> rows)
    {
        const double height = 230;
        var highest = Math.Max(1, rows.Max(row => row.Tally.Sum));
        var step = (Width - 34) / rows.Length;
        var html = Open(title, height + 24);
        foreach (var part in (ReadOnlySpan<double>)[0, 0.5, 1])
            html.Add($"<line x1=\"34\" x2=\"{At(Width)}\" y1=\"{At(height - part * (height - 12))}\" y2=\"{At(height - part * (height - 12))}\" ",
                $"class=\"axis\"/><text x=\"30\" y=\"{At(height - part * (height - 12) + 4)}\" text-anchor=\"end\" ",
                $"class=\"small\">{Math.Round(part * highest)}</text>");
        for (var i = 0; i < rows.Length; i++)
        {
            var bottom = height;
            foreach (var outcome in Outcomes.All)
            {
                var part = (height - 12) * rows[i].Tally[outcome] / highest;
                bottom -= part;
                html.Add($"<rect x=\"{At(34 + i * step + 1)}\" y=\"{At(bottom)}\" width=\"{At(Math.Max(1, step - 2))}\" height=\"{At(part)}\" ",
                    $"{Fill(outcome)}><title>{rows[i].Name}, {Outcomes.Words(outcome)}: {rows[i].Tally[outcome]}</title></rect>");
            }

            if (i % 4 == 0)
                html.Add($"<text x=\"{At(34 + (i + 0.5) * step)}\" y=\"{At(height + 16)}\" text-anchor=\"middle\" class=\"small\">{rows[i].Name}</text>");
        }

        return html.Raw("</svg>");
    }

    /// <summary>One bar a fact: how often it decides most.</summary>
    public static Html Bars(string title, ImmutableArray<(string Name, int Count)> rows)
    {
        var highest = Math.Max(1, rows.Max(row => row.Count));
        var html = Open(title, rows.Length * Row);
        for (var i = 0; i < rows.Length; i++)
            html.Add($"<text x=\"0\" y=\"{At(i * Row + 14)}\">{rows[i].Name}</text><rect x=\"0\" y=\"{At(i * Row + 19)}\" ",
                $"width=\"{At(Math.Max(1, (Width - 60) * rows[i].Count / highest))}\" height=\"13\" class=\"mark\"/><text ",
                $"x=\"{At((Width - 60) * rows[i].Count / highest + 6)}\" y=\"{At(i * Row + 30)}\" class=\"small\">{rows[i].Count}</text>");
        return html.Raw("</svg>");
    }

    /// <summary>One line a comparison: our agreement with its interval, and the baselines beside it.</summary>
    public static Html Agreements(string title, ImmutableArray<ComparisonResult> rows)
    {
        const double left = 4, right = Width - 4;
        var html = Open(title, rows.Length * Row + 22);
        for (var i = 0; i < rows.Length; i++)
        {
            var (found, middle) = (rows[i].Decided, i * Row + 27);
            html.Add($"<text x=\"0\" y=\"{At(i * Row + 14)}\">{rows[i].Name}</text><text x=\"{At(Width)}\" y=\"{At(i * Row + 14)}\" text-anchor=\"end\" ",
                $"class=\"small\">{found.Count} of {rows[i].Coded} decided</text>");
            html.Add($"<line x1=\"{At(left)}\" x2=\"{At(right)}\" y1=\"{At(middle)}\" y2=\"{At(middle)}\" class=\"axis\"/>");
            if (found.Count == 0)
                continue;
            html.Add($"<line x1=\"{At(X(found.ShareInterval.Low))}\" x2=\"{At(X(found.ShareInterval.High))}\" y1=\"{At(middle)}\" y2=\"{At(middle)}\" ",
                $"class=\"range\"/>");
            html.Add($"<rect x=\"{At(X(found.Majority) - 4)}\" y=\"{At(middle - 4)}\" width=\"8\" height=\"8\" class=\"base\"><title>most frequent answer: ",
                $"{Percent(found.Majority)}</title></rect>");
            if (rows[i].Recode is { } recode)
                html.Add($"<path d=\"M{At(X(recode.Share))} {At(middle - 6)} l6 11 h-12 z\" class=\"base\"><title>recode of one column: ",
                    $"{Percent(recode.Share)}</title></path>");
            html.Add($"<circle cx=\"{At(X(found.Share))}\" cy=\"{At(middle)}\" r=\"5\" class=\"mark\"><title>this book: ",
                $"{Percent(found.Share)}</title></circle>");
        }

        foreach (var part in (ReadOnlySpan<double>)[0, 0.5, 1])
            html.Add($"<text x=\"{At(X(part))}\" y=\"{At(rows.Length * Row + 14)}\" text-anchor=\"{(part == 0 ? "start" : part == 1 ? "end" : "middle")}\" ",
                $"class=\"small\">{Percent(part)}</text>");
        return html.Raw("</svg>");

        static double X(double share) => left + share * (right - left);
    }

    private static Html Open(string title, double height) =>
        new Html().Add($"<svg viewBox=\"0 0 {At(Width)} {At(height)}\" role=\"img\"><title>{title}</title>");

    private static Html Fill(Outcome outcome) => new Html().Raw(outcome switch
    {
        Outcome.Caught => "class=\"caught\"",
        Outcome.NotCaught => "class=\"not\"",
        Outcome.Undetermined => "fill=\"url(#open)\"",
        _ => "fill=\"url(#dots)\"",
    });
}
