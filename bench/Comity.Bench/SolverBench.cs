using System.Diagnostics;
using System.Globalization;
using Comity.Norms.Logic;
using Comity.Tests.Norms.Logic;

namespace Comity.Bench;

/// <summary>The pairwise questions of a norm book, put to the solver of this house and to libz3, each from an empty start.</summary>
public static class SolverBench
{
    private const int OwnRuns = 30;
    private const int JudgeRuns = 5;

    /// <summary>Measures both and prints times, ratio and whether all answers agree.</summary>
    public static void Run(TextWriter output)
    {
        Report(output, "36 facts", new(seed: 7, facts: 36, norms: 40));
        Report(output, "12 facts", new(seed: 7, facts: 12, norms: 40));
        Report(output, "5 facts", new(seed: 7, facts: 5, norms: 40));
    }

    private static void Report(TextWriter output, string name, RandomBook book)
    {
        var questions = book.Questions().ToArray();
        var own = Measure(OwnRuns, () => AskSolver(book, questions));
        Print(output, $"{name}: {questions.Length} questions, {own.Answers.Count(answer => !answer)} answered no");
        Print(output, $"  Comity        {own.First,8:F2} ms at first, {own.Best,8:F2} ms warm, {own.Best * 1000 / questions.Length:F2} us a question");
        if (!Z3.IsInstalled)
        {
            Print(output, $"  libz3 is not installed (Debian: libz3-4): comparison skipped");
            return;
        }

        var judges = Styles(book, questions).Select(style => (style.Name, Result: Measure(JudgeRuns, () => AskJudge(style)))).ToList();
        foreach (var (style, result) in judges)
            Print(output, $"  libz3, {style,-34} {result.Best,8:F2} ms, agrees: {result.Answers.SequenceEqual(own.Answers)}");
        var empty = Measure(JudgeRuns, () => AskJudge(Empty(questions.Length)));
        Print(output, $"  libz3, reading as many empty questions    {empty.Best,8:F2} ms, included above");
        var best = judges.Min(judge => judge.Result.Best);
        Print(output, $"  libz3's best takes {best / own.Best:F1} times as long as Comity warm, {best / own.First:F1} times as Comity at first");
    }

    private static bool[] AskSolver(RandomBook book, (Formula Left, Formula Right)[] questions)
    {
        var encoding = new Encoding(book.Store);
        return Array.ConvertAll(questions, question => encoding.Solve(question.Left, question.Right));
    }

    private static bool[] AskJudge(Style style)
    {
        using var judge = new Z3(style.Logic);
        judge.Answers(style.Preparation);
        return judge.Answers(style.Questions);
    }

    /// <summary>The ways to ask libz3 that might be its fastest. Each is one text of all questions; writing it is not timed.</summary>
    private static IEnumerable<Style> Styles(RandomBook book, (Formula Left, Formula Right)[] questions)
    {
        var oneHot = Z3.Declarations(book.Store) + Definitions(book);
        var assuming = Join(questions, pair => $"(check-sat-assuming ({Named(book, pair.Left)} {Named(book, pair.Right)}))");
        var pushing = Join(questions, pair => $"(push)(assert {Named(book, pair.Left)})(assert {Named(book, pair.Right)})(check-sat)(pop)");
        yield return new("one-hot, QF_FD, check-sat-assuming", "QF_FD", oneHot, assuming);
        yield return new("one-hot, QF_FD, push and pop", "QF_FD", oneHot, pushing);
        yield return new("one-hot, general, check-sat-assuming", "", oneHot, assuming);
        yield return new("one-hot, general, push and pop", "", oneHot, pushing);
        yield return new("enumerations, general, assuming", "", Enumerations(book), assuming);
        yield return new("enumerations, QF_FD, assuming", "QF_FD", Enumerations(book), assuming);
    }

    /// <summary>What libz3 takes for reading and answering alone, because it is spoken to in text.</summary>
    private static Style Empty(int count) =>
        new("", "", "(declare-const n0 Bool)", Join(Enumerable.Range(0, count), _ => "(check-sat-assuming (n0 n0))"));

    private static string Definitions(RandomBook book) => Join(
        Enumerable.Range(0, book.Norms.Length),
        norm => $"(declare-const n{norm} Bool)(assert (= n{norm} {Z3.Text(book.Store, book.Norms[norm])}))");

    private static string Enumerations(RandomBook book)
    {
        var sorts = Join(book.Store.Variables, variable =>
            $"(declare-datatypes () ((F{variable.Id} "
                + $"{string.Join(' ', Enumerable.Range(0, variable.Size).Select(value => $"c{variable.Id}_{value}"))})))(declare-const f{variable.Id} "
                + $"F{variable.Id})");
        var names = Join(
            book.Store.Variables.SelectMany(variable => Enumerable.Range(0, variable.Size).Select(value => (variable.Id, value))),
            name => $"(define-fun {Z3.Name(name.Id, name.value)} () Bool (= f{name.Id} c{name.Id}_{name.value}))");
        return sorts + names + Definitions(book);
    }

    private static string Named(RandomBook book, Formula formula)
    {
        var norm = Array.IndexOf(book.Norms, formula);
        return norm >= 0 ? $"n{norm}" : $"(not n{Array.IndexOf(book.Norms, !formula)})";
    }

    private static string Join<T>(IEnumerable<T> items, Func<T, string> line) =>
        string.Join('\n', items.Select(line));

    private static (double First, double Best, bool[] Answers) Measure(int runs, Func<bool[]> ask)
    {
        bool[] answers = [];
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            answers = ask();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return (times[0], times.Min(), answers);
    }

    private static void Print(TextWriter output, params FormattableString[] line) =>
        output.WriteLine(string.Concat(line.Select(part => part.ToString(CultureInfo.InvariantCulture))));

    private sealed record Style(string Name, string Logic, string Preparation, string Questions);
}
