using System.Collections.Immutable;
using Comity.Import;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Report;

/// <summary>The answers of one run: the readings that were on, in words, and what came out.</summary>
public sealed record ReadingRun(string Reading, IReadOnlyList<Answer> Answers);

/// <summary>Makes the report of a run.</summary>
/// <param name="mapping">The mapping, for its comparisons.</param>
/// <param name="vocabulary">The book's phrases.</param>
/// <param name="norms">The book's norms in the order in which reports list them.</param>
public sealed class ReportBuilder(Mapping mapping, Vocabulary vocabulary, ImmutableArray<ReportNorm> norms)
{
    /// <summary>Makes it.</summary>
    /// <param name="header">What the outputs say of themselves.</param>
    /// <param name="import">The incidents.</param>
    /// <param name="answers">The answers of the run.</param>
    /// <param name="others">Runs under one more reading each, with which dissents are explained.</param>
    public ApplyReport Build(ReportHeader header, ImportResult import, IReadOnlyList<Answer> answers, IReadOnlyList<ReadingRun> others)
    {
        var cases = import.Cases.ToDictionary(one => one.Case.Title, StringComparer.Ordinal);
        var joint = answers.Where(answer => Outcomes.IsJoint(answer) && cases.ContainsKey(answer.Case)).ToList();
        var outcomes = joint.ToLookup(answer => answer.Norm, Outcomes.Of);
        var byNorm = norms.Select(norm => new TallyRow(norm.Id, norm.Title, Tally.Of(outcomes[norm.Id]))).Where(row => row.Tally.Sum > 0).ToImmutableArray();
        var varied = byNorm.Where(row => !row.IsUniform).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var telling = joint.Where(answer => varied.Contains(answer.Norm)).ToList();
        var comparisons = new ComparisonBuilder(mapping, vocabulary).Build(import.Cases, answers, others);
        return new()
        {
            Header = header,
            Cases = import.Cases.Length,
            WithState = import.Cases.Count(one => !one.Judged.IsEmpty),
            AdoptedLater = joint.Count(answer => answer.Status.EndsWith("adopted later", StringComparison.Ordinal)),
            All = Tally.Of(joint.Select(Outcomes.Of)),
            ByNorm = byNorm,
            ByYear = Grouped(telling, answer => cases[answer.Case].Year is { } year ? [$"{year}"] : ["no date"])
                .OrderBy(row => row.Name, StringComparer.Ordinal).ToImmutableArray(),
            BySector = Grouped(telling, answer => cases[answer.Case].Groups is { IsEmpty: false } groups ? groups : ["not coded"])
                .OrderByDescending(row => row.Tally.Sum).ThenBy(row => row.Name, StringComparer.Ordinal).ToImmutableArray(),
            Missing = MissingIn(telling),
            Comparisons = comparisons,
            BrokenByNobody = comparisons.Where(one => one.Reading.Length == 0).SelectMany(one => one.Dissents)
                .Where(dissent => dissent is { Kind: TurnsOn.NoState, Theirs: "broken" }).Select(dissent => dissent.Case).Distinct(StringComparer.Ordinal)
                    .Count(),
            Unmapped = import.Unmapped,
            Contradictions = import.Contradictions,
            Notes = import.Notes,
            Answers = answers,
        };
    }

    private static IEnumerable<TallyRow> Grouped(List<Answer> joint, Func<Answer, ImmutableArray<string>> groups) =>
        joint.SelectMany(answer => groups(answer).Select(group => (group, Outcome: Outcomes.Of(answer))))
            .GroupBy(pair => pair.group)
            .Select(group => new TallyRow(group.Key, "", Tally.Of(group.Select(pair => pair.Outcome))));

    private static ImmutableArray<MissingFact> MissingIn(List<Answer> joint)
    {
        var open = joint.Where(answer => Outcomes.Of(answer) == Outcome.Undetermined && !answer.Decisive.IsEmpty).ToList();
        var first = open.CountBy(answer => answer.Decisive[0].Fact).ToDictionary();
        return [.. open.SelectMany(answer => answer.Decisive)
            .GroupBy(fact => fact.Fact)
            .Select(group => new MissingFact(group.Key, group.First().Question, first.GetValueOrDefault(group.Key), group.Count()))
            .OrderByDescending(fact => fact.First).ThenByDescending(fact => fact.Named).ThenBy(fact => fact.Fact, StringComparer.Ordinal)];
    }
}
