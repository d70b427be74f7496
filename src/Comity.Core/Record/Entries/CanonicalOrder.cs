using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comity.Record.Entries;

/// <summary>How acts are written so that what comes out stands in canonical order already: properties by name, and the act's type among them.
/// Whether it is canonical is looked at afterwards all the same.</summary>
internal static class CanonicalOrder
{
    /// <summary>The way of writing what these options say, in canonical order.</summary>
    public static JsonSerializerOptions Of(JsonSerializerOptions options, IEnumerable<Type> acts)
    {
        var ordered = new JsonSerializerOptions(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameType, Sort } } };
        ordered.Converters.Add(new ActByType(acts.ToFrozenSet()));
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

    private sealed class ActByType(FrozenSet<Type> types) : JsonConverter<Act>
    {
        public override Act Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("These options only write.");

        public override void Write(Utf8JsonWriter writer, Act value, JsonSerializerOptions options)
        {
            if (!types.Contains(value.GetType()))
                throw new NotSupportedException($"`{ActName.Of(value)}` is no act of the process.");
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
        }
    }
}
