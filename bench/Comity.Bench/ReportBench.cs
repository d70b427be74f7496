using System.Diagnostics;
using System.Globalization;
using System.Text;
using Comity.Norms;
using Comity.Norms.Analysis;
using Comity.Norms.Language;

namespace Comity.Bench;

/// <summary>
/// The whole report of findings on random books: norms of two clauses of three conditions and an exception, half of them over a core of a third of the
/// facts, with protections and permissions. A report is timed in a process that has made one of another book before.
/// </summary>
public static class ReportBench
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output)
    {
        Report(new(9, 12, 8));
        foreach (var size in new[] { new Size(1, 36, 40), new Size(2, 36, 40), new Size(3, 60, 100) })
        {
            var watch = Stopwatch.StartNew();
            var report = Report(size);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{size.Norms,4} norms over {size.Facts} facts: {watch.Elapsed.TotalSeconds:0.00} s, {report.Findings.Length} findings"));
        }
    }

    private static AnalysisReport Report(Size size)
    {
        var (book, problems) = NormBook.Build(BookText.Read([new("random.md", Text(size))]));
        return problems.IsEmpty ? BookAnalysis.Of(book, Day) : throw new InvalidOperationException(problems[0].ToString());
    }

    private static string Text(Size size)
    {
        var random = new Random(size.Seed);
        var values = Enumerable.Range(0, size.Facts).Select(_ => random.Next(2, 6)).ToArray();
        var text = new StringBuilder("```norm\nbook random \"Random\"   version 1\naction act   of each State   ordinarily yes\n");
        for (var fact = 0; fact < size.Facts; fact++)
            text.Append(CultureInfo.InvariantCulture,
                $"choice fact {fact}: {string.Join(", ", Enumerable.Range(0, values[fact]).Select(value => $"v{value}"))}{(fact < 7 ? "   headline" : "")}\n");
        for (var norm = 0; norm < size.Norms; norm++)
            text.Append(CultureInfo.InvariantCulture,
                $"norm N-{norm} \"Norm {norm}\"   voluntary\n  A State should not act\n  when (a) {Conditions(3)}, or\n       (b) {Conditions(3)}.\n  except "
                + $"(x) when {Conditions(2)}.\n");
        for (var purpose = 0; purpose < size.Norms / 8; purpose++)
            text.Append(CultureInfo.InvariantCulture,
                $"protect P-{purpose} \"Protection {purpose}\"\n  from an activity that act\n  when {Conditions(2)}.\npermit L-{purpose} \"Permission "
                + $"{purpose}\"\n  when {Conditions(4)}.\n");
        return text.Append("```\n").ToString();

        string Conditions(int count) => string.Join(", and ", Enumerable.Range(0, count).Select(_ => Condition()).Distinct());

        string Condition()
        {
            var fact = random.Next(2) == 0 ? random.Next(size.Facts / 3) : random.Next(size.Facts);
            return string.Create(CultureInfo.InvariantCulture, $"fact {fact} is {(random.Next(2) == 0 ? "not " : "")}v{random.Next(values[fact])}");
        }
    }

    private sealed record Size(int Seed, int Facts, int Norms);
}
