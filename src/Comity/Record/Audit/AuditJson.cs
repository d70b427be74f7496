using Comity.Audit;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comity.Kit;
using Comity.Record.Entries;

namespace Comity.Record.Audit;

/// <summary>Tells an audit in full, for programs.</summary>
public static class AuditJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The JSON.</summary>
    public static string Write(AuditReport report) => JsonSerializer.Serialize(
        new
        {
            report.Source,
            Holds = report.Difference is null && report.IsWhole && report.Summary?.Ahead.IsEmpty != false,
            Program = ProgramVersion.Text,
            ServedBy = report.Version,
            Outcome = report.Difference is { Kind: DifferenceKind.Later } ? "older" : report.Difference is not null ? "different"
                : report.Summary?.Ahead.IsEmpty == false ? "ahead" : report.IsWhole ? "holds" : report.FilesMissing.IsEmpty ? "sheets" : "files",
            Ahead = report.Summary?.Ahead ?? [],
            Difference = report.Difference is { } difference
                ? new { difference.Kind, difference.Position, difference.Told, difference.Refusal?.Rule, difference.Refusal?.Where, difference.Refusal?.Facts,
                    Sentence = difference.Refusal is { } refusal ? Sentences.In(Language.English).Of(refusal) : null,
                    Stands = difference.Stands is { } stands ? AuditText.Shown(stands.Act) : null,
                    ComesOut = difference.ComesOut is { } due ? AuditText.Shown(due) : null,
                    ToDo = difference.Kind == DifferenceKind.Later ? OlderProgram.Get(report.Version) : AuditText.ToDo(difference) }
                : null,
            Checkpoint = report.Checkpoint is { } checkpoint ? new { checkpoint.Origin, checkpoint.Size, Root = checkpoint.Root.ToBase64() } : null,
            Key = report.Key is { } key ? new { Vkey = key.ToString(), report.Trust } : null,
            report.Witnesses,
            Seen = report.Seen is { } seen ? new { seen.Size, Root = seen.Root.ToBase64() } : null,
            Fork = report.Fork is { } fork ? new { fork.Before, fork.Now, fork.Kept } : null,
            Entries = report.Summary is { } summary ? Told(summary) : null,
            report.Tiles,
            report.Bundles,
            Figures = report.Figures.Select(figure => new
            {
                figure.Position,
                figure.Figure,
                figure.By,
                figure.On,
                figure.Answer.Outcome,
                Told = figure.Answer.Told.Length == 0 ? null : figure.Answer.Told,
                Values = figure.Answer.Values.ToDictionary(value => value.Name, value => value.Value),
            }),
            Files = new
            {
                Held = report.Files,
                NotShown = report.FilesAway,
                Recalled = report.FilesRecalled,
                Withheld = report.FilesWithheld,
                Missing = report.FilesMissing.Select(missing => new { Hash = missing.File.ToHex(), missing.Position, missing.Act, missing.By }),
            },
            Sheets = new
            {
                Held = report.Sheets,
                Missing = report.SheetsMissing.Select(missing => new { missing.Root.Path, missing.Position }),
            },
            Milliseconds = (long)report.Took.TotalMilliseconds,
        },
        Options);

    private static object Told(AuditSummary summary) => new
    {
        summary.Size,
        summary.First,
        summary.Last,
        summary.Title,
        summary.Acts,
        Levels = summary.Levels.ToDictionary(level => JsonNamingPolicy.CamelCase.ConvertName(level.Key.ToString()), level => level.Value),
        Attestations = summary.Attestors,
        summary.Server,
        summary.Clock,
        Received = summary.Received.ToDictionary(status => JsonNamingPolicy.CamelCase.ConvertName(status.Key.ToString()), status => status.Value),
        Overdue = summary.Overdue is { } due ? new { due.At, Act = ActName.Of(due.Act) } : null,
    };
}
