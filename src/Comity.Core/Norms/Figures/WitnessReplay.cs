using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Analysis;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Figures;

/// <summary>
/// Makes a full case of the words of a witness again (what is not named is as it ordinarily is, and who is not named takes no part), and asks the
/// evaluator whether the finding holds in it. Nothing is searched for.
/// </summary>
internal sealed class WitnessReplay
{
    private readonly Model model;
    private readonly DateOnly asOf;
    private readonly TellingOrder telling;
    private readonly FactWords words;

    public WitnessReplay(NormBook book, DateOnly asOf)
    {
        (model, this.asOf) = (new(book, Slots.Of(book), asOf, []), asOf);
        (telling, words) = (new(model), new(model.Space));
    }

    /// <summary>Whether a finding says of a full case that it is so.</summary>
    public static bool IsReplayable(Finding finding) =>
        finding is { Kind: FindingKind.Loophole or FindingKind.Overreach, Possible: false, Witness.IsEmpty: false };

    /// <summary>Whether the case is possible, and the finding holds in it.</summary>
    public bool Stands(string kind, ImmutableArray<string> norms, ImmutableArray<WitnessFact> witness)
    {
        if (Goal(kind, norms) is not { } goal || Case(witness) is not { } allowed)
            return false;
        var replay = new CaseEvaluation(model.Store);
        return replay.Evaluate(goal, allowed).IsCertain && replay.Evaluate(model.Background, allowed).IsCertain;
    }

    private Formula? Goal(string kind, ImmutableArray<string> norms)
    {
        if (norms.IsEmpty || model.Book.Purposes.FirstOrDefault(purpose => purpose.Id == norms[0]) is not { } purpose)
            return null;
        if (kind == Finding.Words(FindingKind.Loophole) && purpose.IsProtection)
            return model.Store.And([model.Of(purpose), .. Enumerable.Range(0, model.Space.Slots)
                .SelectMany(slot => InForce.Select(norm => !Catches(norm, slot)))]);
        return kind == Finding.Words(FindingKind.Overreach) && !purpose.IsProtection && norms.Length == 2
            && InForce.FirstOrDefault(norm => norm.Id == norms[1]) is { } caught
            ? model.Store.And(model.Of(purpose), model.Of(caught).Caught)
            : null;
    }

    private IEnumerable<NormItem> InForce => model.Book.Norms.Where(norm => model.Of(norm).InForce == Formula.True && norm.Sentence.Modal != Modal.May);

    private Formula Catches(NormItem norm, int slot) =>
        slot == 0 ? model.Of(norm).Caught : model.Store.And(model.Store.Atom(model.Space.Present(slot), 2), model.Of(norm, slot).Caught);

    private ulong[]? Case(ImmutableArray<WitnessFact> witness)
    {
        // The formulas that are asked make further variables, so they come first.
        var values = model.Store.Variables.Select(variable => telling.Ordinary(variable.Id)).ToArray();
        values[model.Space.Present(0)] = 1;
        foreach (var threshold in model.Book.Vocabulary.Thresholds.Values)
            values[model.Space.Period(threshold.Name)] = threshold.Steps.Count(step => step.Since <= asOf);
        var days = new Dictionary<(string Fact, int Slot), DateOnly>();
        if (!witness.All(told => Set(told, values, days)))
            return null;
        foreach (var (question, variable) in model.Space.Days)
            if (Day(question.Fact, question.Slot, days) is { } day && Day(question.Other, question.Slot, days) is { } other)
                values[variable] = question.Holds(day.DayNumber - other.DayNumber) ? 1 : 0;
        return [.. values.Select(value => 1UL << value)];
    }

    private bool Set(WitnessFact told, int[] values, Dictionary<(string, int), DateOnly> days)
    {
        for (var slot = 1; slot < model.Space.Slots; slot++)
            if (told.Fact == FactWords.State(slot) && told.Value == "takes part")
            {
                values[model.Space.Present(slot)] = 1;
                return true;
            }

        return SetFact(told, values) || SetDay(told, days);
    }

    private bool SetFact(WitnessFact told, int[] values)
    {
        foreach (var variable in model.Store.Variables)
            if (model.Space.FactOf(variable.Id) is { } owner && told.Fact == $"{FactWords.Who(owner.Slot)}{owner.Fact.Name}")
                for (var value = owner.Fact.Item.Kind == FactKind.Kinds ? 1 : 0; value < variable.Size; value++)
                    if (words.Witness(variable.Id, value).Value == told.Value)
                    {
                        values[variable.Id] = value;
                        Raise(owner, values);
                        return true;
                    }

        return false;
    }

    // What is within a kind is within those above it.
    private void Raise((Fact Fact, int Part, int Slot) owner, int[] values)
    {
        if (owner.Fact.Item.Kind != FactKind.Kinds)
            return;
        var variables = model.Space.VariablesOf(owner.Fact, owner.Slot);
        for (var part = owner.Part; owner.Fact.Kinds[part].Above is { } above && values[variables[owner.Fact.IndexOf[above]]] == 0;)
            values[variables[part = owner.Fact.IndexOf[above]]] = 1;
    }

    private bool SetDay(WitnessFact told, Dictionary<(string, int), DateOnly> days)
    {
        for (var slot = 0; slot < model.Space.Slots; slot++)
            foreach (var fact in model.Book.Facts.Where(fact => fact.Item.Kind == FactKind.Date && told.Fact == $"{FactWords.Who(slot)}{fact.Name}"))
                if (DateOnly.TryParseExact(told.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    days[(fact.Name, slot)] = day;
                    return true;
                }

        return false;
    }

    private DateOnly? Day(string name, int slot, Dictionary<(string, int), DateOnly> days) => name == DayQuestion.AsOf ? asOf
        : DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written
        : days.TryGetValue((name, model.Space.IsShared(name) ? 0 : slot), out var day) ? day : null;
}
