using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Record.Entries;

namespace Comity.Host.Api;

/// <summary>The description of the programming interface: OpenAPI 3.1, made from the same tables and types that answer requests.</summary>
public static class OpenApiText
{
    private const string Schemas = "#/components/schemas/";
    private static readonly JsonSerializerOptions Written =
        new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Lazy<byte[]> Made = new(Make);

    /// <summary>The document in UTF-8, always the same for one version of the program.</summary>
    public static byte[] Bytes => Made.Value;

    /// <summary>JSON Schema of one act, by itself.</summary>
    public static JsonObject SchemaOf(ActKind kind)
    {
        var schemas = new ShapeSchema("#/$defs/");
        schemas.Of(Shape.Of(kind.Type));
        var own = schemas.Named.Single(one => one.Key == kind.Name).Value;
        var document =
            new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = $"/api/v1/acts/{kind.Name}", ["title"] = kind.Name };
        foreach (var (name, value) in own)
            document[name] = value?.DeepClone();
        document["examples"] = new JsonArray(Process.Sample(kind));
        var others = schemas.Named.Where(one => one.Key != kind.Name).ToList();
        if (others.Count > 0)
            document["$defs"] = new JsonObject(others.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.DeepClone())));
        return document;
    }

    private static byte[] Make()
    {
        var schemas = new ShapeSchema(Schemas);
        var paths = new JsonObject();
        foreach (var route in ReadApi.Routes)
            Add(paths, route.Path, "get", Read(route, schemas));
        foreach (var write in ApiWrite.All)
            Add(paths, write.Path, write.Method.ToLowerInvariant(), Write(write, schemas));
        schemas.Of(Shape.Of(typeof(Act)));
        var named = new JsonObject(schemas.Named.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        foreach (var kind in Process.Acts)
            named[kind.Name]!["examples"] = new JsonArray(Process.Sample(kind));
        named["Problem"] = ProblemSchema();
        return [.. JsonSerializer.SerializeToUtf8Bytes(Document(paths, named), Written), (byte)'\n'];
    }

    private static JsonObject Document(JsonObject paths, JsonObject schemas) => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject { ["title"] = "Comity", ["version"] = "1", ["description"] = Text("api.document"),
            ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" } },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
        ["paths"] = paths,
        ["components"] = new JsonObject
        {
            ["schemas"] = schemas,
            ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = Text("api.key") } },
        },
    };

    private static void Add(JsonObject paths, string path, string method, JsonObject operation)
    {
        var full = ApiRoute.Root + path;
        if (paths[full] is not JsonObject there)
            paths[full] = there = [];
        there[method] = operation;
    }

    private static JsonObject Read(ApiRoute route, ShapeSchema schemas)
    {
        var content = new JsonObject { [route.MediaType ?? "application/json"] = new JsonObject { ["schema"] = Answer(route, schemas) } };
        if (route.IsList)
            content["text/csv"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } };
        var statuses = new List<int> { 304, 400, 404, 406, 429 };
        return new JsonObject
        {
            ["operationId"] = route.Name,
            ["tags"] = new JsonArray(route.Tag),
            ["summary"] = Text($"api.route.{route.Name}"),
            ["parameters"] = new JsonArray([.. route.Parameters.Select(Parameter)]),
            ["responses"] = Responses(200, content, statuses),
        };
    }

    private static JsonObject Answer(ApiRoute route, ShapeSchema schemas)
    {
        if (route.MediaType is not null)
            return new() { ["type"] = "string" };
        if (!route.IsList)
            return schemas.Of(Shape.Of(route.Answer));
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["size"] = new JsonObject { ["type"] = "integer", ["description"] = Text("api.size") },
                ["count"] = new JsonObject { ["type"] = "integer", ["description"] = Text("api.count") },
                ["items"] = new JsonObject { ["type"] = "array", ["items"] = schemas.Of(Shape.Of(route.Answer)) },
            },
            ["required"] = new JsonArray("size", "count", "items"),
        };
    }

    private static JsonObject Parameter(ApiParameter one) => new()
    {
        ["name"] = one.Name,
        ["in"] = one.InPath ? "path" : "query",
        ["required"] = one.InPath || one.IsRequired,
        ["description"] = Text($"api.parameter.{one.Name}"),
        ["schema"] = one.Schema(),
        ["example"] = one.Kind == ParameterKind.Integer ? long.Parse(one.Example, CultureInfo.InvariantCulture) : one.Example,
    };

    private static JsonObject Write(ApiWrite write, ShapeSchema schemas)
    {
        var answer = write.Answer is { } type
            ? new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Of(Shape.Of(type)) } }
            : new JsonObject { ["text/plain"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };
        ImmutableArray<int> statuses = [400, .. write.NeedsKey ? (int[])[401, 403] : [], .. write.Parameters.Any(one => one.InPath) ? (int[])[404] : [], 413,
            415, 422, 429, 503];
        var operation = new JsonObject
        {
            ["operationId"] = write.Name,
            ["tags"] = new JsonArray(write.Tag),
            ["summary"] = Text($"api.route.{write.Name}"),
            ["parameters"] = new JsonArray([.. write.Parameters.Select(Parameter)]),
            ["requestBody"] = Body(write, schemas),
            ["responses"] = Responses(write.Status, answer, statuses),
        };
        if (write.NeedsKey)
            operation["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() });
        return operation;
    }

    private static JsonObject Body(ApiWrite write, ShapeSchema schemas) => new()
    {
        ["required"] = true,
        ["content"] = write.Request is { } type
            ? new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Of(Shape.Of(type)), ["example"] = write.Example!() } }
            : new JsonObject { ["application/octet-stream"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } } },
    };

    private static JsonObject Responses(int status, JsonObject content, IEnumerable<int> others)
    {
        var responses = new JsonObject { [Number(status)] = new JsonObject { ["description"] = Text("api.status.200"), ["content"] = content } };
        foreach (var other in others)
            responses[Number(other)] = other == 304
                ? new JsonObject { ["description"] = Text("api.status.304") }
                : new JsonObject
                {
                    ["description"] = Text($"api.status.{Number(other)}"),
                    ["content"] =
                        new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = Schemas + "Problem" } } },
                };
        return responses;
    }

    private static JsonObject ProblemSchema() => new()
    {
        ["description"] = Text("api.problem"),
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["detail"] = new JsonObject { ["type"] = "string" },
            ["parameter"] = new JsonObject { ["type"] = "string" },
            ["rule"] = new JsonObject { ["type"] = "string" },
            ["case"] = new JsonObject { ["type"] = "string" },
            ["field"] = new JsonObject { ["type"] = "string" },
            ["where"] = new JsonObject { ["type"] = "string" },
            ["refusals"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } },
            ["fields"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } },
        },
        ["required"] = new JsonArray("status"),
    };

    private static string Text(string key) => Texts.In(Language.English)[key];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
