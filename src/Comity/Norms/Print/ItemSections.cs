using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Writes the items of a block: what belongs together stands in one table or list.</summary>
internal sealed class ItemSections(PageWords words, Vocabulary vocabulary)
{
    private readonly NormArticle norms = new(words, vocabulary);
    private readonly FactTables facts = new(words);
    private readonly MeasureEntries measures = new(words);
    private readonly CaseArticle cases = new(words);

    /// <summary>All items of a block, under a heading one level above that says this.</summary>
    public Html Of(Block block, int level, string above)
    {
        var html = new Html();
        for (var first = 0; first < block.Items.Length;)
        {
            var kind = Kind(block.Items[first]);
            var behind = first + 1;
            while (behind < block.Items.Length && Kind(block.Items[behind]) == kind)
                behind++;
            html.Add($"{Group(block.Items[first..behind], level, above)}");
            first = behind;
        }

        return block.TrailingComments.IsEmpty ? html : html.Add($"{PageWords.Comments([.. block.TrailingComments.Select(text => new Comment(0, text))])}");
    }

    private static Type Kind(Item item) =>
        item is ThresholdItem ? typeof(FactItem) : item is BenefitItem or ReliefItem or TierItem ? typeof(TierItem) : item.GetType();

    private Html Group(ImmutableArray<Item> items, int level, string above) => items[0] switch
    {
        BookItem => new(),
        FactItem or ThresholdItem => facts.Of(items),
        ConstraintItem => Constraints(items),
        NormItem => Each(items, item => norms.Of((NormItem)item, level)),
        DefineItem => new Html().Add($"<div class=\"definitions\">{Each(items, item => Define((DefineItem)item))}</div>"),
        PurposeItem => Each(items, item => Purpose((PurposeItem)item, level)),
        AcceptItem => Accepted(items),
        BenefitItem or ReliefItem or TierItem => measures.Lists(items),
        MeasureItem => Each(items, item => measures.Of((MeasureItem)item, level)),
        RemedyItem => Each(items, item => measures.Of((RemedyItem)item)),
        EnsureItem => measures.Ensures(items),
        CaseItem => Each(items, item => cases.Of((CaseItem)item, level, above)),
        CodeItem => Each(items, item => Code((CodeItem)item)),
        _ => Each(items, item => Amendment(item)),
    };

    private static Html Each(ImmutableArray<Item> items, Func<Item, Html> one)
    {
        var html = new Html();
        foreach (var item in items)
            html.Add($"{one(item)}");
        return html;
    }

    private Html Define(DefineItem define)
    {
        var html = new Html().Add(
            $"<div class=\"entry definition\" id=\"{words.Anchors.Of(define)}\"><div class=\"text\"><dfn>{define.Name}</dfn>{Also(define.Properties)} ");
        html.Add($"<span class=\"quiet\">{(define.IsAction ? "is done where" : "means:")}</span> {words.Of(define.Condition, ".")}");
        html.Add($"{Notes(define)}{norms.Readings(define.Readings)}{PageWords.Comments(define.Comments)}</div>");
        return html.Add($"{PageWords.Aside(define.Properties.AddRange(define.Tail), define.Name)}</div>");
    }

    private static Html Notes(DefineItem define) => define.Properties.AddRange(define.Tail).Text(PropertyKind.AgreedAmbiguity) is { } reason
        ? new Html().Add($"<p class=\"ambiguity\"><strong>Agreed ambiguity:</strong> {reason}</p>") : new();

    private static Html Also(ImmutableArray<ItemProperty> properties) => properties.Has(PropertyKind.Also)
        ? new Html().Add($" <span class=\"quiet\">(also: {string.Join("; ", properties.Texts(PropertyKind.Also))})</span>") : new();

