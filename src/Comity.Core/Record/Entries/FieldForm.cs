using System.Globalization;
using System.Text.Json;
using Comity.Record.Log;

namespace Comity.Record.Entries;

/// <summary>
/// The one form in which values of a type stand in JSON. It knows fewer forms than <see cref="ActJson.Options"/> and no others: what it does not expect,
/// mistakes too, it neither reads nor writes, and the serializer does it or says what is wrong. Values are passed as objects, so that a start need not compile
/// the same code for each type of field.
/// </summary>
internal abstract class FieldForm
{
    /// <summary>Reads the value at whose first token the reader stands, up to its last token; null where it stands in no form that is expected.</summary>
    public abstract object? Read(ref Utf8JsonReader reader);

    /// <summary>Writes a value; false, with something half written, where the serializer has to do it.</summary>
    public abstract bool TryWrite(Utf8JsonWriter writer, object value);
}

/// <summary>A text.</summary>
internal sealed class TextForm : FieldForm
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        writer.WriteStringValue((string)value);
        return true;
    }
}

/// <summary>A whole number of 64 bits.</summary>
internal sealed class LongForm : FieldForm
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        writer.WriteNumberValue((long)value);
        return true;
    }
}

/// <summary>A whole number of 32 bits.</summary>
internal sealed class IntegerForm : FieldForm
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        writer.WriteNumberValue((int)value);
        return true;
    }
}

/// <summary>Yes or no.</summary>
internal sealed class FlagForm : FieldForm
{
    private static readonly object Yes = true;
    private static readonly object No = false;

    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) => reader.TokenType switch { JsonTokenType.True => Yes, JsonTokenType.False => No, _ => null };

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        writer.WriteBooleanValue((bool)value);
        return true;
    }
}

/// <summary>An instant, as <see cref="InstantJson"/> reads and writes it.</summary>
internal sealed class InstantForm : FieldForm
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) => InstantJson.TryRead(ref reader, out var instant) ? instant : null;

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        InstantJson.Write(writer, (DateTimeOffset)value);
        return true;
    }
}

/// <summary>A day of the calendar, `2026-02-27`.</summary>
internal sealed class DayForm : FieldForm
{
    private const int Length = 10;

    /// <summary>Of the forms of an instant that the framework reads, only that of a day has ten bytes.</summary>
    public override object? Read(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false, ValueSpan.Length: Length }
        && reader.TryGetDateTime(out var day)
            ? DateOnly.FromDateTime(day)
            : null;

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        Span<byte> text = stackalloc byte[Length];
        var isWritten = ((DateOnly)value).TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
        return isWritten;
    }
}

/// <summary>A hash in hexadecimal digits.</summary>
internal sealed class HashForm : FieldForm
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && Hash.TryParseHex(reader.GetString(), out var hash) ? hash : null;

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        writer.WriteStringValue(((Hash)value).ToHex());
        return true;
    }
}

/// <summary>One of named values, as <see cref="NamedValueJson"/> reads and writes it.</summary>
/// <param name="type">The enumeration.</param>
internal sealed class NamedForm(Type type) : FieldForm
{
    private readonly object[] values = [.. Enum.GetValues(type).Cast<object>()];
    private readonly JsonEncodedText[] names = [.. Enum.GetNames(type).Select(name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            for (var place = 0; place < names.Length; place++)
                if (reader.ValueTextEquals(names[place].EncodedUtf8Bytes))
                    return values[place];
        return null;
    }

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        var place = Array.IndexOf(values, value);
        if (place >= 0)
            writer.WriteStringValue(names[place]);
        return place >= 0;
    }
}
