using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>How a norm stands to its earlier version.</summary>
public enum Movement
{
    /// <summary>It catches the same.</summary>
    Equal,

    /// <summary>It catches more.</summary>
    Stricter,

    /// <summary>It catches less.</summary>
    Weaker,

    /// <summary>It catches some that it did not, and no longer some that it did.</summary>
    Shifted,

    /// <summary>There was none.</summary>
    Added,

    /// <summary>There is none any more.</summary>
    Removed,

    /// <summary>The budget does not suffice to say how.</summary>
    Undecided,
}

/// <summary>A verdict that differs between two versions.</summary>
public sealed record MovedVerdict(string Case, string Activity, string Subject, string Norm, string Before, string After);

/// <summary>What differs between two versions of a book.</summary>
/// <param name="Findings">Cases newly caught and newly freed, in classes.</param>
/// <param name="Norms">How each norm moved, by id.</param>
/// <param name="Verdicts">The cases of either book whose verdicts moved.</param>
/// <param name="Opened">Findings that only the new version has.</param>
/// <param name="Closed">Findings that only the old version has.</param>
public sealed record ComparisonReport(ImmutableArray<Finding> Findings, ImmutableArray<(string Norm, Movement Movement)> Norms,
    ImmutableArray<MovedVerdict> Verdicts, ImmutableArray<Finding> Opened, ImmutableArray<Finding> Closed)
{
    /// <summary>What the budget did not suffice to compare to the end: ids of norms and protections, `verdicts`, and kinds of findings.</summary>
    public ImmutableArray<string> Undecided { get; init; } = [];

    /// <summary>What was not compared to the end, in one sentence; empty when everything was.</summary>
    public string UndecidedSentence => Undecided.IsEmpty ? ""
        : $"Undecided within the budget: {string.Join(", ", Undecided)}. There may be more differences than are told here.";

    /// <summary>Whether nothing differs.</summary>
    public bool IsSame => Undecided.IsEmpty && Findings.IsEmpty && Verdicts.IsEmpty && Opened.IsEmpty && Closed.IsEmpty
        && Norms.All(pair => pair.Movement == Movement.Equal);
}

/// <summary>Compares two versions of a book, exhaustively over the facts of both.</summary>
public sealed class BookComparison
{
    private const int MostTold = 3;
    private readonly NormBook before;
    private readonly NormBook after;
    private readonly DateOnly asOf;
    private readonly IReadOnlyCollection<string> readings;
    private readonly BookPair pair;
    private readonly Func<Budget> budget;
    private readonly List<Finding> findings = [];
    private readonly List<string> undecided = [];

    private BookComparison(NormBook before, NormBook after, DateOnly asOf, IReadOnlyCollection<string> readings, Func<Budget> budget)
    {
        (this.before, this.after, this.asOf, this.readings, this.budget) = (before, after, asOf, readings, budget);
        pair = new(before, after, asOf, readings, budget());
    }

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The old version, without problems.</param>
    /// <param name="after">The new version, without problems.</param>
    /// <param name="asOf">The date of the analysis.</param>
    /// <param name="readings">The readings that are switched on in both.</param>
    /// <param name="budget">Makes the budget of each part: the norms against each other, the cases in either, the findings of either; that of this version
    /// of the engine when none is given.</param>
    /// <exception cref="OperationCanceledException">A budget was cancelled.</exception>
    public static ComparisonReport Of(
        NormBook before, NormBook after, DateOnly asOf, IReadOnlyCollection<string>? readings = null, Func<Budget>? budget = null)
    {
        try
        {
            return new BookComparison(before, after, asOf, readings ?? [], budget ?? (() => BookAnalysis.OfEngine())).Run();
        }
        catch (OutOfSteps)
        {
            return new([], [], [], [], []) { Undecided = ["all norms"] };
        }
    }

