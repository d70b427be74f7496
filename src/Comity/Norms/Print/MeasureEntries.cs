using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Writes measures, what limits them, and what must hold of them.</summary>
internal sealed class MeasureEntries(PageWords words)
{
    /// <summary>A measure.</summary>
    public Html Of(MeasureItem measure, int level)
    {
        var html = new Html().Add(
            $"<article class=\"entry measure\" id=\"{words.Anchors.Of(measure)}\"><div class=\"text\"><p class=\"eyebrow\">Measure ",
            $"<bdi>{measure.Id}</bdi></p>");
        html.Raw($"<h{level}>").Add($"{measure.Title}").Raw($"</h{level}><dl class=\"terms\">");
        foreach (var (kind, title) in (ReadOnlySpan<(PropertyKind, string)>)[(PropertyKind.In, "Tier"), (PropertyKind.Basis, "Basis"),
            (PropertyKind.Limits, "Limits")])
            if (measure.Properties.Text(kind) is { } text)
                html.Add($"<dt>{title}</dt><dd>{(kind == PropertyKind.In ? words.Id(text) : new Html().Add($"{text}"))}</dd>");
        html.Add($"<dt>Available</dt><dd>when {words.Of(measure.Available, ".")}</dd>");
        if (measure.NoticeDays is { } days)
            html.Add($"<dt>Notice</dt><dd>{days} days</dd>");
        html.Add($"<dt>Undone by</dt><dd>{Undone(measure)}</dd>");
        return html.Add($"</dl>{PageWords.Comments(measure.Comments)}</div>{PageWords.Aside(measure.Properties, measure.Id)}</article>");
    }

    /// <summary>A way of redress.</summary>
    public Html Of(RemedyItem remedy) => new Html().Add(
        $"<div class=\"entry remedy\" id=\"{words.Anchors.Of(remedy)}\"><div class=\"text\"><p><strong>{remedy.Title}</strong> <span class=\"quiet\">redress ",
            $"<bdi>{remedy.Id}</bdi></span></p><div>Open when ",
            $"{words.Of(remedy.OpenWhen, ".")}</div>{PageWords.Comments(remedy.Comments)}</div>{PageWords.Aside(remedy.Properties, remedy.Id)}</div>");

    /// <summary>Benefits, reliefs and tiers.</summary>
    public Html Lists(ImmutableArray<Item> items)
    {
        var html = new Html().Raw("<dl class=\"terms lists\">");
        foreach (var item in items)
            _ = item switch
            {
                BenefitItem one => html.Add($"<dt>Benefits</dt><dd>{string.Join(", ", one.Names)}{PageWords.Comments(one.Comments)}</dd>"),
                TierItem one =>
                    html.Add($"<dt id=\"{words.Anchors.Of(one)}\">Tier ",
                    $"<dfn>{one.Name}</dfn></dt><dd>{string.Join(", ", one.Alternatives)}{PageWords.Comments(one.Comments)}</dd>"),
                ReliefItem one =>
                    html.Add($"<dt id=\"{words.Anchors.Of(one)}\">Relief ",
                    $"<dfn>{one.Name}</dfn></dt><dd>",
                        $"{(one.Properties.Has(PropertyKind.WithinPower) ? "" : "not ")}within the power of the State concerned",
                        $"{(one.Properties.Has(PropertyKind.WithinPower) ? "" : " alone")}",
                        $"{PageWords.Comments(one.Comments)}</dd>"),
                _ => throw new ArgumentException("No such item stands in a list.", nameof(items)),
            };
        return html.Raw("</dl>");
    }

    /// <summary>What must hold.</summary>
    public Html Ensures(ImmutableArray<Item> items)
    {
        var html = new Html().Raw("<dl class=\"terms ensures\">");
        foreach (var item in items.Cast<EnsureItem>())
            html.Add($"<dt id=\"{words.Anchors.Of(item)}\"><bdi>{item.Id}</bdi></dt><dd>{Say(item)}{PageWords.Comments(item.Comments)}</dd>");
        return html.Raw("</dl>");
    }

    private Html Say(EnsureItem ensure) => ensure.Kind switch
    {
        EnsureKind.NothingBeyond => new Html().Add($"For a voluntary norm nothing beyond {ensure.Basis}."),
        EnsureKind.NotOnOwnDisclosure => new Html().Raw("No measure rests on own disclosure."),
        EnsureKind.NeverLimited => new Html().Add($"Never limited: {string.Join(", ", ensure.Benefits)}."),
        EnsureKind.WayBack => new Html().Raw("Every measure is undone by something within the power of the State concerned."),
        EnsureKind.RedressOpen => new Html().Add($"Redress is open whenever {words.Of(ensure.Condition!, ",")} whoever the author is."),
        EnsureKind.Whenever => new Html().Add($"Whenever {words.Of(ensure.Condition!, ",")} {words.Of(ensure.Then!, ".")}"),
        _ => new Html().Add($"Never {words.Of(ensure.Condition!, ".")}"),
    };

    private Html Undone(MeasureItem measure)
    {
        var html = new Html().Add($"{PageWords.Names(measure.UndoneBy, words.Id)}");
        if (measure.ExpiresAfterDays is { } days)
            html.Add($"{(measure.UndoneBy.IsEmpty ? "" : ", ")}or after {days} days{(measure.Renewable ? " unless renewed" : "")}");
        return html;
    }
}
