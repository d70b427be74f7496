using System.Collections.Immutable;

namespace Comity.Norms.Print;

/// <summary>The object of a statement.</summary>
internal abstract record Term;

/// <summary>An absolute IRI.</summary>
internal sealed record Iri(string Value) : Term;

/// <summary>A text in a language.</summary>
internal sealed record Text(string Value, string Language) : Term;

/// <summary>A text without a language: an id, a version, a source.</summary>
internal sealed record Plain(string Value) : Term;

/// <summary>A whole number.</summary>
internal sealed record Whole(int Value) : Term;

/// <summary>One statement.</summary>
/// <param name="Subject">An absolute IRI.</param>
/// <param name="Predicate">A prefixed name of <see cref="SkosTerms"/>.</param>
/// <param name="Object">What is said.</param>
internal sealed record Triple(string Subject, string Predicate, Term Object);

/// <summary>The vocabularies that are used, and every predicate with what it takes.</summary>
internal static class SkosTerms
{
    /// <summary>Prefixes and what they stand for.</summary>
    public static readonly ImmutableArray<(string Prefix, string Iri)> Prefixes =
    [
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("owl", "http://www.w3.org/2002/07/owl#"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("cm", "urn:comity:terms:"),
    ];

    /// <summary>Every predicate, and whether it takes an IRI, a text in a language, a plain text or a number.</summary>
    public static readonly ImmutableArray<(string Name, Type Takes)> Predicates =
    [
        ("rdf:type", typeof(Iri)), ("skos:inScheme", typeof(Iri)), ("skos:hasTopConcept", typeof(Iri)), ("skos:topConceptOf", typeof(Iri)),
        ("skos:broader", typeof(Iri)), ("skos:narrower", typeof(Iri)), ("skos:exactMatch", typeof(Iri)), ("skos:relatedMatch", typeof(Iri)),
        ("skos:prefLabel", typeof(Text)), ("skos:altLabel", typeof(Text)), ("skos:definition", typeof(Text)), ("skos:scopeNote", typeof(Text)),
        ("skos:notation", typeof(Plain)), ("dct:title", typeof(Text)), ("dct:description", typeof(Text)), ("dct:source", typeof(Plain)),
        ("dct:isVersionOf", typeof(Iri)), ("dct:hasVersion", typeof(Iri)), ("dct:references", typeof(Iri)), ("owl:versionInfo", typeof(Plain)),
        ("cm:rank", typeof(Whole)), ("cm:kind", typeof(Plain)), ("cm:from", typeof(Iri)), ("cm:to", typeof(Iri)), ("cm:strength", typeof(Iri)),
        ("cm:effect", typeof(Text)), ("cm:condition", typeof(Text)),
    ];

    /// <summary>The IRI of a prefixed name.</summary>
    public static string Expand(string name)
    {
        var (prefix, iri) = Prefixes.First(known => name.StartsWith(known.Prefix + ":", StringComparison.Ordinal));
        return iri + name[(prefix.Length + 1)..];
    }
}

/// <summary>Statements about a book's vocabulary, each once, in the order in which they are made.</summary>
internal sealed class SkosGraph
{
    private readonly List<Triple> triples = [];
    private readonly HashSet<Triple> known = [];

    /// <summary>The statements.</summary>
    public IReadOnlyList<Triple> Triples => triples;

    /// <summary>States something once.</summary>
    public void Add(string subject, string predicate, Term value)
    {
        var triple = new Triple(subject, predicate, value);
        if (known.Add(triple))
            triples.Add(triple);
    }

    /// <summary>States a text in English, unless it is empty.</summary>
    public void Say(string subject, string predicate, string text)
    {
        if (text.Length > 0)
            Add(subject, predicate, new Text(text, "en"));
    }

    /// <summary>Links two things.</summary>
    public void Link(string subject, string predicate, string to) => Add(subject, predicate, new Iri(to));

    /// <summary>Says what something is: a prefixed name.</summary>
    public void Type(string subject, string type) => Link(subject, "rdf:type", SkosTerms.Expand(type));
}
