using System.Text.Json;
using Comity.Acts.Forms;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Members.Participants;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Comity.Tests.Acts.Forms;

/// <summary>What is typed becomes an act, or says at its field why not.</summary>
public sealed class ActInputTests
{
    public static TheoryData<string> Acts() => [.. Process.Acts.Where(kind => kind.IsForPersons).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Every_example_can_be_typed(string name)
    {
        var example = Process.Find(name)!.Sample();
        var typed = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        Type(typed, "", JsonSerializer.SerializeToElement(example, Process.Json.Options));
        var reader = new ActReader(new ActInput(typed), Texts.In(Language.English));
        var read = reader.Read(Shape.Of(example.GetType()));
        Assert.Empty(reader.Problems);
        Assert.Equal(JsonSerializer.Serialize<Comity.Record.Entries.Act>(example, Process.Json.Options), JsonSerializer.Serialize(read, Process.Json.Options));
    }

    [Fact]
    public void Empty_rows_do_not_count()
    {
        var input = new ActInput(Typed(("names[0].name", " "), ("names[1].language", "en"), ("names[1].name", "Utopia"), ("names#", "3")));
        input.Compact(Shape.Of(typeof(AdmitParticipant)), "");
        Assert.Equal(("Utopia", 1), (input["names[0].name"], input.RowsOf("names")));
    }

    [Theory]
    [InlineData("names[0]__proto__")]
    [InlineData("../etc")]
    [InlineData("names[99999]")]
    [InlineData("_handler")]
    public void What_is_no_place_in_an_act_is_not_taken(string name) => Assert.Empty(new ActInput(Typed((name, "x"))).All);

    [Fact]
    public void A_row_that_is_not_there_is_not_taken_out()
    {
        var input = new ActInput(Typed(("names[0].name", "Utopia"), ("names#", "1")));
        foreach (var row in (string[])["names[7]", "names", "names[x]", "", "]["])
            input.Remove(row);
        Assert.Equal("Utopia", input["names[0].name"]);
    }

    [Fact]
    public void Lines_end_in_the_record_s_own_way_and_spaces_around_do_not_count()
    {
        var reader = new ActReader(new ActInput(Typed(("text", "norms-2015"), ("stance", "interprets"), ("statement", "  one\r\ntwo \r\n"))),
            Texts.In(Language.English));
        var act = (Comity.Norms.Texts.TakePosition)reader.Read(Shape.Of(typeof(Comity.Norms.Texts.TakePosition)))!;
        Assert.Equal("one\ntwo", act.Statement);
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Typed(params (string Name, string Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Name, new StringValues(field.Value)));

    private static void Type(Dictionary<string, StringValues> typed, string place, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Type(typed, place.Length == 0 ? property.Name : $"{place}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                    Type(typed, $"{place}[{index}]", item);
                typed[place + "#"] = value.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                typed[place] = value.GetRawText();
                break;
            default:
                typed[place] = value.ToString();
                break;
        }
    }
}
