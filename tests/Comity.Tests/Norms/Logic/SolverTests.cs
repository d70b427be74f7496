using Comity.Norms.Logic;
using Xunit;

namespace Comity.Tests.Norms.Logic;

public sealed class SolverTests
{
    [Fact]
    public void Solver_without_clauses_says_yes() => Assert.True(new Solver().Solve());

    [Fact]
    public void Empty_clause_makes_every_answer_no_with_an_empty_core()
    {
        var solver = RandomClauses.Demand(1, [[]]);
        Assert.False(solver.Solve(Literal.Of(0)));
        Assert.True(solver.Core.IsEmpty);
    }

    [Fact]
    public void Clause_with_a_literal_and_its_negation_says_nothing()
    {
        var solver = RandomClauses.Demand(1, [[Literal.Of(0), Literal.Of(0, false), Literal.Of(0)]]);
        Assert.True(solver.Solve(Literal.Of(0)));
        Assert.True(solver.Solve(Literal.Of(0, false)));
    }

    [Fact]
    public void Assumptions_that_contradict_each_other_are_the_core()
    {
        var solver = RandomClauses.Demand(3, []);
        Assert.False(solver.Solve(Literal.Of(1), Literal.Of(0), Literal.Of(2), Literal.Of(0, false)));
        Assert.Equal([Literal.Of(0, false), Literal.Of(0)], solver.Core);
    }

