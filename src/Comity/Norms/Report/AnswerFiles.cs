using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Norms.Decision;

namespace Comity.Norms.Report;

/// <summary>
/// Writes answers for programs. JSON is an array with one object a case, subject, norm and position; its members <c>case, subject, norm, status,
/// position, reading, verdict, because[], decisive[]</c> are stable, and those behind them say what the answer rests on. CSV has the same columns.
/// </summary>
public static class AnswerFiles
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Columns =
        ["case", "activity", "subject", "norm", "status", "position", "reading", "verdict", "because", "decisive", "model", "version", "model_status", "facts",
            "as_of", "coverage", "note"];

    /// <summary>Writes JSON.</summary>
    public static void WriteJson(Stream stream, ReportHeader header, IEnumerable<Answer> answers) =>
        WriteJson(stream, answers.Select(answer => (header, answer)));

    private static void WriteJson(Stream stream, IEnumerable<(ReportHeader Header, Answer Answer)> answers)
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartArray();
        foreach (var (header, answer) in answers)
        {
            json.WriteStartObject();
            Write(json, answer);
            json.WriteString("model", header.Book);
            json.WriteString("version", header.Version);
            json.WriteString("model_status", header.Status);
            json.WriteString("facts", header.Facts);
            json.WriteString("as_of", header.AsOfWords);
            if (header.IsOfDataSet)
                json.WriteString("coverage", ReportHeader.Coverage);
            json.WriteString("note", ReportHeader.NoDetermination);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>JSON as text.</summary>
    public static string Json(ReportHeader header, IEnumerable<Answer> answers) => Json(answers.Select(answer => (header, answer)));

    /// <summary>JSON as text, for answers of several runs.</summary>
    public static string Json(IEnumerable<(ReportHeader Header, Answer Answer)> answers)
    {
        using var stream = new MemoryStream();
        WriteJson(stream, answers);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes CSV as in RFC 4180. Cells that a spreadsheet would take for a formula begin with an apostrophe.</summary>
    public static void WriteCsv(TextWriter writer, ReportHeader header, IEnumerable<Answer> answers)
    {
        WriteRow(writer, Columns);
        foreach (var answer in answers)
            WriteRow(writer,
            [
                answer.Case, answer.Activity, answer.Subject, answer.Norm, answer.Status, answer.Position, answer.Reading, Outcomes.Words(answer),
                string.Join("; ", answer.Because.Select(Words)), string.Join("; ", answer.Decisive.Select(fact => fact.Fact)),
                header.Book, header.Version, header.Status, header.Facts, header.AsOfWords, ReportHeader.Coverage, ReportHeader.NoDetermination,
            ]);
    }

    private static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("case", answer.Case);
        json.WriteString("subject", answer.Subject);
        json.WriteString("norm", answer.Norm);
        json.WriteString("status", answer.Status);
        json.WriteString("position", answer.Position);
        json.WriteString("reading", answer.Reading);
        json.WriteString("verdict", Outcomes.Words(answer));
        json.WriteStartArray("because");
        foreach (var reason in answer.Because)
            json.WriteStringValue($"{Words(reason)} [{reason.Place}]");
        json.WriteEndArray();
        json.WriteStartArray("decisive");
        foreach (var fact in answer.Decisive)
            json.WriteStringValue(fact.Fact);
        json.WriteEndArray();
        if (answer.Activity.Length > 0)
            json.WriteString("activity", answer.Activity);
        if (answer.Nearest.Length > 0)
            json.WriteString("nearest", answer.Nearest);
        if (answer.IsUndecided)
            json.WriteString("outcome", Logic.Budget.Undecided);
    }

    private static string Words(Reason reason) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{reason.Label}{(reason.Label.Length > 0 ? " " : "")}{reason.Text}: {reason.Truth.ToString().ToLowerInvariant()}");

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells.Select(Cell)));
        writer.Write("\r\n");
    }

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
