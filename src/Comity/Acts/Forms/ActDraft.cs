using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Record.Entries;

namespace Comity.Acts.Forms;

/// <summary>An act of which not all is known yet: what was typed, and for the rest what the example of its kind says. The rules are asked of it what they would
/// refuse at one place.</summary>
public sealed partial class ActDraft
{
    private readonly JsonObject json;

    /// <summary>The draft of a kind of act with what was typed.</summary>
    public ActDraft(ActKind kind, ActInput input, Texts texts)
    {
        json = (JsonObject)Process.Sample(kind);
        var typed = new ActReader(input, texts).Typed(Shape.Of(kind.Type));
        foreach (var field in Shape.Of(kind.Type).Fields)
            if (typed[field.Name] is { } value)
                json[field.Name] = value.DeepClone();
            else if (!field.IsRequired)
                json.Remove(field.Name);
    }

    /// <summary>The act with a value at a place; null where the draft has no such place, or the value makes no act.</summary>
    public Act? With(string place, string value)
    {
        var draft = (JsonObject)json.DeepClone();
        if (!Set(draft, place, value))
            return null;
        try
        {
            return Process.Json.ReadAct(JsonSerializer.SerializeToUtf8Bytes(draft));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The act as the draft has it; null where it makes none.</summary>
    public Act? Act()
    {
        try
        {
            return Process.Json.ReadAct(JsonSerializer.SerializeToUtf8Bytes(json));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>In a list the value stands alone: what else was chosen there is asked for itself.</summary>
    private static bool Set(JsonObject record, string place, string value)
    {
        var match = Step().Match(place);
        var (name, isItem, rest) = (match.Groups[1].Value, match.Groups[2].Success, match.Groups[3].Value);
        if (rest.Length > 0)
            return !isItem && record[name] is JsonObject inner && Set(inner, rest, value);
        var made = long.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && IsNumber(record[name])
            ? JsonValue.Create(number) : (JsonNode)JsonValue.Create(value);
        record[name] = isItem ? new JsonArray(made) : made;
        return true;
    }

    private static bool IsNumber(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number;

    [GeneratedRegex(@"^([A-Za-z0-9]+)(\[\d+\])?\.?(.*)$", RegexOptions.None, 1000)]
    private static partial Regex Step();
}
