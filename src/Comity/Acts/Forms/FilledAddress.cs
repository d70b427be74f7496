using System.Text.Json;
using Comity.Record.Entries;

namespace Comity.Acts.Forms;

/// <summary>The address of the form of an act that begins with an act that is there: each value stands under its place in the act.</summary>
public static class FilledAddress
{
    /// <summary>The form of an act, filled in with it but for some fields.</summary>
    public static string Of(Act act, params ReadOnlySpan<string> without)
    {
        var values = new List<KeyValuePair<string, string?>>();
        foreach (var property in JsonSerializer.SerializeToElement(act, Process.Json.Options).EnumerateObject())
            if (property.Name != "type" && !without.Contains(property.Name))
                Add(values, property.Name, property.Value);
        return $"/act/{ActName.KindOf(act)}{QueryString.Create(values)}";
    }

    private static void Add(List<KeyValuePair<string, string?>> values, string place, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Add(values, $"{place}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                    Add(values, ActInput.At(place, index), item);
                break;
            default:
                values.Add(new(place, value.ToString() is "True" or "False" ? value.GetRawText() : value.ToString()));
                break;
        }
    }
}
