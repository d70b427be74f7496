using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>Says why a verdict is what it is, which unknown facts would decide it, and which one change would turn it.</summary>
internal sealed class Explanation(Model model, Certainty certainty, bool isBrief)
{
    private const double WeightOfDates = 0.5;
    private readonly Dictionary<Formula, ImmutableArray<int>> variablesOf = [];
    private readonly Dictionary<Formula, ImmutableArray<int>> ordered = [];
    private readonly Dictionary<(Formula, Signature), ImmutableArray<WeighedFact>> decisive = [];
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
        var weighed = Weighed(norm, row);
        return [.. weighed.Select(one => (one.Fact, Subject: one.Fact.Owner == Owner.Activity ? "" : row.Slots[one.Slot].Name, one.Weight))
            .OrderByDescending(one => one.Weight).ThenBy(one => one.Fact.Item.Place).ThenBy(one => one.Subject, StringComparer.Ordinal)
            .Select(one => new DecisiveFact(one.Fact.Name, one.Fact.Question, Math.Round(one.Weight, 3), one.Subject))];
    }

    /// <summary>The disputed facts on which a contested verdict turns: those whose value changes it in some mix of the positions.</summary>
    public ImmutableArray<DecisiveFact> Disputed(NormItem norm, CaseFacts facts, ImmutableArray<CaseRow> views)
    {
        var formulas = model.Of(norm);
        var relevant = VariablesOf(formulas).ToHashSet();
        var disputed = facts.Disputed.Select(pair =>
            (pair.Fact, pair.Subject, Variables: VariablesOf(pair.Fact, pair.Subject, views[0]).Where(relevant.Contains).ToImmutableArray()))
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
        isBrief ? certainty.Quick(formula, allowed).IsCertain : certainty.Of(formula, [.. allowed]).IsCertain;

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

    // In brief, equal questions are weighed once; of dates a row knows more than its signature tells.
    private ImmutableArray<WeighedFact> Weighed(NormFormulas norm, CaseRow row)
    {
        if (!isBrief || model.Space.Days.Values.Any(VariablesOf(norm).Contains))
            return Weigh(norm, row);
        var key = (norm.Caught, Signature.Of(VariablesOf(norm).AsSpan(), row.Allowed));
        if (!decisive.TryGetValue(key, out var known))
            decisive.Add(key, known = Weigh(norm, row));
        return known;
    }

    private ImmutableArray<WeighedFact> Weigh(NormFormulas norm, CaseRow row)
    {
        var allowed = row.Allowed.ToArray();
        var found = new Dictionary<(Fact Fact, int Slot), double>();
        foreach (var variable in certainty.OpenVariables(norm.Caught, allowed).Union(certainty.OpenVariables(norm.Clear, allowed)))
            foreach (var one in Weigh(norm, row, variable))
                found[(one.Fact, one.Slot)] = Math.Max(found.GetValueOrDefault((one.Fact, one.Slot)), one.Weight);
        return [.. found.Select(pair => new WeighedFact(pair.Key.Fact, pair.Key.Slot, pair.Value))];
    }

    private IEnumerable<WeighedFact> Weigh(NormFormulas norm, CaseRow row, int variable)
    {
        if (model.Space.FactOf(variable) is { } owner)
            return Weight(norm, row, variable) is { } weight ? [new(owner.Fact, owner.Slot, weight)] : [];
        return model.Space.Days.Where(pair => pair.Value == variable)
            .SelectMany(pair => new[] { pair.Key.Fact, pair.Key.Other }.Select(name => (Fact: model.Book.FactOf.GetValueOrDefault(name), pair.Key.Slot)))
            .Where(date => date.Fact is not null && row.Facts.Of(date.Fact, row.Slots[date.Slot].Name, row.Activity, row.Position).Day is null)
            .Select(date => new WeighedFact(date.Fact!, date.Fact!.Owner == Owner.Activity ? 0 : date.Slot, WeightOfDates));
    }

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
            if (!isBrief && !certainty.Agrees(allowed))
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

    private readonly record struct WeighedFact(Fact Fact, int Slot, double Weight);
}
