using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Comity.Import;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Commands;

/// <summary>Judges cases under readings, on a date or, without one, on the day of each case.</summary>
public delegate IReadOnlyList<Answer> JudgeCases(IReadOnlyList<CaseItem> cases, IReadOnlyList<string> readings, DateOnly? asOf);

/// <summary>A book that can judge.</summary>
/// <param name="Header">The book's own item.</param>
/// <param name="Text">Its text.</param>
/// <param name="Judge">Judges by it.</param>
public sealed record JudgingBook(BookItem Header, BookText Text, JudgeCases Judge);

/// <summary><c>comity apply BOOK --to FILE</c>: tries a book on the incidents of a file.</summary>
public static class ApplyCommand
{
    private const string StandardOutput = "-";

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="open">Opens a book in a folder, or says what is wrong with it.</param>
    public static Command Create(Terminal terminal, Func<string, JudgingBook> open)
    {
        var book = new Argument<string>("BOOK") { Description = "The folder of the book." };
        var to = new Option<string>("--to") { Description = "The file with the incidents: CSV, or a STIX 2.1 bundle.", Required = true };
        var mapping = new Option<string?>("--mapping") { Description = "The mapping: its id, or a Markdown document." };
        var readings = new Option<string[]>("--reading") { Description = "A reading or proposal to switch on; may be given several times, or `all`.", AllowMultipleArgumentsPerToken = false };
        var asOf = new Option<string?>("--as-of") { Description = "Answers as of this date (2026-02-27) instead of each incident's own." };
        var names = new Option<bool>("--names") { Description = "Names States and incidents instead of giving letters and numbers." };
        var csv = new Option<string?>("--csv") { Description = "Writes the answers to this file as CSV." };
        var json = new Option<string?>("--json") { Description = "Writes the answers as JSON to this file, or, without one, instead of the table.", Arity = ArgumentArity.ZeroOrOne };
        var html = new Option<string?>("--html") { Description = "Writes the report to this file." };
        var command = new Command("apply", "Tries a book on real incidents, and compares its answers with the coders'.") { book, to, mapping, readings, asOf, names, csv, json, html };
        command.SetAction(parsed =>
        {
            var jsonFile = parsed.GetResult(json) is null ? null : parsed.GetValue(json) ?? StandardOutput;
            var request = new ApplyRequest(parsed.GetRequiredValue(book), parsed.GetRequiredValue(to), parsed.GetValue(mapping), [.. parsed.GetValue(readings) ?? []],
                Day(parsed.GetValue(asOf)), parsed.GetValue(names), parsed.GetValue(csv), jsonFile, parsed.GetValue(html));
            return Run(terminal, open, request);
        });
        return command;
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UserError($"`{text}` is not a date. Write it as 2026-02-27.", "--as-of");

    private static int Run(Terminal terminal, Func<string, JudgingBook> open, ApplyRequest request)
    {
        var book = open(request.Book);
        var known = ReadingNames.Of(book.Text);
        var readings = ReadingNames.Chosen(request.Readings, known);
        var mapping = MappingChoice.Choose(request, book);
        var import = Importer.Read(request.File, mapping, book.Text.Vocabulary, request.Names);
        Progress(terminal, $"{import.Cases.Length} incidents read, judging");
        var answers = book.Judge([.. import.Cases.Select(one => one.Case)], readings, request.AsOf);
        var header = Header(book, mapping, request, readings);
        var report = new ReportBuilder(mapping, book.Text.Vocabulary, Norms(book.Text)).Build(header, import, answers, Others(terminal, book, import, readings, known, request));
        Progress(terminal, "");
        Write(terminal, request, report);
        return ExitCode.Yes;
    }

    /// <summary>The coded incidents under one more reading each: what a dissent turns on may be a reading.</summary>
    private static ImmutableArray<ReadingRun> Others(Terminal terminal, JudgingBook book, ImportResult import, ImmutableArray<string> readings, ImmutableArray<string> known, ApplyRequest request)
    {
        var coded = import.Cases.Where(one => !one.Codings.IsEmpty).Select(one => one.Case).ToArray();
        if (coded.Length == 0)
            return [];
        var runs = ImmutableArray.CreateBuilder<ReadingRun>();
        foreach (var reading in known.Except(readings, StringComparer.Ordinal))
        {
            Progress(terminal, $"reading \"{reading}\"");
            runs.Add(new(reading, book.Judge(coded, [.. readings, reading], request.AsOf)));
        }

        return runs.ToImmutable();
    }

    private static ReportHeader Header(JudgingBook book, Mapping mapping, ApplyRequest request, ImmutableArray<string> readings) => new(
        book.Header.Title, book.Header.Properties.Text(PropertyKind.Version) ?? "none", book.Header.Properties.Text(PropertyKind.Status) ?? "working",
        $"as coded in {mapping.Title}{(mapping.Source.Length > 0 ? $" ({mapping.Source})" : "")}, read through the mapping {mapping.Id}",
        Path.GetFileName(request.File), readings, request.AsOf, typeof(ApplyCommand).Assembly.GetName().Version!.ToString(3));

    private static ImmutableArray<ReportNorm> Norms(BookText text) =>
        [.. text.Items.OfType<NormItem>().Select(norm => new ReportNorm(norm.Id, norm.Title, norm.Properties.Has(PropertyKind.Binding) ? "binding" : "voluntary"))
            .OrderBy(norm => norm.Status, StringComparer.Ordinal).ThenBy(norm => norm.Id, StringComparer.Ordinal)];

    private static void Write(Terminal terminal, ApplyRequest request, ApplyReport report)
    {
        if (request.Html is { } html)
            File.WriteAllText(html, HtmlReport.Write(report));
        if (request.Csv is { } csv)
            using (var writer = new StreamWriter(csv))
                AnswerFiles.WriteCsv(writer, report.Header, report.Answers);
        if (request.Json is { } json && json != StandardOutput)
            using (var stream = File.Create(json))
                AnswerFiles.WriteJson(stream, report.Header, report.Answers);
        if (request.Json == StandardOutput)
            terminal.Output.WriteLine(AnswerFiles.Json(report.Header, report.Answers));
        else
            TextReport.Write(terminal.Output, report);
    }

    private static void Progress(Terminal terminal, string text)
    {
        if (terminal.ShowsProgress)
            terminal.Error.Write($"\r{text,-60}{(text.Length == 0 ? "\r" : "")}");
    }
}

/// <summary>What the user asked for.</summary>
internal sealed record ApplyRequest(string Book, string File, string? Mapping, ImmutableArray<string> Readings, DateOnly? AsOf, bool Names, string? Csv, string? Json, string? Html);
