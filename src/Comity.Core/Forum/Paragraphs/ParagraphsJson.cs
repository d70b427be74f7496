using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Record.Json;

namespace Comity.Forum.Paragraphs;

/// <summary>The canonical JSON (RFC 8785) of paragraphs: a list in their order, each an object with `id`, `kind`, `label` and `words` by language. Its SHA-256
/// hash is what an adoption names.</summary>
public static class ParagraphsJson
{
    /// <summary>The most bytes of a part that is entered at once.</summary>
    public const int MostBytes = 50_000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Paragraphs in some languages, or in all.</summary>
    /// <param name="paragraphs">The paragraphs.</param>
    /// <param name="languages">The languages; null for all.</param>
    public static byte[] Of(IEnumerable<Paragraph> paragraphs, IReadOnlyCollection<string>? languages = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartArray();
            foreach (var paragraph in paragraphs)
                Write(writer, paragraph, languages);
            writer.WriteEndArray();
        }

        return CanonicalJson.Of(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Paragraph paragraph, IReadOnlyCollection<string>? languages)
    {
        writer.WriteStartObject();
        writer.WriteString("id", paragraph.Id);
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(paragraph.Kind.ToString()));
        writer.WriteString("label", paragraph.Label);
        writer.WriteStartObject("words");
        foreach (var (language, words) in paragraph.Words)
            if (languages?.Contains(language) != false)
                writer.WriteString(language, words.Text);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
