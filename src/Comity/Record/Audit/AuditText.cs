using System.Collections.Immutable;
using Comity.Record.Figures;
using Comity.Audit;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Comity.Forum.Decisions;
using Comity.Forum.Grounds;
using Comity.Forum.Silence;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Received;

namespace Comity.Record.Audit;

/// <summary>Tells an audit on one screen: at most 24 lines of 100 columns.</summary>
public static class AuditText
{
    private const int Columns = 100;
    private const int Label = 11;
    private const int MostLines = 24;
    private const int MostMissing = 3;

    /// <summary>The lines. What closes the audit always stands on the screen.</summary>
    public static IEnumerable<string> Lines(AuditReport report)
    {
        List<string> end = [.. Missing(report), .. Result(report).SelectMany(row => Wrapped(row.Name, row.Text))];
        return All(report).SelectMany(row => Wrapped(row.Name, row.Text)).Take(MostLines - end.Count).Concat(end);
    }

    private static IEnumerable<(string Name, string Text)> All(AuditReport report)
    {
        if (report.Checkpoint is { } checkpoint)
            yield return ("Record", $"{checkpoint.Origin}{(report.Summary?.Title is { } title ? $": {title}" : "")}");
        if (report is { Difference: { } difference })
        {
            foreach (var row in Failed(report, difference))
                yield return row;
            yield break;
        }

        if (report.Summary is not { } summary)
            yield break;
        yield return ("Entries", Entries(summary));
        yield return ("Log key", Key(report));
        yield return ("Witnesses", Witnesses(report.Witnesses!));
        if (!report.Witnesses!.Gone.IsEmpty)
            yield return ("", $"WARNING: {Shortly(report.Witnesses.Gone)} cosigned this record before and not this checkpoint. Audit again in an hour; if it "
                + "stays so, ask the witness what it saw.");
        yield return ("Before", Before(report));
        yield return ("Tree", $"{Count(report.Tiles, "tile")} and {Count(report.Bundles, "bundle")} follow from the entries and give the checkpoint's root.");
        yield return ("Rules", "Every act passes the rules that were in force at its position, in the order of time.");
        yield return ("Signed", Signed(summary));
        if (Attested(summary) is { Length: > 0 } attested)
            yield return ("Attested", attested);
        if (!summary.Clock.IsEmpty)
            yield return ("Clock", $"Computed again and the same: {Listed(summary.Clock)}.");
        if (Decided(summary) is { Length: > 0 } decided)
            yield return ("Decided", decided);
        if (!summary.Grounds.IsEmpty)
            yield return ("Grounds", Grounds(summary));
        if (!summary.Received.IsEmpty)
            yield return ("Received", Received(summary));
        if (summary.Overdue is { } due)
            yield return ("Overdue", $"The clock owes `{ActName.Of(due.Act)}`, due {Time(due.At)}, and has not entered it.");
        if (!report.Figures.IsEmpty)
            yield return ("Figures", Figures(report));
        yield return ("Files", Files(report));
        if (report.Sheets > 0)
            yield return ("Sheets", Sheets(report.Sheets));
    }

    private static IEnumerable<(string Name, string Text)> Result(AuditReport report)
    {
        if (report is { Difference: null, Summary.Ahead: { IsEmpty: false } ahead })
            yield return ("Result", string.Create(CultureInfo.InvariantCulture,
                $"All holds, but a clock that was ahead entered {Count(ahead.Length, "entry", "entries")}, from entry {ahead[0]} to {ahead[^1]}: "
                + $"they bear a time which has not come yet. What they settled is settled; ask the secretariat what it does about it."));
        else if (report is { Difference: null, Summary: not null })
            yield return ("Result", report.IsWhole ? "All holds." : $"All holds but {But(report)}.");
        else if (report.Difference is { Kind: DifferenceKind.Later })
            yield return ("Result", $"This program is older than the record. {OlderProgram.Get(report.Version)} Nothing is wrong with the record by that.");
        else if (report.Difference is not null)
            yield return ("Result", $"The record is not what it must be. {ToDo(report.Difference)}");
    }

