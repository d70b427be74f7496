using System.Text.RegularExpressions;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <content>Codes and their mappings.</content>
internal sealed partial class SkosExport
{
    private void Code(CodeItem code)
    {
        var iri = names.Of("code", code.Id);
        Concept(iri, "techniques", code.Title);
        graph.Add(iri, "skos:notation", new Plain(code.Id));
        graph.Add(iri, "cm:kind", new Plain("code"));
        Sources(iri, code.Properties);
        if (Above(code) is { } above)
        {
            graph.Link(iri, "skos:broader", above);
            graph.Link(above, "skos:narrower", iri);
        }

        if (code.Properties.Text(PropertyKind.Source)?.Contains("ATT&CK", StringComparison.OrdinalIgnoreCase) == true
            && Technique().Match(code.Id) is { Success: true } id)
            graph.Link(iri, "skos:exactMatch",
                $"https://attack.mitre.org/techniques/{id.Groups[1].Value}/{(id.Groups[2].Success ? id.Groups[2].Value + "/" : "")}");
        for (var i = 0; i < code.Mappings.Length; i++)
            Mapping(code, iri, i);
    }

    private string? Above(CodeItem code) =>
        code.Properties.Text(PropertyKind.In) is not { } tree || names.OfPhrase(tree) is not { } root ? null
        : code.Properties.Text(PropertyKind.Under) is { } kind ? names.OfValue(tree, kind) : root;

    // A mapping is a thing of its own, so that strength, condition and source are never lost; the short link beside it is only for tools that browse.
    private void Mapping(CodeItem code, string iri, int index)
    {
        var mapping = code.Mappings[index];
        var node = $"{iri}/mapping-{index + 1}";
        graph.Type(node, "cm:Mapping");
        graph.Link(node, "cm:from", iri);
        graph.Link(node, "cm:strength", SkosTerms.Expand(
            mapping.Strength switch { Strength.Entails => "cm:entails", Strength.MayAmountTo => "cm:mayAmountTo", _ => "cm:excludes" }));
        graph.Say(node, "cm:effect", Wording.Text(Wording.Of(mapping.Effect)));
        graph.Say(node, "cm:condition", mapping.When is null ? "" : Wording.Text(Wording.Of(mapping.When)));
        Sources(node, code.Properties);
        foreach (var (target, isPositive) in Targets(mapping.Effect, true).Distinct())
        {
            graph.Link(node, "cm:to", target);
            if (isPositive && mapping.Strength != Strength.Excludes)
                graph.Link(iri, "skos:relatedMatch", target);
        }
    }

    // A comparison for one value means the value's concept; any other means the fact's.
    private IEnumerable<(string Target, bool IsPositive)> Targets(Condition condition, bool positive) => condition switch
    {
        PhraseCondition one => Target(names.OfPhrase(one.Phrase), positive != one.Negated),
        CompareCondition { Comparison: Comparison.Is or Comparison.Within, Values: [var value] } one when names.OfPhrase(one.Fact) is not null =>
            [(names.OfValue(one.Fact, value), positive)],
        CompareCondition one => Target(names.OfPhrase(one.Fact), positive && one.Comparison is not (Comparison.IsNot or Comparison.NotWithin)),
        DayCondition one => Target(names.OfPhrase(one.Fact), positive),
        BracketCondition one => Targets(one.Inner, positive != one.Negated),
        ListCondition { Quantity: Quantity.None } one => one.Items.SelectMany(item => Targets(item, !positive)),
        StateCondition { Which: WhichState.NoOther } one => Targets(one.Inner, !positive),
        _ => condition.Parts.SelectMany(part => Targets(part, positive)),
    };

    private static IEnumerable<(string Target, bool IsPositive)> Target(string? iri, bool positive) => iri is null ? [] : [(iri, positive)];

    [GeneratedRegex(@"^(T\d{4})(?:\.(\d{3}))?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Technique();
}
