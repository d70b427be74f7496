using System.Text.Json;

namespace Comity.Tests.Norms.Print;

/// <summary>Expands JSON-LD whose context is inline and closed: a name that the context does not define is an error. Answers as <see cref="TurtleReader"/>
/// does.</summary>
internal static class JsonLinkedReader
{
    public static HashSet<string> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var context = document.RootElement.GetProperty("@context");
        var triples = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in document.RootElement.GetProperty("@graph").EnumerateArray())
            foreach (var member in node.EnumerateObject().Where(member => member.Name != "@id"))
                foreach (var value in member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray()] : new[] { member.Value })
                    if (!triples.Add($"<{node.GetProperty("@id").GetString()}> {Triple(context, member.Name, value)}"))
                        throw new FormatException($"Twice: {member.Name} {value}");
        return triples;
    }

    private static string Triple(JsonElement context, string name, JsonElement value)
    {
        if (name == "@type")
            return $"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{value.GetString()}>";
        var definition = context.GetProperty(name);
        var predicate = $"<{Expand(context, definition.GetProperty("@id").GetString()!)}>";
        var type = definition.TryGetProperty("@type", out var given) ? given.GetString() : null;
        return predicate + " " + type switch
        {
            "@id" => $"<{value.GetString()}>",
            "xsd:integer" => $"\"{value.GetInt32()}\"^^integer",
            null when definition.TryGetProperty("@language", out var language) => $"{value.GetString()}|@{language.GetString()}",
            null => $"{value.GetString()}|",
            _ => throw new FormatException(type),
        };
    }

    private static string Expand(JsonElement context, string name)
    {
        var parts = name.Split(':', 2);
        return context.GetProperty(parts[0]).GetString() + parts[1];
    }
}
