using System.Buffers;
using System.Globalization;
using System.Text;

namespace Comity.Norms.Print;

/// <summary>Writes statements as Turtle (RDF 1.1 Turtle, W3C 2014).</summary>
internal static class Turtle
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The document.</summary>
    public static string Write(SkosGraph graph)
    {
        var text = new StringBuilder();
        foreach (var (prefix, iri) in SkosTerms.Prefixes)
            text.Append($"@prefix {prefix}: <{iri}> .\n");
        foreach (var subject in graph.Triples.GroupBy(triple => triple.Subject))
        {
            text.Append($"\n<{subject.Key}>\n");
            var predicates = subject.GroupBy(triple => triple.Predicate).ToArray();
            for (var i = 0; i < predicates.Length; i++)
                text.Append($"    {(predicates[i].Key == "rdf:type" ? "a" : predicates[i].Key)} "
                    + $"{string.Join(",\n        ", predicates[i].Select(triple => Of(triple.Object)))} {(i == predicates.Length - 1 ? "." : ";")}\n");
        }

        return text.ToString();
    }

    private static string Of(Term term) => term switch
    {
        Iri iri => Named(iri.Value),
        Text text => $"{Quoted(text.Value)}@{text.Language}",
        Plain plain => Quoted(plain.Value),
        Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException("No such term can be written.", nameof(term)),
    };

    private static string Named(string iri)
    {
        foreach (var (prefix, begin) in SkosTerms.Prefixes)
            if (iri.StartsWith(begin, StringComparison.Ordinal) && iri.Length > begin.Length && iri.AsSpan(begin.Length).IndexOfAnyExcept(Letters) < 0)
                return $"{prefix}:{iri[begin.Length..]}";
        return $"<{iri}>";
    }

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\x7f' => $"\\u{(int)character:X4}",
                _ => character.ToString(),
            });
        return text.Append('"').ToString();
    }
}
