using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>
/// What cases are told in: the activity and the State that is judged before other States, what is out of the ordinary before what is not, headline
/// facts before others, and the book's own order.
/// </summary>
internal sealed class TellingOrder
{
    private readonly Model model;
    private readonly int[] slots;
    private readonly int[] mirror;

    public TellingOrder(Model model)
    {
        this.model = model;
        var variables = model.Store.Variables;
        slots = [.. variables.Select(variable => model.Space.FactOf(variable.Id)?.Slot ?? 0)];
        mirror = [.. variables.Select(variable => model.Space.FactOf(variable.Id) is null ? -1 : variable.Id)];
        foreach (var (question, variable) in model.Space.Days)
            slots[variable] = question.Slot;
        for (var slot = 0; slot < model.Space.Slots; slot++)
            slots[model.Space.Present(slot)] = slots[model.Space.OwnDisclosure(slot)] = slot;
        if (model.Space.Slots > 2)
            Mirror();
        ForWitnesses = [.. variables.Select(variable => variable.Id).OrderBy(id => !IsPresence(id)).ThenByDescending(id => slots[id]).ThenBy(IsHeadline)
            .ThenBy(id => id)];
    }

    /// <summary>The variables, those first that shall rather be ordinary.</summary>
    public int[] ForWitnesses { get; }

    /// <summary>The ordinary value of a variable; other States ordinarily take no part.</summary>
    public int Ordinary(int variable) =>
        model.Space.FactOf(variable) is { Fact.Ordinary: > 0 and var value } owner && owner.Fact.Item.Kind != FactKind.Kinds ? value : 0;

    /// <summary>The variables of a box that say most, in the order in which people read them.</summary>
    public IEnumerable<int> Told(IReadOnlyDictionary<int, ulong> box, int count) =>
        ByInterest(box).Take(count).OrderBy(variable => slots[variable]).ThenBy(variable => !IsPresence(variable)).ThenBy(variable => variable);

    /// <summary>The variables of a box, those first that say most.</summary>
    public IOrderedEnumerable<int> ByInterest(IReadOnlyDictionary<int, ulong> box) => box.Keys
        .OrderBy(variable => slots[variable]).ThenBy(variable => Repeats(variable, box[variable])).ThenBy(variable => !IsPresence(variable))
        .ThenBy(variable => !IsHeadline(variable)).ThenBy(variable => variable);

    /// <summary>How unwelcome a condition is in an explanation.</summary>
    public int Weight(int variable, ulong set) =>
        IsPresence(variable) ? 1 : (slots[variable] > 0 ? 8 : 2) * (Repeats(variable, set) ? 3 : 2) - (IsHeadline(variable) ? 1 : 0);

    /// <summary>The same conditions with the second and third State in one another's place: no question tells those two apart.</summary>
    public ImmutableArray<(int Variable, ulong Set)> Mirrored(ImmutableArray<(int Variable, ulong Set)> conditions) =>
        conditions.Any(condition => mirror[condition.Variable] < 0) ? conditions
            : [.. conditions.Select(condition => (mirror[condition.Variable], condition.Set))];

    private bool IsPresence(int variable) => Enumerable.Range(1, model.Space.Slots - 1).Any(slot => model.Space.Present(slot) == variable);

    private bool IsHeadline(int variable) => model.Space.FactOf(variable)?.Fact.IsHeadline == true;

    private bool Repeats(int variable, ulong set) => (set >> Ordinary(variable) & 1) != 0;

    private void Mirror()
    {
        foreach (var fact in model.Book.Facts.Where(fact => fact.Owner != Owner.Activity))
            foreach (var (left, right) in model.Space.VariablesOf(fact, 1).Zip(model.Space.VariablesOf(fact, 2)))
                (mirror[left], mirror[right]) = (right, left);
        foreach (var (question, variable) in model.Space.Days)
            mirror[variable] = question.Slot == 0 ? variable : model.Space.Days.GetValueOrDefault(question with { Slot = 3 - question.Slot }, -1);
        for (var slot = 0; slot < 3; slot++)
        {
            mirror[model.Space.Present(slot)] = model.Space.Present(slot == 0 ? 0 : 3 - slot);
            mirror[model.Space.OwnDisclosure(slot)] = model.Space.OwnDisclosure(slot == 0 ? 0 : 3 - slot);
        }
    }
}
