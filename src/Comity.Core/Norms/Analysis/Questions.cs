using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>A class of cases: variables with the values that describe it.</summary>
/// <param name="Conditions">At most five variables, each with a set of values.</param>
/// <param name="Always">Whether every case of the class answers the question with yes.</param>
/// <param name="Witness">One case: a value for every variable.</param>
/// <param name="Days">Its dates.</param>
internal sealed record CaseClass(ImmutableArray<(int Variable, ulong Set)> Conditions, bool Always, byte[] Witness,
    ImmutableDictionary<(string Fact, int Slot), DateOnly> Days);

/// <summary>
/// Asks a model questions over its whole vocabulary. Answers are exhaustive, and only of cases whose dates fit a calendar; witnesses take ordinary
/// values wherever they can; a class drops every fact that does not matter, and is told in what is out of the ordinary first.
/// </summary>
internal sealed class Questions
{
    private const int MostConditions = 5;
    private readonly Encoding encoding;
    private readonly DayOrder calendar;
    private readonly TellingOrder telling;
    private readonly Formula background;
    private Evaluation? possible;

    public Questions(Model model, params ReadOnlySpan<Formula> assumptions)
    {
        Model = model;
        encoding = new(model.Store);
        calendar = new(model.Space, model.AsOf);
        telling = new(model);
        var periods = model.Book.Vocabulary.Thresholds.Values
            .Select(threshold => Store.Atom(model.Space.Period(threshold.Name), 1UL << threshold.Steps.Count(step => step.Since <= model.AsOf)));
        background = Store.And([model.Background, .. assumptions, .. periods]);
        encoding.Assert(background);
        foreach (var variable in model.Store.Variables)
            encoding.Prefer(variable.Id, Ordinary(variable.Id));
    }

    public Model Model { get; }

    /// <summary>Tells classes in the words of the model.</summary>
    public ClassWords Words => field ??= new(Model, telling);

    private FormulaStore Store => Model.Store;

    /// <summary>Whether some case answers with yes.</summary>
    public bool IsPossible(params ReadOnlySpan<Formula> all)
    {
        while (encoding.Solve(all))
            if (IsInCalendar(encoding.ValueOf))
                return true;
        return false;
    }

    /// <summary>Whether some case answers with yes in which one more comparison of dates holds.</summary>
    public bool IsPossibleOn(DayQuestion day, Formula goal)
    {
        while (IsPossible(goal))
        {
            var answers = Answers(encoding.ValueOf).Append((day, true)).ToList();
            if (calendar.Solve(answers) is not null)
                return true;
            goal = Store.And(goal, !AllOf(calendar.Clash(answers).Where(answer => answer.Question != day)));
        }

        return false;
    }

    /// <summary>The ordinary value of a variable.</summary>
    public int Ordinary(int variable) => telling.Ordinary(variable);

    /// <summary>The classes of cases that answer with yes, at most <paramref name="limit"/>; whether there are more.</summary>
    public (ImmutableArray<CaseClass> Classes, bool More) Classes(Formula goal, int limit)
    {
        var found = new List<CaseClass>();
        var rest = goal;
        BoxSearch? boxes = null;
        HashSet<int>? mentioned = null;
        while (MostOrdinary(rest) is { } witness)
        {
            if (found.Count == limit)
                return ([.. found], true);
            boxes ??= new(Store, telling, goal, possible ??= new(Store, background), Follows);
            var one = Class(goal, boxes.Of(witness), witness, mentioned ??= Store.VariablesOf(goal, background).ToHashSet());
            found.RemoveAll(earlier => Covers(one, earlier));
            found.Add(one);
            rest = Store.And(rest, !Region(one.Conditions), !Region(telling.Mirrored(one.Conditions)));
        }

        return ([.. found], false);

        ImmutableArray<Formula>? Follows(IEnumerable<Formula> box) => encoding.Solve([!goal, .. box]) ? null : encoding.Core;
    }

    private byte[]? MostOrdinary(Formula goal)
    {
        while (encoding.OrdinaryModel(telling.ForWitnesses, goal) is { } values)
            if (IsInCalendar(variable => values[variable]))
                return values;
        return null;
    }

    private CaseClass Class(Formula goal, IReadOnlyDictionary<int, ulong> box, byte[] witness, HashSet<int> mentioned)
    {
        ImmutableArray<(int Variable, ulong Set)> told = [.. telling.Told(box, MostConditions).Select(variable => (variable, box[variable]))];
        var days = calendar.Solve(Model.Space.Days.Where(pair => mentioned.Contains(pair.Value)).Select(pair => (pair.Key, witness[pair.Value] == 1)))!;
        return new(told, !IsPossible(Region(told), !goal), witness, days);
    }

    private Formula Region(IEnumerable<(int Variable, ulong Set)> conditions) =>
        Store.And([.. conditions.Select(condition => Store.Atom(condition.Variable, condition.Set))]);

    private List<(DayQuestion Question, bool Holds)> Answers(Func<int, byte> values) =>
        [.. Model.Space.Days.Where(pair => encoding.IsEncoded(pair.Value)).Select(pair => (pair.Key, values(pair.Value) == 1))];

    // Answers for which there are no days are excluded for good: they depend on no question.
    private bool IsInCalendar(Func<int, byte> values)
    {
        var answers = Answers(values);
        if (answers.Count == 0 || calendar.Solve(answers) is not null)
            return true;
        encoding.Assert(!AllOf(calendar.Clash(answers)));
        return false;
    }

    private Formula AllOf(IEnumerable<(DayQuestion Question, bool Holds)> answers) =>
        Store.And([.. answers.Select(answer => Store.Atom(Model.Space.Days[answer.Question], answer.Holds ? 2UL : 1UL))]);

    private static bool Covers(CaseClass wide, CaseClass narrow) => wide.Conditions.All(condition =>
        narrow.Conditions.Any(other => other.Variable == condition.Variable && (other.Set & ~condition.Set) == 0));
}
