using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Print;

/// <summary>Writes a case: the facts with who says so, and what the book's author expects, with the argument.</summary>
internal sealed class CaseArticle(PageWords words)
{
    /// <summary>The article under a heading of this level.</summary>
    public Html Of(CaseItem item, int level)
    {
        var html = new Html().Add($"<article class=\"case\" id=\"{words.Anchors.Of(item)}\"><p class=\"eyebrow\">{(item.Properties.Has(PropertyKind.Real) ? "Real case" : "Case")}{Dates(item)}</p>");
        html.Raw($"<h{level}>").Add($"{item.Title}").Raw($"</h{level}>").Add($"{Facts(item)}{Expectations([.. item.Lines.OfType<ExpectLine>()], item.Title)}");
        html.Add($"{PageWords.Comments(item.Comments)}");
        return item.Properties.Has(PropertyKind.Source) ? html.Add($"<div class=\"source\">{PageWords.Sources(item.Properties)}</div></article>") : html.Raw("</article>");
    }

    private static string Dates(CaseItem item)
    {
        var on = item.Properties.Date(PropertyKind.On) is { } day ? $" · {NormWording.Day(day)}" : "";
        return item.Properties.Date(PropertyKind.AsOf) is { } judged ? $"{on} · judged as of {NormWording.Day(judged)}" : on;
    }

    private Html Facts(CaseItem item)
    {
        var html = new Html().Add($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Facts of the case\"><table class=\"settings\"><thead><tr><th scope=\"col\">About</th><th scope=\"col\">What is so</th><th scope=\"col\">Who says so</th></tr></thead><tbody>");
        foreach (var group in Groups(item))
            for (var i = 0; i < group.Settings.Count; i++)
                html.Add($"<tr>{(i == 0 ? Head(group) : new Html())}<td>{Value(group.Settings[i])}</td><td>{Sayings(group.Settings[i].Sayings)}</td></tr>");
        return html.Raw("</tbody></table></div>");
    }

    private static Html Head(Group group) => new Html().Add($"<th scope=\"rowgroup\" rowspan=\"{group.Settings.Count}\"><bdi>{group.Name}</bdi></th>");

    private static List<Group> Groups(CaseItem item)
    {
        List<Group> groups = [];
        var activity = "the activity";
        foreach (var line in item.Lines)
            switch (line)
            {
                case ActivityLine one:
                    activity = $"activity “{one.Name}”";
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
        return setting.Value is null ? html.Add($"<strong>{(setting.Negated ? "no" : "yes")}</strong>") : html.Add($"<strong>{Say(setting.Value)}</strong>");
    }

    private static string Say(GivenValue value) => value.Form switch
    {
        ValueForm.OneOf => string.Join(" or ", value.Values),
        ValueForm.NoneOf => "not " + string.Join(" or ", value.Values),
        ValueForm.AtLeast => "at least " + value.Values[0],
        ValueForm.AtMost => "at most " + value.Values[0],
        ValueForm.Between => $"between {value.Values[0]} and {value.Values[1]}",
        ValueForm.All => string.Join(" and ", value.Values),
        ValueForm.AllAndPossiblyOthers => string.Join(" and ", value.Values) + " and possibly others",
        _ => "unknown",
    };

    private static Html Sayings(ImmutableArray<Saying> sayings)
    {
        if (sayings.IsEmpty)
            return new Html().Raw("<span class=\"quiet\">undisputed</span>");
        var html = new Html();
        foreach (var saying in sayings)
            html.Add($"<p class=\"{(saying.Kind == SayingKind.Denied ? "denied" : "said")}\">{Say(saying.Kind)} <bdi>{saying.By}</bdi>{Detail(saying)}</p>");
        return html;
    }

    private static string Say(SayingKind kind) => kind switch { SayingKind.Claimed => "claimed by", SayingKind.Denied => "denied by", _ => "disclosed by" };

    private static string Detail(Saying saying) =>
        saying.Detail.Length == 0 ? "" : $" {(saying.Kind == SayingKind.Disclosed ? "in" : "on")} {saying.Detail}";

    private Html Expectations(ImmutableArray<ExpectLine> lines, string title)
    {
        if (lines.IsEmpty)
            return new();
        var html = new Html().Add($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"What is expected of {title}\"><table class=\"expectations\"><thead><tr><th scope=\"col\">Asked</th><th scope=\"col\">Expected</th><th scope=\"col\">Because</th></tr></thead><tbody>");
        foreach (var line in lines)
            html.Add($"<tr><th scope=\"row\">{words.Id(line.Id)}{(line.Subject.Length > 0 ? $" for {line.Subject}" : "")}{(line.Activity.Length > 0 ? $" in “{line.Activity}”" : "")}</th><td><strong>{line.Verdict}</strong>{Under(line)}</td><td>{Why(line)}</td></tr>");
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
