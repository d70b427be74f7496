using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comity.Record.Entries;

/// <summary>Reads and writes named values by the one name that each has. The framework's converter also takes other cases, numbers in quotes and several names
/// at once.</summary>
internal sealed class NamedValueJson : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Named<>).MakeGenericType(typeToConvert))!;

    /// <summary>Values and names side by side: there are a few, and a table for each type would be compiled anew at each start.</summary>
    private sealed class Named<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private readonly TEnum[] values = Enum.GetValues<TEnum>();
        private readonly string[] names = [.. Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                for (var place = 0; place < names.Length; place++)
                    if (reader.ValueTextEquals(names[place]))
                        return values[place];
            throw new JsonException($"The value is one of {string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))}.");
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
        {
            for (var place = 0; place < values.Length; place++)
                if (EqualityComparer<TEnum>.Default.Equals(values[place], value))
                {
                    writer.WriteStringValue(names[place]);
                    return;
                }

            throw new JsonException("The value has no name.");
        }
    }
}
