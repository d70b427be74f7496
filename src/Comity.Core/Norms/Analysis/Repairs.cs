using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>
/// Proposes the smallest edit from a fixed list that closes a loophole: adopt one reading or proposal of the book, drop the exception that frees, the
/// clause at which the nearest norm fails, or what it asks of its subject. The smallest is the one with which the norm newly touches the fewest
/// permissions; among equals the first of the list. It says how many of the book's cases the edit would also touch.
/// </summary>
internal sealed class Repairs(Model model, Questions questions)
{
    private readonly Dictionary<string, Model> models = [];
    private readonly Dictionary<string, ImmutableArray<string>> touched = [];
    private readonly Dictionary<string, int> flips = [];
    private List<(CaseItem Case, Answer Answer)>? today;

    private NormBook Book => model.Book;

    /// <summary>A proposal for a witness that no norm catches, or nothing.</summary>
    public string For(Nearest nearest, CaseClass witness)
    {
        var edits = RepairEdit.Of(Book, nearest).Where(edit => Closes(edit, witness)).ToList();
        return edits.MinBy(edit => Touched(edit).Length) is { } smallest ? $"{smallest.Text} {Effect(smallest)}" : "";
    }

    // Comparisons of dates that the witness says nothing of stay open: the edit must close it whatever they are.
    private bool Closes(RepairEdit edit, CaseClass witness)
    {
        var repaired = Repaired(edit);
        var allowed = repaired.Store.Variables.Select(variable => variable.All).ToArray();
        foreach (var (from, to) in Same(model.Space, repaired.Space))
            allowed[to] = 1UL << witness.Witness[from];
        foreach (var (question, variable) in repaired.Space.Days)
            if (Day(question.Fact, question.Slot, witness) is { } left && Day(question.Other, question.Slot, witness) is { } right)
                allowed[variable] = question.Holds(left.DayNumber - right.DayNumber) ? 2UL : 1UL;
        var norm = repaired.Of(repaired.Book.NormOf[edit.Id]);
        return new CaseEvaluation(repaired.Store).Evaluate(repaired.Store.And(norm.InForce, norm.Caught), allowed).IsCertain;
    }

    // An edit declares nothing, but a reading may go with its clause, so that variables stand elsewhere.
    private static IEnumerable<(int From, int To)> Same(FactSpace from, FactSpace to)
    {
        var facts = Enumerable.Range(0, from.Store.Variables.Length).Where(variable => from.FactOf(variable) is not null)
            .Select(variable => (variable, variable));
        var periods = from.Book.Vocabulary.Thresholds.Keys.Select(name => (from.Period(name), to.Period(name)));
        var slots = Enumerable.Range(0, from.Slots)
            .SelectMany(slot => new[] { (from.Present(slot), to.Present(slot)), (from.OwnDisclosure(slot), to.OwnDisclosure(slot)) });
        return [.. facts, .. periods, .. slots];
    }

    private DateOnly? Day(string name, int slot, CaseClass witness) => name == DayQuestion.AsOf ? model.AsOf
        : DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written
        : witness.Days.TryGetValue((name, model.Space.IsShared(name) ? 0 : slot), out var day) ? day : null;

    private Model Repaired(RepairEdit edit)
    {
        if (!models.TryGetValue(edit.Text, out var repaired))
            models.Add(edit.Text, repaired = new(edit.Changed(Book), model.Space.Slots, model.AsOf, On(edit), Book, model.Store.Budget));
        return repaired;
    }

    private List<string> On(RepairEdit edit) => edit.Reading is null ? [.. model.Readings!] : [.. model.Readings!, edit.Reading];

    private string Effect(RepairEdit edit)
    {
        if (!flips.TryGetValue(edit.Text, out var flipped))
        {
            today ??= Answers(new Judge(Book, Book.Cases, model.AsOf, model.Readings, model.Store.Budget));
            var then = Answers(new Judge(edit.Changed(Book), Book.Cases, model.AsOf, On(edit), model.Store.Budget));
            flips.Add(edit.Text, flipped = today.Zip(then).Count(pair => pair.First.Answer.Verdict != pair.Second.Answer.Verdict));
        }

        var permissions = Touched(edit);
        return string.Create(CultureInfo.InvariantCulture, $"it changes {flipped} of {today!.Count} answers on the book's cases")
            + (permissions.IsEmpty ? " and touches no permission" : $" and lets {edit.Id} touch {string.Join(", ", permissions)}");
    }

    private ImmutableArray<string> Touched(RepairEdit edit)
    {
        if (touched.TryGetValue($"{edit.Id} {edit.Text}", out var known))
            return known;
        var repaired = Repaired(edit);
        var then = new Questions(repaired);
        return touched[$"{edit.Id} {edit.Text}"] = [.. Book.Purposes.Where(purpose => !purpose.IsProtection
                && !questions.IsPossible(model.Of(purpose), model.Of(Book.NormOf[edit.Id]).Caught)
                && then.IsPossible(repaired.Of(purpose), repaired.Of(repaired.Book.NormOf[edit.Id]).Caught))
            .Select(purpose => purpose.Id)];
    }

    private List<(CaseItem Case, Answer Answer)> Answers(Judge judge)
    {
        List<(CaseItem Case, Answer Answer)> answers =
            [.. Book.Cases.SelectMany(one => judge.Of(one).Where(answer => answer.Position is "all" or CaseFacts.AsStated).Select(answer => (one, answer)))];
        return answers.Exists(one => one.Answer.IsUndecided) ? throw new OutOfSteps() : answers;
    }
}

/// <summary>How many States an analysis tells apart.</summary>
internal static class Slots
{
    /// <summary>The bound of the analysis.</summary>
    public const int Most = 3;

    /// <summary>Three where the book speaks of other States, otherwise one.</summary>
    public static int Of(NormBook book) =>
        book.Items.SelectMany(BookWalk.ConditionsOf).SelectMany(BookWalk.Flat).OfType<StateCondition>().Any() ? Most : 1;
}

/// <summary>Puts a constant in the place of a labelled clause.</summary>
internal static class ClauseEdit
{
    /// <summary>The condition in which the clause with this written path always, or never, holds.</summary>
    public static Condition Put(Condition condition, string written, bool holds) => Put(condition, written, "", holds);

    private static Condition Put(Condition condition, string written, string path, bool holds) => condition switch
    {
        ClausesCondition clauses => clauses with
        {
            Clauses = [.. clauses.Clauses.Select(clause => clause with
            {
                Condition = $"{path}({clause.Label})" == written ? Constant(clause.Place, holds)
                    : Put(clause.Condition, written, $"{path}({clause.Label})", holds),
            })],
        },
        JoinCondition join => join with { Items = [.. join.Items.Select(item => Put(item, written, path, holds))] },
        ListCondition list => list with { Items = [.. list.Items.Select(item => Put(item, written, path, holds))] },
        BracketCondition bracket => bracket with { Inner = Put(bracket.Inner, written, path, holds) },
        StateCondition state => state with { Inner = Put(state.Inner, written, path, holds) },
        _ => condition,
    };

    private static ListCondition Constant(Place place, bool holds) => new(place, holds ? Quantity.All : Quantity.Any, 0, [], "");
}
