using System.Runtime.InteropServices;

namespace Comity.Norms.Logic;

/// <summary>
/// The variables on which a question depends: those of its assumptions and of all assertions, and those by which they are defined. All
/// others are definitions, or values of facts that nobody asked about, and can always be chosen afterwards.
/// </summary>
internal sealed class Scope
{
    private const int Always = int.MaxValue;

    private readonly List<int[]> definitions = [];
    private readonly List<int[]?> cones = [];
    private readonly List<int> stamps = [];
    private readonly List<int> asserted = [];
    private readonly List<int> scope = [];
    private int question;

    /// <summary>Notes by which others the next variable is defined; every variable needs this once, in the order of their numbers.</summary>
    public void Define(int[] others)
    {
        definitions.Add(others);
        cones.Add(null);
        stamps.Add(0);
    }

    /// <summary>Notes that the next variables, up to this number, are defined by one another.</summary>
    public void DefineTogether(int end)
    {
        int[] group = [.. Enumerable.Range(definitions.Count, end - definitions.Count)];
        foreach (var _ in group)
            Define(group);
    }

    /// <summary>Lets all further questions depend on these literals.</summary>
    public void Include(ReadOnlySpan<Literal> clause)
    {
        foreach (var literal in clause)
            Add(literal.Variable, asserted, Always);
    }

    /// <summary>The variables on which a question with these assumptions depends.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<Literal> assumptions)
    {
        question++;
        scope.Clear();
        scope.AddRange(asserted);
        foreach (var literal in assumptions)
            Add(literal.Variable, scope, question);
        return CollectionsMarshal.AsSpan(scope);
    }

    private void Add(int root, List<int> list, int stamp)
    {
        foreach (var variable in cones[root] ??= ConeOf(root))
            if (stamps[variable] < stamp)
            {
                stamps[variable] = stamp;
                list.Add(variable);
            }
    }

    private int[] ConeOf(int root)
    {
        HashSet<int> cone = [root];
        Stack<int> open = new(cone);
        while (open.TryPop(out var variable))
            foreach (var other in definitions[variable])
                if (cone.Add(other))
                    open.Push(other);
        return [.. cone.Order()];
    }
}
