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
    /// <summary>The findings that the book does not accept.</summary>
    public IEnumerable<Finding> Open => Findings.Where(finding => finding.Accepted is null);
}

/// <summary>
/// Analyses a book: exhaustively over its vocabulary, for at most three States and one activity. It says nothing about facts that the book does not
/// name. The same book gives the same report, word for word.
/// </summary>
public sealed class BookAnalysis
{
    /// <summary>The most classes that one finding is told in.</summary>
    public const int MostClasses = 6;

    /// <summary>The most norms that a book may have to be analysed: each is held against every other.</summary>
    public const int MostNorms = 2_000;

    private readonly Acceptances accepted;
    private readonly Dictionary<(Formula, int Variable), Formula[]> cofactors = [];
    private readonly Repairs repairs;
    private readonly bool inFull;

    private BookAnalysis(NormBook book, DateOnly asOf, IReadOnlyCollection<string> readings, bool inFull)
    {
        (Book, AsOf, Readings, this.inFull) = (book, asOf, readings, inFull);
        Model = new(book, Slots.Of(book), asOf, readings);
        accepted = new(book);
        Questions = new(Model);
        repairs = new(Model, Questions);
    }

    internal NormBook Book { get; }

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
    public static AnalysisReport Of(NormBook book, DateOnly asOf, IReadOnlyCollection<string>? readings = null, bool inFull = false)
    {
        var analysis = new BookAnalysis(book, asOf, readings ?? [], inFull);
        IEnumerable<Finding> all =
        [
            .. PurposeSearch.Loopholes(analysis), .. PurposeSearch.Overreach(analysis), .. NormSearch.Conflicts(analysis),
            .. NormSearch.DeadAndRedundant(analysis),
            .. ReadingSearch.DecisiveGaps(analysis), .. ReadingSearch.Divergences(analysis), .. MeasureSearch.Ladder(analysis),
            .. NormSearch.ImpossibleDuties(analysis),
            .. NormSearch.ExceptionCreep(analysis), .. NormSearch.TechnologyBound(analysis), .. PurposeSearch.Lapses(analysis),
            .. ExtensionSearch.Tailoring(analysis),
            .. ExtensionSearch.Reservations(analysis),
        ];
        return new([.. Ordered(all.Select(analysis.Accept))], analysis.Scope);
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

    private string Scope => string.Create(CultureInfo.InvariantCulture,
        $"Complete over {Book.Facts.Length} facts, for at most {Model.Space.Slots} State{(Model.Space.Slots == 1 ? "" : "s")} and one activity; it says "
            + $"nothing about facts that the book does not name.");
}
