using System.Text.RegularExpressions;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Trial;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>What all completions of the unknown facts share is certain, no more and no less: on hundreds of random books and cases.</summary>
public sealed partial class ExactnessTests
{
    private const int Books = 300;
    private const int Quick = 40;

    /// <summary>`./test evaluator N SEED`: so many random cases, each in a random book, judged by the program and by one who reads the syntax of the book as
    /// the manual says and looks at every completion.</summary>
    [Fact, Trait("Command", "evaluator")]
    public void A_verdict_is_what_all_completions_share()
    {
        var (cases, seed) = (Asked.Times(Quick, Quick), Asked.Seed(0));
        var wrong = Random(seed, cases).SelectMany(one => Disagreements(one.Seed, one.Tried)).ToList();
        Asked.Say($"{cases} cases, {wrong.Count} disagreements");
        Assert.Empty(wrong);
    }

    [Fact, Trait("Category", "slow")]
    public void A_verdict_is_what_all_completions_of_many_books_share()
    {
        Assert.Empty(Random(Quick, Books).SelectMany(one => Disagreements(one.Seed, one.Tried)));
        Assert.InRange(Random(0, Books).Sum(one => one.Tried.Answers.Count(answer => answer.Verdict == Verdict.Undetermined)), Books / 4, Books * 3);
    }

    /// <summary>Where the program's answers to a case are not what all its completions share.</summary>
    private static IEnumerable<string> Disagreements(int seed, Tried tried)
    {
        var all = new Completions(tried).All().ToList();
        if ((all.Count == 0) != IsContradictory(tried))
            yield return $"seed {seed}: {all.Count} completions, clash "
                + $"{string.Join(", ", tried.Judge.Clash(tried.Case))}\n{new RandomBook(seed).Book()}{BookPrinter.Print(tried.Case)}";
        foreach (var answer in all.Count == 0 ? [] : tried.Answers)
        {
            var norm = tried.Given.Book.NormOf[answer.Norm];
            var each = all.Select(one => one.Judge(norm, answer.Subject)).Distinct().ToList();
            var expected = each.TrueForAll(one => one.Caught) ? Verdict.Inconsistent : each.TrueForAll(one => one.Clear) ? Verdict.NotCaught
                : Verdict.Undetermined;
            if (expected != answer.Verdict)
                yield return $"seed {seed}, {answer.Norm} for {answer.Subject}: {answer.Verdict}, all completions share {expected}";
            var duties = each.Select(one => one.Duty).Distinct().ToList();
            if (answer.Duty is { } duty && duty != (duties.Count == 1 ? duties[0] : DutyState.Undetermined))
                yield return $"seed {seed}, {answer.Norm} for {answer.Subject}: {answer.Duty}";
        }
    }

    [Fact]
    public void Once_all_decisive_facts_are_known_the_verdict_is_decided()
    {
        foreach (var (seed, tried) in Random().Where(one => !IsContradictory(one.Tried)))
            foreach (var answer in tried.Answers.Where(answer => answer is { Verdict: Verdict.Undetermined, Decisive.IsEmpty: false }))
            {
                var known = answer.Decisive.Aggregate(tried, Settled);
                var after = known.Answers.Single(other => other.Norm == answer.Norm && other.Subject == answer.Subject);
                Assert.True(after.Verdict != Verdict.Undetermined || after.Decisive.IsEmpty,
                    $"seed {seed}, {answer.Norm} for {answer.Subject}: {string.Join(", ", after.Decisive)}");
            }
    }

    [Fact]
    public void The_nearest_change_turns_the_verdict()
    {
        var turned = 0;
        foreach (var (seed, tried) in Random().Where(one => !IsContradictory(one.Tried)))
            foreach (var answer in tried.Answers.Where(answer => answer.Nearest.Contains('→', StringComparison.Ordinal)))
            {
                var parts = Arrow().Match(answer.Nearest);
                var subject = parts.Groups["other"].Success ? parts.Groups["other"].Value : answer.Subject;
                var changed = Set(tried, parts.Groups["fact"].Value, subject, parts.Groups["to"].Value);
                var after = changed.Answers.Single(other => other.Norm == answer.Norm && other.Subject == answer.Subject);
                Assert.True(after.Verdict != answer.Verdict && after.Verdict != Verdict.Undetermined,
                    $"seed {seed}, {answer.Norm}: {answer.Nearest} leaves {after.Verdict}");
                turned++;
            }

        Assert.True(turned > Books / 10, $"{turned}");
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        foreach (var (_, tried) in Random().Take(50))
            Assert.Equal(tried.Answers.Select(Told), tried.Answers.Select(Told));
    }

