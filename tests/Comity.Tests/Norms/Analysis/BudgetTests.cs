using Comity.Norms.Analysis;
using Comity.Norms.Decision;
using Comity.Norms.Figures;
using Comity.Norms.Logic;
using Comity.Norms.Shelf;
using Comity.Tests.House;
using Comity.Tests.Norms.Logic;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>Every computation has an end: what is not decided within its steps is told by name, the same on every machine.</summary>
public sealed class BudgetTests
{
    private const string Conflict =
        """

        action meddle
        norm N-2 "Do"   source x   must   binding
          A State must meddle.
        norm N-3 "Do not"   source x   must not   binding
          A State must not meddle.
        """;

    [Fact]
    public void Hard_question_is_undecided_within_the_budget_and_the_others_are_answered()
    {
        var report = BookAnalysis.Of(Given.Book(Pigeons.Items(13) + Conflict), Given.Today, budget: Small());
        Assert.Contains(FindingKind.DeadNorm, report.Undecided);
        Assert.Contains(report.Findings, finding => finding is { Kind: FindingKind.Conflict, Norms: ["N-2", "N-3"] });
        Assert.StartsWith("Undecided within the budget: ", report.UndecidedSentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_budget_of_the_engine_ends_the_hardest_book()
    {
        var report = BookAnalysis.Of(Given.Book(Pigeons.Items(13)), Given.Today);
        Assert.Contains(FindingKind.DeadNorm, report.Undecided);
    }

    [Fact]
    public void The_same_book_is_undecided_in_the_same_places()
    {
        var book = Given.Book(Pigeons.Items(8) + Conflict);
        for (var millions = 1; millions < 40; millions += 13)
        {
            var (one, other) = (BookAnalysis.Of(book, Given.Today, budget: Small(millions)), BookAnalysis.Of(book, Given.Today, budget: Small(millions)));
            Assert.Equal(one.Undecided, other.Undecided);
            Assert.Equal(one.Findings.Select(finding => finding.ToString()), other.Findings.Select(finding => finding.ToString()));
        }
    }

    [Fact]
    public void Shipped_books_are_decided_with_much_to_spare()
    {
        foreach (var book in new BookShelf(TimeProvider.System).All)
        {
            var budget = new Budget(BookAnalysis.MostSteps / 10, BookAnalysis.MostStepsOfQuestion / 100);
            Assert.Empty(BookAnalysis.Of(book.Book, book.AsOf, [], inFull: true, budget).Undecided);
        }
    }

    [Fact]
    public void A_book_that_cannot_even_be_compiled_within_the_budget_is_undecided_in_everything()
    {
        var report = BookAnalysis.Of(Given.Book(Pigeons.Items(5)), Given.Today, budget: new(100, 100));
        Assert.Empty(report.Findings);
        Assert.Contains(FindingKind.Loophole, report.Undecided);
    }

    [Fact]
    public async Task An_analysis_ends_when_it_is_cancelled()
    {
        using var end = new CancellationTokenSource();
        var analysis = Task.Run(() => BookAnalysis.Of(Given.Book(Pigeons.Items(13)), Given.Today, budget: new(long.MaxValue, long.MaxValue, end.Token)));
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(analysis.IsCompleted);
        await end.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => analysis.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_solver_that_ran_out_of_steps_answers_later_questions_as_if_nothing_had_been()
    {
        var unanswered = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var clauses = RandomClauses.Make(seed, 30, 124);
            var (hurried, patient) = (Demand(30, clauses, new(long.MaxValue, 40 + seed * 20)), RandomClauses.Demand(30, clauses));
            for (var question = 0; question < 30; question++)
                try
                {
                    Literal[] assumptions = [Literal.Of(question, question % 2 == 0), Literal.Of((question + 7) % 30)];
                    Assert.Equal(patient.Solve(assumptions), hurried.Solve(assumptions));
                }
                catch (OutOfSteps)
                {
                    unanswered++;
                }
        }

        Assert.InRange(unanswered, 50, 1750);
    }

    [Fact]
    public void A_comparison_names_the_norms_that_it_could_not_decide()
    {
        var before = Given.Book(Pigeons.Items(11));
        var after = Given.Book(Pigeons.Items(11).Replace("pigeon zero in hole zero, ", "", StringComparison.Ordinal));
        var report = BookComparison.Of(before, after, Given.Today, budget: () => Small());
        Assert.Equal([("N-1", Movement.Undecided)], report.Norms);
        Assert.Contains("N-1", report.Undecided);
        Assert.False(report.IsSame);
        Assert.Equal(report.Undecided, BookComparison.Of(before, after, Given.Today, budget: () => Small()).Undecided);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(13, true)]
    public void A_verdict_that_was_not_decided_says_so(int holes, bool isUndecided)
    {
        var book = Given.Book(Pigeons.Items(holes) + "\ncase \"Nobody knows\"\n  State A: nests.\n");
        var answer = Assert.Single(new Judge(book, book.Cases, Given.Today, budget: Small()).Of(book.Cases[0]));
        Assert.Equal((isUndecided ? Verdict.Undetermined : Verdict.NotCaught, isUndecided), (answer.Verdict, answer.IsUndecided));
    }

    [Fact]
    public void Figures_say_what_was_undecided_and_come_out_again()
    {
        var values = BookFigure.Values(Given.Book(Pigeons.Items(12)), Given.Today);
        Assert.Contains(values, value => value is { Name: "findings.dead-norm.undecided", Value: 1 });
        Assert.Equal(values, BookFigure.Values(Given.Book(Pigeons.Items(12)), Given.Today));
    }

    [Fact]
    public void The_commands_say_undecided_within_the_budget()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "README.md"), Pigeons.Document(12));
        var (exit, json) = Repository.Run(folder.Path, Repository.BuiltProgram, "check", ".", "--json", "--steps", "100");
        Assert.Equal(1, exit);
        Assert.Contains("\"outcome\": \"undecided within the budget\"", json, StringComparison.Ordinal);
        Assert.Contains("Undecided within the budget: ", Repository.Run(folder.Path, Repository.BuiltProgram, "check", ".", "--steps", "100").Output,
            StringComparison.Ordinal);
        var (_, compared) = Repository.Run(folder.Path, Repository.BuiltProgram, "compare", ".", ".", "--json", "--steps", "100");
        Assert.Contains("\"outcome\": \"undecided within the budget\"", compared, StringComparison.Ordinal);
    }

    private static Budget Small(int millions = 400) => new(millions * 1_000_000L, millions * 10_000L);

    private static Solver Demand(int variables, IEnumerable<Literal[]> clauses, Budget budget)
    {
        var solver = new Solver(budget);
        for (var one = 0; one < variables; one++)
            solver.NewVariable();
        foreach (var clause in clauses)
            solver.AddClause(clause);
        return solver;
    }
}
