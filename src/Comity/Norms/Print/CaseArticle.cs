using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Writes a case: the facts with who says so, and what the book's author expects, with the argument.</summary>
internal sealed class CaseArticle(PageWords words)
{
    /// <summary>The article under a heading of this level; it has none where the heading above says the same.</summary>
    public Html Of(CaseItem item, int level, string above)
    {
        var heading = item.Title.Equals(above, StringComparison.OrdinalIgnoreCase) ? new Html()
            : new Html().Raw($"<h{level}>").Add($"{item.Title}").Raw($"</h{level}>");
        var html = new Html().Add(
            $"<article class=\"case\" aria-label=\"{item.Title}\" id=\"{words.Anchors.Of(item)}\"><p ",
            $"class=\"eyebrow\">{(item.Properties.Has(PropertyKind.Real) ? "Real case" : "Case")}{Dates(item)}</p>");
        html.Add($"{heading}{Facts(item)}{Expectations([.. item.Lines.OfType<ExpectLine>()], item.Title)}");
        html.Add($"{PageWords.Comments(item.Comments)}");
        return item.Properties.Has(PropertyKind.Source) ? html.Add($"<div class=\"source\">{PageWords.Sources(item.Properties)}</div></article>")
            : html.Raw("</article>");
    }

    private static string Dates(CaseItem item)
    {
        var on = item.Properties.Date(PropertyKind.On) is { } day ? $" · {NormWording.Day(day)}" : "";
        return item.Properties.Date(PropertyKind.AsOf) is { } judged ? $"{on} · judged as of {NormWording.Day(judged)}" : on;
    }

    private Html Facts(CaseItem item)
    {
        var html = new Html().Raw("<dl class=\"terms settings\">");
        foreach (var group in Groups(item))
            html.Add($"<dt><bdi>{group.Name}</bdi></dt><dd>{Undisputed([.. group.Settings.Where(one => one.Sayings.IsEmpty)])}",
                $"{Claimed([.. group.Settings.Where(one => !one.Sayings.IsEmpty)])}</dd>");
        return html.Raw("</dl>");
    }

    private Html Undisputed(ImmutableArray<Setting> settings)
    {
        if (settings.IsEmpty)
            return new();
        var html = new Html().Raw("<p>");
        for (var i = 0; i < settings.Length; i++)
            html.Add($"{Value(settings[i])}{(i == settings.Length - 1 ? "." : "; ")}");
        return html.Raw("</p>");
    }

    private Html Claimed(ImmutableArray<Setting> settings)
    {
        if (settings.IsEmpty)
            return new();
        var html = new Html().Raw("<ul class=\"claims\">");
        foreach (var setting in settings)
            html.Add($"<li>{Value(setting)}{Sayings(setting.Sayings)}</li>");
        return html.Raw("</ul>");
    }

    private static List<Group> Groups(CaseItem item)
    {
        List<Group> groups = [];
        var activity = "The activity";
        foreach (var line in item.Lines)
            switch (line)
            {
                case ActivityLine one:
                    activity = $"Activity “{one.Name}”";
                    break;
                case SubjectLine one:
                    groups.Add(new($"{one.Kind} {one.Name}", [.. one.Settings]));
                    break;
                case SettingLine one when groups.Count > 0 && groups[^1].Name == activity:
                    groups[^1].Settings.Add(one.Setting);
                    break;
                case SettingLine one:
                    groups.Add(new(activity, [one.Setting]));
                    break;
                default:
                    break;
            }

        return groups;
    }

    private Html Value(Setting setting)
    {
        var html = new Html().Add($"{words.Name(setting.Fact)}: ");
        return setting.Value is null ? html.Add($"<strong>{(setting.Negated ? "no" : "yes")}</strong>")
            : html.Add($"<strong>{BookPrinter.Print(setting.Value)}</strong>");
    }

    private static Html Sayings(ImmutableArray<Saying> sayings)
    {
        var html = new Html();
        foreach (var saying in sayings)
            html.Add($"<span class=\"{(saying.Kind == SayingKind.Denied ? "denied" : "quiet")}\">, {Say(saying.Kind)} ",
                $"<bdi>{saying.By}</bdi>{Detail(saying)}</span>");
        return html;
    }

    private static string Say(SayingKind kind) => kind switch { SayingKind.Claimed => "claimed by", SayingKind.Denied => "denied by", _ => "disclosed by" };

    private static string Detail(Saying saying) =>
        saying.Detail.Length == 0 ? "" : $" {(saying.Kind == SayingKind.Disclosed ? "in" : "on")} {saying.Detail}";

    private Html Expectations(ImmutableArray<ExpectLine> lines, string title)
    {
        if (lines.IsEmpty)
            return new();
        var html = new Html().Add(
            $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"What is expected of {title}\"><table class=\"expectations\"><thead><tr><th ",
            $"scope=\"col\">Asked</th><th scope=\"col\">Expected</th><th scope=\"col\">Because</th></tr></thead><tbody>");
        foreach (var line in lines)
            html.Add($"<tr><th scope=\"row\">{words.Id(line.Id)}{(line.Subject.Length > 0 ? $" for {line.Subject}" : "")}",
                $"{(line.Activity.Length > 0 ? $" in “{line.Activity}”" : "")}</th><td><strong>{line.Verdict}</strong>{Under(line)}</td><td>{Why(line)}</td>",
                $"</tr>");
        return html.Raw("</tbody></table></div>");
    }

    private static Html Under(ExpectLine line)
    {
        var html = new Html();
        foreach (var reading in line.Readings)
            html.Add($"<p class=\"quiet\">under “{reading}”</p>");
        return line.AsOf is { } date ? html.Add($"<p class=\"quiet\">as of {NormWording.Day(date)}</p>") : html;
    }

    private Html Why(ExpectLine line)
    {
        var html = line.Why.Length > 0 ? new Html().Add($"<p>{line.Why}</p>") : new Html();
        return line.Because.IsEmpty ? html : html.Add($"<p class=\"quiet\">decided by {PageWords.Names(line.Because, words.Name)}</p>");
    }

    private sealed record Group(string Name, List<Setting> Settings);
}
