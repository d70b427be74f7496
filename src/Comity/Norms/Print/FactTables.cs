using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Writes declared facts as a table: name, kind, values, question.</summary>
internal sealed class FactTables(PageWords words)
{
    /// <summary>Facts and thresholds that stand together.</summary>
    public Html Of(ImmutableArray<Item> items)
    {
        var html = new Html().Raw(
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Facts\"><table class=\"facts\"><thead><tr><th scope=\"col\">Name</th><th ",
            $"scope=\"col\">Kind</th><th scope=\"col\">Values</th><th scope=\"col\">Question and notes</th></tr></thead><tbody>");
        foreach (var item in items)
            html.Add($"{(item is FactItem fact ? Row(fact) : Row((ThresholdItem)item))}");
        return html.Raw("</tbody></table></div>");
    }

    /// <summary>What kind of thing a fact is.</summary>
    public static string Say(FactKind kind) => kind switch
    {
        FactKind.YesNo => "fact",
        FactKind.Term => "term that the book does not define",
        FactKind.Action => "action",
        FactKind.Scale => "scale",
        FactKind.Choice => "choice",
        FactKind.Number => "number",
        FactKind.Date => "date",
        _ => "kinds",
    };

    private Html Row(FactItem fact)
    {
        var html = new Html().Add(
            $"<tr id=\"{words.Anchors.Of(fact)}\"><th ",
            $"scope=\"row\"><dfn>{fact.Name}</dfn>{Headline(fact)}</th><td>{Say(fact.Kind)}{Each(fact)}</td><td>{Values(fact)}</td><td>");
        foreach (var question in fact.Properties.Texts(PropertyKind.Asks))
            html.Add($"<p>{question}</p>");
        return html.Add($"{Notes(fact.Properties)}{PageWords.Comments(fact.Comments)}</td></tr>");
    }

    private Html Row(ThresholdItem item) => new Html().Add(
        $"<tr id=\"{words.Anchors.Of(item)}\"><th ",
            $"scope=\"row\"><dfn>{item.Name}</dfn></th><td>threshold</td><td>",
                $"{string.Join("; ", item.Steps.Select(step => $"{step.Number} since {NormWording.Day(step.Since)}"))}</td><td>{Notes(item.Properties)}",
                $"{PageWords.Comments(item.Comments)}</td></tr>");

    private static string Each(FactItem fact) => fact.Properties.Text(PropertyKind.OfEach) is { } subject ? $", of each {subject}" : "";

    private static Html Headline(FactItem fact) =>
        fact.Properties.Has(PropertyKind.Headline) ? new Html().Raw(" <span class=\"quiet\">headline</span>") : new();

    private static Html Values(FactItem fact) => fact.Kind switch
    {
        FactKind.Scale => new Html().Add($"{string.Join(" < ", fact.Values)}"),
        FactKind.Choice => new Html().Add($"{string.Join(", ", fact.Values)}"),
        FactKind.Number => new Html().Add($"{fact.From} to {fact.To}"),
        FactKind.Kinds => Tree(fact.Roots),
        FactKind.Date => new Html().Raw("a day"),
        _ => new Html().Raw("yes, no"),
    };

    private static Html Tree(ImmutableArray<KindNode> nodes)
    {
        var html = new Html().Raw("<ul class=\"kinds\">");
        foreach (var node in nodes)
            html.Add($"<li>{node.Name}{(node.Children.IsEmpty ? new Html() : Tree(node.Children))}</li>");
        return html.Raw("</ul>");
    }

    private static Html Notes(ImmutableArray<ItemProperty> properties)
    {
        var notes = new List<string>();
        if (properties.Text(PropertyKind.Ordinarily) is { } value)
            notes.Add($"Ordinarily: {value}.");
        if (properties.Has(PropertyKind.Also))
            notes.Add($"Also: {string.Join("; ", properties.Texts(PropertyKind.Also))}.");
        if (properties.Has(PropertyKind.AddsUp))
            notes.Add("Adds up over the activities of a campaign.");
        var html = notes.Count == 0 ? new Html() : new Html().Add($"<p class=\"quiet\">{string.Join(' ', notes)}</p>");
        if (properties.Text(PropertyKind.AgreedAmbiguity) is { } reason)
            html.Add($"<p class=\"ambiguity\"><strong>Agreed ambiguity:</strong> {reason}</p>");
        return properties.Has(PropertyKind.Source) ? html.Add($"<div class=\"source\">{PageWords.Sources(properties)}</div>") : html;
    }
}
