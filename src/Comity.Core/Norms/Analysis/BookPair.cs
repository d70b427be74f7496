using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>
/// Two books in one space, so that one question can ask about both. Facts are the same where they have the same name; of values that only one book
/// has, the other says nothing.
/// </summary>
internal sealed class BookPair
{
    private readonly Model old;
    private readonly FormulaTransfer transfer;
    private readonly FactWords words;

    public BookPair(NormBook before, NormBook after, DateOnly asOf, IReadOnlyCollection<string> readings)
    {
        var slots = Math.Max(Slots.Of(before), Slots.Of(after));
        New = new(after, slots, asOf, readings, before);
        old = new(before, slots, asOf, readings, after);
        transfer = new(old.Space, New.Space);
        foreach (var norm in before.Norms)
            Old(norm);
        Questions = new(New, transfer.Of(old.Background));
        words = new(New.Space);
    }

    public Model New { get; }

    public Questions Questions { get; }

    /// <summary>What a norm of the old book catches, in the space of the new one.</summary>
    public Formula Old(NormItem norm) => transfer.Of(old.Store.And(old.Of(norm).InForce, old.Of(norm).Caught));

    /// <summary>A class as a finding, whose kind, ids and sentence are still to be set.</summary>
    public Finding Told(CaseClass one) => new()
    {
        Kind = FindingKind.Comparison,
        Norms = [""],
        Sentence = "",
        Place = default,
        Class = [.. one.Conditions.Select(condition => words.Condition(condition.Variable, condition.Set))],
        Always = one.Always,
        Witness = [.. Enumerable.Range(0, one.Witness.Length)
            .Where(variable => New.Space.FactOf(variable) is { Slot: 0 } && one.Witness[variable] != Questions.Ordinary(variable)).Select(variable => words.Witness(variable, one.Witness[variable]))],
    };
}

/// <summary>Carries formulas from one space to another by the names of facts and values.</summary>
internal sealed class FormulaTransfer(FactSpace from, FactSpace to)
{
    private readonly Dictionary<int, Formula> done = [];
    private readonly Dictionary<int, int> added = [];

    public Formula Of(Formula formula)
    {
        var result = Node(formula.Index);
        return formula.IsNegated ? !result : result;
    }

    private Formula Node(int index)
    {
        if (done.TryGetValue(index, out var known))
            return known;
        return done[index] = from.Store.KindOf(index) switch
        {
            FormulaKind.Atom => Atom(from.Store.VariableOf(index), from.Store.ValuesOf(index)),
            FormulaKind.And => to.Store.And([.. from.Store.OperandsOf(index).Select(operand => operand.IsNegated ? !Node(operand.Index) : Node(operand.Index))]),
            _ => Formula.True,
        };
    }

    private Formula Atom(int variable, ulong values)
    {
        if (from.FactOf(variable) is { } owner && to.Book.FactOf.TryGetValue(owner.Fact.Name, out var fact) && fact.Item.Kind == owner.Fact.Item.Kind && fact.Owner == owner.Fact.Owner
            && Target(owner, fact) is { } target)
            return to.Store.Atom(target, owner.Fact.Item.Kind is FactKind.Scale or FactKind.Choice ? Renamed(owner.Fact, fact, values) : values);
        var day = from.Days.FirstOrDefault(pair => pair.Value == variable);
        if (day.Key.Fact is not null)
            return to.Store.Atom(to.Day(day.Key), values);
        if (Enumerable.Range(0, Math.Min(from.Slots, to.Slots)).FirstOrDefault(slot => from.Present(slot) == variable, -1) is >= 0 and var slot)
            return to.Store.Atom(to.Present(slot), values);
        if (!added.TryGetValue(variable, out var fresh))
            added.Add(variable, fresh = to.Store.Add(from.Store.Variables[variable].Name, from.Store.Variables[variable].Size).Id);
        return to.Store.Atom(fresh, values);
    }

    private int? Target((Fact Fact, int Part, int Slot) owner, Fact fact)
    {
        if (owner.Fact.Item.Kind != FactKind.Kinds)
            return to.VariablesOf(fact, owner.Slot)[0];
        return fact.IndexOf.TryGetValue(owner.Fact.Values[owner.Part], out var part) ? to.VariablesOf(fact, owner.Slot)[part] : null;
    }

    private static ulong Renamed(Fact fact, Fact other, ulong values) => fact.Values.Select((value, index) => (value, index))
        .Where(pair => (values >> pair.index & 1) != 0 && other.IndexOf.ContainsKey(pair.value)).Aggregate(0UL, (set, pair) => set | (1UL << other.IndexOf[pair.value]));
}
