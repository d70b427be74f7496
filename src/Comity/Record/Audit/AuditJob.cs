using Comity.Record.Figures;
using Comity.Audit;
using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Record.Audit;

/// <summary>What an audit is asked for.</summary>
/// <param name="Key">The log's key, when the user has it from elsewhere.</param>
/// <param name="Policy">The text of the witness policy, when the user has one of their own.</param>
/// <param name="Seen">What is remembered from earlier audits.</param>
public sealed record AuditTerms(VerifierKey? Key, string? Policy, SeenLogs Seen);

/// <summary>Audits a log: checkpoint, witnesses, what was seen before, every entry, every rule, every signature, files, figures and the leaves of sheets, in
/// this order.</summary>
/// <param name="source">The log.</param>
/// <param name="terms">What is asked.</param>
/// <param name="clock">The auditor's clock.</param>
public sealed class AuditJob(LogSource source, AuditTerms terms, TimeProvider clock)
{
    private Note? note;
    private ImmutableArray<VerifierKey> cosigned = [];

    /// <summary>Audits.</summary>
    public async Task<AuditReport> RunAsync(CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        var report = await CheckpointAsync(new() { Source = source.Name, Version = await source.VersionAsync(cancel) }, cancel);
        if (report.Difference is null)
            report = await WitnessesAsync(report, cancel);
        if (report.Difference is null)
            report = Since(report);
        if (report.Difference is null)
            report = await EntriesAsync(report, cancel);
        if (report.Difference is null)
            report = await FilesAsync(report, cancel);
        if (report.Difference is null)
            report = await SheetsAsync(report, cancel);
        if (report.Difference is null)
            Remember(report);
        return report with { Took = clock.GetElapsedTime(start) };
    }

    private async Task<AuditReport> CheckpointAsync(AuditReport report, CancellationToken cancel)
    {
        if (await source.ReadAsync(LogSource.CheckpointPath, LogSource.LongestText, cancel) is not { } bytes)
            return report with { Difference = new(DifferenceKind.Checkpoint, null, LogSource.NoCheckpoint) };
        try
        {
            note = Note.Parse(bytes);
            report = report with { Checkpoint = Checkpoint.Of(note) };
        }
        catch (LogProblem problem)
        {
            return report with { Difference = new(DifferenceKind.Checkpoint, null, $"The checkpoint cannot be read: {problem.Message}") };
        }

        var (key, trust) = await KeyAsync(report.Checkpoint!.Origin, cancel);
        report = report with { Key = key, Trust = trust };
        var told = key is null ? "The log shows no key; name it with --key."
            : key.Name != report.Checkpoint.Origin ? $"The key is of the log `{key.Name}`, and this checkpoint is of `{report.Checkpoint.Origin}`."
            : note.Check(key).Flaw switch
            {
                NoteFlaw.NoKnownSignature => $"The checkpoint is not signed with the log's key {key}.",
                NoteFlaw.WrongSignature => "The log's signature under the checkpoint does not hold.",
                _ => null,
            };
        return told is null ? report : report with { Difference = new(DifferenceKind.Checkpoint, null, told) };
    }

    private async Task<(VerifierKey? Key, KeyTrust Trust)> KeyAsync(string origin, CancellationToken cancel)
    {
        if (terms.Key is { } given)
            return (given, KeyTrust.Given);
        if (terms.Seen.Key(origin) is { } remembered)
            return (remembered, KeyTrust.Remembered);
        var served = await source.ReadAsync(LogSource.KeyPath, LogSource.LongestText, cancel);
        return (served is not null && VerifierKey.TryParse(System.Text.Encoding.UTF8.GetString(served).Trim(), out var key) ? key : null, KeyTrust.OnTrust);
    }

    private async Task<AuditReport> WitnessesAsync(AuditReport report, CancellationToken cancel)
    {
        var served = terms.Policy is null ? await source.ReadAsync(LogSource.PolicyPath, LogSource.LongestText, cancel) : null;
        var origin = report.Checkpoint!.Origin;
        if (terms.Policy is null && served is null)
            return report with { Witnesses = new("none", [], 0, false) { Gone = Gone(origin) } };
        WitnessPolicy policy;
        try
        {
            policy = terms.Policy is { } given ? WitnessPolicy.Parse(given) : WitnessPolicy.Parse(served!);
        }
        catch (LogProblem problem)
        {
            return terms.Policy is null
                ? report with { Difference = new(DifferenceKind.Witnesses, null, $"The log's witness policy cannot be read: {problem.Message}") }
                : throw new UserError($"The policy cannot be read: {problem.Message}", "--policy");
        }

        var keys = policy.Witnesses.Select(witness => witness.Key!).ToArray();
        var valid = note!.Check(keys).Valid.Select(one => one.Key).ToHashSet();
        cosigned = [.. keys.Where(valid.Contains)];
        report = report with
        {
            Witnesses = new(terms.Policy is null ? "log" : "given",
                [.. policy.Witnesses.Where(witness => valid.Contains(witness.Key!)).Select(witness => witness.Key!.Name)], keys.Length,
                policy.Quorum is not null) { Gone = Gone(origin) },
        };
        return Told(policy.Check(note), report) is { } told ? report with { Difference = new(DifferenceKind.Witnesses, null, told) } : report;
    }

