using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comity.Acts.Api;

/// <summary>The numbers of entries in answers to programs. They tell how much is entered between two things that a reader sees, so that who does not read the
/// record gets none.</summary>
internal static class EntryNumbers
{
    private static readonly FrozenSet<string> Names =
        FrozenSet.ToFrozenSet(["position", "since", "last", "entry", "entries", "contested", "sheet", "size"], StringComparer.Ordinal);

    /// <summary>Whether a property is the number of an entry, or several.</summary>
    public static bool Is(string name, JsonElement value) => Names.Contains(name) && (value.ValueKind == JsonValueKind.Number
        || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Number)));

    /// <summary>An answer without them.</summary>
    public static JsonNode? Without(JsonNode? answer)
    {
        switch (answer)
        {
            case JsonObject record:
                foreach (var (name, value) in record.ToList())
                    if (Names.Contains(name) && IsNumber(value))
                        record.Remove(name);
                    else
                        Without(value);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Without(item);
                break;
        }

        return answer;
    }

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number || (value is JsonArray list && list.Any(IsNumber));
}
