using System.Collections.Immutable;
using Comity.Import;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Report;

/// <summary>Compares answers with codings: as the run has them, and under each further reading that changes a class.</summary>
internal sealed class ComparisonBuilder(Mapping mapping, Vocabulary vocabulary)
{
    public ImmutableArray<ComparisonResult> Build(ImmutableArray<ImportedCase> cases, IReadOnlyList<Answer> answers, IReadOnlyList<ReadingRun> others)
    {
        var run = new Comparer(vocabulary, answers);
        var readings = others.Select(other => (other.Reading, Comparer: new Comparer(vocabulary, other.Answers))).ToList();
        var results = ImmutableArray.CreateBuilder<ComparisonResult>();
        foreach (var group in mapping.Compares.GroupBy(line => line.Comparison))
        {
            var lines = group.ToImmutableArray();
            var coded = cases.Where(one => one.Codings.ContainsKey(group.Key)).ToImmutableArray();
            var classes = Classes(run, lines, coded);
            var changed = readings.Select(reading => (reading.Reading, reading.Comparer, Classes: Classes(reading.Comparer, lines, coded)))
                .Where(other => !other.Classes.SequenceEqual(classes)).ToList();
            results.Add(Result(group.Key, "", lines, coded, classes, run, changed.Select(other => (other.Reading, other.Classes)).ToList()));
            foreach (var other in changed)
                results.Add(Result(group.Key, other.Reading, lines, coded, other.Classes, other.Comparer, []));
        }

        return results.ToImmutable();
    }

    private static ImmutableArray<string> Classes(Comparer comparer, ImmutableArray<CompareLine> lines, ImmutableArray<ImportedCase> coded) =>
        [.. coded.Select(one => comparer.ClassOf(lines, one))];

    private static ComparisonResult Result(string name, string reading, ImmutableArray<CompareLine> lines, ImmutableArray<ImportedCase> coded,
        ImmutableArray<string> classes, Comparer comparer, List<(string Reading, ImmutableArray<string> Classes)> others)
    {
        var rows = coded.Select((one, index) => (Case: one, Theirs: one.Codings[name], Ours: classes[index], Index: index)).ToList();
        var decided = rows.Where(row => row.Ours is not (Comparer.Undetermined or Comparer.Contested)).ToList();
        var recoded = decided.Where(row => row.Case.Recodes.ContainsKey(name)).ToList();
        var dissents = rows.Where(row => row.Ours != row.Theirs.Class)
            .Select(row => Dissent(lines, row.Case, row.Theirs, row.Ours, comparer,
                others.FirstOrDefault(other => other.Classes[row.Index] == row.Theirs.Class).Reading ?? ""));
        return new(name, reading, rows.Count, rows.Count(row => row.Ours == Comparer.Undetermined), rows.Count(row => row.Ours == Comparer.Contested),
            Agreement.Of(decided.Select(row => (row.Ours, row.Theirs.Class))),
            recoded.Count == 0 ? null : Agreement.Of(recoded.Select(row => (row.Case.Recodes[name], row.Theirs.Class))),
            Agreement.Of(decided.Where(row => !IsAttributedToNobody([.. comparer.AnswersFor(lines, row.Case)], row.Case))
                .Select(row => (row.Ours, row.Theirs.Class))),
            [.. dissents]);
    }

    private static Dissent Dissent(ImmutableArray<CompareLine> lines, ImportedCase one, Coding theirs, string ours, Comparer comparer, string reading)
    {
        var answers = comparer.AnswersFor(lines, one).ToList();
        var (kind, on) = IsAttributedToNobody(answers, one) ? (TurnsOn.NoState, "")
            : reading.Length > 0 ? (TurnsOn.Reading, reading)
            : Fact(answers, lines, one) is { Length: > 0 } fact ? (TurnsOn.Fact, fact)
            : (TurnsOn.Law, "");
        return new(one.Case.Title, one.Year, one.Groups, theirs.Class, theirs.Text, ours, Reason(answers, lines, one), kind, on);
    }

    // The part of a norm that asks whether the State acts is called so in the reasons of answers.
    private static bool IsAttributedToNobody(List<Answer> answers, ImportedCase one) =>
        one.Judged.IsEmpty || answers.Count > 0 && answers.All(answer => answer.Because.Any(reason => reason.Label == "act" && reason.Truth == Truth.Fails));

    private static string Fact(List<Answer> answers, ImmutableArray<CompareLine> lines, ImportedCase one)
    {
        var decisive = answers.SelectMany(answer => answer.Decisive).OrderByDescending(fact => fact.Weight).FirstOrDefault()?.Fact;
        var nearest = answers.Select(answer => answer.Nearest).FirstOrDefault(text => text.Length > 0);
        return decisive ?? nearest ?? Comparer.SettingsFor(lines, one).FirstOrDefault()?.Fact ?? "";
    }

    private static string Reason(List<Answer> answers, ImmutableArray<CompareLine> lines, ImportedCase one)
    {
        if (one.Judged.IsEmpty)
            return "Nobody names a State as author.";
        if (IsAttributedToNobody(answers, one))
            return "Who names an author says that it is no act of a State.";
        if (answers.Count == 0)
            return string.Join("; ", Comparer.SettingsFor(lines, one).Select(SettingWords.Of).Distinct(StringComparer.Ordinal));
        var telling = answers.SelectMany(answer => answer.Because.Where(reason => reason.Truth == Decisive(answer)).Take(1)
            .Select(reason => $"{answer.Norm}: {reason.Label} {reason.Text} {Words(reason.Truth)}"));
        return string.Join("; ", telling.Distinct(StringComparer.Ordinal).Take(3));
    }

    private static Truth Decisive(Answer answer) => Outcomes.Of(answer) switch
    {
        Outcome.Caught => Truth.Holds,
        Outcome.NotCaught => Truth.Fails,
        _ => Truth.Open,
    };

    private static string Words(Truth truth) => truth switch
    {
        Truth.Holds => "(holds)",
        Truth.Fails => "(fails)",
        _ => "(open)",
    };
}

/// <summary>Writes settings as cases have them.</summary>
internal static class SettingWords
{
    public static string Of(Setting setting)
    {
        var value = setting.Value is { } given ? " " + Of(given) : "";
        var who = setting.Sayings.Select(saying => $"{(saying.Kind == SayingKind.Denied ? "denied" : "claimed")} by {saying.By}");
        return $"{(setting.Negated ? "not " : "")}{setting.Fact}{value}{(setting.Sayings.IsEmpty ? "" : $" ({string.Join("; ", who)})")}";
    }

    private static string Of(GivenValue value) => value.Form switch
    {
        ValueForm.NoneOf => "not " + string.Join(" or ", value.Values),
        ValueForm.AtLeast => "at least " + value.Values[0],
        ValueForm.AtMost => "at most " + value.Values[0],
        ValueForm.Between => $"between {value.Values[0]} and {value.Values[1]}",
        ValueForm.All => string.Join(" and ", value.Values),
        ValueForm.AllAndPossiblyOthers => string.Join(" and ", value.Values) + " and possibly others",
        ValueForm.Unknown => "unknown",
        _ => string.Join(" or ", value.Values),
    };
}