    /// <summary>The protections of the old version, by id, that the new one loses: it has no such protection any more, or there is a case that the protection
    /// covered and a norm caught before, and that no norm catches now; and of how many the budget of the engine does not suffice to say so.</summary>
    public static (ImmutableArray<string> Lost, int Undecided) Lost(NormBook before, NormBook after, DateOnly asOf, Func<Budget>? budget = null)
    {
        try
        {
            var comparison = new BookComparison(before, after, asOf, [], budget ?? (() => BookAnalysis.OfEngine()));
            return (comparison.Lost(), comparison.undecided.Count);
        }
        catch (OutOfSteps)
        {
            return ([], before.Purposes.Count(purpose => purpose.IsProtection));
        }
    }

    private ImmutableArray<string> Lost()
    {
        var (caught, goesFree) = (Elsewhere(before, pair.Old, ""), !Elsewhere(after, Now, ""));
        return [.. before.Purposes.Where(purpose => purpose.IsProtection && Decided(purpose.Id, () => IsLost(purpose), otherwise: false))
            .Select(purpose => purpose.Id).Order(StringComparer.Ordinal)];

        bool IsLost(PurposeItem purpose) => !after.Purposes.Any(other => other.IsProtection && other.Id == purpose.Id)
            || pair.Questions.IsPossible(pair.New.Store.And(pair.Old(purpose), caught, goesFree));
    }

    private ComparisonReport Run()
    {
        var ids = before.Norms.Concat(after.Norms).Where(norm => norm.Sentence.Modal != Modal.May).Select(norm => norm.Id)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(NaturalOrder.Instance);
        ImmutableArray<(string, Movement)> moved = [.. ids.Select(id => (id, Decided(id, () => Compare(id), Movement.Undecided)))];
        foreach (var purpose in after.Purposes.Where(purpose => purpose.IsProtection))
            Decided(purpose.Id, () => Compare(purpose), false);
        var (opened, closed) = Findings();
        var verdicts = Decided<ImmutableArray<MovedVerdict>>("verdicts", () => [.. Verdicts()], []);
        return new([.. BookAnalysis.Ordered(findings)], moved, verdicts, opened, closed) { Undecided = [.. undecided.Distinct()] };
    }

    private T Decided<T>(string what, Func<T> compare, T otherwise)
    {
        try
        {
            return compare();
        }
        catch (OutOfSteps)
        {
            undecided.Add(what);
            return otherwise;
        }
    }

    private Movement Compare(string id)
    {
        var (old, now) = (before.NormOf.GetValueOrDefault(id), after.NormOf.GetValueOrDefault(id));
        var was = old is null ? Formula.False : pair.Old(old);
        var isNow = now is null ? Formula.False : Now(now);
        var more = Classes(id, now ?? old!, pair.New.Store.And(isNow, !was), Elsewhere(before, pair.Old, id), "newly catches");
        var less = Classes(id, now ?? old!, pair.New.Store.And(was, !isNow), Elsewhere(after, Now, id), "no longer catches");
        return old is null ? Movement.Added : now is null ? Movement.Removed
            : (more, less) switch { (true, true) => Movement.Shifted, (true, false) => Movement.Stricter, (false, true) => Movement.Weaker,
                _ => Movement.Equal };
    }

    // What a protection covers and any norm caught before, but none now, is a loophole that the change opened; the other way round, one that it closed.
    private bool Compare(PurposeItem purpose)
    {
        var (was, isNow) = (Elsewhere(before, pair.Old, ""), Elsewhere(after, Now, ""));
        var covers = pair.New.Of(purpose);
        Told(purpose, pair.New.Store.And(covers, was, !isNow), $"\"{purpose.Title}\" loses cases that a norm caught before: a loophole opens.");
        Told(purpose, pair.New.Store.And(covers, isNow, !was), $"\"{purpose.Title}\" gains cases that no norm caught before: a loophole closes.");
        return true;
    }

    private Formula Now(NormItem norm) => pair.New.Store.And(pair.New.Of(norm).InForce, pair.New.Of(norm).Caught);

    private void Told(PurposeItem purpose, Formula goal, string sentence) => findings.AddRange(pair.Questions.Classes(goal, 1).Classes
        .Select(one => pair.Told(one) with { Norms = [purpose.Id], Sentence = sentence, Place = purpose.Place }));

