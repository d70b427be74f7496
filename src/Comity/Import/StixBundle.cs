using System.Collections.Immutable;
using System.Text.Json;
using Comity.Kit;

namespace Comity.Import;

/// <summary>The objects of a STIX 2.1 bundle and how they are related.</summary>
internal sealed class StixBundle
{
    private readonly Dictionary<string, JsonElement> objects;
    private readonly ILookup<(string Source, string Type), Relationship> relationships;

    private StixBundle(List<JsonElement> all)
    {
        objects = all.Where(one => Text(one, "type") != "relationship").GroupBy(one => Text(one, "id"), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(one => Text(one, "modified"), StringComparer.Ordinal), StringComparer.Ordinal);
        relationships = all.Where(one => Text(one, "type") == "relationship")
            .Select(one => new Relationship(Text(one, "source_ref"), Text(one, "relationship_type"), Text(one, "target_ref"), Text(one, "created_by_ref")))
            .ToLookup(one => (one.Source, one.Type));
    }

    /// <summary>A relationship: from where, what, to where, and who says so.</summary>
    public sealed record Relationship(string Source, string Type, string Target, string By);

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="UserError">It is no JSON, or no bundle.</exception>
    public static StixBundle Read(string name, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(SourceText.Decode(name, bytes));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "type") != "bundle" || !root.TryGetProperty("objects", out var objects)
                || objects.ValueKind != JsonValueKind.Array)
                throw new UserError("This is no STIX bundle: its `type` is not `bundle`, or it has no `objects`. Put the objects into a bundle.", name);
            return new([.. objects.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(one => one.Clone())]);
        }
        catch (JsonException problem)
        {
            throw new UserError("This is not JSON: a mark is missing or too many here. A STIX bundle is needed.",
                $"{name}:{problem.LineNumber + 1}:{problem.BytePositionInLine + 1}");
        }
    }

    /// <summary>The objects of a type, by id.</summary>
    public IEnumerable<JsonElement> Of(string type) =>
        objects.Values.Where(one => Text(one, "type") == type).OrderBy(one => Text(one, "id"), StringComparer.Ordinal);

    /// <summary>An object, or null.</summary>
    public JsonElement? Find(string id) => objects.TryGetValue(id, out var found) ? found : null;

    /// <summary>The relationships of a type from an object.</summary>
    public IEnumerable<Relationship> From(string id, string type) => relationships[(id, type)];

    /// <summary>The objects named by a list of references.</summary>
    public IEnumerable<JsonElement> Refs(JsonElement one, string property) => Texts(one, property).Select(Find).OfType<JsonElement>();

    /// <summary>A text property; empty when it is absent.</summary>
    public static string Text(JsonElement one, string property) =>
        one.TryGetProperty(property, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString()!
            : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : "" : "";

    /// <summary>A list of texts; none when it is absent.</summary>
    public static ImmutableArray<string> Texts(JsonElement one, string property) =>
        one.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
