using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>What became of one expectation of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Expectation">The expectation.</param>
/// <param name="IsMet">Whether the book answers as expected.</param>
/// <param name="Actual">What the book answers, in words.</param>
public sealed record ExpectationResult(CaseItem Case, ExpectLine Expectation, bool IsMet, string Actual);

/// <summary>Tries a book on its own cases: they are its tests.</summary>
public static class Expectations
{
    /// <summary>All expectations of a book in the order of the text, and problems of cases that contradict the book's constraints.</summary>
    public static (ImmutableArray<ExpectationResult> Results, ImmutableArray<Problem> Problems) Of(NormBook book, DateOnly asOf)
    {
        var results = new List<ExpectationResult>();
        var plain = new Judge(book, book.Cases, asOf, [], isBrief: true);
        var judges = new Dictionary<string, Judge>(StringComparer.OrdinalIgnoreCase) { [""] = plain };
        foreach (var one in book.Cases)
            foreach (var dated in one.Lines.OfType<ExpectLine>().GroupBy(expect => (expect.AsOf, Key: string.Join('\n', expect.Readings))))
            {
                if (!judges.TryGetValue(dated.Key.Key, out var judge))
                    judges.Add(dated.Key.Key, judge = new(book, book.Cases, asOf, dated.First().Readings, isBrief: true));
                var told = dated.Key.AsOf is { } date ? AsOf(one, date) : one;
                ImmutableArray<Answer> answers = [.. judge.Of(told)];
                results.AddRange(dated.Select(expect => Result(judge, told, expect, answers) with { Case = one }));
            }

        return ([.. results.OrderBy(result => result.Expectation.Place)], [.. book.Cases.SelectMany(one => Clash(plain, one))]);
    }

    /// <summary>A case as told on another date.</summary>
    public static CaseItem AsOf(CaseItem one, DateOnly date) => one with
    {
        Properties = [.. one.Properties.Where(property => property.Kind != PropertyKind.AsOf),
            new(one.Place, PropertyKind.AsOf, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static IEnumerable<Problem> Clash(Judge judge, CaseItem one)
    {
        var clash = judge.Clash(one);
        if (!clash.IsEmpty)
            yield return new(one.Place,
                $"The case \"{one.Title}\" contradicts the book: {string.Join(", ", clash.Select(name => $"`{name}`"))} cannot be so together.",
                "Look at the `always` and `never` of these facts.");
    }

    private static ExpectationResult Result(Judge judge, CaseItem one, ExpectLine expect, ImmutableArray<Answer> answers)
    {
        if (judge.Model.Book.Purposes.FirstOrDefault(purpose => purpose.Id == expect.Id) is { } purpose)
            return Purpose(one, expect, judge.Of(purpose, one, expect.Subject, expect.Activity), purpose.IsProtection ? "covered" : "permitted");
        if (judge.Model.Book.Measures.FirstOrDefault(measure => measure.Id == expect.Id) is { } measure)
            return Purpose(one, expect, judge.Of(measure, one, expect.Subject, expect.Activity), "available");
        var mine = answers.Where(answer => string.Equals(answer.Norm, expect.Id, StringComparison.OrdinalIgnoreCase) && answer.Activity == expect.Activity
            && (expect.Subject.Length == 0 || answer.Subject == expect.Subject)).ToList();
        var overall = mine.Where(answer => answer.Position == "all").DefaultIfEmpty(mine.FirstOrDefault()).First();
        if (overall is null)
            return new(one, expect, false, "no answer: the case says nothing of this subject's conduct, or the norm does not speak to it");
        if (mine.Select(answer => answer.Subject).Distinct().Count() > 1)
            return new(one, expect, false, "several subjects are judged: name one with `for`");
        var said = IsOfDuty(expect.Verdict) && overall.Verdict != Verdict.Contested ? Words(overall.Duty) : Words(overall.Verdict);
        var missing = expect.Because.Where(fact => !overall.Decisive.Any(one => Same(judge.Model.Book, one.Fact, fact))).ToList();
        return new(one, expect, said == expect.Verdict && missing.Count == 0,
            missing.Count == 0 || said != expect.Verdict ? said : $"{said}, not turning on {string.Join(", ", missing)}");
    }

    private static bool IsOfDuty(string verdict) => verdict is "dormant" or "due" or "met" or "missed" or "excused";

    private static bool Same(NormBook book, string name, string form) => book.FactOf.TryGetValue(form, out var fact) && fact.Name == name;

    private static ExpectationResult Purpose(CaseItem one, ExpectLine expect, Truth truth, string word)
    {
        var said = truth switch { Truth.Holds => word, Truth.Fails => $"not {word}", _ => "undetermined" };
        return new(one, expect, said == expect.Verdict, said);
    }

    /// <summary>A verdict in the words of a book.</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Breach => "breach",
        Verdict.NoBreach => "no breach",
        Verdict.Inconsistent => "inconsistent",
        Verdict.NotCaught => "not caught",
        Verdict.Contested => "contested",
        _ => "undetermined",
    };

    /// <summary>The state of a duty in the words of a book.</summary>
    public static string Words(DutyState? state) => state switch
    {
        DutyState.Dormant => "dormant",
        DutyState.Due => "due",
        DutyState.Met => "met",
        DutyState.Missed => "missed",
        DutyState.Excused => "excused",
        _ => "undetermined",
    };
}
