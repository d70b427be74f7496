using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Folders;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Trial;

/// <summary>One run of <c>comity try</c>: the cases, under the readings that were asked for, or under each alone.</summary>
internal sealed class TrialRun
{
    private const string All = "all";
    private readonly NormBook book;
    private ImmutableArray<CaseItem> cases;
    private readonly NormItem? norm;
    private readonly DateOnly today;
    private readonly Judge judge;
    private readonly ImmutableArray<(string Reading, Judge Judge)> others;

    /// <summary>Prepares it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="today">The date of the judgement where a case names none.</param>
    /// <param name="readings">The readings as the user gave them; <c>all</c> among them asks for each of the others alone.</param>
    /// <param name="norm">One norm, or null for all.</param>
    public TrialRun(NormBook book, ImmutableArray<CaseItem> cases, DateOnly today, IReadOnlyCollection<string> readings, NormItem? norm)
    {
        (this.book, this.cases, this.today, this.norm) = (book, cases, today, norm);
        var on = OpenBook.Readings(book, readings.Where(name => name != All));
        judge = new(book, cases, today, on);
        others = readings.Contains(All) ? [.. book.Readings.Except(on, StringComparer.OrdinalIgnoreCase)
            .Select(name => (name, new Judge(book, cases, today, [.. on, name])))] : [];
    }

    /// <summary>Writes the answers as text.</summary>
    public void Write(TextWriter writer)
    {
        foreach (var one in cases)
        {
            var trial = CaseTrial.Of(one, judge, norm);
            new TrialText(writer, trial).Write();
            if (!others.IsEmpty)
                ReadingTurns.Write(writer, trial, ReadingTurns.Of(trial, Others(one)), others.Length);
            Foot(writer, trial);
        }
    }

    /// <summary>Asks for what is not known, case by case; what is written afterwards rests on the answers.</summary>
    public void Ask(TextReader input, TextWriter output) => cases = [.. cases.Select(one => Asked(one, input, output))];

    /// <summary>Writes the cases as a block of the language, as they stand after the questions.</summary>
    public void WriteCases(TextWriter writer)
    {
        writer.WriteLine("\nThe case as it stands now, to be saved in a document of its own or of the book:\n\n```norm");
        writer.WriteLine(string.Join("\n\n", cases.Select(one => BookPrinter.Print(one))));
        writer.WriteLine("```");
    }

    /// <summary>The answers as JSON.</summary>
    public string Json()
    {
        var trials = cases.SelectMany(one => Others(one).Select(other => other.Trial).Prepend(CaseTrial.Of(one, judge, norm))).ToList();
        return AnswerFiles.Json(trials.SelectMany(trial => trial.Answers.Select(answer => (trial.Header, answer))));
    }

    /// <summary>What the cases lack that judge nobody, case by case.</summary>
    public IEnumerable<string> Silent() =>
        cases.Select(one => CaseTrial.Of(one, judge, norm)).Where(trial => trial.Answers.IsEmpty)
        .Select(trial => $"\"{trial.Case.Title}\": {Missing.Of(trial)}");

    private CaseItem Asked(CaseItem one, TextReader input, TextWriter output)
    {
        CaseTrial.Of(one, judge, norm);
        return new Interview(input, output, judge, norm).Complete(one);
    }

    private IEnumerable<(string Reading, CaseTrial Trial)> Others(CaseItem one) =>
        others.Select(other => (other.Reading, CaseTrial.Of(one, other.Judge, norm)));

    private static void Foot(TextWriter writer, CaseTrial trial)
    {
        var lines = new Lines(writer);
        lines.Write(0, $"Model: {trial.Book.Model}. Readings: {(trial.Header.Readings.IsEmpty ? "none, the bare text" : trial.Header.ReadingWords)}. "
            + $"Facts: {trial.Facts}. As of {trial.AsOf:yyyy-MM-dd}.");
        lines.Write(0, "A model, not the norm: the adopted text prevails. Not a legal determination.");
    }
}
