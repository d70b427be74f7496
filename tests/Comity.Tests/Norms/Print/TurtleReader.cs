using System.Globalization;
using System.Text.RegularExpressions;

namespace Comity.Tests.Norms.Print;

/// <summary>Reads the part of Turtle that has no blank nodes and no relative IRIs, strictly: anything else is an error. Answers with N-Triples.</summary>
internal sealed partial class TurtleReader
{
    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
    private readonly Queue<string> tokens = new();

    private TurtleReader(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);
            if (!match.Success || match.Index != at)
                throw new FormatException($"No token at {at}: {text[at..Math.Min(text.Length, at + 40)]}");
            if (!string.IsNullOrWhiteSpace(match.Value))
                tokens.Enqueue(match.Value);
            at += match.Length;
        }
    }

    public static HashSet<string> Read(string text)
    {
        var reader = new TurtleReader(text);
        var triples = new HashSet<string>(StringComparer.Ordinal);
        while (reader.tokens.Count > 0)
            reader.Statement(triples);
        return triples;
    }

    private void Statement(HashSet<string> triples)
    {
        if (tokens.Peek() == "@prefix")
        {
            tokens.Dequeue();
            var name = tokens.Dequeue();
            Assert(name.EndsWith(':'), name);
            prefixes.Add(name[..^1], Iri(tokens.Dequeue())[1..^1]);
            Assert(tokens.Dequeue() == ".", "a full stop");
            return;
        }

        var subject = Iri(tokens.Dequeue());
        string end;
        do
        {
            var verb = tokens.Dequeue();
            var predicate = verb == "a" ? "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" : Iri(verb);
            do
                Assert(triples.Add($"{subject} {predicate} {Value(tokens.Dequeue())}"), "a triple once");
            while ((end = tokens.Dequeue()) == ",");
        }
        while (end == ";");
        Assert(end == ".", end);
    }

    private string Iri(string token)
    {
        if (token[0] == '<')
            return Uri.TryCreate(token[1..^1], UriKind.Absolute, out _) ? token : throw new FormatException(token);
        var parts = token.Split(':', 2);
        return $"<{prefixes[parts[0]]}{parts[1]}>";
    }

    private string Value(string token)
    {
        if (char.IsAsciiDigit(token[0]))
            return $"\"{int.Parse(token, CultureInfo.InvariantCulture)}\"^^integer";
        if (token[0] != '"')
            return Iri(token);
        var close = token.LastIndexOf('"');
        return $"{Unescaped(token[1..close])}|{token[(close + 1)..]}";
    }

    private static string Unescaped(string text) => Escape().Replace(text, match => match.Value[1] switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'u' => ((char)Convert.ToInt32(match.Value[2..], 16)).ToString(),
        '"' or '\\' => match.Value[1..],
        _ => throw new FormatException(match.Value),
    });

    private static void Assert(bool holds, string what)
    {
        if (!holds)
            throw new FormatException(what);
    }

    [GeneratedRegex("""\s+|@prefix|<[^<>"{}|^`\\\x00-\x20]*>|"(?:[^"\\\n\r]|\\[nrt"\\]|\\u[0-9A-F]{4})*"(?:@[a-z]+)?|[a-z]+:[A-Za-z]*|a\b|[0-9]+|[.;,]""")]
    private static partial Regex Token();

    [GeneratedRegex("""\\(?:u[0-9A-F]{4}|.)""")]
    private static partial Regex Escape();
}
