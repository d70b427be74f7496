using System.Globalization;
using static Comity.Kit.Html;

namespace Comity.Norms.Report;

/// <summary>The sentences of a report. They are fixed; only figures and names go in.</summary>
internal static class KeyFindings
{
    public const string Expectation =
        "Agreement above the baseline is expected, not fitted: the mapping is argued from law, and the coders’ legal columns are no input. Where coders hold "
            + "a rule broken by conduct attributed to no State, we must dissent, because only States owe it.";

    public const string Method =
        "Agreement is counted on the incidents that we decide. Intervals: Wilson for shares, Fleiss, Cohen and Everitt (1969) for Cohen’s kappa. “Of all "
            + "coded” counts every answer withheld as a disagreement; “attributed” leaves out the incidents that nobody attributes to a State.";

    /// <summary>What the report is about, for its head.</summary>
    public static IEnumerable<(string Name, string Value)> About(ReportHeader header) =>
    [
        ("Book", header.Book), ("Version", header.Version), ("Status", header.Status), ("Readings", header.ReadingWords),
        ("Facts", header.Facts), ("File", header.File), ("As of", header.AsOfWords),
    ];

    /// <summary>The main results in words.</summary>
    public static IEnumerable<string> Of(ApplyReport report)
    {
        yield return $"In {report.WithState} of {report.Cases} incidents somebody names a State as author. In the other {report.Cases - report.WithState} no "
            + $"norm that only States owe can be asked.";
        if (report.All.Sum > 0)
            yield return $"Of {Count(report.All.Sum)} answers, {Share(report.All.Undetermined, report.All.Sum)} are undetermined, "
                + $"{Share(report.All.Contested, report.All.Sum)} contested, {Share(report.All.Caught, report.All.Sum)} caught and "
                + $"{Share(report.All.NotCaught, report.All.Sum)} not caught.";
        if (report.AdoptedLater > 0)
            yield return $"{Share(report.AdoptedLater, report.All.Sum)} of the answers apply a norm to an incident that is older than the norm. They show "
                + $"what the text would say, not what bound anybody then.";
        if (report.Missing is [var fact, ..])
            yield return $"What is missing most is “{fact.Fact}”: it would decide most in {Count(fact.First)} undetermined answers of the norms whose answers "
                + $"differ.";
        foreach (var one in report.Comparisons.Where(one => one.Reading.Length == 0 && one.Decided.Count > 0).Take(2))
            yield return $"{one.Name}: coders coded {one.Coded} incidents, we decide {one.Decided.Count} of them and agree on {Percent(one.Decided.Share)} "
                + $"({Range(one.Decided.ShareInterval)}), kappa {Kappa(one.Decided.Kappa)}; always the most frequent answer would reach "
                + $"{Percent(one.Decided.Majority)}{(one.Recode is { } recode ? $", a recode of one column {Percent(recode.Share)}" : "")}.";
        if (report.BrokenByNobody > 0)
            yield return $"In {report.BrokenByNobody} incidents the coders hold a rule broken by conduct that is attributed to no State. Only States owe "
                + $"these rules; there we dissent.";
    }

    /// <summary>What is the same in every incident, in words.</summary>
    public static string Of(Outcome outcome, int count) => outcome switch
    {
        Outcome.Undetermined => $"{count} norms are undetermined in every incident: the file says nothing of what they ask.",
        Outcome.NotCaught => $"{count} norms are not called upon or do not catch in any incident.",
        _ => $"{count} norms are {Outcomes.Words(outcome)} in every incident.",
    };

    /// <summary>A kind of dissent in words.</summary>
    public static string Of(TurnsOn kind) => kind switch
    {
        TurnsOn.NoState => "The conduct is attributed to no State, and only States owe the norm",
        TurnsOn.Reading => "A reading that is off would agree",
        TurnsOn.Fact => "It turns on a fact",
        _ => "It turns on the law as the book has it",
    };

    public static string Kappa(double? kappa) =>
        kappa is { } value ? (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture) : "not defined";

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Range(Decision.Interval interval) => $"95 %: {Percent(interval.Low)} to {Percent(interval.High)}";

    private static string Share(int count, int of) => Count(count) + $" ({Percent((double)count / of)})";
}

/// <summary>The figures of a comparison, in the order in which tables show them.</summary>
internal static class Figures
{
    public static IEnumerable<string> Of(ComparisonResult one)
    {
        var found = one.Decided;
        var any = found.Count > 0;
        return
        [
            Whole(one.Coded), Whole(found.Count), Whole(one.Undetermined), Whole(one.Contested),
            any ? Percent(found.Share) : "–", any ? $"{Percent(found.ShareInterval.Low)} to {Percent(found.ShareInterval.High)}" : "–",
            any ? KeyFindings.Kappa(found.Kappa) : "–",
            found.KappaInterval is { } range ? $"{KeyFindings.Kappa(range.Low)} to {KeyFindings.Kappa(range.High)}" : "–",
            any ? Percent(found.Majority) : "–", one.Recode is { } recode ? Percent(recode.Share) : "–", Percent(one.ShareOfAll),
            one.Attributed.Count > 0 ? $"{one.Attributed.Agreeing} of {one.Attributed.Count}" : "–",
        ];
    }

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
