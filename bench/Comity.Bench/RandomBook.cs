using Comity.Norms.Logic;

namespace Comity.Bench;

/// <summary>
/// Random norms: two arms of three conditions each, unless an exception of two conditions holds, unless in turn a back-exception of two
/// does. The same seed makes the same norms.
/// </summary>
internal sealed class RandomBook
{
    private readonly Random random;

    public RandomBook(int seed, int facts, int norms)
    {
        random = new(seed);
        Store = new([.. Enumerable.Range(0, facts).Select(id => new Variable(id, $"fact {id}", random.Next(2, 6)))]);
        Norms = [.. Enumerable.Range(0, norms).Select(_ => Norm())];
    }

    public FormulaStore Store { get; }

    public Formula[] Norms { get; }

    /// <summary>For each two norms: does the first imply the second, the second the first, can both apply? No means that they cannot hold.</summary>
    public IEnumerable<(Formula Left, Formula Right)> Questions()
    {
        for (var left = 0; left < Norms.Length; left++)
            for (var right = left + 1; right < Norms.Length; right++)
            {
                yield return (Norms[left], !Norms[right]);
                yield return (Norms[right], !Norms[left]);
                yield return (Norms[left], Norms[right]);
            }
    }

    private Formula Norm()
    {
        var arms = Store.Or(Conditions(3), Conditions(3));
        return Store.And(arms, !Store.And(Conditions(2), !Conditions(2)));
    }

    private Formula Conditions(int count) => Store.And([.. Enumerable.Range(0, count).Select(_ => Condition())]);

    private Formula Condition()
    {
        var variable = Store.Variables[random.Next(Store.Variables.Length)];
        var values = (ulong)random.NextInt64(1, (long)variable.All);
        return Store.Atom(variable.Id, values);
    }
}
