using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>
/// Reads an entry whose properties stand where canonical JSON puts them, in one pass and without looking names up. It knows fewer forms than
/// <see cref="ActJson"/> and no
/// others: whatever it does not expect it leaves to it, mistakes too, so that one place says what is wrong. The form
/// (<see cref="Comity.Record.Json.EntryJson"/>) was checked before.
/// </summary>
/// <param name="forms">How acts and named values are read.</param>
internal sealed class EntryReader(FieldForms forms)
{
    private readonly NamedForm levels = new(typeof(SignatureLevel));

    /// <summary>The entry; null where it has to be read the other way.</summary>
    public Entry? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return Entry(ref reader);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private Entry? Entry(ref Utf8JsonReader reader)
    {
        if (!Opens(ref reader) || Instant(ref reader, "at"u8) is not { } at || Signature(ref reader) is not { } by
            || Number(ref reader, "position"u8) is not { } position)
            return null;
        return Statement(ref reader) is { } statement && reader.TokenType == JsonTokenType.EndObject ? new(position, at, statement, by) : null;
    }

    private Signature? Signature(ref Utf8JsonReader reader)
    {
        if (!reader.ValueTextEquals("by"u8) || !Opens(ref reader))
            return null;
        var (authenticator, client, confirmed, key) =
            (Text(ref reader, "authenticator"u8), Text(ref reader, "client"u8), Instant(ref reader, "confirmed"u8), Text(ref reader, "key"u8));
        if (!IsText(ref reader, "level"u8))
            return null;
        if (levels.Read(ref reader) is not SignatureLevel level)
            return null;
        reader.Read();
        var (method, value) = (Text(ref reader, "method"u8), Text(ref reader, "value"u8));
        return Closes(ref reader) ? new(level, key, value, authenticator, client, method, confirmed) : null;
    }

    private Statement? Statement(ref Utf8JsonReader reader)
    {
        if (!reader.ValueTextEquals("statement"u8) || !Opens(ref reader) || !reader.ValueTextEquals("act"u8) || !reader.Read())
            return null;
        var act = (Act?)forms.Act.Read(ref reader);
        reader.Read();
        if (act is null || Text(ref reader, "as"u8) is not { } capacity || Text(ref reader, "log"u8) is not { } log)
            return null;
        var (nonce, person) = (Text(ref reader, "nonce"u8), Text(ref reader, "person"u8));
        return Number(ref reader, "seen"u8) is { } seen && Closes(ref reader) ? new(log, act, capacity, person, seen, nonce) : null;
    }

    /// <summary>Goes into an object, to its first property.</summary>
    private static bool Opens(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Leaves an object at its end, for what comes after it.</summary>
    private static bool Closes(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.EndObject && reader.Read();

    /// <summary>Whether the reader stood at the property with this name, and goes to its value, a text.</summary>
    private static bool IsText(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        Is(ref reader, name) && reader.Read() && reader.TokenType == JsonTokenType.String;

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name);

    /// <summary>The text of the property with this name, after which the reader stands at what comes next; null, without a step, where there is no such
    /// property.</summary>
    private static string? Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!IsText(ref reader, name))
            return null;
        var text = reader.GetString();
        reader.Read();
        return text;
    }

    private static DateTimeOffset? Instant(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        IsText(ref reader, name) && InstantJson.TryRead(ref reader, out var instant) && reader.Read() ? instant : null;

    private static long? Number(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        Is(ref reader, name) && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && reader.Read() ? number
            : null;
}
