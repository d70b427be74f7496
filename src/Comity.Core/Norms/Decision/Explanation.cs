using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>Says why a verdict is what it is, which unknown facts would decide it, and which one change would turn it.</summary>
internal sealed class Explanation(Model model, Certainty certainty)
{
    private const int MostDecisive = 8;
    private readonly Dictionary<Formula, ImmutableArray<int>> variablesOf = [];

    /// <summary>The parts of a norm in the words of the text, each with whether it held.</summary>
    public ImmutableArray<Reason> Because(NormFormulas norm, CaseRow row, bool isQuick) =>
        [.. norm.Parts.Select(part => new Reason(part.Label, part.Text, TruthOf(part.Formula, row, isQuick), part.Place))];

    /// <summary>The unknown facts that would decide a verdict. A fact's weight is the share of its possible values after which it is decided.</summary>
    public ImmutableArray<DecisiveFact> Decisive(NormFormulas norm, CaseRow row)
    {
        var allowed = row.Allowed.ToArray();
        var found = new Dictionary<Fact, double>();
        var open = certainty.OpenVariables(norm.Caught, allowed);
        foreach (var variable in open)
            if (model.Space.FactOf(variable) is { } owner)
                found[owner.Fact] = Math.Max(found.GetValueOrDefault(owner.Fact), Weight(norm, allowed, variable));
        var dates = model.Space.Days.Where(pair => open.Contains(pair.Value));
        foreach (var (question, _) in dates)
            foreach (var name in (string[])[question.Fact, question.Other])
                if (model.Book.FactOf.TryGetValue(name, out var fact) && row.Facts.Of(fact, row.Subject.Name, row.Activity, row.Position).Day is null)
                    found[fact] = Math.Max(found.GetValueOrDefault(fact), 0.5);
        return [.. found.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Item.Place).Take(MostDecisive)
            .Select(pair => new DecisiveFact(pair.Key.Name, pair.Key.Question, Math.Round(pair.Value, 3)))];
    }

    /// <summary>The disputed facts on which a contested verdict turns: those whose value, taken from one position into another, changes it.</summary>
    public ImmutableArray<DecisiveFact> Disputed(NormItem norm, CaseFacts facts, ImmutableArray<CaseRow> views)
    {
        var formulas = model.Of(norm);
        var relevant = VariablesOf(formulas).Select(variable => model.Space.FactOf(variable)?.Fact).OfType<Fact>().ToHashSet();
        return [.. facts.Disputed(views[0].Subject.Name).Where(relevant.Contains)
            .Select(fact => (Fact: fact, Weight: Turns(formulas, fact, views)))
            .OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.Fact.Item.Place)
            .Select(pair => new DecisiveFact(pair.Fact.Name, pair.Fact.Question, Math.Round(pair.Weight, 3)))];
    }

    /// <summary>The first change of one known fact that turns a verdict, in the order of the book; empty when none does.</summary>
    public string Nearest(NormFormulas norm, CaseRow row, bool isCaught)
    {
        var goal = isCaught ? norm.Clear : norm.Caught;
        var allowed = row.Allowed.ToArray();
        foreach (var variable in VariablesOf(norm))
        {
            if (model.Space.FactOf(variable) is not { } owner || owner.Fact.Item.Kind == FactKind.Number || ulong.PopCount(allowed[variable]) != 1)
                continue;
            var from = allowed[variable];
            for (var value = 0; value < model.Store.Variables[variable].Size; value++)
            {
                allowed[variable] = 1UL << value;
                if (allowed[variable] != from && certainty.Quick(goal, allowed).IsCertain && certainty.Clash([.. allowed]).IsEmpty)
                    return Change(owner.Fact, owner.Part, ulong.TrailingZeroCount(from), (ulong)value);
            }

            allowed[variable] = from;
        }

        return "";
    }

    private static string Change(Fact fact, int part, ulong from, ulong to) => fact.Item.Kind == FactKind.Kinds
        ? $"{fact.Name}: {(to == 1 ? "" : "not ")}{fact.Values[part]}"
        : $"{fact.Name}: {fact.Values[(int)from]} → {fact.Values[(int)to]}";

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

    // Quick answers suffice for a ranking.
    private double Weight(NormFormulas norm, ulong[] allowed, int variable)
    {
        var before = allowed[variable];
        var (values, decided) = (0, 0);
        for (var value = 0; value < model.Store.Variables[variable].Size; value++)
        {
            if ((before >> value & 1) == 0)
                continue;
            allowed[variable] = 1UL << value;
            var (caught, clear) = (certainty.Quick(norm.Caught, allowed), certainty.Quick(norm.Clear, allowed));
            values++;
            if (caught.IsCertain || clear.IsCertain)
                decided++;
        }

        allowed[variable] = before;
        return (double)decided / values;
    }

    private double Turns(NormFormulas norm, Fact fact, ImmutableArray<CaseRow> views)
    {
        var turned = 0;
        foreach (var row in views)
            foreach (var other in views.Where(other => other != row))
            {
                var mixed = row.Allowed.ToArray();
                foreach (var variable in model.Space.VariablesOf(fact, 0))
                    mixed[variable] = other.Allowed[variable];
                if (Outcome(norm, mixed) != Outcome(norm, row.Allowed.AsSpan()))
                    turned++;
            }

        return (double)turned / (views.Length * (views.Length - 1));
    }

    private (bool Caught, bool Clear) Outcome(NormFormulas norm, ReadOnlySpan<ulong> allowed) =>
        (certainty.Quick(norm.Caught, allowed).IsCertain, certainty.Quick(norm.Clear, allowed).IsCertain);
}
