using System.Collections.Immutable;
using System.CommandLine;
using Comity.Kit;
using Comity.Norms.Decision;
using Comity.Norms.Folders;
using Comity.Norms.Language;
using Comity.Norms.Trial;

namespace Comity.Norms.Commands;

/// <summary><c>comity try BOOK (CASE-FILE | --case NAME)</c>: what a book says of a case.</summary>
internal static class TryCommand
{
    private static readonly Argument<string> Book = new("BOOK") { Description = "The folder of the book." };

    private static readonly Argument<string?> CaseFile = new("CASE-FILE") { Description = "A document with cases.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Case = new("--case") { Description = "A case of the book: its title or a part of it.", HelpName = "NAME" };

    private static readonly Option<string[]> Reading = new("--reading")
    {
        Description = "A reading or proposal to switch on; may be given several times. `all` tries each alone, and says which verdicts turn.",
        HelpName = "R",
    };

    private static readonly Option<string?> AsOf =
        new("--as-of") { Description = "The date of the judgement (2026-02-27); without it, that of the case, or today.", HelpName = "DATE" };

    private static readonly Option<string?> Norm = new("--norm") { Description = "One norm only, with everything that is to be said of it.", HelpName = "ID" };

    private static readonly Option<bool> Ask = new("--ask") { Description = "Asks for the facts that are not known, the most decisive first." };

    private static readonly Option<bool> Json = new("--json") { Description = "Writes the answers as JSON." };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("try",
            "Says what a book answers to a case: for each State and norm the verdict, and why.") { Book, CaseFile, Case, Reading, AsOf, Norm, Ask, Json };
        command.SetAction(parsed => Run(terminal, parsed));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed)
    {
        var book = OpenBook.Sound(parsed.GetRequiredValue(Book));
        var run = new TrialRun(book, Cases(book, parsed), OpenBook.Day(parsed.GetValue(AsOf), AsOf.Name), parsed.GetValue(Reading) ?? [],
            Chosen(book, parsed.GetValue(Norm)));
        if (parsed.GetValue(Ask))
            run.Ask(terminal.Input, parsed.GetValue(Json) ? terminal.Error : terminal.Output);
        if (parsed.GetValue(Json))
            WriteJson(terminal, run);
        else
            run.Write(terminal.Output);
        if (parsed.GetValue(Ask) && !parsed.GetValue(Json))
            run.WriteCases(terminal.Output);
        return ExitCode.Yes;
    }

    private static void WriteJson(Terminal terminal, TrialRun run)
    {
        terminal.Output.WriteLine(run.Json());
        foreach (var sentence in run.Silent())
            terminal.Error.WriteLine(sentence);
    }

    private static ImmutableArray<CaseItem> Cases(NormBook book, ParseResult parsed)
    {
        var (file, name) = (parsed.GetValue(CaseFile), parsed.GetValue(Case));
        if (file is null == name is null)
            throw new UserError(file is null ? "Name a document with a case, or a case of the book with `--case`."
                : "Name a document or a case of the book, not both.");
        ImmutableArray<CaseItem> cases = file is not null ? CaseChoice.InFile(book, file) : [CaseChoice.Named(book, name!)];
        return parsed.GetValue(AsOf) is null ? cases : [.. cases.Select(one => Expectations.AsOf(one, OpenBook.Day(parsed.GetValue(AsOf), AsOf.Name)))];
    }

    private static NormItem? Chosen(NormBook book, string? id) => id is null ? null
        : book.NormOf.GetValueOrDefault(id) ?? throw new UserError($"The book has no norm `{id}`. {Near(book, id)}", Norm.Name);

    private static string Near(NormBook book, string id) =>
        Spelling.Nearest(id, book.NormOf.Keys) is { } near ? $"Did you mean `{near}`?"
            : $"It has {string.Join(", ", book.Norms.Take(12).Select(norm => $"`{norm.Id}`"))}{(book.Norms.Length > 12 ? " and others" : "")}.";
}
