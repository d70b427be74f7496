using Comity.Norms;
using Comity.Norms.Analysis;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;
using Comity.Tests.Norms.Logic;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>The questions of the analysis put to other solvers: CP-SAT of OR-Tools, and Z3 where it is installed.</summary>
public sealed class OtherSolverTests
{
    [Fact]
    public void CpSat_agrees_on_the_findings_of_hundreds_of_books()
    {
        for (var seed = 500_000; seed < 500_200; seed++)
        {
            var asked = new BookQuestions(seed);
            foreach (var (question, formula) in asked.All)
                Assert.True(asked.Answer(question) == ConstraintProgram.CanHold(asked.Store, asked.Background, formula),
                    $"seed {seed}: {question}\n{asked.Text}");
        }
    }

    [Fact, Trait("Category", "slow")]
    public void Z3_agrees_on_the_findings_of_hundreds_of_books()
    {
        Assert.SkipUnless(Z3.IsInstalled, "libz3 is not installed.");
        for (var seed = 500_200; seed < 500_400; seed++)
        {
            var asked = new BookQuestions(seed);
            using var z3 = new Z3();
            z3.Run(Z3.Declarations(asked.Store));
            foreach (var (question, formula) in asked.All)
                Assert.True(asked.Answer(question) == z3.CanHold(Z3.Text(asked.Store, asked.Background), Z3.Text(asked.Store, formula)),
                    $"seed {seed}: {question}\n{asked.Text}");
        }
    }
}

/// <summary>A random book, what the analysis answers, and the same questions as formulas.</summary>
internal sealed class BookQuestions
{
    private readonly NormBook book;
    private readonly Model model;
    private readonly AnalysisReport report;

    public BookQuestions(int seed)
    {
        Text = new RandomBook(seed).Text;
        book = Given.Book(Text);
        model = new(book, Slots.Of(book), Given.Today, []);
        report = BookAnalysis.Of(book, Given.Today);
        All = [.. Questions()];
    }

    public string Text { get; }

    public FormulaStore Store => model.Store;

    public Formula Background => model.Background;

    /// <summary>Each question with the formula that holds in a case that answers it.</summary>
    public (string Question, Formula Formula)[] All { get; }

    /// <summary>Whether the analysis says that there is such a case.</summary>
    public bool Answer(string question) => question.Split(": ") switch
    {
        ["catches", var id] => !Found(FindingKind.DeadNorm, id),
        ["catches alone", var id] =>
            !Found(FindingKind.DeadNorm, id) && !report.Findings.Any(finding => finding.Kind == FindingKind.RedundantNorm && finding.Norms[0] == id),
        [var kind, var ids] =>
            report.Findings.Any(finding => Finding.Words(finding.Kind) == kind && !finding.Possible && string.Join(", ", finding.Norms) == ids),
        _ => throw new ArgumentException(question, nameof(question)),
    };

    private bool Found(FindingKind kind, string id) => report.Findings.Any(finding => finding.Kind == kind && finding.Norms[0] == id);

    private IEnumerable<(string, Formula)> Questions()
    {
        var slots = Enumerable.Range(0, model.Space.Slots).ToList();
        var none = Store.And([.. slots
            .SelectMany(slot => book.Norms.Select(norm => !Store.And(Store.Atom(model.Space.Present(slot), 2), model.Of(norm, slot).Caught)))]);
        foreach (var purpose in book.Purposes.Where(purpose => purpose.IsProtection))
            yield return ($"loophole: {purpose.Id}", Store.And(model.Of(purpose), none));
        foreach (var norm in book.Norms)
        {
            var formulas = model.Of(norm);
            yield return ($"catches: {norm.Id}", formulas.Caught);
            yield return ($"catches alone: {norm.Id}",
                Store.And([formulas.Caught, .. book.Norms.Where(other => other != norm).Select(other => !model.Of(other).Caught)]));
            yield return ($"conflict: {norm.Id}", Store.And(formulas.Applies, formulas.Free, formulas.Kept));
            foreach (var ban in book.Norms.Where(ban => formulas.IsDuty && model.Of(ban).IsProhibition
                && ban.Sentence.Actions.SequenceEqual(norm.Sentence.Actions)))
                yield return ($"conflict: {norm.Id}, {ban.Id}",
                    Store.And(formulas.Applies, !formulas.Free, !formulas.Excused, model.Of(ban).Applies, !model.Of(ban).Free));
            foreach (var permission in book.Purposes.Where(purpose => !purpose.IsProtection && formulas.IsProhibition))
                yield return ($"overreach: {permission.Id}, {norm.Id}", Store.And(model.Of(permission), formulas.Caught));
        }

        foreach (var ensure in book.Items.OfType<EnsureItem>())
            yield return ($"ladder: {ensure.Id}", model.Of(ensure.Condition!));
    }
}
