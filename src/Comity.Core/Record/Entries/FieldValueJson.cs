using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comity.Record.Entries;

/// <summary>Reads and writes a value with a meaning of its own (<see cref="FieldValue{TPlain}"/>) as the plain value inside.</summary>
internal sealed class FieldValueJson : JsonConverterFactory
{
    /// <summary>What is inside a type's values; null where it is no such type.</summary>
    public static Type? PlainOf(Type type)
    {
        for (var ancestor = type.IsSealed ? type.BaseType : null; ancestor is not null; ancestor = ancestor.BaseType)
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(FieldValue<>))
                return ancestor.GetGenericArguments()[0];
        return null;
    }

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => PlainOf(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert, PlainOf(typeToConvert)!))!;

    private sealed class Converter<TValue, TPlain> : JsonConverter<TValue>
        where TValue : FieldValue<TPlain>
    {
        private readonly ConstructorInvoker constructor = ConstructorInvoker.Create(
            typeof(TValue).GetConstructor([typeof(TPlain)])
            ?? throw new InvalidOperationException($"{typeof(TValue).Name} has no public constructor that takes its plain value."));

        public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TValue)constructor.Invoke(((JsonConverter<TPlain>)options.GetConverter(typeof(TPlain))).Read(ref reader, typeof(TPlain), options));

        public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) =>
            ((JsonConverter<TPlain>)options.GetConverter(typeof(TPlain))).Write(writer, value.Value, options);
    }
}
