using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>
/// A book's vocabulary as SKOS: a scheme for facts and effects, one for definitions and terms, one for techniques and other codes, one for norms.
/// Concepts keep their IRIs from version to version; a scheme has an IRI for each version besides. The guide docs/guide/vocabulary.md says what is stated.
/// </summary>
internal sealed partial class SkosExport
{
    private static readonly ImmutableArray<(string Name, string Title)> Layers =
        [("facts", "facts and effects"), ("terms", "definitions and terms"), ("techniques", "techniques and other codes"),
            ("norms", "norms, protections and permissions")];

    private readonly SkosGraph graph = new();
    private readonly SkosNames names;
    private readonly HashSet<string> codeTrees;

    private SkosExport(BookText book, string basis)
    {
        names = new(basis, book.Items, book.Vocabulary);
        codeTrees = book.Items.OfType<CodeItem>().Select(code => code.Properties.Text(PropertyKind.In) ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The statements about a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="asked">The base of IRIs that a user named, or null.</param>
    public static SkosGraph Of(BookText book, string? asked)
    {
        var title = book.Items.OfType<BookItem>().FirstOrDefault();
        var export = new SkosExport(book, SkosNames.Base(asked, title));
        foreach (var (name, layer) in Layers)
            export.Scheme(name, $"{title?.Title ?? "A norm book"}: {layer}", title);
        foreach (var item in book.Items)
            export.Add(item);
        return export.graph;
    }

    private void Scheme(string name, string title, BookItem? book)
    {
        var scheme = names.Scheme(name);
        graph.Type(scheme, "skos:ConceptScheme");
        graph.Say(scheme, "dct:title", title);
        graph.Say(scheme, "dct:description", "A model, not the norm. The adopted text prevails. Not a legal determination.");
        if (book?.Properties.Text(PropertyKind.Version) is not { } version)
            return;
        var dated = names.Of(name, version);
        graph.Type(dated, "skos:ConceptScheme");
        graph.Say(dated, "dct:title", $"{title}, version {version}");
        graph.Link(dated, "dct:isVersionOf", scheme);
        graph.Add(dated, "owl:versionInfo", new Plain(version));
        graph.Link(scheme, "dct:hasVersion", dated);
        graph.Say(dated, "skos:scopeNote", $"Status: {book.Properties.Text(PropertyKind.Status) ?? "working"}.");
    }

    private void Add(Item item)
    {
        switch (item)
        {
            case FactItem fact:
                Fact(fact);
                break;
            case ThresholdItem threshold:
                Top(names.OfPhrase(threshold.Name)!, "facts", threshold.Name, threshold.Properties);
                graph.Say(names.OfPhrase(threshold.Name)!, "skos:definition",
                    string.Join("; ", threshold.Steps.Select(step => $"{step.Number} since {NormWording.Day(step.Since)}")) + ".");
                break;
            case DefineItem define:
                Define(define);
                break;
            case NormItem norm:
                Norm(norm);
                break;
            case PurposeItem purpose:
                Purpose(purpose);
                break;
            case CodeItem code:
                Code(code);
                break;
            default:
                break;
        }
    }

    private void Fact(FactItem fact)
    {
        var iri = names.OfPhrase(fact.Name)!;
        var scheme = fact.Kind == FactKind.Kinds && codeTrees.Contains(fact.Name) ? "techniques" : fact.Kind is FactKind.Term or FactKind.Action ? "terms"
            : "facts";
        Top(iri, scheme, fact.Name, fact.Properties);
        graph.Add(iri, "cm:kind", new Plain(fact.Kind == FactKind.YesNo ? "fact" : fact.Kind.ToString().ToLowerInvariant()));
        graph.Say(iri, "skos:definition", fact.Properties.Text(PropertyKind.Asks) ?? "");
        graph.Say(iri, "skos:scopeNote", fact.Kind == FactKind.Number ? $"A whole number from {fact.From} to {fact.To}." : "");
        graph.Say(iri, "skos:scopeNote", fact.Properties.Text(PropertyKind.OfEach) is { } subject ? $"Said of each {subject}." : "");
        graph.Say(iri, "skos:scopeNote", fact.Properties.Text(PropertyKind.Ordinarily) is { } value ? $"Ordinarily: {value}." : "");
        for (var i = 0; i < fact.Values.Length; i++)
        {
            var concept = Below(iri, scheme, names.OfValue(fact.Name, fact.Values[i]), fact.Values[i]);
            if (fact.Kind == FactKind.Scale)
                graph.Add(concept, "cm:rank", new Whole(i));
        }

        foreach (var root in fact.Roots)
            Kind(fact, scheme, iri, root);
    }

    private void Kind(FactItem fact, string scheme, string above, KindNode node)
    {
        var concept = Below(above, scheme, names.OfValue(fact.Name, node.Name), node.Name);
        foreach (var child in node.Children)
            Kind(fact, scheme, concept, child);
    }

    private void Define(DefineItem define)
    {
        var iri = names.OfPhrase(define.Name)!;
        Top(iri, "terms", define.Name, define.Properties.AddRange(define.Tail));
        graph.Add(iri, "cm:kind", new Plain(define.IsAction ? "action" : "definition"));
        graph.Say(iri, "skos:definition", Say(define.Condition));
        Readings(iri, define.Readings);
        References(iri, define.Condition);
    }

    private void Norm(NormItem norm)
    {
        var iri = names.Of("norm", norm.Id);
        Top(iri, "norms", norm.Title, norm.Properties);
        graph.Add(iri, "skos:notation", new Plain(norm.Id));
        graph.Add(iri, "cm:kind", new Plain("norm"));
        graph.Say(iri, "skos:definition", Wording.Text(NormWording.Of(norm.Sentence)));
        foreach (var clause in norm.Clauses.Where(clause => clause is not ReadingClause))
            graph.Say(iri, "skos:scopeNote", Wording.Text(NormWording.Of(clause)));
        graph.Say(iri, "skos:scopeNote", norm.Properties.Has(PropertyKind.Binding) ? "Binding." : "Voluntary.");
        Readings(iri, norm.Clauses.OfType<ReadingClause>());
        References(iri, norm.Sentence.That);
        References(iri, norm.Sentence.When);
    }

    private void Purpose(PurposeItem purpose)
    {
        var iri = names.Of(purpose.IsProtection ? "protection" : "permission", purpose.Id);
        Top(iri, "norms", purpose.Title, purpose.Properties);
        graph.Add(iri, "skos:notation", new Plain(purpose.Id));
        graph.Add(iri, "cm:kind", new Plain(purpose.IsProtection ? "protection" : "permission"));
        var from = purpose.From is null ? "" : $"From an activity that {Wording.Text(Wording.Of(purpose.From))}, ";
        graph.Say(iri, "skos:definition", $"{from}{(from.Length > 0 ? "when" : "When")} {Say(purpose.When)}");
        References(iri, purpose.From);
        References(iri, purpose.When);
    }

    private static string Say(Condition condition) => Wording.Text(Wording.Of(condition, "."));

    private void Readings(string iri, IEnumerable<ReadingClause> readings)
    {
        foreach (var reading in readings)
            graph.Say(iri, "skos:scopeNote",
                $"{(reading.IsProposal ? "Proposal" : "Reading")} “{reading.Name}”, off by default: {Wording.Text(NormWording.Of(reading.Change))}");
    }

    private void References(string iri, Condition? condition)
    {
        foreach (var name in condition is null ? [] : Wording.Of(condition).OfType<Named>())
            if (names.OfPhrase(name.Written) is { } target)
                graph.Link(iri, "dct:references", target);
    }

    private void Top(string iri, string scheme, string label, ImmutableArray<ItemProperty> properties)
    {
        Concept(iri, scheme, label);
        graph.Link(names.Scheme(scheme), "skos:hasTopConcept", iri);
        graph.Link(iri, "skos:topConceptOf", names.Scheme(scheme));
        foreach (var form in properties.Texts(PropertyKind.Also).Where(form => !form.Equals(label, StringComparison.OrdinalIgnoreCase)))
            graph.Say(iri, "skos:altLabel", form);
        graph.Say(iri, "skos:scopeNote", properties.Text(PropertyKind.AgreedAmbiguity) is { } reason ? $"Agreed ambiguity: {reason}." : "");
        Sources(iri, properties);
    }

    private string Below(string above, string scheme, string iri, string label)
    {
        Concept(iri, scheme, label);
        graph.Link(iri, "skos:broader", above);
        graph.Link(above, "skos:narrower", iri);
        return iri;
    }

    private void Concept(string iri, string scheme, string label)
    {
        graph.Type(iri, "skos:Concept");
        graph.Say(iri, "skos:prefLabel", label);
        graph.Link(iri, "skos:inScheme", names.Scheme(scheme));
    }

    private void Sources(string iri, ImmutableArray<ItemProperty> properties)
    {
        foreach (var source in properties.Texts(PropertyKind.Source).SelectMany(source => source.Split("; ")))
            graph.Add(iri, "dct:source", new Plain(source));
    }
}
