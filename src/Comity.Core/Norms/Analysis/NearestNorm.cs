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
        if (norm.Sentence.That is { } that && !store.Evaluate(model.Of(that), witness))
            fails.Add("its subject");
        if (formulas.IsProhibition && !store.Evaluate(formulas.Does, witness))
            fails.Add("its action");
        if (formulas.IsDuty && store.Evaluate(formulas.Does, witness))
            fails.Add("its performance");
        if (norm.Sentence.When is { } when)
            fails.AddRange(Missing(when, []));
        if (store.Evaluate(formulas.Free, witness))
            fails.AddRange(formulas.Exceptions.Where(one => one.Clause.To.Length == 0 && store.Evaluate(one.Holds, witness)).Select(one => $"except ({one.Clause.Label})"));
        return fails.ToImmutable();

        // The cheapest way to make a condition hold: all of a conjunction, the nearest of a disjunction.
        ImmutableArray<string> Missing(Condition condition, ImmutableArray<string> path)
        {
            if (store.Evaluate(model.Of(condition), witness))
                return [];
            ImmutableArray<string> here = [path.IsEmpty ? "its condition" : Clauses.Written(path)];
            if (condition is not ClausesCondition clauses)
                return here;
            var parts = clauses.Clauses.Select(clause => Missing(clause.Condition, path.Add(clause.Label))).ToList();
            return clauses.IsAnd ? [.. parts.SelectMany(part => part)] : parts.MinBy(part => part.Length);
        }
    }
}
