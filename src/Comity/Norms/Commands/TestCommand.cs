using System.CommandLine;
using Comity.Kit;
using Comity.Norms.Decision;
using Comity.Norms.Folders;

namespace Comity.Norms.Commands;

/// <summary><c>comity test BOOK</c>: tries a book on its own cases.</summary>
internal static class TestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var book = new Argument<string>("BOOK") { Description = "The folder of the book." };
        var asOf = new Option<string?>("--as-of") { Description = "The date of the judgement where a case names none (2026-02-27)." };
        var command = new Command("test", "Tries a book on its own cases, and says which expectations it does not meet.") { book, asOf };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(book), OpenBook.Day(parsed.GetValue(asOf), "--as-of")));
        return command;
    }

    private static int Run(Terminal terminal, string path, DateOnly asOf)
    {
        var (results, problems) = Expectations.Of(OpenBook.Sound(path), asOf);
        foreach (var problem in problems)
            terminal.Output.WriteLine(problem);
        foreach (var result in results.Where(result => !result.IsMet))
            terminal.Output.WriteLine(
                $"{result.Expectation.Place}: \"{result.Case.Title}\" expects {Wanted(result.Expectation)}; the book says {result.Actual}.");
        var failed = results.Count(result => !result.IsMet);
        terminal.Output.WriteLine(
            $"{results.Select(result => result.Case).Distinct().Count()} cases, {results.Length} expectations, {failed} not met, {problems.Length} "
            + $"contradictory cases.");
        return failed + problems.Length == 0 ? ExitCode.Yes : ExitCode.No;
    }

    private static string Wanted(Language.ExpectLine expect) => string.Concat(
        $"{expect.Id} {expect.Verdict}",
        expect.Subject.Length > 0 ? $" for {expect.Subject}" : "",
        expect.Activity.Length > 0 ? $" in \"{expect.Activity}\"" : "",
        expect.Readings.IsEmpty ? "" : $" under {string.Join(", ", expect.Readings.Select(name => $"\"{name}\""))}");
}
