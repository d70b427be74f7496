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

    private readonly Acceptances accepted;
    private readonly FactWords words;
    private readonly Repairs repairs;
    private readonly CaseEvaluation replay;

    private readonly bool inFull;

    private BookAnalysis(NormBook book, DateOnly asOf, IReadOnlyCollection<string> readings, bool inFull)
    {
        (Book, AsOf, Readings, this.inFull) = (book, asOf, readings, inFull);
        Model = new(book, Slots.Of(book), asOf, readings);
        words = new(Model.Space);
        repairs = new(book, asOf, readings);
        replay = new(Model.Store);
        accepted = new(book);
        Questions = new(Model);
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
            .. PurposeSearch.Loopholes(analysis), .. PurposeSearch.Overreach(analysis), .. NormSearch.Conflicts(analysis), .. NormSearch.DeadAndRedundant(analysis),
            .. ReadingSearch.DecisiveGaps(analysis), .. ReadingSearch.Divergences(analysis), .. MeasureSearch.Ladder(analysis), .. NormSearch.ImpossibleDuties(analysis),
            .. NormSearch.ExceptionCreep(analysis), .. NormSearch.TechnologyBound(analysis), .. PurposeSearch.Lapses(analysis), .. ExtensionSearch.Tailoring(analysis),
            .. ExtensionSearch.Reservations(analysis),
        ];
        return new([.. Ordered(all.Select(analysis.Accept))], analysis.Scope);
    }

    internal static IEnumerable<Finding> Ordered(IEnumerable<Finding> findings) => findings.OrderBy(finding => finding.Kind)
        .ThenByDescending(finding => finding.Gravity).ThenBy(finding => finding.Class.Length)
        .ThenBy(finding => finding.Norms[0], NaturalOrder.Instance).ThenBy(finding => string.Join(' ', finding.Norms), NaturalOrder.Instance)
        .ThenBy(finding => string.Join(' ', finding.Class), StringComparer.Ordinal);

    /// <summary>What the book accepts of a kind for these ids: nowhere, in a region, or everywhere.</summary>
    internal Formula AcceptedRegion(FindingKind kind, params string[] ids) =>
        Model.Store.Or([.. accepted.Of(kind, ids).Where(item => item.When is not null).Select(item => Model.Of(item.When!))]);

    /// <summary>The classes of a question as findings, each with a witness that was replayed through the evaluator.</summary>
    internal IEnumerable<Finding> Classes(Finding finding, Formula goal, bool withNearest, params string[] acceptIds)
    {
        var region = AcceptedRegion(finding.Kind, acceptIds);
        var isAccepted = !inFull && Accept(finding).Accepted is not null;
        var (classes, more) = Questions.Classes(Model.Store.And(goal, !region), isAccepted ? 1 : MostClasses);
        var found = classes.Select(one => Told(finding, goal, one, withNearest && !isAccepted)).ToList();
        if (more && !isAccepted)
            found[^1] = found[^1] with { Sentence = $"{found[^1].Sentence} There are more classes than the {MostClasses} told here." };
        return region == Formula.False ? found : found.Concat(AcceptedClasses(finding, goal, acceptIds));
    }

    private List<Finding> AcceptedClasses(Finding finding, Formula goal, string[] ids)
    {
        var told = new List<Finding>();
        foreach (var item in accepted.Of(finding.Kind, ids).Where(item => item.When is not null))
        {
            var inside = Model.Store.And(goal, Model.Of(item.When!));
            if (Questions.Classes(inside, 1).Classes is [var one])
                told.Add(Told(finding, inside, one, withNearest: false) with { Accepted = item.Reason });
        }

        return told;
    }

    private Finding Told(Finding finding, Formula goal, CaseClass one, bool withNearest)
    {
        Replay(goal, one.Witness);
        var nearest = withNearest ? Nearest.Of(Model, InForce.Where(norm => norm.Sentence.Subject.Equals("State", StringComparison.OrdinalIgnoreCase)), one.Witness) : null;
        return finding with
        {
            Class = [.. one.Conditions.Select(condition => words.Condition(condition.Variable, condition.Set))],
            Always = one.Always,
            Witness = Witness(one),
            Gravity = Gravity(one.Witness),
            Nearest = nearest?.ToString() ?? "",
            Repair = withNearest ? repairs.For(nearest, one.Witness, Model) : "",
        };
    }

    private void Replay(Formula goal, byte[] witness)
    {
        var allowed = witness.Select(value => 1UL << value).ToArray();
        if (!replay.Evaluate(goal, allowed).IsCertain || !replay.Evaluate(Model.Background, allowed).IsCertain)
            throw new InvalidOperationException("A witness does not stand when it is replayed through the evaluator.");
    }

    private ImmutableArray<WitnessFact> Witness(CaseClass one)
    {
        var facts = Enumerable.Range(0, one.Witness.Length)
            .Where(variable => one.Witness[variable] != Questions.Ordinary(variable) && Model.Space.FactOf(variable) is { } owner && IsTaken(owner.Slot, one.Witness) && IsLowest(owner, one.Witness))
            .Select(variable => words.Witness(variable, one.Witness[variable]));
        var dates = one.Days.OrderBy(pair => pair.Key.Fact, StringComparer.Ordinal)
            .Select(pair => new WitnessFact(pair.Key.Fact, pair.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return [.. facts, .. dates];
    }

    private bool IsTaken(int slot, byte[] witness) => slot == 0 || witness[Model.Space.Present(slot)] == 1;

    // Of kinds only the lowest are told: those above follow.
    private bool IsLowest((Fact Fact, int Part, int Slot) owner, byte[] witness)
    {
        if (owner.Fact.Item.Kind != FactKind.Kinds)
            return true;
        var variables = Model.Space.VariablesOf(owner.Fact, owner.Slot);
        return !Enumerable.Range(0, variables.Length).Any(kind => owner.Fact.Kinds[kind].Above == owner.Fact.Values[owner.Part] && witness[variables[kind]] == 1);
    }

    private int Gravity(byte[] witness)
    {
        var scales = Book.Norms.SelectMany(norm => norm.Clauses.OfType<GravityClause>()).Select(clause => Book.FactOf[clause.Scale]).Distinct();
        return scales.Select(scale => (int)witness[Model.Space.VariablesOf(scale, 0)[0]]).DefaultIfEmpty(0).Max();
    }

    private Finding Accept(Finding finding)
    {
        if (finding.Accepted is not null)
            return finding;
        var reason = accepted.Of(finding.Kind, finding.Norms).FirstOrDefault(item => item.When is null)?.Reason;
        return reason is null ? finding : finding with { Accepted = reason };
    }

    private string Scope => string.Create(CultureInfo.InvariantCulture,
        $"Complete over {Book.Facts.Length} facts, for at most {Model.Space.Slots} State{(Model.Space.Slots == 1 ? "" : "s")} and one activity; it says nothing about facts that the book does not name.");
}
