using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>
/// Two books in one space, so that one question can ask about both. Facts are the same where they have the same name. A value that only the new book
/// has is to the old one what stands below it on a scale, or what is ordinary.
/// </summary>
internal sealed class BookPair
{
    private readonly Model old;
    private readonly FormulaTransfer transfer;

    public BookPair(NormBook before, NormBook after, DateOnly asOf, IReadOnlyCollection<string> readings, Budget budget)
    {
        var slots = Math.Max(Slots.Of(before), Slots.Of(after));
        New = new(after, slots, asOf, readings, before, budget);
        old = new(before, slots, asOf, readings, after, budget);
        transfer = new(old.Space, New.Space, asOf);
        foreach (var norm in before.Norms)
            Old(norm);
        Questions = new(New, transfer.Of(old.Background));
    }

    public Model New { get; }

    public Questions Questions { get; }

    /// <summary>What a norm of the old book catches, in the space of the new one.</summary>
    public Formula Old(NormItem norm) => transfer.Of(old.Store.And(old.Of(norm).InForce, old.Of(norm).Caught));

    /// <summary>What a protection of the old book covers, in the space of the new one.</summary>
    public Formula Old(PurposeItem purpose) => transfer.Of(old.Of(purpose));

    /// <summary>A class as a finding, whose ids and sentence are still to be set.</summary>
    public Finding Told(CaseClass one) => Questions.Words.Told(new() { Kind = FindingKind.Comparison, Norms = [""], Sentence = "", Place = default }, one);
}

/// <summary>Carries formulas from one space to another by the names of facts and values.</summary>
internal sealed class FormulaTransfer(FactSpace from, FactSpace to, DateOnly asOf)
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
        Budget.Deepen();
        if (done.TryGetValue(index, out var known))
            return known;
        return done[index] = from.Store.KindOf(index) switch
        {
            FormulaKind.Atom => Atom(from.Store.VariableOf(index), from.Store.ValuesOf(index)),
            FormulaKind.And =>
                to.Store.And([.. from.Store.OperandsOf(index).Select(operand => operand.IsNegated ? !Node(operand.Index) : Node(operand.Index))]),
            _ => Formula.True,
        };
    }

    private Formula Atom(int variable, ulong values) => from.FactOf(variable) is { } owner
        ? Target(owner) is { } target ? to.Store.Atom(target.Variable, Seen(owner.Fact, target.Fact, values)) : Added(variable, values)
        : Other(variable, values);

    private Formula Other(int variable, ulong values)
    {
        if (from.Days.FirstOrDefault(pair => pair.Value == variable) is { Key.Fact: not null } day)
            return to.Store.Atom(to.Day(day.Key), values);
        if (from.Book.Vocabulary.Thresholds.Values.FirstOrDefault(threshold => from.Period(threshold.Name) == variable) is { } period)
            return (values >> period.Steps.Count(step => step.Since <= asOf) & 1) != 0 ? Formula.True : Formula.False;
        for (var slot = 0; slot < from.Slots; slot++)
            if (from.Present(slot) == variable || from.OwnDisclosure(slot) == variable)
                return to.Store.Atom(from.Present(slot) == variable ? to.Present(slot) : to.OwnDisclosure(slot), values);
        return Added(variable, values);
    }

    private Formula Added(int variable, ulong values)
    {
        if (!added.TryGetValue(variable, out var fresh))
            added.Add(variable, fresh = to.Store.Add(from.Store.Variables[variable].Name, from.Store.Variables[variable].Size).Id);
        return to.Store.Atom(fresh, values);
    }

    private (int Variable, Fact Fact)? Target((Fact Fact, int Part, int Slot) owner)
    {
        if (!to.Book.FactOf.TryGetValue(owner.Fact.Name, out var fact) || fact.Owner != owner.Fact.Owner
            || !(fact.Item.Kind == owner.Fact.Item.Kind || (fact.IsYesNo && owner.Fact.IsYesNo)))
            return null;
        if (fact.Item.Kind != FactKind.Kinds)
            return (to.VariablesOf(fact, owner.Slot)[0], fact);
        return fact.IndexOf.TryGetValue(owner.Fact.Values[owner.Part], out var part) ? (to.VariablesOf(fact, owner.Slot)[part], fact) : null;
    }

    // The new values that the old book sees as one of these.
    private ulong Seen(Fact old, Fact fact, ulong values)
    {
        var size = to.Store.Variables[to.VariablesOf(fact, 0)[0]].Size;
        return Enumerable.Range(0, size).Where(value => (values >> As(old, fact, value) & 1) != 0).Aggregate(0UL, (set, value) => set | (1UL << value));
    }

    private int As(Fact old, Fact fact, int value) => fact.Item.Kind switch
    {
        FactKind.Scale =>
            Enumerable.Range(0, value + 1).Reverse().Select(below => old.IndexOf.GetValueOrDefault(fact.Values[below], -1)).FirstOrDefault(found => found >= 0),
        FactKind.Choice => old.IndexOf.GetValueOrDefault(fact.Values[value], Math.Max(0, old.Ordinary)),
        FactKind.Number => Math.Max(0, from.IntervalsOf(old).Count(start => start <= to.IntervalsOf(fact)[value]) - 1),
        _ => value,
    };
}
