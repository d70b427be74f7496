using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Acts.Words;
using Comity.Host.Api;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Record.Entries;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Host.Api;

/// <summary>The description of the interface is made from what answers; the file in docs/api is its golden copy (COMITY_RENEW=1 renews it).</summary>
public sealed class OpenApiTests
{
    private const string Golden = "docs/api/openapi.json";

    public static TheoryData<string> Acts() => [.. Process.Acts.Select(kind => kind.Name)];

    [Fact]
    public void The_document_is_the_one_in_the_repository()
    {
        var path = Path.Combine(Repository.Root, Golden);
        if (Environment.GetEnvironmentVariable("COMITY_RENEW") == "1")
            File.WriteAllBytes(path, OpenApiText.Bytes);
        Assert.Equal(File.ReadAllText(path), System.Text.Encoding.UTF8.GetString(OpenApiText.Bytes));
    }

    [Fact]
    public void Every_reference_leads_to_a_schema()
    {
        var document = JsonNode.Parse(OpenApiText.Bytes)!;
        var schemas = document["components"]!["schemas"]!.AsObject().Select(one => "#/components/schemas/" + one.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(References(document).Where(reference => !schemas.Contains(reference)));
        Assert.Equal("3.1.1", document["openapi"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void The_example_of_an_act_is_one(string name)
    {
        var read = Process.Json.ReadAct(JsonSerializer.SerializeToUtf8Bytes(Process.Sample(Process.Find(name)!)));
        Assert.Equal(name, ActName.Of(read));
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void The_schema_of_an_act_asks_for_what_the_reader_asks_for(string name)
    {
        var schema = OpenApiText.SchemaOf(Process.Find(name)!);
        var example = Process.Sample(Process.Find(name)!).AsObject();
        var required = schema["required"]!.AsArray().Select(one => one!.GetValue<string>()).ToList();
        Assert.Empty(required.Where(field => !example.ContainsKey(field)));
        Assert.Empty(example.Select(one => one.Key).Where(field => schema["properties"]![field] is null));
        foreach (var field in required)
        {
            var without = example.DeepClone().AsObject();
            without.Remove(field);
            Assert.Throws<JsonException>(() => Process.Json.ReadAct(JsonSerializer.SerializeToUtf8Bytes(without)));
        }
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void Every_act_has_its_sentence_in_every_language(string name)
    {
        var said = ActSaid.Of(Process.Find(name)!.Sample());
        foreach (var language in Language.All)
        {
            var sentence = SaidWords.Of(said, Texts.In(language), language, Picture.Empty);
            Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_void_draw_and_a_position_on_a_norm_have_their_own_sentences()
    {
        Assert.Equal("DrawLot.order.none", ActSaid.Of(new Comity.Record.Lots.DrawLot("x", [], [])).Key);
        Assert.Equal("TakePosition", ActSaid.Of(new Comity.Norms.Texts.TakePosition("x", null, Comity.Norms.Texts.Stance.Supports)).Key);
    }

    [Fact]
    public void A_shape_knows_what_may_be_absent()
    {
        var fields = Shape.Of(typeof(Comity.Members.Credentials.IssueCredentials)).Fields.ToDictionary(field => field.Name);
        Assert.True(fields["from"].IsRequired);
        Assert.False(fields["until"].IsRequired);
        Assert.Equal((ShapeKind.Named, ShapeKind.Instant, ShapeKind.List),
            (fields["standing"].Shape.Kind, fields["until"].Shape.Kind, fields["acts"].Shape.Kind));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(pair => pair is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
