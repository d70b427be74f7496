using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Analysis;

/// <summary>The norm that comes nearest to catching a witness, and the parts at which it fails.</summary>
/// <param name="Norm">The norm.</param>
/// <param name="Fails">The labels of the parts that would have to hold: as few as possible.</param>
internal sealed record Nearest(NormItem Norm, ImmutableArray<string> Fails)
{
    /// <summary>As a finding shows it: <c>UN-f, fails at (a)</c>.</summary>
    public override string ToString() => $"{Norm.Id}, fails at {string.Join(" and ", Fails)}";

    /// <summary>The nearest of these norms for a witness; null when there is none.</summary>
    public static Nearest? Of(Model model, IEnumerable<NormItem> norms, byte[] witness) =>
        norms.Select(norm => new Nearest(norm, Failing(model, norm, witness))).Where(nearest => !nearest.Fails.IsEmpty)
            .OrderBy(nearest => nearest.Fails.Length).ThenBy(nearest => !model.Of(nearest.Norm).IsProhibition)
            .ThenBy(nearest => nearest.Norm.Id, NaturalOrder.Instance).FirstOrDefault();

    private static ImmutableArray<string> Failing(Model model, NormItem norm, byte[] witness)
    {
        var formulas = model.Of(norm);
        var store = model.Store;
        var fails = ImmutableArray.CreateBuilder<string>();
        if (norm.Sentence.That is { } that && !Holds(model.Of(that)))
            fails.Add("its subject");
        if (formulas.IsProhibition && !Holds(formulas.Does))
            fails.Add("its action");
        if (formulas.IsDuty && Holds(formulas.Does))
            fails.Add("its performance");
        fails.AddRange(Missing(norm.Sentence.When, []));
        if (formulas.IsDuty && Holds(formulas.Excused))
            fails.Add("its excuse");
        if (formulas.IsDuty && !Holds(formulas.Passed))
            fails.Add("its deadline");
        if (Holds(formulas.Free))
            fails.AddRange(formulas.Exceptions.Where(one => one.Clause is { To: "", Catches: false } && Holds(one.Holds))
                .Select(one => $"except ({one.Clause.Label})"));
        if (fails.Count == 0)
            fails.Add("what goes before it");
        return fails.ToImmutable();

        bool Holds(Formula formula) => store.Evaluate(formula, witness);

        // The cheapest way to make a condition hold: all of a conjunction, the nearest of a disjunction.
        ImmutableArray<string> Missing(Condition? condition, ImmutableArray<string> path)
        {
            if (Holds(model.Of(norm, path)))
                return [];
            ImmutableArray<string> here = [path.IsEmpty ? "its condition" : Clauses.Written(path)];
            if (condition is not ClausesCondition clauses)
                return here;
            var parts = clauses.Clauses.Select(clause => Missing(clause.Condition, path.Add(clause.Label))).ToList();
            var all = clauses.IsAnd ? [.. parts.SelectMany(part => part)] : parts.MinBy(part => part.Length);
            return all.IsEmpty ? here : all;
        }
    }
}
