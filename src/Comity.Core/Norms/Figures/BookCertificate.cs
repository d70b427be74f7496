using Comity.Record.Figures;
using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Norms.Analysis;
using Comity.Record.Json;
using Comity.Record.Log;

namespace Comity.Norms.Figures;

/// <summary>
/// The witness cases of a book's findings, in a file that stands beside its figures: canonical JSON
/// <c>{"asOf":"…","book":"…","findings":[{"kind":"…","norms":[…],"witness":[{"fact":"…","value":"…"}]}]}</c>. Whoever has the book replays each
/// without searching for anything.
/// </summary>
public static class BookCertificate
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The certificate of a book: the loopholes and overreaches that hold in a full case.</summary>
    public static byte[] Write(Hash listing, NormBook book, DateOnly asOf)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("asOf", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("book", listing.ToHex());
            json.WriteStartArray("findings");
            foreach (var finding in BookAnalysis.Of(book, asOf).Findings.Where(WitnessReplay.IsReplayable))
                Write(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return CanonicalJson.Of(output.WrittenSpan);
    }

    /// <summary>Replays the certificate of a figure; the figure's answer where every witness stands.</summary>
    public static FigureAnswer Replay(Hash certificate, Hash listing, NormBook book, DateOnly asOf, FigureAnswer answer, FileLookup files)
    {
        if (files(certificate) is not { } bytes)
            return answer with { Outcome = FigureOutcome.MissingFile, Told = $"The certificate {certificate.ToHex()} is missing." };
        if (Read(bytes) is not { } read || read.Book != listing.ToHex() || read.AsOf != asOf)
            return answer with { Outcome = FigureOutcome.Unusable, Told = "The certificate is not one of this book and this day." };
        var replay = new WitnessReplay(book, asOf);
        var fallen = read.Findings.FirstOrDefault(finding => !replay.Stands(finding.Kind, finding.Norms, finding.Witness));
        return fallen is null ? answer : answer with
        {
            Outcome = FigureOutcome.Different,
            Told = $"A witness of the certificate does not stand: {fallen.Kind} {string.Join(", ", fallen.Norms)}.",
        };
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", Finding.Words(finding.Kind));
        json.WriteStartArray("norms");
        foreach (var norm in finding.Norms)
            json.WriteStringValue(norm);
        json.WriteEndArray();
        json.WriteStartArray("witness");
        foreach (var (fact, value) in finding.Witness)
        {
            json.WriteStartObject();
            json.WriteString("fact", fact);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Told? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            using var json = JsonDocument.Parse(file.ToArray());
            var root = json.RootElement;
            return new(
                DateOnly.ParseExact(root.GetProperty("asOf").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                root.GetProperty("book").GetString()!,
                [.. root.GetProperty("findings").EnumerateArray().Select(Finding)]);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentNullException)
        {
            return null;
        }

        static ToldFinding Finding(JsonElement finding) => new(
            finding.GetProperty("kind").GetString()!,
            [.. finding.GetProperty("norms").EnumerateArray().Select(norm => norm.GetString()!)],
            [.. finding.GetProperty("witness").EnumerateArray()
                .Select(one => new WitnessFact(one.GetProperty("fact").GetString()!, one.GetProperty("value").GetString()!))]);
    }

    private sealed record Told(DateOnly AsOf, string Book, ImmutableArray<ToldFinding> Findings);

    private sealed record ToldFinding(string Kind, ImmutableArray<string> Norms, ImmutableArray<WitnessFact> Witness);
}