    /// <summary>Judged bit-sliced with many others, a case has the same verdict.</summary>
    [Fact]
    public void Judged_with_others_a_case_has_the_same_verdicts()
    {
        foreach (var (_, tried) in Random().Take(100))
            Assert.Equal(tried.Answers.Select(answer => (answer.Norm, answer.Subject, answer.Verdict, answer.Duty)),
                ManyCases.Of(tried.Given.Book, [tried.Case], tried.AsOf, tried.Readings, _ => { })[0]
                    .Select(answer => (answer.Norm, answer.Subject, answer.Verdict, answer.Duty)));
    }

    private static bool IsContradictory(Tried tried) => !tried.Judge.Clash(tried.Case).IsEmpty;

    private static string Told(Answer answer) =>
        $"{answer} {string.Join("; ", answer.Because)} {string.Join("; ", answer.Decisive)}".Replace("System.Collections.Immutable", "",
            StringComparison.Ordinal);

    private static IEnumerable<(int Seed, Tried Tried)> Random() => Random(0, int.MaxValue).TakeWhile(one => one.Seed < Books);

    /// <summary>So many cases of which every completion can be looked at, from a seed on.</summary>
    private static IEnumerable<(int Seed, Tried Tried)> Random(int first, int count)
    {
        var made = 0;
        for (var seed = first; made < count; seed++)
        {
            var random = new RandomBook(seed);
            var book = Given.Book(random.Book());
            var tried = book.Case(random.Case()).On(2024, 1, 11).Under(seed % 2 == 0 ? [] : ["r"]);
            if (new Completions(tried).Count > Completions.Most)
                continue;
            made++;
            yield return (seed, tried);
        }
    }

    // The first value with which the case does not contradict itself.
    private static Tried Settled(Tried tried, DecisiveFact decisive)
    {
        var fact = tried.Given.Book.FactOf[decisive.Fact];
        var values = fact.Item.Kind switch
        {
            FactKind.Kinds => ["not x", "y", "z", "y and z"],
            FactKind.Number => ["0", "1", "2", "3", "4"],
            FactKind.Date => [.. Enumerable.Range(1, 11).Select(day => $"2024-01-{day:00}")],
            _ => fact.Values,
        };
        var known = new CaseFacts(tried.Given.Book, tried.Case).Of(fact, decisive.Subject, "", CaseFacts.AsStated);
        return values.Select(value => (Tried: Set(tried, fact.Name, decisive.Subject, value), Value: value))
            .First(one => one.Tried.Judge.Clash(one.Tried.Case).IsEmpty && Agrees(known, one.Tried, fact, decisive.Subject)).Tried;
    }

    private static bool Agrees(FactValue known, Tried tried, global::Comity.Norms.Fact fact, string subject) =>
        !known.And(new CaseFacts(tried.Given.Book, tried.Case).Of(fact, subject, "", CaseFacts.AsStated)).IsEmpty;

    private static Tried Set(Tried tried, string fact, string subject, string value)
    {
        var (setting, problems) = BookText.ReadSetting($"{fact}: {value}", tried.Given.Book.Vocabulary, new("set", 1, 1));
        Assert.Empty(problems);
        var owner = tried.Given.Book.FactOf[fact].Owner == global::Comity.Norms.Owner.Activity ? "" : subject;
        return tried with { Case = CaseLines.With(tried.Given.Book, tried.Case, owner, setting!) };
    }

    [GeneratedRegex("^(?<fact>.+?)( of (?<other>A|B))?: .* → (?<to>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Arrow();
}
