using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms;

/// <summary>Finds labelled clauses inside a condition.</summary>
public static class Clauses
{
    /// <summary>Whether a clause with this path of labels stands in the condition.</summary>
    public static bool Exists(Condition condition, ImmutableArray<string> path) => Of(condition).Any(clause => clause.Path.SequenceEqual(path));

    /// <summary>All labelled clauses with their paths, in the order of the text.</summary>
    public static IEnumerable<(ImmutableArray<string> Path, LabelledClause Clause)> Of(Condition condition) => Of(condition, []);

    /// <summary>A path as people write it: <c>(b)(ii)</c>.</summary>
    public static string Written(IEnumerable<string> path) => string.Concat(path.Select(label => $"({label})"));

    private static IEnumerable<(ImmutableArray<string> Path, LabelledClause Clause)> Of(Condition condition, ImmutableArray<string> path)
    {
        if (condition is not ClausesCondition clauses)
            return condition.Parts.SelectMany(part => Of(part, path));
        return clauses.Clauses.SelectMany(clause => Of(clause.Condition, path.Add(clause.Label)).Prepend((path.Add(clause.Label), clause)));
    }
}
