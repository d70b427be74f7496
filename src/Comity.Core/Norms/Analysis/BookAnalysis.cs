using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>All that the analysis says of a book.</summary>
/// <param name="Findings">The findings in order: kinds as they are listed, grave before light, wide before narrow.</param>
/// <param name="Scope">Over what the analysis is complete, in one sentence.</param>
public sealed record AnalysisReport(ImmutableArray<Finding> Findings, string Scope)
{
    /// <summary>The kinds of findings that were not searched to the end, because the budget did not suffice: there may be more of these.</summary>
    public ImmutableArray<FindingKind> Undecided { get; init; } = [];

    /// <summary>What was not searched to the end, in one sentence; empty when everything was.</summary>
    public string UndecidedSentence => Undecided.IsEmpty ? ""
        : $"Undecided within the budget: {string.Join(", ", Undecided.Select(Finding.Words))}. There may be more of these than are told here.";

    /// <summary>The findings that the book does not accept.</summary>
    public IEnumerable<Finding> Open => Findings.Where(finding => finding.Accepted is null);
}

/// <summary>
/// Analyses a book: exhaustively over its vocabulary, for at most three States and one activity. It says nothing about facts that the book does not
/// name. The same book gives the same report, word for word; what a hostile or very large book leaves open within the budget is told by name.
/// </summary>
public sealed class BookAnalysis
{
    /// <summary>The most steps of one analysis. It belongs to the version of the engine: another one may leave other books undecided.</summary>
    public const long MostSteps = 2_000_000_000;

    /// <summary>The most steps of one question.</summary>
    public const long MostStepsOfQuestion = 20_000_000;

    /// <summary>The most classes that one finding is told in.</summary>
    public const int MostClasses = 6;

    /// <summary>The most norms that a book may have to be analysed: each is held against every other.</summary>
    public const int MostNorms = 2_000;

    private static readonly ImmutableArray<Search> Searches =
    [
        new([FindingKind.Loophole], PurposeSearch.Loopholes), new([FindingKind.Overreach], PurposeSearch.Overreach),
        new([FindingKind.Conflict], NormSearch.Conflicts),
        new([FindingKind.DeadNorm, FindingKind.DeadClause, FindingKind.RedundantNorm, FindingKind.RedundantCondition], NormSearch.DeadAndRedundant),
        new([FindingKind.DecisiveGap], ReadingSearch.DecisiveGaps), new([FindingKind.Divergence], ReadingSearch.Divergences),
        new([FindingKind.Ladder], MeasureSearch.Ladder), new([FindingKind.ImpossibleDuty], NormSearch.ImpossibleDuties),
        new([FindingKind.ExceptionCreep], NormSearch.ExceptionCreep), new([FindingKind.TechnologyBoundClause], NormSearch.TechnologyBound),
        new([FindingKind.Lapse], PurposeSearch.Lapses), new([FindingKind.Tailoring], ExtensionSearch.Tailoring),
        new([FindingKind.Reservation], ExtensionSearch.Reservations),
    ];

    private readonly Acceptances accepted;
    private readonly Dictionary<(Formula, int Variable), Formula[]> cofactors = [];
    private readonly Repairs repairs;
    private readonly bool inFull;

    private BookAnalysis(NormBook book, DateOnly asOf, IReadOnlyCollection<string> readings, bool inFull, Budget budget)
    {
        (Book, AsOf, Readings, this.inFull, Budget) = (book, asOf, readings, inFull, budget);
        Model = new(book, Slots.Of(book), asOf, readings, budget: budget);
        accepted = new(book);
        Questions = new(Model);
        repairs = new(Model, Questions);
    }

    internal NormBook Book { get; }

    internal Budget Budget { get; }

    internal DateOnly AsOf { get; }

    internal IReadOnlyCollection<string> Readings { get; }

    internal Model Model { get; }

    internal Questions Questions { get; }

    /// <summary>The norms that are in force and speak to States.</summary>
    internal IEnumerable<NormItem> InForce => Book.Norms.Where(norm => Model.Of(norm).InForce == Formula.True && norm.Sentence.Modal != Modal.May);

    /// <summary>Analyses a book.</summary>
    /// <param name="book">A book without problems.</param>
    /// <param name="asOf">The date: norms that have lapsed by then are out.</param>
    /// <param name="readings">The readings that are switched on.</param>
    /// <param name="inFull">Whether findings that the book accepts without a condition are told in all their classes; otherwise in one.</param>
    /// <param name="budget">How many steps it may take, and who may end it; that of this version of the engine when none is given.</param>
    /// <exception cref="OperationCanceledException">The budget was cancelled.</exception>
    public static AnalysisReport Of(NormBook book, DateOnly asOf, IReadOnlyCollection<string>? readings = null, bool inFull = false, Budget? budget = null)
    {
        try
        {
            return new BookAnalysis(book, asOf, readings ?? [], inFull, budget ?? OfEngine()).Report();
        }
        catch (OutOfSteps)
        {
            return new([], "The book is too large to be analysed within the budget.") { Undecided = [.. Searches.SelectMany(search => search.Kinds)] };
        }
    }