    private static string But(AuditReport report) => string.Join(" and ", ((ReadOnlySpan<string?>)
    [
        report.FilesMissing.IsEmpty ? null : string.Create(CultureInfo.InvariantCulture, $"{report.FilesMissing.Length} files"),
        report.SheetsMissing.IsEmpty ? null : $"the leaves of {Count(report.SheetsMissing.Length, "sheet")}",
    ]).ToArray().OfType<string>());

    private static IEnumerable<(string, string)> Failed(AuditReport report, AuditDifference difference)
    {
        yield return ("Difference", difference.Position is { } position ? string.Create(CultureInfo.InvariantCulture,
            $"at entry {position} ({Words(difference.Kind)})") : Words(difference.Kind));
        yield return ("", difference.Told);
        foreach (var row in Refused(difference))
            yield return row;
        if (report.Fork is { } fork)
        {
            foreach (var line in fork.Before.TrimEnd('\n').Split('\n').Take(3))
                yield return ("  seen", line);
            foreach (var line in fork.Now.TrimEnd('\n').Split('\n').Take(3))
                yield return ("  now", line);
            yield return ("", $"Both together prove it; the new one is kept in {fork.Kept}.");
        }

        if (report.Summary is { } summary)
            yield return ("Before it", string.Create(CultureInfo.InvariantCulture, $"{summary.Size} of {report.Checkpoint!.Size} entries were checked."));
    }

    /// <summary>What the rule demands, why it refuses, what stands in the entry, and what comes out where the record computes it.</summary>
    private static IEnumerable<(string, string)> Refused(AuditDifference difference)
    {
        if (difference is not { Refusal: { } refusal, Stands: { } stands })
            yield break;
        yield return ("Rule", Texts.In(Language.English)[$"rule.{refusal.Rule}.says"]);
        yield return ("Refused", Sentences.In(Language.English).Of(refusal));
        yield return ("Stands", $"{Shown(stands.Act)}, as `{stands.As}`{(stands.Person is { } person ? $" by {person}" : "")}");
        if (difference.ComesOut is { } due)
            yield return ("Comes out", Shown(due));
        else if (refusal.Rule == nameof(ProcessRules.ClockEntersWhatIsDue))
            yield return ("Comes out", "Nothing is due at that moment.");
    }

    /// <summary>An act as the record writes it, as much of it as fits beside the rest.</summary>
    internal static string Shown(Act act)
    {
        const int Most = 300;
        var json = JsonSerializer.Serialize(act, Process.Json.Options);
        return json.Length <= Most ? json : $"{json[..Most]}...";
    }

    /// <summary>What whoever audits does about it.</summary>
    internal static string ToDo(AuditDifference difference) => difference.Kind switch
    {
        DifferenceKind.Checkpoint => "Get the log's key from elsewhere and give it with --key; if it is the same, rely on nothing that this address "
            + "shows, and ask its operator.",
        DifferenceKind.Witnesses => "Ask the witnesses themselves what they saw last, and rely on nothing later until enough have cosigned it.",
        DifferenceKind.Fork => "Send both checkpoints to the witnesses, to other auditors and to the secretariat: nobody can deny them.",
        DifferenceKind.Rule or DifferenceKind.Signature or DifferenceKind.Time or DifferenceKind.Entry or DifferenceKind.Position =>
            "Rely on nothing from this entry on; tell the secretariat and those who take part which entry it is, and audit a mirror to see whether it stands "
            + "there too.",
        DifferenceKind.Figure => "Do not use the figure; tell who published it what comes out. The acts beside it hold up to here.",
        _ => "Audit a mirror: where that holds, only this copy is damaged, and its operator restores it.",
    };

