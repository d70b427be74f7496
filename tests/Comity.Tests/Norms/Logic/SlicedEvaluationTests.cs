using System.Collections.Immutable;
using Comity.Norms.Logic;
using Xunit;

namespace Comity.Tests.Norms.Logic;

public sealed class SlicedEvaluationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    public static TheoryData<int> BlockEdges => [0, 1, 63, 64, 65, 511, 512, 513, 1000];

    [Theory, MemberData(nameof(Seeds))]
    public void Rails_equal_the_reference_for_one_case(int seed)
    {
        var cases = new RandomCases(seed);
        var formulas = cases.Formulas(12);
        var columns = cases.Columns(100, cases.AnyCell);
        var reference = new CaseEvaluation(cases.Store);
        var sliced = new SlicedEvaluation(cases.Store, formulas, SlicedMode.Rails).Evaluate(columns);

        AssertEach(columns, formulas, sliced, (formula, allowed) => reference.Evaluate(formula, allowed));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Exact_evaluation_equals_trying_every_completion(int seed)
    {
        var cases = new RandomCases(seed);
        var formulas = cases.Formulas(12);
        var columns = cases.Columns(100, cases.AnyCell);
        var evaluation = new SlicedEvaluation(cases.Store, formulas, SlicedMode.Exact);

        Assert.Empty(evaluation.Inexact);
        AssertEach(columns, formulas, evaluation.Evaluate(columns), cases.Truth);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Exact_evaluation_of_one_case_equals_trying_every_completion(int seed)
    {
        var cases = new RandomCases(seed);
        var formulas = cases.Formulas(12);
        var columns = cases.Columns(30, cases.AnyCell);
        var reference = new CaseEvaluation(cases.Store);
        for (var i = 0; i < columns.Count; i++)
            foreach (var formula in formulas)
                if (reference.TryEvaluateExactly(formula, columns.AllowedBy(i), out var rails))
                    Assert.Equal(cases.Truth(formula, columns.AllowedBy(i)), rails);
                else
                    Assert.Equal(reference.Evaluate(formula, columns.AllowedBy(i)), rails);
    }

    [Theory, MemberData(nameof(BlockEdges))]
    public void Any_number_of_cases_is_evaluated_to_the_last(int count)
    {
        var cases = new RandomCases(count);
        var formulas = cases.Formulas(5).AddRange(Formula.True, Formula.False);
        var columns = cases.Columns(count, cases.AnyCell);
        var sliced = new SlicedEvaluation(cases.Store, formulas, SlicedMode.Exact).Evaluate(columns);

        AssertEach(columns, formulas, sliced, cases.Truth);
        Assert.Equal(count, sliced.CountCertain(5));
        Assert.Equal(count, sliced.CountExcluded(6));
        for (var i = 0; i < formulas.Length; i++)
            Assert.Equal(count, sliced.CountCertain(i) + sliced.CountExcluded(i) + sliced.CountOpen(i));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_vector_width_gives_the_same_bits(int seed)
    {
        var cases = new RandomCases(seed);
        var formulas = cases.Formulas(12);
        var columns = cases.Columns(600, cases.AnyCell);
        var evaluation = new SlicedEvaluation(cases.Store, formulas, SlicedMode.Exact);
        var expected = evaluation.Evaluate(columns);
        foreach (var width in Enum.GetValues<VectorWidth>())
        {
            var result = new SlicedRails(formulas.Length, columns.Count);
            evaluation.Evaluate(columns, result, width);
            for (var i = 0; i < formulas.Length; i++)
            {
                Assert.Equal(expected.CanBeTrue(i), result.CanBeTrue(i));
                Assert.Equal(expected.CanBeFalse(i), result.CanBeFalse(i));
            }
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Known_cases_are_never_open(int seed)
    {
        var cases = new RandomCases(seed);
        var formulas = cases.Formulas(12);
        var columns = cases.Columns(600, cases.KnownCell);
        foreach (var mode in Enum.GetValues<SlicedMode>())
        {
            var sliced = new SlicedEvaluation(cases.Store, formulas, mode).Evaluate(columns);
            AssertEach(columns, formulas, sliced, cases.Truth);
        }
    }

    [Fact]
    public void Unknown_cases_are_open_for_every_formula_that_can_go_either_way()
    {
        var cases = new RandomCases(1, variables: 3);
        var formulas = cases.Formulas(40);
        var columns = cases.Columns(20, all => all);
        var sliced = new SlicedEvaluation(cases.Store, formulas, SlicedMode.Exact).Evaluate(columns);

        AssertEach(columns, formulas, sliced, cases.Truth);
    }

    [Fact]
    public void More_formulas_than_one_program_holds_keep_their_order()
    {
        var cases = new RandomCases(2);
        var formulas = cases.Formulas(100);
        var columns = cases.Columns(70, cases.AnyCell);
        var sliced = new SlicedEvaluation(cases.Store, formulas, SlicedMode.Exact).Evaluate(columns);

        AssertEach(columns, formulas, sliced, cases.Truth);
    }

    [Fact]
    public void A_repeated_fact_is_open_by_rails_and_certain_exactly()
    {
        var store = new FormulaStore([new(0, "severity", 5), new(1, "health", 2)]);
        var formula = store.Or(store.And(store.Atom(0, 0b00011), store.Atom(1, 2)), store.And(store.Atom(0, 0b11100), store.Atom(1, 2)));
        var columns = new CaseColumns(store.Variables, 1);
        columns.Know(0, 1, 1);

        Assert.True(new SlicedEvaluation(store, [formula], SlicedMode.Rails).Evaluate(columns).Of(0, 0).IsOpen);
        Assert.True(new SlicedEvaluation(store, [formula], SlicedMode.Exact).Evaluate(columns).Of(0, 0).IsCertain);
    }

    [Fact]
    public void A_formula_with_too_many_combinations_is_named_and_stays_sound()
    {
        var cases = new RandomCases(3);
        var formulas = cases.Formulas(30);
        var columns = cases.Columns(100, cases.AnyCell);
        var evaluation = new SlicedEvaluation(cases.Store, formulas, SlicedMode.Exact, combinationLimit: 2);
        var sliced = evaluation.Evaluate(columns);

        Assert.NotEmpty(evaluation.Inexact);
        for (var i = 0; i < columns.Count; i++)
            foreach (var inexact in evaluation.Inexact)
            {
                var truth = cases.Truth(formulas[inexact], columns.AllowedBy(i));
                Assert.True(sliced.Of(inexact, i) == truth || sliced.Of(inexact, i).IsOpen);
            }
    }

    [Fact]
    public void Cases_about_other_variables_are_refused()
    {
        var evaluation = new SlicedEvaluation(new FormulaStore([new(0, "health", 2)]), [Formula.True], SlicedMode.Rails);

        Assert.Throws<ArgumentException>(() => evaluation.Evaluate(new CaseColumns([new(0, "energy", 2)], 1)));
    }

    private static void AssertEach(
        CaseColumns columns, ImmutableArray<Formula> formulas, SlicedRails actual, Func<Formula, ulong[], Rails> expected)
    {
        for (var i = 0; i < columns.Count; i++)
            for (var j = 0; j < formulas.Length; j++)
                Assert.Equal(expected(formulas[j], columns.AllowedBy(i)), actual.Of(j, i));
    }
}
