using System.Collections.Immutable;
using System.Globalization;

namespace Comity.Norms.Report;

/// <summary>Writes the report for a terminal: plain text, the same in a pipe.</summary>
public static class TextReport
{
    private const int Width = 100;
    private const int ShownFacts = 8;
    private const int ShownValues = 10;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ApplyReport report)
    {
        writer.WriteLine($"{report.Header.Book}: what it says of {report.Cases} incidents");
        writer.WriteLine();
        foreach (var finding in KeyFindings.Of(report))
            Wrapped(writer, finding);
        writer.WriteLine();
        Rows(writer, "Answers by norm", report.Varied);
        foreach (var (outcome, norms) in report.Uniform)
            Wrapped(writer, $"{KeyFindings.Of(outcome, norms.Length)} They are {string.Join(", ", norms.Select(norm => norm.Name))}.");
        writer.WriteLine();
        Facts(writer, report.Missing);
        Comparisons(writer, report.Comparisons);
        Rows(writer, "By year", report.ByYear);
        Rows(writer, "By sector", report.BySector);
        Import(writer, report);
        foreach (var (name, value) in KeyFindings.About(report.Header))
            writer.WriteLine($"{name,-9} {value}");
        Wrapped(writer, ReportHeader.Coverage);
        Wrapped(writer, ReportHeader.NoDetermination);
    }

    private static void Rows(TextWriter writer, string heading, ImmutableArray<TallyRow> rows)
    {
        if (rows.IsEmpty)
            return;
        var name = rows.Max(row => Math.Max(heading.Length, row.Name.Length + row.Detail.Length + 1));
        writer.WriteLine(heading.PadRight(name) + string.Concat(Outcomes.All.Select(outcome => Outcomes.Words(outcome).PadLeft(14))));
        foreach (var row in rows)
            writer.WriteLine($"{row.Name} {row.Detail}".TrimEnd().PadRight(name) + string
                .Concat(Outcomes.All.Select(outcome => row.Tally[outcome].ToString(CultureInfo.InvariantCulture).PadLeft(14))));
        writer.WriteLine();
    }

    private static void Facts(TextWriter writer, ImmutableArray<MissingFact> facts)
    {
        if (facts.IsEmpty)
            return;
        writer.WriteLine("What is not known: the fact, where it would decide most, and where it would help");
        foreach (var fact in facts.Take(ShownFacts))
            writer.WriteLine($"{fact.First,6} {fact.Named,6}  {fact.Fact}");
        writer.WriteLine();
    }

    private static void Comparisons(TextWriter writer, ImmutableArray<ComparisonResult> comparisons)
    {
        var shown = comparisons.Where(one => one.Coded > 0).ToImmutableArray();
        if (shown.IsEmpty)
            return;
        var name = shown.Max(one => Name(one).Length) + 2;
        writer.WriteLine("Beside the coders".PadRight(name)
            + "coded decided  open contested  agreement          95 %        kappa             95 %  most frequent  recode  of all  attributed");
        foreach (var one in shown)
        {
            var cells = Figures.Of(one).ToArray();
            writer.WriteLine(
                $"{Name(one).PadRight(name)}{cells[0],5}{cells[1],8}{cells[2],6}{cells[3],10}{cells[4],11}{cells[5],14}{cells[6],13}{cells[7],17}{cells[8],15}"
                    + $"{cells[9],8}{cells[10],8}{cells[11],12}");
        }

        Wrapped(writer, KeyFindings.Expectation);
        Wrapped(writer, KeyFindings.Method);
        writer.WriteLine();
    }

    private static string Name(ComparisonResult one) => one.Reading.Length == 0 ? one.Name : $"  under \"{one.Reading}\"";

    private static void Import(TextWriter writer, ApplyReport report)
    {
        foreach (var note in report.Notes)
            Wrapped(writer, note);
        if (!report.Contradictions.IsEmpty)
            Wrapped(writer, $"In {report.Contradictions.Length} places the source contradicts itself; the fact was left unknown.");
        if (report.Unmapped.IsEmpty)
            return;
        writer.WriteLine($"{report.Unmapped.Length} values have no rule in the mapping, and set nothing:");
        foreach (var value in report.Unmapped.Take(ShownValues))
            writer.WriteLine($"{value.Count,6}  {value.Column} = {value.Value}");
        writer.WriteLine();
    }

    private static void Wrapped(TextWriter writer, string text)
    {
        var length = 0;
        foreach (var word in text.Split(' '))
        {
            var wraps = length > 0 && length + 1 + word.Length > Width;
            writer.Write(length == 0 ? word : wraps ? "\n" + word : " " + word);
            length = wraps || length == 0 ? word.Length : length + 1 + word.Length;
        }

        writer.WriteLine();
    }
}
