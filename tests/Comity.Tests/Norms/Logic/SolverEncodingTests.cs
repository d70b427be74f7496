using System.Collections.Immutable;
using Comity.Norms.Logic;
using Xunit;

namespace Comity.Tests.Norms.Logic;

public sealed class SolverEncodingTests
{
    [Fact]
    public void Solver_agrees_with_brute_force_on_random_formulas()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var space = new RandomSpace(seed);
            var encoding = new Encoding(space.Store);
            var formula = space.Formula(3);
            encoding.Assert(formula);
            var answer = encoding.Solve();
            Assert.Equal(space.CanHold(formula), answer);
            Assert.True(!answer || space.Store.Evaluate(formula, encoding.Model()));
        }
    }

    [Fact]
    public void Solver_agrees_with_brute_force_while_the_store_grows()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var space = new RandomSpace(seed, 4, 9);
            var encoding = new Encoding(space.Store);
            List<Formula> asserted = [];
            for (var question = 0; question < 8; question++)
            {
                var assumptions = space.Formulas(space.Next(4), 2);
                Judge(space, encoding, asserted, assumptions);
                if (space.Next(3) == 0)
                    Assert(encoding, asserted, space.Formula(2));
            }
        }

        static void Assert(Encoding encoding, List<Formula> asserted, Formula formula)
        {
            encoding.Assert(formula);
            asserted.Add(formula);
        }
    }

    [Fact]
    public void Minimal_cores_need_each_of_their_formulas()
    {
        var cores = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var space = new RandomSpace(seed, 3, 4);
            var assumptions = space.Formulas(4, 1);
            var encoding = new Encoding(space.Store);
            if (encoding.Solve(assumptions))
                continue;
            var core = encoding.MinimalCore(assumptions);
            cores++;
            Assert.False(space.CanHold(core));
            Assert.All(core, formula => Assert.True(space.CanHold(core.Remove(formula))));
        }

        Assert.InRange(cores, 100, 500);
    }

    [Fact]
    public void Minimal_core_of_what_can_hold_is_refused()
    {
        var encoding = new Encoding(new([new(0, "armed", 2)]));
        Assert.Throws<ArgumentException>(() => encoding.MinimalCore(Formula.True));
    }

    [Fact]
    public void Core_is_empty_after_a_yes()
    {
        var store = new FormulaStore([new(0, "severity", 4)]);
        var encoding = new Encoding(store);
        Assert.False(encoding.Solve(store.Atom(0, 0b0011), store.Atom(0, 0b1100)));
        Assert.Equal(2, encoding.Core.Length);
        Assert.NotNull(encoding.OrdinaryModel([], store.Atom(0, 0b1100)));
        Assert.Empty(encoding.Core);
    }

    [Fact]
    public void Ordinary_model_is_the_one_that_greedy_enumeration_finds()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var space = new RandomSpace(seed, 5, 8);
            var encoding = new Encoding(space.Store);
            var order = Enumerable.Range(0, space.Store.Variables.Length).OrderBy(_ => space.Next(100)).ToArray();
            foreach (var variable in space.Store.Variables)
                encoding.Prefer(variable.Id, space.Next(variable.Size));
            var formulas = space.Formulas(2);
            Assert.Equal(Greedy(space, encoding, order, formulas), encoding.OrdinaryModel(order, formulas));
        }
    }

    [Fact]
    public void Ordinary_model_does_not_depend_on_earlier_questions()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var space = new RandomSpace(seed);
            var formulas = space.Formulas(6);
            var fresh = new Encoding(space.Store);
            var used = new Encoding(space.Store);
            foreach (var formula in formulas)
                used.Solve(formula, !formulas[0]);
            Assert.Equal(fresh.OrdinaryModel([], formulas[5]), used.OrdinaryModel([], formulas[5]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(64)]
    public void Each_variable_has_exactly_one_value(int size)
    {
        var store = new FormulaStore([new(0, "actor", size)]);
        var encoding = new Encoding(store);
        var values = Enumerable.Range(0, size).Select(value => store.Atom(0, 1UL << value)).ToArray();
        Assert.False(encoding.Solve([.. values.Select(value => !value)]));
        for (var value = 0; value < size; value++)
        {
            Assert.True(encoding.Solve(values[value]));
            Assert.Equal(value, encoding.ValueOf(0));
            Assert.False(value > 0 && encoding.Solve(values[value], values[value - 1]));
        }
    }

    [Fact]
    public void Clauses_of_literals_bind_later_answers()
    {
        var store = new FormulaStore([new(0, "severity", 4), new(1, "armed", 2), new(2, "target", 3)]);
        var encoding = new Encoding(store);
        encoding.AddClause(!encoding.LiteralOf(store.Atom(0, 0b1100)), encoding.ValueLiteral(1, 1));
        encoding.AddClause(!encoding.ValueLiteral(1, 1), encoding.ValueLiteral(2, 2));
        Assert.False(encoding.Solve(store.Atom(0, 0b1000), store.Atom(2, 0b011)));
        Assert.True(encoding.Solve(store.Atom(0, 0b1000)));
        Assert.Equal([3, 1, 2], encoding.Model());
    }

    [Fact]
    public void Variables_without_a_say_keep_their_preferred_value_before_and_after_translation()
    {
        var encoding = new Encoding(new([new(0, "target", 9), new(1, "armed", 2)]));
        encoding.Prefer(0, 7);
        Assert.Equal([7, 0], encoding.Model());
        encoding.ValueLiteral(0, 0);
        Assert.Equal(7, encoding.ValueOf(0));
        encoding.Prefer(0, 5);
        Assert.True(encoding.Solve());
        Assert.Equal([5, 0], encoding.Model());
    }

    [Fact]
    public void Values_outside_the_variable_are_refused()
    {
        var encoding = new Encoding(new([new(0, "armed", 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => encoding.Prefer(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => encoding.ValueLiteral(0, -1));
    }

    [Fact]
    public void Deeply_nested_formulas_are_translated_without_recursion()
    {
        var store = new FormulaStore([.. Enumerable.Range(0, 40).Select(id => new Variable(id, $"fact {id}", 3))]);
        var formula = store.Atom(0, 1);
        for (var i = 0; i < 50_000; i++)
            formula = store.Implies(formula, store.Atom(i % 40, 1UL << (i % 3)));
        var encoding = new Encoding(store);
        Assert.True(encoding.Solve(formula));
        Assert.True(encoding.Solve(!formula));
    }

    [Fact]
    public void Solver_agrees_with_CP_SAT_on_random_formulas()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var space = new RandomSpace(seed, 12, 10);
            var encoding = new Encoding(space.Store);
            var formulas = space.Formulas(4, 4);
            Assert.Equal(ConstraintProgram.CanHold(space.Store, formulas), encoding.Solve(formulas));
        }
    }

    [Fact]
    public void Solver_agrees_with_Z3_on_random_formulas()
    {
        Assert.SkipUnless(Z3.IsInstalled, "libz3 is not installed");
        for (var seed = 0; seed < 400; seed++)
        {
            var space = new RandomSpace(seed, 12, 10);
            var encoding = new Encoding(space.Store);
            using var judge = new Z3();
            judge.Run(Z3.Declarations(space.Store));
            for (var question = 0; question < 3; question++)
            {
                var formulas = space.Formulas(4, 4);
                var expected = judge.CanHold(formulas.Select(formula => Z3.Text(space.Store, formula)));
                Assert.Equal(expected, encoding.Solve(formulas));
            }
        }
    }

    private static void Judge(RandomSpace space, Encoding encoding, List<Formula> asserted, Formula[] assumptions)
    {
        var answer = encoding.Solve(assumptions);
        Assert.Equal(space.CanHold([.. asserted, .. assumptions]), answer);
        if (answer)
        {
            Assert.True(space.AllHold([.. asserted, .. assumptions], encoding.Model()));
            return;
        }

        ImmutableArray<Formula> core = encoding.Core;
        Assert.Subset(assumptions.ToHashSet(), core.ToHashSet());
        Assert.False(space.CanHold([.. asserted, .. core]));
    }

    /// <summary>The same greedy rule over the list of all cases that satisfy the formulas.</summary>
    private static byte[]? Greedy(RandomSpace space, Encoding encoding, int[] order, Formula[] formulas)
    {
        var left = space.Cases().Where(values => space.AllHold(formulas, values)).ToList();
        if (left.Count == 0)
            return null;
        foreach (var variable in order)
            if (left.Exists(values => values[variable] == encoding.PreferredValue(variable)))
                left.RemoveAll(values => values[variable] != encoding.PreferredValue(variable));
        foreach (var variable in order)
        {
            var lowest = left.Min(values => values[variable]);
            left.RemoveAll(values => values[variable] != lowest);
        }

        return Assert.Single(left);
    }
}
