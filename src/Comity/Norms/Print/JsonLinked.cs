using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Comity.Norms.Print;

/// <summary>Writes statements as JSON-LD 1.1 with a closed context: every name that occurs is defined in it, and nothing is fetched.</summary>
internal static class JsonLinked
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static string Write(SkosGraph graph)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            Context(json);
            json.WriteStartArray("@graph");
            foreach (var subject in graph.Triples.GroupBy(triple => triple.Subject))
                Node(json, subject.Key, subject);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Context(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        json.WriteNumber("@version", 1.1);
        foreach (var (prefix, iri) in SkosTerms.Prefixes)
            json.WriteString(prefix, iri);
        foreach (var (name, takes) in SkosTerms.Predicates.Where(predicate => predicate.Name != "rdf:type"))
        {
            json.WriteStartObject(Short(name));
            json.WriteString("@id", name);
            if (takes == typeof(Iri))
                json.WriteString("@type", "@id");
            else if (takes == typeof(Text))
                json.WriteString("@language", "en");
            else if (takes == typeof(Whole))
                json.WriteString("@type", "xsd:integer");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Node(Utf8JsonWriter json, string subject, IEnumerable<Triple> triples)
    {
        json.WriteStartObject();
        json.WriteString("@id", subject);
        foreach (var predicate in triples.GroupBy(triple => triple.Predicate))
        {
            var values = predicate.Select(triple => triple.Object).ToArray();
            json.WritePropertyName(predicate.Key == "rdf:type" ? "@type" : Short(predicate.Key));
            if (values.Length > 1)
                json.WriteStartArray();
            foreach (var value in values)
                Value(json, value);
            if (values.Length > 1)
                json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, Term value)
    {
        switch (value)
        {
            case Whole whole:
                json.WriteNumberValue(whole.Value);
                break;
            case Iri iri:
                json.WriteStringValue(iri.Value);
                break;
            case Text text:
                json.WriteStringValue(text.Value);
                break;
            default:
                json.WriteStringValue(((Plain)value).Value);
                break;
        }
    }

    private static string Short(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
