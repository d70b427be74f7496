using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comity.Record.Entries;

/// <summary>How acts are written so that what comes out stands in canonical order already: properties by name, and the act's type among them.
/// Whether it is canonical is looked at afterwards all the same. What was written so is read the same way: the type is looked for first, then the act is read as what it is.</summary>
internal static class CanonicalOrder
{
    /// <summary>The way of writing and reading what these options say, in canonical order.</summary>
    /// <param name="options">What the JSON is.</param>
    /// <param name="change">What those options change in a type besides.</param>
    /// <param name="acts">The acts by name.</param>
    public static JsonSerializerOptions Of(JsonSerializerOptions options, Action<JsonTypeInfo> change, IReadOnlyDictionary<string, Type> acts)
    {
        var ordered = new JsonSerializerOptions(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { change, NameType, Sort } }, AllowOutOfOrderMetadataProperties = false };
        ordered.Converters.Add(new ActByType(acts.ToFrozenDictionary(StringComparer.Ordinal), acts.Values.ToFrozenSet()));
        ordered.MakeReadOnly();
        return ordered;
    }

    private static void NameType(JsonTypeInfo info)
    {
        if (!info.Type.IsSubclassOf(typeof(Act)))
            return;
        var name = ActName.Of(info.Type);
        var type = info.CreateJsonPropertyInfo(typeof(string), ActJson.TypeName);
        type.Get = _ => name;
        info.Properties.Add(type);
    }

    private static void Sort(JsonTypeInfo info)
    {
        foreach (var (place, property) in info.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).Index())
            property.Order = place;
    }

    private sealed class ActByType(FrozenDictionary<string, Type> names, FrozenSet<Type> types) : JsonConverter<Act>
    {
        public override Act? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            NameOf(reader) is { } name && names.TryGetValue(name, out var type)
                ? (Act?)JsonSerializer.Deserialize(ref reader, type, options)
                : throw new JsonException("An act names its type in `type`.");

        public override void Write(Utf8JsonWriter writer, Act value, JsonSerializerOptions options)
        {
            if (!types.Contains(value.GetType()))
                throw new NotSupportedException($"`{ActName.Of(value)}` is no act of the process.");
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
        }

        /// <summary>The type's name, wherever it stands; the reader is a copy that looks ahead.</summary>
        private static string? NameOf(Utf8JsonReader ahead)
        {
            while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
            {
                var isName = ahead.ValueTextEquals("type"u8);
                if (!ahead.Read())
                    return null;
                if (isName)
                    return ahead.TokenType == JsonTokenType.String ? ahead.GetString() : null;
                ahead.Skip();
            }

            return null;
        }
    }
}
