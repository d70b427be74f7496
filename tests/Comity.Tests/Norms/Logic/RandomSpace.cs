using Comity.Norms.Logic;

namespace Comity.Tests.Norms.Logic;

/// <summary>Random variables and formulas, the same for the same seed; small enough to try all cases.</summary>
internal sealed class RandomSpace
{
    private readonly Random random;

    public RandomSpace(int seed, int mostVariables = 5, int mostValues = 5)
    {
        random = new(seed);
        Store = new([.. Enumerable.Range(0, random.Next(1, mostVariables + 1))
            .Select(id => new Variable(id, $"fact {id}", random.Next(1, mostValues + 1)))]);
    }

    public FormulaStore Store { get; }

    public int Next(int end) => random.Next(end);

    public Formula[] Formulas(int count, int depth = 3) => [.. Enumerable.Range(0, count).Select(_ => Formula(depth))];

    public Formula Formula(int depth)
    {
        var operands = new Formula[random.Next(2, 4)];
        if (depth == 0 || random.Next(6) == 0)
            return Atom();
        for (var i = 0; i < operands.Length; i++)
            operands[i] = Formula(depth - 1);
        return random.Next(2) == 0 ? Store.And(operands) : Store.Or(operands);
    }

    public Formula Atom()
    {
        var variable = Store.Variables[random.Next(Store.Variables.Length)];
        return Store.Atom(variable.Id, (ulong)random.NextInt64() & variable.All);
    }

    /// <summary>Every case of the space, in the order of counting.</summary>
    public IEnumerable<byte[]> Cases()
    {
        var values = new byte[Store.Variables.Length];
        do
            yield return [.. values];
        while (Count(values));
    }

    /// <summary>Whether all formulas hold in some case: by trying all.</summary>
    public bool CanHold(params IEnumerable<Formula> formulas) => Cases().Any(values => AllHold(formulas, values));

    public bool AllHold(IEnumerable<Formula> formulas, byte[] values) =>
        formulas.All(formula => Store.Evaluate(formula, values));

    private bool Count(byte[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (++values[i] < Store.Variables[i].Size)
                return true;
            values[i] = 0;
        }

        return false;
    }
}