    private static string Words(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Fork => "fork",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Entries(AuditSummary summary) => summary.First is { } first
        ? $"{Count(summary.Size, "entry", "entries")}, {Time(first)} to {Time(summary.Last!.Value)}."
        : "None yet.";

    private static string Key(AuditReport report) => report.Trust switch
    {
        KeyTrust.Given => $"{report.Key} (given)",
        KeyTrust.Remembered => $"{report.Key} (as at the first audit)",
        _ => $"{report.Key} - WARNING: the log itself says so; taken on trust and remembered. Compare it with one from elsewhere, or name it with --key.",
    };

    private static string Witnesses(WitnessReport witnesses) => witnesses.Policy == "none" || witnesses.Known == 0
        ? "NONE: nobody but the log vouches that all are shown the same record."
        : $"{string.Create(CultureInfo.InvariantCulture, $"{witnesses.Cosigned.Length} of {witnesses.Known}")} "
            + $"cosigned{(witnesses.Cosigned.IsEmpty ? "" : $" ({Shortly(witnesses.Cosigned)})")}"
            + $"{(witnesses.NeedsAny ? "; the policy's quorum is met" : "; the policy asks for NONE")}"
                + $"{(witnesses.Policy == "log" ? " (the log's own policy; --policy names another)" : "")}.";

    private static string Before(AuditReport report) => report.Seen is { } seen
        ? string.Create(CultureInfo.InvariantCulture,
            $"Goes on from the {seen.Size} entries that were seen at the last audit; {report.Checkpoint!.Size - seen.Size} are new.")
        : "First audit of this record here; the next one will be held against it.";

    private static string Signed(AuditSummary summary)
    {
        long Of(SignatureLevel level) => summary.Levels.GetValueOrDefault(level);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Of(SignatureLevel.Key)} by own keys, {Of(SignatureLevel.Passkey)} by passkeys, {Of(SignatureLevel.Session)} by sessions, "
                + $"{Of(SignatureLevel.Server)} by nobody; every signature holds.");
    }

    private static string Attested(AuditSummary summary)
    {
        var parts = new List<string>();
        if (summary.Attestors.Values.Sum() is > 0 and var sessions)
            parts.Add($"{Count(sessions, "session")}, on the server's word");
        if (!summary.Server.IsEmpty)
            parts.Add($"entered by the server: {Listed(summary.Server)}");
        return parts.Count == 0 ? "" : $"{string.Join("; ", parts)}.";
    }

