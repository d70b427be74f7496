using System.Collections.Immutable;
using System.CommandLine;
using Comity.Kit;
using Comity.Norms.Analysis;
using Comity.Norms.Folders;
using Comity.Norms.Report;

namespace Comity.Norms.Commands;

/// <summary><c>comity compare OLD NEW</c>: what a change of a book costs and gains.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The folder of the old version." };
        var now = new Argument<string>("NEW") { Description = "The folder of the new version." };
        var readings = new Option<string[]>("--reading") { Description = "A reading or proposal to switch on in both; may be given several times." };
        var asOf = new Option<string?>("--as-of") { Description = "The date of the analysis (2026-02-27)." };
        var json = new Option<bool>("--json") { Description = "Writes what differs as JSON." };
        var steps = StepsOption.Create();
        var command = new Command("compare",
            "Says what a new version of a book newly catches, no longer catches, opens and closes.") { old, now, readings, asOf, json, steps };
        command.SetAction(parsed =>
        {
            var (before, after) = (OpenBook.Sound(parsed.GetRequiredValue(old)), OpenBook.Sound(parsed.GetRequiredValue(now)));
            OpenBook.Analysable(before, parsed.GetRequiredValue(old));
            OpenBook.Analysable(after, parsed.GetRequiredValue(now));
            var on = OpenBook.Readings(after, parsed.GetValue(readings) ?? []);
            var day = OpenBook.Day(parsed.GetValue(asOf), "--as-of");
            var report = BookComparison.Of(before, after, day, on, () => StepsOption.Budget(parsed.GetValue(steps)));
            return Run(terminal, report, before, after, day, on, parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(
        Terminal terminal, ComparisonReport report, NormBook before, NormBook after, DateOnly asOf, ImmutableArray<string> readings, bool json)
    {
        var reading = string.Join("; ", readings);
        if (json)
            terminal.Output.WriteLine(FindingFiles.Json(
                Differences(report).Select(finding => (reading, finding)),
                report.Undecided.Select(what => (Finding.Words(FindingKind.Comparison), (string?)what, reading))));
        else
            Tell(terminal.Output, report, before, after, asOf, readings);
        return report.IsSame ? ExitCode.Yes : ExitCode.No;
    }

    // For programs, what moved, what opened and what closed stand in one list; the sentence says which.
    private static IEnumerable<Finding> Differences(ComparisonReport report) =>
    [
        .. report.Findings,
        .. report.Opened.Select(finding => finding with { Sentence = $"opened: {finding.Sentence}" }),
        .. report.Closed.Select(finding => finding with { Sentence = $"closed: {finding.Sentence}" }),
    ];

    private static void Tell(TextWriter output, ComparisonReport report, NormBook before, NormBook after, DateOnly asOf, ImmutableArray<string> readings)
    {
        if (report.IsSame)
            output.WriteLine("The two versions catch the same in every case, and have the same findings.");
        foreach (var group in report.Norms.Where(pair => pair.Movement != Movement.Equal).GroupBy(pair => pair.Movement))
            output.WriteLine($"{group.Key}: {string.Join(", ", group.Select(pair => pair.Norm))}");
        foreach (var finding in report.Findings)
            output.WriteLine(finding);
        if (!report.Verdicts.IsEmpty)
            output.WriteLine($"\nOn the cases of the new version, {report.Verdicts.Length} verdicts differ:");
        foreach (var moved in report.Verdicts)
            output.WriteLine(
                $"  \"{moved.Case}\"{(moved.Activity.Length > 0 ? $" in \"{moved.Activity}\"" : "")}, {moved.Norm} for {moved.Subject}: {moved.Before} → "
                + $"{moved.After}");
        Tell(output, "Opened", report.Opened);
        Tell(output, "Closed", report.Closed);
        if (report.UndecidedSentence is { Length: > 0 } undecided)
            output.WriteLine($"\n{undecided} `--steps` gives more.");
        output.WriteLine(
            $"\nOld model: {before.Model}. New model: {after.Model}. Readings: {(readings.IsEmpty ? "none" : string.Join("; ", readings))}. As of "
            + $"{asOf:yyyy-MM-dd}. Models, not the norms; not a legal determination.");
    }

    private static void Tell(TextWriter output, string what, ImmutableArray<Finding> findings)
    {
        if (findings.IsEmpty)
            return;
        output.WriteLine($"\n{what}: {findings.Length} finding{(findings.Length == 1 ? "" : "s")}");
        foreach (var finding in findings)
            output.WriteLine(finding);
    }
}
