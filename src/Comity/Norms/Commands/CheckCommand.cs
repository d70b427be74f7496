using System.Collections.Immutable;
using System.CommandLine;
using Comity.Kit;
using Comity.Norms.Analysis;
using Comity.Norms.Folders;
using Comity.Norms.Report;

namespace Comity.Norms.Commands;

/// <summary><c>comity check BOOK</c>: what is wrong with a book, and what the analysis finds in it.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var book = new Argument<string>("BOOK") { Description = "The folder of the book." };
        var readings = new Option<string[]>("--reading")
        {
            Description = "A reading or proposal to switch on; may be given several times. `all` reports for each alone.",
        };
        var asOf = new Option<string?>("--as-of") { Description = "The date of the analysis (2026-02-27): norms that have lapsed by then are out." };
        var json = new Option<bool>("--json") { Description = "Writes the findings as JSON." };
        var html = new Option<string?>("--html") { Description = "Writes the report to this file." };
        var all = new Option<bool>("--all") { Description = "Shows accepted findings in full, too." };
        var steps = StepsOption.Create();
        var command = new Command("check",
            "Says what is wrong with a book, and which loopholes, conflicts and dead parts it has.") { book, readings, asOf, json, html, all, steps };
        command.SetAction(parsed => Run(terminal,
            new(parsed.GetRequiredValue(book), [.. parsed.GetValue(readings) ?? []], OpenBook.Day(parsed.GetValue(asOf), "--as-of"),
            parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(all), parsed.GetValue(steps))));
        return command;
    }

    private static int Run(Terminal terminal, CheckRequest request)
    {
        var (book, problems) = OpenBook.Read(request.Book);
        if (!problems.IsEmpty)
        {
            terminal.Output.WriteLine(OpenBook.Told(problems));
            terminal.Output.WriteLine($"{problems.Length} problem{(problems.Length == 1 ? "" : "s")}; the analysis waits until they are repaired.");
            return ExitCode.No;
        }

        OpenBook.Analysable(book, request.Book);
        var runs = Runs(terminal, book, request);
        if (request.Html is { } html)
            File.WriteAllText(html, FindingsPage.Write(book, request.AsOf, runs));
        if (request.Json)
            terminal.Output.WriteLine(FindingFiles.Json(
                runs.SelectMany(run => run.Report.Findings.Select(finding => (run.Reading, finding))),
                runs.SelectMany(run => run.Report.Undecided.Select(kind => (Finding.Words(kind), (string?)null, run.Reading)))));
        else
            foreach (var run in runs)
                Tell(terminal.Output, book, run, request);
        return runs.Any(run => run.Report.Open.Any() || !run.Report.Undecided.IsEmpty) ? ExitCode.No : ExitCode.Yes;
    }

    private static ImmutableArray<CheckRun> Runs(Terminal terminal, NormBook book, CheckRequest request)
    {
        ImmutableArray<ImmutableArray<string>> sets = request.Readings is ["all"]
            ? [[], .. book.Readings.Select(reading => ImmutableArray.Create(reading))]
            : [OpenBook.Readings(book, request.Readings)];
        var runs = ImmutableArray.CreateBuilder<CheckRun>();
        foreach (var set in sets)
        {
            if (terminal.ShowsProgress && sets.Length > 1)
                terminal.Error.Write($"\r{runs.Count + 1} of {sets.Length} readings ");
            runs.Add(new(
                string.Join("; ", set),
                BookAnalysis.Of(book, request.AsOf, set, request.All || request.Json || request.Html is not null, StepsOption.Budget(request.Steps))));
        }

        if (terminal.ShowsProgress && sets.Length > 1)
            terminal.Error.Write("\r                              \r");
        return runs.ToImmutable();
    }

    private static void Tell(TextWriter output, NormBook book, CheckRun run, CheckRequest request)
    {
        foreach (var finding in run.Report.Findings.Where(finding => finding.Accepted is null || request.All))
            output.WriteLine(finding);
        var accepted = run.Report.Findings.Where(finding => finding.Accepted is not null).ToList();
        if (accepted.Count > 0 && !request.All)
        {
            output.WriteLine("Accepted in the book (shown in full with --all):");
            foreach (var group in accepted.GroupBy(finding => (finding.Kind, finding.Accepted)))
                output.WriteLine(
                    $"  {Finding.Words(group.Key.Kind)} {string.Join(", ", group.Select(finding => finding.Norms[0]).Distinct())}: {group.Key.Accepted}");
        }

        if (run.Report.UndecidedSentence is { Length: > 0 } undecided)
            output.WriteLine($"{undecided} `--steps` gives more.");
        var open = run.Report.Open.Count();
        output.WriteLine($"{open} open finding{(open == 1 ? "" : "s")}, {accepted.Count} accepted. {run.Report.Scope}");
        output.WriteLine(
            $"Model: {book.Model}. Readings: {(run.Reading.Length == 0 ? "none" : run.Reading)}. As of {request.AsOf:yyyy-MM-dd}. A model, not the norm; not "
            + $"a legal determination.");
    }
}

/// <summary>What the user asked for.</summary>
internal sealed record CheckRequest(string Book, ImmutableArray<string> Readings, DateOnly AsOf, bool Json, string? Html, bool All, int Steps);