    /// <summary>Decisions are found again from the entries before them: objections and quorum, ballots, the hours of a silence.</summary>
    private static string Decided(AuditSummary summary)
    {
        long Of(string act) => summary.Acts.GetValueOrDefault(act);
        var (consensus, votes, silences) = (Of(nameof(RuleConsensus)), Of(nameof(CloseVote)), Of(nameof(SettleSilence)));
        return consensus + votes + silences == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $"{consensus} by consensus, with the quorum and no objection; {Count(votes, "vote")} and {Count(silences, "silence")} settled as ballots and "
                + $"hours have it.");
    }

    /// <summary>On what everything rests that changes who takes part, who leads, which rules hold or which words are in force.</summary>
    private static string Grounds(AuditSummary summary)
    {
        long Of(GroundKind kind) => summary.Grounds.GetValueOrDefault(kind);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Of(GroundKind.Founding)} by founding, {Of(GroundKind.Decision) + Of(GroundKind.Silence)} by decisions (silence among them), "
                + $"{Of(GroundKind.Procedure)} by procedure, {Of(GroundKind.Instrument)} by instruments, {Of(GroundKind.None)} by none.");
    }

    private static string Received(AuditSummary summary) => string.Join(", ", summary.Received.Select(status =>
        string.Create(CultureInfo.InvariantCulture, $"{status.Value} {Words(status.Key)}"))) + ".";

    private static string Words(ReceivedStatus status) => status == ReceivedStatus.InEffect ? "in effect" : status.ToString().ToLowerInvariant();

    private static string Figures(AuditReport report)
    {
        int Of(FigureOutcome outcome) => report.Figures.Count(figure => figure.Answer.Outcome == outcome);
        var attested = report.Figures.Where(figure => figure.Answer.Outcome == FigureOutcome.Attested)
            .Select(figure => $"`{figure.Figure}` on {figure.On}, by the {figure.By}").Distinct().Take(2).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Of(FigureOutcome.Same)} computed again and the same; {Of(FigureOutcome.Attested)} attested")
            + (attested.Count > 0 ? $" ({string.Join("; ", attested)})" : "")
            + string.Create(CultureInfo.InvariantCulture, $"; {Of(FigureOutcome.Unknown)} that this version cannot compute.");
    }

    private static string Sheets(int sheets) =>
        $"{Count(sheets, "sheet")} of sealed acts and votes {(sheets == 1 ? "has" : "have")} the leaves that give the root.";

    private static string Files(AuditReport report)
    {
        if (report.Files + report.FilesAway + report.FilesRecalled + report.FilesWithheld + report.FilesMissing.Length == 0)
            return "The entries name none.";
        return $"{Count(report.Files, "file")} {(report.Files == 1 ? "has its hash" : "have their hashes")}"
            + (report.FilesAway > 0 ? $"; {Count(report.FilesAway, "document")} not public" : "")
            + (report.FilesRecalled > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {report.FilesRecalled} recalled") : "")
            + (report.FilesWithheld > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {report.FilesWithheld} withheld") : "") + ".";
    }

    private static IEnumerable<string> Missing(AuditReport report) => MissingFiles(report).Concat(MissingSheets(report));

    private static IEnumerable<string> MissingSheets(AuditReport report)
    {
        if (report is not { Difference: null, SheetsMissing: { IsEmpty: false } all })
            yield break;
        foreach (var (place, missing) in all.Take(MostMissing).Index())
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{(place == 0 ? $"{"Sheets".PadRight(Label)}{all.Length} without leaves: " : new string(' ', Label))}{missing.Root.Path}, entry "
                    + $"{missing.Position}");
        if (all.Length > MostMissing)
            yield return string.Create(CultureInfo.InvariantCulture, $"{new string(' ', Label)}and {all.Length - MostMissing} more; --json lists them all.");
        foreach (var line in Wrapped("", "What was sealed in them can be opened with a place and a proof that somebody kept; a mirror may have the leaves."))
            yield return line;
    }

    /// <summary>The files that nobody provided, each on a line that is not wrapped, and how they can be handed in. Scripts look for this form: its nouns do not
    /// follow the number.</summary>
    private static IEnumerable<string> MissingFiles(AuditReport report)
    {
        if (report is not { Difference: null, FilesMissing: { IsEmpty: false } all })
            yield break;
        foreach (var (place, missing) in all.Take(MostMissing).Index())
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{(place == 0 ? $"{"Files".PadRight(Label)}{all.Length} missing: " : new string(' ', Label))}{missing.File.ToHex()}, entry "
                    + $"{missing.Position}, {missing.Act} by {missing.By}");
        if (all.Length > MostMissing)
            yield return string.Create(CultureInfo.InvariantCulture, $"{new string(' ', Label)}and {all.Length - MostMissing} more; --json lists them all.");
        foreach (var line in Wrapped("", "Whoever has one hands it in at the server's page `/files/HASH`, or by PUT to `/api/v1/files/HASH`."))
            yield return line;
    }

    private static string Listed(IEnumerable<KeyValuePair<string, long>> counts) =>
        string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")));

    private static string Count(long count, string one, string? many = null) =>
        $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    // A word longer than the line, such as a key, is cut into pieces; nothing is left out.
    private static IEnumerable<string> Wrapped(string name, string text)
    {
        var line = new StringBuilder(name.PadRight(Label));
        foreach (var word in text.Split(' ').SelectMany(word => word.Chunk(Columns - Label).Select(chunk => new string(chunk))))
        {
            if (line.Length > Label && line.Length + 1 + word.Length > Columns)
            {
                yield return line.ToString();
                line.Clear().Append(' ', Label);
            }

            line.Append(line.Length > Label ? " " : "").Append(word);
        }

        yield return line.ToString().TrimEnd();
    }

    private static string Shortly(ImmutableArray<string> names) => string.Join(", ", names.Take(3)) + (names.Length > 3 ? ", ..." : "");
}
