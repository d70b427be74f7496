using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>Says why a verdict is what it is, which unknown facts would decide it, and which one change would turn it.</summary>
internal sealed class Explanation(Model model, Certainty certainty, bool weighsExactly)
{
    private const double WeightOfDates = 0.5;
    private readonly Dictionary<Formula, ImmutableArray<int>> variablesOf = [];
    private readonly Dictionary<Formula, ImmutableArray<int>> ordered = [];
    private readonly Dictionary<(Formula, Signature), ImmutableArray<(int Variable, double Weight)>> weights = [];
    private readonly Changes changes = new(model);

    /// <summary>The parts of a norm in the words of the text, each with whether it held.</summary>
    public ImmutableArray<Reason> Because(NormFormulas norm, CaseRow row, bool isQuick) =>
        [.. norm.Parts.Select(part => new Reason(part.Label, part.Text, TruthOf(part.Formula, row, isQuick), part.Place))];

    /// <summary>
    /// The unknown facts that would decide a verdict: once all are known, it is decided. A fact's weight is the share of its possible values after
    /// which it is decided.
    /// </summary>
    public ImmutableArray<DecisiveFact> Decisive(NormFormulas norm, CaseRow row)
    {
        var found = new Dictionary<(Fact Fact, string Subject), double>();
        foreach (var (variable, weight) in Open(norm, row))
            foreach (var (fact, subject) in Named(row, variable))
                found[(fact, subject)] = Math.Max(found.GetValueOrDefault((fact, subject)), weight);
        return [.. found.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Fact.Item.Place).ThenBy(pair => pair.Key.Subject, StringComparer.Ordinal)
            .Select(pair => new DecisiveFact(pair.Key.Fact.Name, pair.Key.Fact.Question, Math.Round(pair.Value, 3), pair.Key.Subject))];
    }

    /// <summary>The disputed facts on which a contested verdict turns: those whose value changes it in some mix of the positions.</summary>
    public ImmutableArray<DecisiveFact> Disputed(NormItem norm, CaseFacts facts, ImmutableArray<CaseRow> views)
    {
        var formulas = model.Of(norm);
        var relevant = VariablesOf(formulas).ToHashSet();
        var disputed = facts.Disputed.Select(pair => (pair.Fact, pair.Subject, Variables: VariablesOf(pair.Fact, pair.Subject, views[0]).Where(relevant.Contains).ToImmutableArray()))
            .Where(one => !one.Variables.IsEmpty).ToImmutableArray();
        var shares = new Disputes<(bool, bool)>([.. disputed.Select(one => one.Variables)], views, allowed => Outcome(formulas, allowed)).Weights;
        var weighed = disputed.Select((one, index) => new DecisiveFact(one.Fact.Name, one.Fact.Question, Math.Round(shares[index], 3), one.Subject)).ToList();
        var turns = weighed.Exists(fact => fact.Weight > 0);
        return [.. weighed.Where(fact => !turns || fact.Weight > 0).OrderByDescending(fact => fact.Weight)
            .ThenBy(fact => model.Book.FactOf[fact.Fact].Item.Place).ThenBy(fact => fact.Subject, StringComparer.Ordinal)];
    }

    /// <summary>The nearest change of one known fact that turns a verdict: an action first, then what is fewest steps away; empty when none does.</summary>
    public string Nearest(NormFormulas norm, CaseRow row, bool isCaught)
    {
        var goal = isCaught ? norm.Clear : norm.Caught;
        var allowed = row.Allowed.ToArray();
        foreach (var change in changes.Of(row, Known(norm)))
        {
            changes.Make(change, allowed);
            if (IsCertain(goal, allowed) && certainty.Agrees(allowed))
                return changes.Words(change, row);
            row.Allowed.CopyTo(allowed);
        }

        return "";
    }

    private bool IsCertain(Formula formula, ulong[] allowed) =>
        weighsExactly ? certainty.Of(formula, [.. allowed]).IsCertain : certainty.Quick(formula, allowed).IsCertain;

    private Truth TruthOf(Formula formula, CaseRow row, bool isQuick)
    {
        var rails = isQuick ? certainty.Quick(formula, row) : certainty.Of(formula, row);
        return rails.IsCertain ? Truth.Holds : rails.IsExcluded ? Truth.Fails : Truth.Open;
    }

    private ImmutableArray<int> VariablesOf(NormFormulas norm)
    {
        if (!variablesOf.TryGetValue(norm.Caught, out var variables))
            variablesOf.Add(norm.Caught, variables = model.Store.VariablesOf(norm.Caught, norm.Clear));
        return variables;
    }

    private ImmutableArray<int> Known(NormFormulas norm)
    {
        if (!ordered.TryGetValue(norm.Caught, out var variables))
            ordered.Add(norm.Caught, variables = changes.Ordered(VariablesOf(norm)));
        return variables;
    }

    // The open variables of a verdict with their weights: the same for rows that allow the same.
    private ImmutableArray<(int Variable, double Weight)> Open(NormFormulas norm, CaseRow row)
    {
        var key = (norm.Caught, Signature.Of(VariablesOf(norm).AsSpan(), row.Allowed));
        if (!weighsExactly && weights.TryGetValue(key, out var known))
            return known;
        return weights[key] =
        [
            .. certainty.OpenVariables([.. row.Allowed], norm.Caught, norm.Clear)
                .Select(variable => (variable, Weight: model.Space.FactOf(variable) is null ? WeightOfDates : Weight(norm, row, variable)))
                .Where(pair => pair.Weight is not null).Select(pair => (pair.variable, pair.Weight!.Value)),
        ];
    }

    private IEnumerable<(Fact Fact, string Subject)> Named(CaseRow row, int variable)
    {
        if (model.Space.FactOf(variable) is { } owner)
            return [(owner.Fact, Of(owner.Fact, owner.Slot, row))];
        return model.Space.Days.Where(pair => pair.Value == variable)
            .SelectMany(pair => new[] { pair.Key.Fact, pair.Key.Other }.Select(name => (Fact: model.Book.FactOf.GetValueOrDefault(name), pair.Key.Slot)))
            .Where(date => date.Fact is not null && row.Facts.Of(date.Fact, row.Slots[date.Slot].Name, row.Activity, row.Position).Day is null)
            .Select(date => (date.Fact!, Of(date.Fact!, date.Slot, row)));
    }

    private static string Of(Fact fact, int slot, CaseRow row) => fact.Owner == Owner.Activity ? "" : row.Slots[slot].Name;

    // Null where constraints leave one value only: then there is nothing to ask.
    private double? Weight(NormFormulas norm, CaseRow row, int variable)
    {
        var (values, decided) = (0, 0);
        var allowed = row.Allowed.ToArray();
        for (var value = 0; value < model.Store.Variables[variable].Size; value++)
        {
            if ((row.Allowed[variable] >> value & 1) == 0)
                continue;
            allowed[variable] = 1UL << value;
            if (weighsExactly && !certainty.Agrees(allowed))
                continue;
            values++;
            if (IsCertain(norm.Caught, allowed) || IsCertain(norm.Clear, allowed))
                decided++;
        }

        return values < 2 ? null : (double)decided / values;
    }

    private IEnumerable<int> VariablesOf(Fact fact, string subject, CaseRow row)
    {
        var slot = fact.Owner == Owner.Activity ? 0 : row.Slots.Select(one => one.Name).ToList().IndexOf(subject);
        if (slot < 0)
            return [];
        return model.Space.VariablesOf(fact, slot).Concat(model.Space.Days
            .Where(pair => (fact.Owner == Owner.Activity || pair.Key.Slot == slot) && (Is(pair.Key.Fact) || Is(pair.Key.Other))).Select(pair => pair.Value));

        bool Is(string name) => model.Book.FactOf.GetValueOrDefault(name) == fact;
    }

    private (bool Caught, bool Clear) Outcome(NormFormulas norm, ulong[] allowed) => (IsCertain(norm.Caught, allowed), IsCertain(norm.Clear, allowed));
}