    [Fact]
    public void Unknown_literals_are_refused()
    {
        var solver = RandomClauses.Demand(1, []);
        Assert.Throws<ArgumentOutOfRangeException>(() => solver.AddClause(Literal.Of(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => solver.Solve(Literal.Of(-1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Free_variables_take_their_preferred_phase(bool phase)
    {
        var solver = new Solver();
        var variable = solver.NewVariable(phase);
        Assert.Equal(phase, solver.ValueOf(Literal.Of(variable)));
        Assert.True(solver.Solve());
        Assert.Equal(phase, solver.ValueOf(Literal.Of(variable)));
        solver.Prefer(Literal.Of(variable, !phase));
        Assert.True(solver.Solve());
        Assert.Equal(!phase, solver.ValueOf(Literal.Of(variable)));
    }

    [Fact]
    public void Model_of_the_last_yes_outlives_a_no_and_new_clauses()
    {
        var solver = RandomClauses.Demand(2, [[Literal.Of(0)]]);
        Assert.True(solver.Solve(Literal.Of(1)));
        solver.AddClause(Literal.Of(1, false));
        Assert.False(solver.Solve(Literal.Of(1)));
        Assert.True(solver.ValueOf(Literal.Of(0)));
        Assert.True(solver.ValueOf(Literal.Of(1)));
    }

    [Fact]
    public void Solver_agrees_with_brute_force_on_random_clauses_added_one_by_one()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var clauses = RandomClauses.Make(seed, 7, 40);
            var solver = RandomClauses.Demand(7, []);
            for (var count = 0; count < clauses.Count; count++)
            {
                solver.AddClause(clauses[count]);
                var soFar = clauses[..(count + 1)];
                Assert.Equal(RandomClauses.CanHold(7, soFar), solver.Solve());
                Assert.True(!solver.Solve() || RandomClauses.AllHold(solver, soFar));
            }
        }
    }

    [Fact]
    public void Solver_agrees_with_brute_force_under_random_assumptions()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var clauses = RandomClauses.Make(seed, 8, 24);
            var solver = RandomClauses.Demand(8, clauses);
            for (var question = 0; question < 20; question++)
            {
                Literal[] assumptions = [.. Enumerable.Range(0, random.Next(6)).Select(_ => new Literal(random.Next(16)))];
                var answer = solver.Solve(assumptions);
                Assert.Equal(RandomClauses.CanHold(8, [.. clauses, .. Units(assumptions)]), answer);
                if (answer)
                    Assert.True(RandomClauses.AllHold(solver, [.. clauses, .. Units(assumptions)]));
                else
                    AssertCore(solver.Core.ToArray(), assumptions, clauses);
            }
        }
    }

    [Fact]
    public void Eight_pigeons_do_not_fit_into_seven_holes()
    {
        var solver = RandomClauses.Demand(56, RandomClauses.Pigeonhole(8, 7));
        Assert.False(solver.Solve());
        Assert.InRange(solver.Conflicts, 1, 100_000);
    }

    [Fact]
    public void Eight_pigeons_fit_into_eight_holes()
    {
        var clauses = RandomClauses.Pigeonhole(8, 8);
        var solver = RandomClauses.Demand(64, clauses);
        Assert.True(solver.Solve());
        Assert.True(RandomClauses.AllHold(solver, clauses));
    }

    [Fact, Trait("Category", "slow")]
    public void Solver_agrees_with_CP_SAT_on_the_hardest_random_clauses()
    {
        var yes = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var variables = 100 + seed % 3 * 25;
            var clauses = RandomClauses.Make(seed, variables, (int)(variables * 4.26));
            var solver = RandomClauses.Demand(variables, clauses);
            var answer = solver.Solve();
            Assert.Equal(ConstraintProgram.CanHold(variables, clauses), answer);
            Assert.True(!answer || RandomClauses.AllHold(solver, clauses));
            yes += answer ? 1 : 0;
        }

        Assert.InRange(yes, 10, 50);
    }

    [Fact, Trait("Category", "slow")]
    public void Reduction_of_learned_clauses_keeps_answers_right()
    {
        var clauses = RandomClauses.Make(1, 200, 852);
        var solver = RandomClauses.Demand(200, clauses);
        var random = new Random(1);
        for (var question = 0; question < 60; question++)
        {
            Literal[] assumptions = [.. Enumerable.Range(0, 4).Select(_ => new Literal(random.Next(400)))];
            if (solver.Solve(assumptions))
                Assert.True(RandomClauses.AllHold(solver, [.. clauses, .. Units(assumptions)]));
            else
                Assert.False(RandomClauses.Demand(200, [.. clauses, .. Units(solver.Core.ToArray())]).Solve());
        }

        Assert.InRange(solver.Conflicts, 4_000, long.MaxValue);
    }

    [Fact]
    public void Variables_out_of_scope_stay_open_and_show_their_preferred_phase()
    {
        var solver = RandomClauses.Demand(3, [[Literal.Of(0), Literal.Of(1)]]);
        solver.Prefer(Literal.Of(2));
        Assert.True(solver.SolveWithin([0, 1], Literal.Of(0, false)));
        Assert.True(solver.ValueOf(Literal.Of(1)));
        solver.Prefer(Literal.Of(2, false));
        Assert.False(solver.ValueOf(Literal.Of(2)));
        Assert.True(solver.Solve(Literal.Of(2)));
        Assert.True(solver.ValueOf(Literal.Of(2)));
    }

    [Fact]
    public void Same_questions_twice_give_same_models_and_the_same_work()
    {
        Assert.Equal(Diary(3), Diary(3));

        static List<string> Diary(int seed)
        {
            var solver = RandomClauses.Demand(120, RandomClauses.Make(seed, 120, 490));
            var random = new Random(seed);
            List<string> diary = [];
            for (var question = 0; question < 50; question++)
            {
                var answer = solver.Solve(new Literal(random.Next(240)), new Literal(random.Next(240)));
                var model = Enumerable.Range(0, 120).Select(variable => solver.ValueOf(Literal.Of(variable)) ? '1' : '0');
                diary.Add($"{answer} {solver.Conflicts} {string.Concat(model)} {string.Join(' ', solver.Core.ToArray())}");
            }

            return diary;
        }
    }

    [Fact]
    public void Repeated_small_questions_allocate_nothing()
    {
        var solver = RandomClauses.Demand(60, RandomClauses.Make(5, 60, 120));
        for (var round = 0; round < 10; round++)
            Ask(solver);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(solver);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Ask(Solver solver)
        {
            for (var code = 0; code < 120; code++)
                solver.Solve(new Literal(code), new Literal(119 - code / 2));
        }
    }

    private static IEnumerable<Literal[]> Units(IEnumerable<Literal> literals) => literals.Select(literal => (Literal[])[literal]);

    private static void AssertCore(Literal[] core, Literal[] assumptions, List<Literal[]> clauses)
    {
        Assert.Subset(assumptions.ToHashSet(), core.ToHashSet());
        Assert.False(RandomClauses.CanHold(8, [.. clauses, .. Units(core)]));
    }
}
