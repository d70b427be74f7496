using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Comity.Record.Json;

/// <summary>
/// JSON in the one form that may be hashed and signed (RFC 8785): no white space, properties in the order of their UTF-16 units, numbers as
/// ECMAScript writes them, UTF-8. Texts may be nested 64 deep.
/// </summary>
public static class CanonicalJson
{
    /// <summary>How deep objects and arrays may lie inside each other.</summary>
    public const int DeepestNesting = 64;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = DeepestNesting, CommentHandling = JsonCommentHandling.Disallow };

    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    /// <summary>The canonical form of a JSON text.</summary>
    /// <exception cref="JsonProblem">
    /// It is not JSON in UTF-8, a property stands twice in an object, a text holds half of a character, or a number is beyond a double.
    /// </exception>
    public static byte[] Of(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, Strict);
        var output = new ArrayBufferWriter<byte>(Math.Max(utf8Json.Length, 16));
        try
        {
            reader.Read();
            Write(ref reader, output);
            reader.Read();
            return output.WrittenSpan.ToArray();
        }
        catch (JsonException problem)
        {
            throw new JsonProblem("This is not JSON, or it is nested too deep.", Offset(utf8Json, problem));
        }
        catch (InvalidOperationException)
        {
            throw new JsonProblem("The text holds half of a character, or is not UTF-8.", reader.TokenStartIndex);
        }
    }

    /// <summary>The canonical form of a JSON text.</summary>
    /// <exception cref="JsonProblem">As for <see cref="Of(ReadOnlySpan{byte})"/>.</exception>
    public static byte[] Of(string json)
    {
        try
        {
            return Of(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(json));
        }
        catch (EncoderFallbackException problem)
        {
            throw new JsonProblem($"The text holds half of a character at character {problem.Index}.");
        }
    }

    /// <summary>The canonical form of an element that was read.</summary>
    /// <exception cref="JsonProblem">As for <see cref="Of(ReadOnlySpan{byte})"/>; or the element is undefined.</exception>
    public static byte[] Of(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined
            ? throw new JsonProblem("There is no element.")
            : Of(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>Whether a text is JSON in canonical form. It allocates nothing unless property names hold unusual characters.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> utf8Json) => CanonicalScan.Check(utf8Json, isEntry: false, out _) == EntryFlaw.None;

    private static long Offset(ReadOnlySpan<byte> text, JsonException problem)
    {
        var offset = 0;
        for (var line = problem.LineNumber ?? 0; line > 0 && offset < text.Length; line--)
            offset += text[offset..].IndexOf((byte)'\n') + 1;
        return offset + (problem.BytePositionInLine ?? 0);
    }

    private static void Write(ref Utf8JsonReader reader, ArrayBufferWriter<byte> output)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(ref reader, output);
                break;
            case JsonTokenType.StartArray:
                WriteArray(ref reader, output);
                break;
            case JsonTokenType.String:
                WriteString(reader.GetString()!, output);
                break;
            case JsonTokenType.Number:
                WriteNumber(ref reader, output);
                break;
            default:
                output.Write(reader.ValueSpan);
                break;
        }
    }

    private static void WriteArray(ref Utf8JsonReader reader, ArrayBufferWriter<byte> output)
    {
        var separator = "["u8;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            output.Write(separator);
            Write(ref reader, output);
            separator = ","u8;
        }

        output.Write(separator[0] == '[' ? "[]"u8 : "]"u8);
    }

    private static void WriteObject(ref Utf8JsonReader reader, ArrayBufferWriter<byte> output)
    {
        var properties = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, offset) = (reader.GetString()!, reader.TokenStartIndex);
            var value = new ArrayBufferWriter<byte>();
            reader.Read();
            Write(ref reader, value);
            if (!properties.TryAdd(name, value.WrittenMemory))
                throw new JsonProblem($"The property `{name}` stands twice in an object.", offset);
        }

        var separator = "{"u8;
        foreach (var (name, value) in properties)
        {
            output.Write(separator);
            WriteString(name, output);
            output.Write(":"u8);
            output.Write(value.Span);
            separator = ","u8;
        }

        output.Write(separator[0] == '{' ? "{}"u8 : "}"u8);
    }

    private static void WriteNumber(ref Utf8JsonReader reader, ArrayBufferWriter<byte> output)
    {
        if (!JsonNumber.TryRead(reader.ValueSpan, out var value))
            throw new JsonProblem("The number is larger than any double.", reader.TokenStartIndex);
        output.Advance(JsonNumber.Write(value, output.GetSpan(JsonNumber.Longest)));
    }

    private static void WriteString(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            Encoding.UTF8.GetBytes(text[..next], output);
            Encoding.UTF8.GetBytes(Escape(text[next]), output);
            text = text[(next + 1)..];
        }

        Encoding.UTF8.GetBytes(text, output);
        output.Write("\""u8);
    }

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:x4}",
    };
}
