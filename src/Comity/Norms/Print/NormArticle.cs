using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Writes a norm as an article: its sentence, what limits it, what States and we would read into it, its source beside it.</summary>
internal sealed class NormArticle(PageWords words, Vocabulary vocabulary)
{
    /// <summary>The article under a heading of this level.</summary>
    public Html Of(NormItem norm, int level)
    {
        var html = new Html().Add($"<article class=\"norm\" id=\"{words.Anchors.Of(norm)}\">");
        html.Add($"<p class=\"eyebrow\"><bdi>{norm.Id}</bdi>{(norm.Replaces ? " · replaces the norm of the base book" : "")}</p>");
        html.Raw($"<h{level}>").Add($"{norm.Title}").Raw($"</h{level}>").Add($"{Status(norm)}");
        html.Add($"<div class=\"sentence\">{words.Of(NormWording.Of(norm.Sentence))}</div>");
        html.Add($"{Limits(norm.Clauses)}{Readings(norm.Clauses.OfType<ReadingClause>())}{PageWords.Comments(norm.Comments)}");
        html.Add($"{PageWords.Aside(norm.Properties, norm.Id)}");
        return html.Add($"{TableHtml.Folded(DecisionTable.Of(norm, vocabulary))}</article>");
    }

    /// <summary>Readings and proposals, set apart.</summary>
    public Html Readings(IEnumerable<ReadingClause> readings)
    {
        var html = new Html();
        foreach (var kind in readings.GroupBy(reading => reading.IsProposal).OrderBy(group => group.Key))
        {
            html.Raw(kind.Key
                ? "<div class=\"readings proposals\"><p class=\"kind\"><strong>Proposals:</strong> not in the text, off by default</p><dl>"
                : "<div class=\"readings\"><p class=\"kind\"><strong>Readings:</strong> on which States differ, off by default</p><dl>");
            foreach (var reading in kind)
                html.Add($"<dt>{reading.Name}</dt><dd>{words.Of(NormWording.Of(reading.Change))}{Said(reading)}</dd>");
            html.Raw("</dl></div>");
        }

        return html;
    }

    private static Html Said(ReadingClause reading) =>
        reading.Properties.IsEmpty ? new() : new Html().Add($"<div class=\"source\">{PageWords.Sources(reading.Properties)}</div>");

    private static Html Status(NormItem norm)
    {
        var binding = norm.Properties.Has(PropertyKind.Binding)
            || (norm.Sentence.Modal is Modal.Must or Modal.MustNot && !norm.Properties.Has(PropertyKind.Voluntary));
        var html = new Html().Raw(binding ? "<p class=\"status\"><span class=\"badge binding\">Binding</span>"
            : "<p class=\"status\"><span class=\"badge\">Voluntary</span>");
        foreach (var (kind, text) in (ReadOnlySpan<(PropertyKind, string)>)[(PropertyKind.Since, "Since"), (PropertyKind.Review, "Review"),
            (PropertyKind.Lapses, "Lapses")])
            if (norm.Properties.Date(kind) is { } date)
                html.Add($"<span>{text} {Time(date)}</span>");
        return html.Raw("</p>");
    }

    private static Html Time(DateOnly date) =>
        new Html().Add($"<time datetime=\"{date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}\">{NormWording.Day(date)}</time>");

    private Html Limits(ImmutableArray<NormClause> clauses)
    {
        var html = new Html();
        foreach (var clause in clauses.Where(clause => clause is not ReadingClause))
            html.Add($"<div class=\"limit {Kind(clause)}\"><div ",
                $"class=\"kind\">{Title(clause)}</div><div>{(clause is GravityClause gravity ? words.Name(gravity.Scale) : words.Of(NormWording.Of(clause)))}",
                    $"</div></div>");
        return html;
    }

    private static string Kind(NormClause clause) => clause is ExceptClause ? "except" : "plain";

    private static string Title(NormClause clause) => clause switch
    {
        ExceptClause { Catches: true } => "Exception that catches",
        ExceptClause { To.Length: > 0 } => "Exception to an exception",
        ExceptClause => "Exception",
        ExcusedClause => "Excuse",
        DeadlineClause => "Deadline",
        PrevailsClause => "Precedence",
        _ => "Gravity",
    };
}
