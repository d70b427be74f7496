using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Norms.Analysis;

namespace Comity.Norms.Report;

/// <summary>
/// Writes findings for programs: an array of objects <c>kind, norms[], class[], witness{}, nearest, repair</c>, which are stable, followed by
/// <c>sentence, always, possible, accepted, reading, place</c>. What was not decided stands behind the findings, with <c>outcome</c>.
/// </summary>
public static class FindingFiles
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The findings as JSON text.</summary>
    /// <param name="findings">The findings, each with the readings under which it holds.</param>
    /// <param name="undecided">What was not decided within the budget: the kind of finding, what it concerns, the readings.</param>
    public static string Json(IEnumerable<(string Reading, Finding Finding)> findings, IEnumerable<(string Kind, string? Norm, string Reading)> undecided)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartArray();
            foreach (var (reading, finding) in findings)
                Write(json, reading, finding);
            foreach (var (kind, norm, reading) in undecided)
                Write(json, kind, norm, reading);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string reading, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", Finding.Words(finding.Kind));
        WriteAll(json, "norms", finding.Norms);
        WriteAll(json, "class", finding.Class);
        json.WriteStartObject("witness");
        foreach (var fact in finding.Witness.GroupBy(one => one.Fact))
            json.WriteString(fact.Key, string.Join(" and ", fact.Select(one => one.Value)));
        json.WriteEndObject();
        json.WriteString("nearest", finding.Nearest);
        json.WriteString("repair", finding.Repair);
        json.WriteString("sentence", finding.Sentence);
        json.WriteBoolean("always", finding.Always);
        json.WriteBoolean("possible", finding.Possible);
        json.WriteString("accepted", finding.Accepted);
        json.WriteString("reading", reading);
        json.WriteString("place", finding.Place.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string kind, string? norm, string reading)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        WriteAll(json, "norms", norm is null ? [] : [norm]);
        json.WriteString("outcome", Logic.Budget.Undecided);
        json.WriteString("reading", reading);
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
