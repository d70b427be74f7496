using System.Globalization;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>Tells classes and witnesses in a book's words, and who takes part in them.</summary>
internal sealed class ClassWords(Model model, TellingOrder telling)
{
    private readonly FactWords words = new(model.Space);

    /// <summary>The finding with its class and witness.</summary>
    public Finding Told(Finding finding, CaseClass one) => finding with
    {
        Class = [.. Conditions(one)],
        Always = one.Always,
        Witness = [.. Enumerable.Range(0, model.Space.Slots).Where(slot => TakesPart(slot, one.Witness)).SelectMany(slot => Witness(slot, one))],
    };

    private IEnumerable<string> Conditions(CaseClass one)
    {
        var absent = one.Conditions.Where(condition => condition.Set == 1 && IsPresence(condition.Variable)).ToList();
        if (absent.Count + 1 < model.Space.Slots)
            absent.Clear();
        var told = one.Conditions.Except(absent).Select(condition => words.Condition(condition.Variable, condition.Set));
        return absent.Count == 0 ? told : told.Append("no other State takes part");
    }

    private IEnumerable<WitnessFact> Witness(int slot, CaseClass one)
    {
        var facts = Enumerable.Range(0, one.Witness.Length)
            .Where(variable => one.Witness[variable] != telling.Ordinary(variable) && model.Space.FactOf(variable) is { } owner && owner.Slot == slot
                && IsLowest(owner, one.Witness))
            .Select(variable => words.Witness(variable, one.Witness[variable]));
        var dates = one.Days.Where(pair => pair.Key.Slot == slot).OrderBy(pair => pair.Key.Fact, StringComparer.Ordinal)
            .Select(pair => new WitnessFact($"{FactWords.Who(slot)}{pair.Key.Fact}", pair.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return slot == 0 ? facts.Concat(dates) : facts.Concat(dates).Prepend(new(FactWords.State(slot), "takes part"));
    }

    private bool IsPresence(int variable) => Enumerable.Range(1, model.Space.Slots - 1).Any(slot => model.Space.Present(slot) == variable);

    private bool TakesPart(int slot, byte[] witness) => slot == 0 || witness[model.Space.Present(slot)] == 1;

    // Of kinds only the lowest are told: those above follow.
    private bool IsLowest((Fact Fact, int Part, int Slot) owner, byte[] witness)
    {
        if (owner.Fact.Item.Kind != FactKind.Kinds)
            return true;
        var variables = model.Space.VariablesOf(owner.Fact, owner.Slot);
        return !Enumerable.Range(0, variables.Length)
            .Any(kind => owner.Fact.Kinds[kind].Above == owner.Fact.Values[owner.Part] && witness[variables[kind]] == 1);
    }
}
