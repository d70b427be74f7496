using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comity.Record.Entries;

/// <summary>Reads and writes an instant in the one way: in UTC, `2026-02-27T14:00:00.000Z`; without the fraction it is read too.</summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const int Length = 24;

    /// <summary>Reads the text at which the reader stands. Of the forms that the framework reads, only these two have 24 or 20 bytes and end with a
    /// Z.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset instant)
    {
        instant = default;
        return reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false }
            && reader.ValueSpan is { Length: 20 or Length } and [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out instant);
    }

    /// <summary>Writes an instant.</summary>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[Length];
        _ = instant.UtcDateTime.TryFormat(text, out var length, Form, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out var instant) ? instant : throw new JsonException("An instant is written in UTC as `2026-02-27T14:00:00.000Z`.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Write(writer, value);
}