    /// <summary>The budget of this version of the engine.</summary>
    public static Budget OfEngine(CancellationToken cancel = default) => new(MostSteps, MostStepsOfQuestion, cancel);

    private AnalysisReport Report()
    {
        var (findings, undecided) = (new List<Finding>(), ImmutableArray.CreateBuilder<FindingKind>());
        foreach (var search in Searches)
            try
            {
                foreach (var finding in search.Of(this))
                    findings.Add(Accept(finding));
            }
            catch (OutOfSteps)
            {
                undecided.AddRange(search.Kinds);
            }

        return new([.. Ordered(findings)], Scope) { Undecided = undecided.ToImmutable() };
    }

    internal static IEnumerable<Finding> Ordered(IEnumerable<Finding> findings) => findings.OrderBy(finding => finding.Kind)
        .ThenByDescending(finding => finding.Gravity).ThenBy(finding => finding.Class.Length)
        .ThenBy(finding => finding.Norms[0], NaturalOrder.Instance).ThenBy(finding => string.Join(' ', finding.Norms), NaturalOrder.Instance)
        .ThenBy(finding => string.Join(' ', finding.Class), StringComparer.Ordinal);

    /// <summary>The classes of a question as findings, each with a witness that was replayed through the evaluator; outside what the book accepts, then
    /// inside.</summary>
    /// <param name="finding">What is told of each class.</param>
    /// <param name="goal">The question.</param>
    /// <param name="withNearest">Whether the nearest norm and a repair are told.</param>
    /// <param name="asked">Of whom it is asked: the book, or two books in one space.</param>
    internal IEnumerable<Finding> Classes(Finding finding, Formula goal, bool withNearest = false, Questions? asked = null)
    {
        asked ??= Questions;
        var inside = accepted.Of(finding).Where(item => item.When is not null).Select(item => (Region: asked.Model.Of(item.When!), item.Reason)).ToList();
        var isAccepted = !inFull && Accept(finding).Accepted is not null;
        var (classes, more) = asked.Classes(asked.Model.Store.And([goal, .. inside.Select(one => !one.Region)]), isAccepted ? 1 : MostClasses);
        var found = classes.Select(one => Told(asked, finding, goal, one, withNearest && !isAccepted)).ToList();
        if (more && !isAccepted)
            found[^1] = found[^1] with { Sentence = $"{found[^1].Sentence} There are more classes than the {MostClasses} told here." };
        foreach (var (region, reason) in inside)
            foreach (var one in asked.Classes(asked.Model.Store.And(goal, region), 1).Classes)
                found.Add(Told(asked, finding, goal, one, withNearest: false) with { Accepted = reason });
        return found;
    }

    // A class of its own for each model that is asked: the book's, and that of two books in one space.
    private Finding Told(Questions asked, Finding finding, Formula goal, CaseClass one, bool withNearest)
    {
        Replay(asked.Model, goal, one.Witness);
        var told = asked.Words.Told(finding, one) with { Gravity = Gravity(asked.Model, one.Witness) };
        if (!withNearest)
            return told;
        var nearest = Nearest.Of(Model, InForce.Where(norm => norm.Sentence.Subject.Equals("State", StringComparison.OrdinalIgnoreCase)), one.Witness);
        return told with { Nearest = nearest?.ToString() ?? "", Repair = nearest is null ? "" : repairs.For(nearest, one) };
    }

    private static void Replay(Model model, Formula goal, byte[] witness)
    {
        var allowed = witness.Select(value => 1UL << value).ToArray();
        var replay = new CaseEvaluation(model.Store);
        if (!replay.Evaluate(goal, allowed).IsCertain || !replay.Evaluate(model.Background, allowed).IsCertain)
            throw new InvalidOperationException("A witness does not stand when it is replayed through the evaluator.");
    }

    private static int Gravity(Model model, byte[] witness)
    {
        var scales = model.Book.Norms.SelectMany(norm => norm.Clauses.OfType<GravityClause>()).Select(clause => model.Book.FactOf[clause.Scale]).Distinct();
        return scales.Select(scale => (int)witness[model.Space.VariablesOf(scale, 0)[0]]).DefaultIfEmpty(0).Max();
    }

    /// <summary>A formula for each value of a variable, which is then settled.</summary>
    internal Formula[] Cofactors(Formula formula, int variable)
    {
        if (!cofactors.TryGetValue((formula, variable), out var found))
            cofactors.Add((formula, variable), found = [.. Enumerable.Range(0, Model.Store.Variables[variable].Size)
                .Select(value => Model.Store.Restrict(formula, new Dictionary<int, ulong> { [variable] = 1UL << value }))]);
        return found;
    }

    private Finding Accept(Finding finding) => finding.Accepted is null && accepted.Of(finding).FirstOrDefault(item => item.When is null) is { } item
        ? finding with { Accepted = item.Reason }
        : finding;

    private sealed record Search(ImmutableArray<FindingKind> Kinds, Func<BookAnalysis, IEnumerable<Finding>> Of);

    private string Scope => string.Create(CultureInfo.InvariantCulture,
        $"Complete over {Book.Facts.Length} facts, for at most {Model.Space.Slots} State{(Model.Space.Slots == 1 ? "" : "s")} and one activity; it says "
            + $"nothing about facts that the book does not name.");
}
