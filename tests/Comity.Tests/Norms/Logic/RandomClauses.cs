using Comity.Norms.Logic;

namespace Comity.Tests.Norms.Logic;

/// <summary>Clauses made at random from a seed, and the pigeonhole problem.</summary>
internal static class RandomClauses
{
    /// <summary>Clauses of exactly this many different variables each.</summary>
    public static List<Literal[]> Make(int seed, int variables, int count, int length = 3)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Clause(random, variables, length))];
    }

    /// <summary>So many pigeons into so many holes, none shared.</summary>
    public static List<Literal[]> Pigeonhole(int pigeons, int holes)
    {
        Literal In(int pigeon, int hole) => Literal.Of(pigeon * holes + hole);
        var clauses = Enumerable.Range(0, pigeons)
            .Select(pigeon => Enumerable.Range(0, holes).Select(hole => In(pigeon, hole)).ToArray())
            .ToList();
        for (var hole = 0; hole < holes; hole++)
            for (var left = 0; left < pigeons; left++)
                for (var right = left + 1; right < pigeons; right++)
                    clauses.Add([!In(left, hole), !In(right, hole)]);
        return clauses;
    }

    /// <summary>A solver that demands these clauses.</summary>
    public static Solver Demand(int variables, IEnumerable<Literal[]> clauses)
    {
        var solver = new Solver();
        for (var i = 0; i < variables; i++)
            solver.NewVariable();
        foreach (var clause in clauses)
            solver.AddClause(clause);
        return solver;
    }

    /// <summary>Whether the solver's model makes every clause hold.</summary>
    public static bool AllHold(Solver solver, IEnumerable<Literal[]> clauses) =>
        clauses.All(clause => clause.Any(literal => solver.ValueOf(literal)));

    /// <summary>Whether clauses can hold together: by trying all cases.</summary>
    public static bool CanHold(int variables, IReadOnlyCollection<Literal[]> clauses) =>
        Enumerable.Range(0, 1 << variables).Any(bits =>
            clauses.All(clause => clause.Any(literal => (bits >> literal.Variable & 1) != 0 != literal.IsNegated)));

    private static Literal[] Clause(Random random, int variables, int length)
    {
        var places = Enumerable.Range(0, variables).ToArray();
        random.Shuffle(places);
        return [.. places.Take(length).Select(place => Literal.Of(place, random.Next(2) == 0))];
    }
}