    /// <summary>Who cosigned this log at an earlier audit and is not under this checkpoint, whatever the policy of today says.</summary>
    private ImmutableArray<string> Gone(string origin)
    {
        var known = terms.Seen.Witnesses(origin).ToArray();
        var here = note!.Check(known).Valid.Select(one => one.Key).ToHashSet();
        return [.. known.Where(witness => !here.Contains(witness)).Select(witness => witness.Name)];
    }

    private static string? Told(PolicyFlaw flaw, AuditReport report) => flaw switch
    {
        PolicyFlaw.UnknownLog => $"The policy does not name the log `{report.Checkpoint!.Origin}`.",
        PolicyFlaw.NotSigned => "The policy's key of the log did not sign the checkpoint.",
        PolicyFlaw.WrongSignature => "A witness's signature under the checkpoint does not hold.",
        PolicyFlaw.NoQuorum =>
            $"Too few witnesses cosigned the checkpoint for the policy's quorum: {report.Witnesses!.Cosigned.Length} of {report.Witnesses.Known}.",
        _ => null,
    };

    private AuditReport Since(AuditReport report)
    {
        if (terms.Seen.Last(report.Checkpoint!.Origin) is not { } last)
            return report;
        report = report with { Seen = Checkpoint.Of(last) };
        var (now, before) = (report.Checkpoint, report.Seen);
        var told = now.Size < before.Size ? string.Create(CultureInfo.InvariantCulture,
            $"The record has {now.Size} entries and had {before.Size} when it was last seen: entries are gone.")
            : now.Size == before.Size && now.Root != before.Root
                ? string.Create(CultureInfo.InvariantCulture, $"The record has {now.Size} entries as before, and other ones.")
            : null;
        return told is null ? report : Forked(report with { Difference = new(DifferenceKind.Fork, null, told) }, last);
    }

    private async Task<AuditReport> EntriesAsync(AuditReport report, CancellationToken cancel)
    {
        var walk = await new RecordWalk(source, report.Checkpoint!, clock.GetUtcNow(), report.Seen).GoAsync(cancel);
        report = report with { Difference = walk.Difference, Summary = walk.Summary, Tiles = walk.Tiles, Bundles = walk.Bundles };
        if (walk.Difference is { Kind: DifferenceKind.Fork })
            return Forked(report, terms.Seen.Last(report.Checkpoint!.Origin)!);
        var begun = walk.Picture.Record.Founding.Begun?.Origin;
        return walk.Difference is null && begun is not null && begun != report.Checkpoint!.Origin
            ? report with { Difference = new(DifferenceKind.Checkpoint, 0,
                $"The record began as `{begun}`, and the checkpoint is of `{report.Checkpoint.Origin}`.") }
            : report;
    }

    private AuditReport Forked(AuditReport report, Note last) =>
        report with { Fork = (last.ToString(), note!.ToString(), terms.Seen.KeepFork(report.Checkpoint!.Origin, note)) };

    private async Task<AuditReport> FilesAsync(AuditReport report, CancellationToken cancel)
    {
        var files = new FileCheck(source);
        var difference = await files.CheckAsync(report.Summary!.Files, cancel);
        ImmutableArray<FigureReport> figures = difference is not null ? [] : [.. report.Summary.Figures.Select(figure =>
            new FigureReport(figure.Position, figure.Act.Figure, figure.By, figure.Act.On, FigureEngines.Again(figure.Act, files.Find)))];
        // A figure whose files nobody provided, or that were taken back, is not computed: that is told with the files and makes the figure no wrong one.
        var wrong = figures.FirstOrDefault(figure => figure.Answer.Outcome is FigureOutcome.Different or FigureOutcome.Unusable);
        return report with
        {
            Files = files.Held,
            FilesAway = files.Away,
            FilesMissing = files.Missing,
            FilesRecalled = files.Recalled,
            FilesWithheld = files.Withheld,
            Figures = figures,
            Difference = difference ?? (wrong is null ? null
                : new(DifferenceKind.Figure, wrong.Position, $"The figure `{wrong.Figure}` does not come out: {wrong.Answer.Told}")),
        };
    }

    private async Task<AuditReport> SheetsAsync(AuditReport report, CancellationToken cancel)
    {
        var sheets = new SheetCheck(source);
        var difference = await sheets.CheckAsync(report.Summary!.Sheets, cancel);
        return report with { Difference = difference, Sheets = sheets.Held, SheetsMissing = sheets.Missing };
    }

    private void Remember(AuditReport report)
    {
        if (report.Trust == KeyTrust.OnTrust)
            terms.Seen.Remember(report.Key!);
        terms.Seen.Remember(report.Checkpoint!.Origin, note!);
        terms.Seen.Remember(report.Checkpoint.Origin, cosigned);
    }
}
