using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>
/// Proposes the smallest edit from a fixed list that closes a loophole: adopt one reading or proposal of the book, drop the clause at which the
/// nearest norm fails, or drop the exception that frees. It says how many of the book's cases and permissions the edit would also touch.
/// </summary>
internal sealed class Repairs(NormBook book, DateOnly asOf, IReadOnlyCollection<string> readings)
{
    private readonly Dictionary<string, Model> models = [];
    private readonly Dictionary<string, string> effects = [];
    private List<(CaseItem Case, Answer Answer)>? today;

    /// <summary>A proposal for a witness that no norm catches, or nothing.</summary>
    public string For(Nearest? nearest, byte[] witness, Model model)
    {
        var candidates = Adoptable(nearest).Concat(nearest is null ? [] : Edits(nearest));
        foreach (var (name, text, change) in candidates)
            if (Catches(name, change, witness, model))
                return $"{text} {Effect(name, change, nearest!.Norm.Id)}";
        return "";
    }

    private IEnumerable<(string Name, string Text, (Func<NormItem, NormItem>? Edit, string Reading, string Id) Change)> Adoptable(Nearest? nearest)
    {
        if (nearest is null)
            yield break;
        foreach (var reading in nearest.Norm.Clauses.OfType<ReadingClause>())
            yield return ($"reading {reading.Name}", $"adopt the {(reading.IsProposal ? "proposal" : "reading")} \"{reading.Name}\" of {nearest.Norm.Id};", (null, reading.Name, nearest.Norm.Id));
        foreach (var define in Used(nearest.Norm))
            foreach (var reading in define.Readings)
                yield return ($"reading {reading.Name}", $"adopt the {(reading.IsProposal ? "proposal" : "reading")} \"{reading.Name}\" of `{define.Name}`;", (null, reading.Name, nearest.Norm.Id));
    }

    private IEnumerable<DefineItem> Used(NormItem norm) => BookWalk.ConditionsOf(norm).SelectMany(BookWalk.Flat).OfType<PhraseCondition>()
        .Select(phrase => phrase.Phrase).Concat(norm.Sentence.Actions).Select(name => book.DefinitionOf.GetValueOrDefault(name)).OfType<DefineItem>().Distinct();

    private static IEnumerable<(string, string, (Func<NormItem, NormItem>?, string, string))> Edits(Nearest nearest)
    {
        if (nearest.Fails.Length != 1)
            yield break;
        var fails = nearest.Fails[0];
        var id = nearest.Norm.Id;
        if (fails.StartsWith("except", StringComparison.Ordinal))
            yield return ($"{id} {fails}", $"drop the exception {fails["except ".Length..]} of {id};", (norm => WithoutException(norm, fails), "", id));
        else if (fails.StartsWith('('))
            yield return ($"{id} {fails}", $"drop {fails} of {id};", (norm => WithoutClause(norm, fails), "", id));
        else if (fails == "its subject")
            yield return ($"{id} that", $"let {id} speak to every State;", (norm => norm with { Sentence = norm.Sentence with { That = null } }, "", id));
    }

    private static NormItem WithoutException(NormItem norm, string label) =>
        norm with { Clauses = [.. norm.Clauses.Where(clause => clause is not ExceptClause except || $"except ({except.Label})" != label)] };

    private static NormItem WithoutClause(NormItem norm, string written) => norm with
    {
        Sentence = norm.Sentence with { When = ClauseEdit.Put(norm.Sentence.When!, written, true) },
        Clauses = [.. norm.Clauses.Where(clause => clause is not ReadingClause reading || Clauses.Written(reading.Change.Path) != written)],
    };

    private bool Catches(string name, (Func<NormItem, NormItem>? Edit, string Reading, string Id) change, byte[] witness, Model model)
    {
        var repaired = Repaired(name, change);
        var norm = repaired.Book.NormOf[change.Id];
        return repaired.Store.Evaluate(repaired.Of(norm).Caught, Moved(witness, model, repaired));
    }

    // The variables of a repaired book are those of the book: edits declare nothing.
    private static byte[] Moved(byte[] witness, Model from, Model to)
    {
        var moved = new byte[to.Store.Variables.Length];
        var count = Math.Min(witness.Length, moved.Length);
        for (var variable = 0; variable < count; variable++)
            if (from.Space.FactOf(variable) is not null)
                moved[variable] = witness[variable];
        foreach (var (question, variable) in to.Space.Days)
            if (from.Space.Days.TryGetValue(question, out var old) && old < witness.Length)
                moved[variable] = witness[old];
        for (var slot = 0; slot < Math.Min(from.Space.Slots, to.Space.Slots); slot++)
            moved[to.Space.Present(slot)] = witness[from.Space.Present(slot)];
        return moved;
    }

    private Model Repaired(string name, (Func<NormItem, NormItem>? Edit, string Reading, string Id) change)
    {
        if (!models.TryGetValue(name, out var model))
            models.Add(name, model = new(Changed(change), Slots.Of(book), asOf, On(change.Reading)));
        return model;
    }

    private NormBook Changed((Func<NormItem, NormItem>? Edit, string Reading, string Id) change) => change.Edit is null
        ? book
        : book.With(item => item is NormItem norm && norm.Id == change.Id ? change.Edit(norm) : item);

    private List<string> On(string reading) => reading.Length == 0 ? [.. readings] : [.. readings, reading];

    private string Effect(string name, (Func<NormItem, NormItem>? Edit, string Reading, string Id) change, string id)
    {
        if (effects.TryGetValue(name, out var known))
            return known;
        today ??= Answers(new Judge(book, book.Cases, asOf, readings));
        var then = Answers(new Judge(Changed(change), book.Cases, asOf, On(change.Reading)));
        var flipped = today.Zip(then).Count(pair => pair.First.Answer.Verdict != pair.Second.Answer.Verdict);
        var model = Repaired(name, change);
        var questions = new Questions(model);
        var touched = book.Purposes.Where(purpose => !purpose.IsProtection && questions.IsPossible(model.Of(purpose), model.Of(model.Book.NormOf[id]).Caught))
            .Select(purpose => purpose.Id).ToList();
        var text = string.Create(CultureInfo.InvariantCulture, $"it changes {flipped} of {today.Count} answers on the book's cases")
            + (touched.Count == 0 ? " and touches no permission" : $" and lets {id} touch {string.Join(", ", touched)}");
        effects.Add(name, text);
        return text;
    }

    private List<(CaseItem Case, Answer Answer)> Answers(Judge judge) =>
        [.. book.Cases.SelectMany(one => judge.Of(one).Where(answer => answer.Position is "all" or CaseFacts.AsStated).Select(answer => (one, answer)))];
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
                Condition = $"{path}({clause.Label})" == written ? Constant(clause.Place, holds) : Put(clause.Condition, written, $"{path}({clause.Label})", holds),
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
