using System.Collections.Immutable;
using System.Numerics;
using Comity.Norms.Logic;

namespace Comity.Tests.Norms.Logic;

/// <summary>Random stores, formulas and cases from a seed, and the truth about them by trying every completion.</summary>
internal sealed class RandomCases
{
    private readonly Random random;

    public RandomCases(int seed, int variables = 7)
    {
        random = new Random(seed);
        Store = new FormulaStore([.. Enumerable.Range(0, variables).Select(id => new Variable(id, $"fact {id}", Size()))]);
    }

    public FormulaStore Store { get; }

    public ImmutableArray<Formula> Formulas(int count) => [.. Enumerable.Range(0, count).Select(_ => Formula(random.Next(1, 5)))];

    public CaseColumns Columns(int count, Func<ulong, ulong> cell)
    {
        var columns = new CaseColumns(Store.Variables, count);
        for (var i = 0; i < count; i++)
            foreach (var variable in Store.Variables)
                columns.Allow(i, variable.Id, cell(variable.All));
        return columns;
    }

    /// <summary>A third known, a third known in part, a third unknown; few values where there are many, so that all can be tried.</summary>
    public ulong AnyCell(ulong all) => random.Next(3) switch
    {
        0 => KnownCell(all),
        1 => KnownCell(all) | KnownCell(all),
        _ => BitOperations.PopCount(all) <= 7 ? all : KnownCell(all) | KnownCell(all) | KnownCell(all),
    };

    public ulong KnownCell(ulong all) => 1UL << random.Next(BitOperations.PopCount(all));

    /// <summary>What the formula can be, by trying every completion of the facts that it mentions.</summary>
    public Rails Truth(Formula formula, ulong[] allowed)
    {
        var values = new byte[allowed.Length];
        return Truth(formula, allowed, values, Store.VariablesOf(formula).AsSpan());
    }

    private Rails Truth(Formula formula, ulong[] allowed, byte[] values, ReadOnlySpan<int> open)
    {
        if (open.IsEmpty)
        {
            var holds = Store.Evaluate(formula, values);
            return new(holds, !holds);
        }

        var rails = default(Rails);
        for (var rest = allowed[open[0]]; rest != 0 && !rails.IsOpen; rest &= rest - 1)
        {
            values[open[0]] = (byte)BitOperations.TrailingZeroCount(rest);
            var part = Truth(formula, allowed, values, open[1..]);
            rails = new(rails.CanBeTrue || part.CanBeTrue, rails.CanBeFalse || part.CanBeFalse);
        }

        return rails;
    }

    private int Size() => random.Next(8) switch
    {
        0 => random.Next(9, 17),
        1 => random.Next(17, 33),
        2 => random.Next(33, 65),
        _ => random.Next(2, 8),
    };

    private Formula Formula(int depth)
    {
        if (depth == 0 || random.Next(6) == 0)
        {
            var variable = Store.Variables[random.Next(Store.Variables.Length)];
            return Store.Atom(variable.Id, unchecked((ulong)random.NextInt64(long.MinValue, long.MaxValue)));
        }

        var operands = new Formula[random.Next(2, 4)];
        for (var i = 0; i < operands.Length; i++)
            operands[i] = Formula(depth - 1);
        return random.Next(3) switch
        {
            0 => Store.And(operands),
            1 => Store.Or(operands),
            _ => !Store.And(operands),
        };
    }
}