    private Html Purpose(PurposeItem item, int level)
    {
        var html = new Html().Add($"<article class=\"entry purpose\" id=\"{words.Anchors.Of(item)}\"><div class=\"text\">");
        html.Add($"<p class=\"eyebrow\">{(item.IsProtection ? "Protection" : "Permission")} <bdi>{item.Id}</bdi></p>").Raw($"<h{level}>").Add($"{item.Title}")
            .Raw($"</h{level}><div class=\"sentence small\">");
        if (item.From is not null)
            html.Add($"From an activity that {(item.FromIs ? "is " : "")}{words.Of(item.From, " ")}");
        return html.Add(
            $"{(item.From is null ? "When" : "when")} ",
            $"{words.Of(item.When, ".")}</div>{PageWords.Comments(item.Comments)}</div>{PageWords.Aside(item.Properties, item.Id)}</article>");
    }

    private Html Constraints(ImmutableArray<Item> items)
    {
        var html = new Html().Raw("<ul class=\"constraints\">");
        foreach (var item in items.Cast<ConstraintItem>())
        {
            html.Add($"<li><strong class=\"force\">{(item.Never ? "Never" : "Always")}</strong> {words.Of(item.Condition, item.While is null ? "." : " ")}");
            if (item.While is not null)
                html.Add($"<em>while</em> {words.Of(item.While, ".")}");
            html.Add($"{PageWords.Comments(item.Comments)}</li>");
        }

        return html.Raw("</ul>");
    }

    private Html Accepted(ImmutableArray<Item> items)
    {
        var html = new Html().Raw(
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Accepted findings\"><table><thead><tr><th scope=\"col\">Accepted ",
            $"finding</th><th scope=\"col\">Of</th><th scope=\"col\">Because</th></tr></thead><tbody>");
        foreach (var item in items.Cast<AcceptItem>())
            html.Add($"<tr><th scope=\"row\">{item.Kind}</th><td>{PageWords.Names(item.Ids, Found)}{When(item.When)}</td><td>{item.Reason}</td></tr>");
        return html.Raw("</tbody></table></div>");
    }

    private Html Found(string id) => words.Anchors.OfId(id).Length > 0 ? words.Id(id) : words.Name(id);

    private Html When(Condition? condition) => condition is null ? new() : new Html().Add($", when {words.Of(condition)}");

    private Html Code(CodeItem code)
    {
        var where = string.Join(" under ", code.Properties.Texts(PropertyKind.In).Concat(code.Properties.Texts(PropertyKind.Under)));
        var html = new Html().Add(
            $"<div class=\"entry code\" id=\"{words.Anchors.Of(code)}\"><div class=\"text\"><p><strong><bdi>{code.Id}</bdi> {code.Title}</strong> <span ",
            $"class=\"quiet\">{where}</span></p><ul>");
        foreach (var mapping in code.Mappings)
            html.Add($"<li><em>{Say(mapping.Strength)}</em> {words.Of(mapping.Effect)}{When(mapping.When)}.</li>");
        return html.Add($"</ul>{PageWords.Comments(code.Comments)}</div>{PageWords.Aside(code.Properties, code.Id)}</div>");
    }

    /// <summary>How strongly a code speaks.</summary>
    public static string Say(Strength strength) => strength switch { Strength.Entails => "entails", Strength.MayAmountTo => "may amount to", _ => "excludes" };

    private Html Amendment(Item item)
    {
        var html = new Html().Add($"<div class=\"entry amendment\"{Id(item)}><div class=\"text\">");
        _ = item switch
        {
            AdjustItem one =>
                html.Add($"<strong>{(one.Tightens ? "Tightens" : "Loosens")}</strong> {words.Id(one.Id)}: {words.Of(NormWording.Of(one.Change))}"),
            LeaveOutItem one => html.Add($"<strong>Leaves out</strong> {words.Id(one.Id)}, because {one.Reason}."),
            ReservationItem one =>
                html.Add($"<strong>Reservation</strong> <bdi>{one.Id}</bdi>, {one.Title}, to {PageWords.Names(one.To, words.Id)}: ",
                $"{words.Of(NormWording.Of(one.Change))}"),
            _ => throw new ArgumentException("No such item can be shown.", nameof(item)),
        };
        return html.Add($"{PageWords.Comments(item.Comments)}</div></div>");
    }

    private Html Id(Item item) => words.Anchors.Of(item) is { Length: > 0 } anchor ? new Html().Add($" id=\"{anchor}\"") : new();
}