    private Formula Elsewhere(NormBook book, Func<NormItem, Formula> caught, string id) =>
        pair.New.Store.Or([.. book.Norms.Where(norm => norm.Sentence.Modal != Modal.May && norm.Id != id).Select(caught)]);

    private bool Classes(string id, NormItem norm, Formula moved, Formula elsewhere, string verb)
    {
        if (!pair.Questions.IsPossible(moved))
            return false;
        var alone = pair.Questions.IsPossible(moved, !elsewhere);
        var goal = alone ? pair.New.Store.And(moved, !elsewhere) : moved;
        var other = verb == "newly catches" ? alone ? ", which no norm caught" : ", which other norms caught already"
            : alone ? ", and no other norm catches it" : ", which other norms still catch";
        foreach (var one in pair.Questions.Classes(goal, MostTold).Classes)
            findings.Add(pair.Told(one) with { Norms = [id], Sentence = $"{id} {verb} this{other}.", Place = norm.Place });
        return true;
    }

    private IEnumerable<MovedVerdict> Verdicts()
    {
        var (old, now) = (Answers(before), Answers(after));
        foreach (var (key, verdict) in now)
            if (old.TryGetValue(key, out var was) && was != verdict)
                yield return new(key.Case, key.Activity, key.Subject, key.Norm, was, verdict);
    }

    // The cases of the new book, told in both; an old book that lacks their facts answers what it can.
    private Dictionary<(string Case, string Activity, string Subject, string Norm), string> Answers(NormBook book)
    {
        var judge = new Judge(book, after.Cases, asOf, readings, budget());
        ImmutableArray<Answer> answers = [.. after.Cases.Where(one => Knows(book, one)).SelectMany(judge.Of)];
        if (answers.Any(answer => answer.IsUndecided))
            undecided.Add("verdicts");
        return answers.Where(answer => answer.Position is "all" or CaseFacts.AsStated && !answer.IsUndecided)
            .GroupBy(answer => (answer.Case, answer.Activity, answer.Subject, answer.Norm)).ToDictionary(group => group.Key, group => Words(group.First()));
    }

    private static bool Knows(NormBook book, CaseItem one) => one.Lines.SelectMany(line => line switch
    {
        SettingLine set => [set.Setting],
        SubjectLine who => who.Settings,
        _ => ImmutableArray<Setting>.Empty,
    }).All(setting => book.FactOf.TryGetValue(setting.Fact, out var fact)
        && (fact.Item.Kind is FactKind.Number or FactKind.Date || setting.Value is null || setting.Value.Values.All(fact.IndexOf.ContainsKey)));

    private static string Words(Answer answer) => answer.Duty is { } duty && duty != DutyState.Undetermined
        ? $"{Expectations.Words(answer.Verdict)} ({Expectations.Words(duty)})" : Expectations.Words(answer.Verdict);

    private (ImmutableArray<Finding> Opened, ImmutableArray<Finding> Closed) Findings()
    {
        var (was, isNow) = (BookAnalysis.Of(before, asOf, readings, budget: budget()), BookAnalysis.Of(after, asOf, readings, budget: budget()));
        var (known, left) = (was.Findings.Select(Key).ToHashSet(), isNow.Findings.Select(Key).ToHashSet());
        undecided.AddRange(was.Undecided.Union(isNow.Undecided).Order().Select(Finding.Words));
        // A kind that one side did not search to the end says nothing of what opened or closed.
        var (old, now) = (was.Findings.Where(IsDecided), isNow.Findings.Where(IsDecided));
        return ([.. now.Where(finding => !known.Contains(Key(finding)))], [.. old.Where(finding => !left.Contains(Key(finding)))]);

        bool IsDecided(Finding finding) => !was.Undecided.Contains(finding.Kind) && !isNow.Undecided.Contains(finding.Kind);
    }

    private static string Key(Finding finding) => string.Create(CultureInfo.InvariantCulture,
        $"{finding.Kind}|{string.Join('|', finding.Norms)}|{(finding.Kind is FindingKind.ExceptionCreep or FindingKind.Lapse ? finding.Sentence : "")}");
}
