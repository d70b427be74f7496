using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Comity.Record.Entries;
using Comity.Record.Json;

namespace Comity.Kit.Shapes;

/// <summary>JSON Schema (2020-12) of shapes. Records, named values and acts stand under a name and are referred to.</summary>
/// <param name="prefix">What stands before a name in a reference, such as `#/components/schemas/`.</param>
public sealed class ShapeSchema(string prefix)
{
    /// <summary>A hash as the record writes it.</summary>
    public const string HashPattern = "^[0-9a-f]{64}$";

    private readonly SortedDictionary<string, (Type Type, JsonObject Schema)> named = new(StringComparer.Ordinal);

    /// <summary>The schemas under their names, of everything that was asked for so far.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> Named => named.Select(one => KeyValuePair.Create(one.Key, one.Value.Schema));

    /// <summary>The schema of a shape; a reference where it has a name.</summary>
    public JsonObject Of(Shape shape) => shape.Kind switch
    {
        ShapeKind.Text => new() { ["type"] = "string" },
        ShapeKind.Integer => shape.IsSmall ? new() { ["type"] = "integer", ["format"] = "int32" } : Long(),
        ShapeKind.YesNo => new() { ["type"] = "boolean" },
        ShapeKind.Day => new() { ["type"] = "string", ["format"] = "date" },
        ShapeKind.Instant => new() { ["type"] = "string", ["format"] = "date-time" },
        ShapeKind.Hash => new() { ["type"] = "string", ["pattern"] = HashPattern },
        ShapeKind.List => new() { ["type"] = "array", ["items"] = Of(shape.Item!) },
        ShapeKind.Map => new() { ["type"] = "object", ["additionalProperties"] = Of(shape.Item!) },
        ShapeKind.Any => [],
        _ => Referred(shape),
    };

    private static JsonObject Long() =>
        new() { ["type"] = "integer", ["format"] = "int64", ["minimum"] = -EntryJson.LargestInteger, ["maximum"] = EntryJson.LargestInteger };

    private JsonObject Referred(Shape shape)
    {
        if (!named.TryGetValue(shape.Name, out var there))
        {
            var schema = new JsonObject();
            // The name comes first: a record may hold itself.
            named[shape.Name] = (shape.Type, schema);
            Fill(schema, shape);
        }
        else if (there.Type != shape.Type)
        {
            throw new InvalidOperationException($"Two types are called {shape.Name}: {there.Type} and {shape.Type}.");
        }

        return new() { ["$ref"] = prefix + shape.Name };
    }

    private void Fill(JsonObject schema, Shape shape)
    {
        if (XmlWords.Of(shape.Type) is { Length: > 0 } words)
            schema["description"] = words;
        if (shape.Kind == ShapeKind.Act)
            FillAct(schema);
        else if (shape.Kind == ShapeKind.Named)
            (schema["type"], schema["enum"]) = ("string", new JsonArray([.. shape.Values.Select(value => JsonValue.Create(value))]));
        else
            FillRecord(schema, shape);
    }

    private void FillAct(JsonObject schema)
    {
        schema["oneOf"] = new JsonArray([.. Process.Acts.Select(kind => Of(Shape.Of(kind.Type)))]);
        schema["discriminator"] = new JsonObject
        {
            ["propertyName"] = "type",
            ["mapping"] = new JsonObject(Process.Acts.Select(kind => KeyValuePair.Create(kind.Name, (JsonNode?)(prefix + kind.Name)))),
        };
    }

    private void FillRecord(JsonObject schema, Shape shape)
    {
        var isAct = shape.Type.IsSubclassOf(typeof(Act));
        var properties = new JsonObject();
        if (isAct)
            properties["type"] = new JsonObject { ["const"] = shape.Name };
        foreach (var field in shape.Fields)
            properties[field.Name] = Described(Of(field.Shape), XmlWords.Of(shape.Type, field.Name), isAct, field.Meaning);
        schema["type"] = "object";
        schema["properties"] = properties;
        ImmutableArray<string> required = [.. isAct ? ["type"] : ImmutableArray<string>.Empty, .. shape.Fields.Where(field => field.IsRequired)
            .Select(field => field.Name)];
        schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        if (isAct)
            schema["additionalProperties"] = false;
    }

    private static JsonObject Described(JsonObject schema, string words, bool isAct, string? meaning)
    {
        if (isAct && schema["type"]?.GetValue<string>() == "string" && schema.Count == 1)
            (schema["minLength"], schema["maxLength"]) = (1, StatementRules.MostCharacters);
        if (meaning is not null)
            schema["x-meaning"] = meaning;
        if (words.Length > 0)
            schema["description"] = words;
        return schema;
    }
}
