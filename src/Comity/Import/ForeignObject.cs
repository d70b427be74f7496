using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Comity.Import;

/// <summary>
/// An object of JSON that others wrote. What is of another kind than it should be is absent, and counted; nothing in it can stop the program.
/// </summary>
/// <param name="element">The object.</param>
/// <param name="name">How it is called when something in it is odd: its id, or where it stands.</param>
/// <param name="oddities">Counts what is odd.</param>
internal sealed class ForeignObject(JsonElement element, string name, Oddities oddities)
{
    /// <summary>Its id; empty when it has none.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Its type; empty when it has none.</summary>
    public string Type => Text("type");

    /// <summary>An object that has an id of its own, or else is known by its place in a list.</summary>
    public static ForeignObject Of(JsonElement element, int index, Oddities oddities)
    {
        var id = new ForeignObject(element, $"objects[{index}]", oddities).Text("id");
        return new(element, id.Length > 0 ? id : $"objects[{index}]", oddities) { Id = id };
    }

    /// <summary>Counts something odd about this object.</summary>
    public void Odd(string what) => oddities.Count(what, name);

    /// <summary>A text, a number or a truth value as text; empty when it is absent.</summary>
    public string Text(string property) => Find(property) is { } value ? TextOf(value, property) ?? "" : "";

    /// <summary>The texts of a list; none when it is absent.</summary>
    public ImmutableArray<string> Texts(string property) => [.. Items(property).Select(item => TextOf(item, property)).OfType<string>()];

    /// <summary>The objects of a list; none when it is absent.</summary>
    public ImmutableArray<ForeignObject> Objects(string property) =>
        [.. Items(property).Select(item => ObjectOf(item, property)).OfType<ForeignObject>()];

    /// <summary>The items of a list that are objects with ids of their own; none when it is absent.</summary>
    public ImmutableArray<ForeignObject> Members(string property) =>
        [.. Items(property).Index().Where(item => IsObject(item.Item, $"{property}[{item.Index}]")).Select(item => Of(item.Item, item.Index, oddities))];

    /// <summary>Whether there is a list.</summary>
    public bool HasList(string property) => Find(property)?.ValueKind == JsonValueKind.Array;

    /// <summary>An object inside this one, or null.</summary>
    public ForeignObject? Object(string property) => Find(property) is { } value ? ObjectOf(value, property) : null;

    /// <summary>All objects inside an object inside this one; none when it is absent.</summary>
    public IEnumerable<ForeignObject> Inner(string property) => Find(property) is { } value && IsObject(value, property)
        ? value.EnumerateObject().Select(one => ObjectOf(one.Value, property)).OfType<ForeignObject>()
        : [];

    /// <summary>Whether it says yes. A text that says so counts, because a doubt about a withdrawal accuses nobody.</summary>
    public bool Flag(string property)
    {
        if (Find(property) is not { } value || value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return Find(property)?.ValueKind == JsonValueKind.True;
        Odd(property, value.ValueKind, "yes or no");
        return value.ValueKind == JsonValueKind.String && Whole(value, property) is { } text && text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The instant that a text names, or null.</summary>
    public DateTimeOffset? Instant(string property)
    {
        var text = Text(property);
        if (text.Length == 0)
            return null;
        if (text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        Odd($"`{property}` is no day and no instant, and was read as absent");
        return null;
    }

    private JsonElement.ArrayEnumerator Items(string property)
    {
        if (Find(property) is not { } value)
            return default;
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        Odd(property, value.ValueKind, "a list");
        return default;
    }

    private JsonElement? Find(string property)
    {
        try
        {
            return element.TryGetProperty(property, out var found) ? found : null;
        }
        catch (InvalidOperationException)
        {
            Odd($"A name holds half a surrogate, so that `{property}` was read as absent");
            return null;
        }
    }

    private string? TextOf(JsonElement value, string property) => value.ValueKind switch
    {
        JsonValueKind.String => Whole(value, property),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        var kind => Odd(property, kind, "a text"),
    };

    /// <summary>JSON may escape half of a pair of surrogates, which is no character.</summary>
    private string? Whole(JsonElement value, string property)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Odd($"`{property}` holds half a surrogate, and was read as absent");
            return null;
        }
    }

    private ForeignObject? ObjectOf(JsonElement value, string property) =>
        IsObject(value, property) ? new(value, name, oddities) : null;

    private bool IsObject(JsonElement value, string property)
    {
        if (value.ValueKind != JsonValueKind.Object)
            Odd(property, value.ValueKind, "an object");
        return value.ValueKind == JsonValueKind.Object;
    }

    private string? Odd(string property, JsonValueKind kind, string wanted)
    {
        Odd($"`{property}` is {Word(kind)} where {wanted} belongs, and was read as absent");
        return null;
    }

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "yes or no",
    };
}
