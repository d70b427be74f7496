using System.Collections.Immutable;
using System.CommandLine;
using Comity.Import;
using Comity.Kit;
using Comity.Norms.Decision;
using Comity.Norms.Folders;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Commands;

/// <summary><c>comity apply BOOK --to FILE</c>: tries a book on the incidents of a file.</summary>
internal static class ApplyCommand
{
    private const string StandardOutput = "-";
    private const int LeastPart = 200;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        var book = new Argument<string>("BOOK") { Description = "The folder of the book." };
        var to = new Option<string>("--to") { Description = "The file with the incidents: CSV, or a STIX 2.1 bundle.", Required = true };
        var mapping = new Option<string?>("--mapping") { Description = "The mapping: its id, or a Markdown document." };
        var readings = new Option<string[]>("--reading")
        {
            Description = "A reading or proposal to switch on; may be given several times, or `all`.",
            AllowMultipleArgumentsPerToken = false,
        };
        var asOf = new Option<string?>("--as-of") { Description = "The date of the judgement (2026-02-27); without it, today." };
        var names = new Option<bool>("--names") { Description = "Names States and incidents instead of giving letters and numbers." };
        var csv = new Option<string?>("--csv") { Description = "Writes the answers to this file as CSV." };
        var json = new Option<string?>("--json")
        {
            Description = "Writes the answers as JSON to this file, or, without one, instead of the table.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var html = new Option<string?>("--html") { Description = "Writes the report to this file." };
        var command = new Command("apply",
            "Tries a book on real incidents, and compares its answers with the coders'.") { book, to, mapping, readings, asOf, names, csv, json, html };
        command.SetAction(parsed =>
        {
            var jsonFile = parsed.GetResult(json) is null ? null : parsed.GetValue(json) ?? StandardOutput;
            var request = new ApplyRequest(parsed.GetRequiredValue(book), parsed.GetRequiredValue(to), parsed.GetValue(mapping),
                [.. parsed.GetValue(readings) ?? []],
                OpenBook.Day(parsed.GetValue(asOf), "--as-of"), parsed.GetValue(names), parsed.GetValue(csv), jsonFile, parsed.GetValue(html));
            return Run(terminal, request);
        });
        return command;
    }

    private static int Run(Terminal terminal, ApplyRequest request)
    {
        var book = OpenBook.Sound(request.Book);
        var readings = request.Readings is ["all"] ? book.Readings : OpenBook.Readings(book, request.Readings);
        var mapping = MappingChoice.Choose(request, book);
        var import = Importer.Read(request.File, mapping, book.Vocabulary, request.Names);
        var answers = Judged(Counting(terminal, import.Cases.Length), ComparedBook.Answering(book), import.Cases, readings, request.AsOf);
        var report = new ReportBuilder(mapping, book.Vocabulary, Norms(book))
            .Build(Header(book, mapping, request, readings), import, answers, Others(terminal, ComparedBook.Of(book, mapping), import, readings, request.AsOf));
        Progress(terminal, "");
        Write(terminal, request, report);
        return ExitCode.Yes;
    }

    /// <summary>Judges in as many parts as there are processors: a judge is not safe for several threads, so each part has its own.</summary>
    private static ImmutableArray<Answer> Judged(Action<int> done, NormBook book, IReadOnlyList<ImportedCase> cases, IReadOnlyCollection<string> readings,
        DateOnly asOf)
    {
        var told = cases.Select(one => Alike.Without(one.Case, one.Judged)).ToArray();
        var parts = told.Chunk(Math.Max(LeastPart, 1 + (told.Length - 1) / Environment.ProcessorCount)).ToArray();
        var answers = new List<Answer>[parts.Length];
        Parallel.For(0, parts.Length, part => answers[part] = [.. ManyCases.Of(book, parts[part], asOf, readings, done).SelectMany(one => one)]);
        return [.. answers.SelectMany(part => part)];
    }

    /// <summary>The coded incidents under one more reading each: what a dissent turns on may be a reading.</summary>
    private static ImmutableArray<ReadingRun> Others(Terminal terminal, NormBook? book, ImportResult import, ImmutableArray<string> readings, DateOnly asOf)
    {
        var coded = import.Cases.Where(one => !one.Codings.IsEmpty && !one.Judged.IsEmpty).ToArray();
        if (coded.Length == 0 || book is null)
            return [];
        var names = ComparedBook.Readings(book).Except(readings, StringComparer.OrdinalIgnoreCase).ToArray();
        var runs = new ReadingRun[names.Length];
        var count = 0;
        Parallel.For(0, names.Length, index =>
        {
            runs[index] = new(names[index], Judged(_ => { }, book, coded, [.. readings, names[index]], asOf));
            Progress(terminal, $"{Interlocked.Increment(ref count)} of {names.Length} readings");
        });
        return [.. runs];
    }

    private static Action<int> Counting(Terminal terminal, int all)
    {
        var count = 0;
        return more =>
        {
            if (Interlocked.Add(ref count, more) is var now && now % 50 == 0)
                Progress(terminal, $"{now} of {all} incidents");
        };
    }

    private static ReportHeader Header(NormBook book, Mapping mapping, ApplyRequest request, ImmutableArray<string> readings) => new(
        book.Header?.Title ?? "A book without a name", book.Header?.Properties.Text(PropertyKind.Version) ?? "none",
        book.Header?.Properties.Text(PropertyKind.Status) ?? "working",
        $"as coded in {mapping.Title}{(mapping.Source.Length > 0 ? $" ({mapping.Source})" : "")}, read through the mapping {mapping.Id}",
        Path.GetFileName(request.File), readings, request.AsOf, typeof(ApplyCommand).Assembly.GetName().Version!.ToString(3));

    private static ImmutableArray<ReportNorm> Norms(NormBook book) =>
        [.. book.Norms.Select(norm => new ReportNorm(norm.Id, norm.Title, norm.Properties.Has(PropertyKind.Binding) ? "binding" : "voluntary"))
            .OrderByDescending(norm => norm.Status, StringComparer.Ordinal)];

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
            lock (terminal.Error)
                terminal.Error.Write($"\r{text,-60}{(text.Length == 0 ? "\r" : "")}");
    }
}

/// <summary>What the user asked for.</summary>
internal sealed record ApplyRequest(string Book, string File, string? Mapping, ImmutableArray<string> Readings, DateOnly AsOf, bool Names, string? Csv,
    string? Json, string? Html);
