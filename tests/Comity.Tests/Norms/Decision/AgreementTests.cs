using CsCheck;
using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>The statistics, on worked examples that were published.</summary>
public sealed class AgreementTests
{
    /// <summary>
    /// Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), table 18.1: kappa 0.68, standard error 0.087, which the delta
    /// method on the same table gives as 0.0877.
    /// </summary>
    [Fact]
    public void Kappa_and_its_interval_are_those_of_Fleiss_Levin_and_Paik()
    {
        var found = Of([75, 1, 4], [5, 4, 1], [0, 0, 10]);
        Assert.Equal(0.89, found.Share, 3);
        Assert.Equal(0.676, found.Kappa!.Value, 3);
        Assert.Equal(0.0877, (found.KappaInterval!.Value.High - found.KappaInterval.Value.Low) / 2 / 1.959964, 4);
    }

    /// <summary>The example of two readers of fifty applications in Wikipedia's article on Cohen's kappa.</summary>
    [Fact]
    public void Kappa_of_twenty_five_ten_fifteen_is_two_fifths() => Assert.Equal(0.4, Of([20, 5], [10, 15]).Kappa!.Value, 12);

    /// <summary>Newcombe, Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_intervals_are_those_of_Newcombe(int successes, int count, double low, double high)
    {
        var found = global::Comity.Norms.Decision.Agreement.Wilson(successes, count);
        Assert.Equal(low, found.Low, 4);
        Assert.Equal(high, found.High, 4);
    }

    [Fact]
    public void Raters_who_always_agree_have_kappa_one() => Assert.Equal(1, Of([7, 0], [0, 3]).Kappa!.Value, 12);

    [Fact]
    public void Kappa_is_undefined_where_both_know_one_answer_only() => Assert.Null(Of([7, 0], [0, 0]).Kappa);

    [Fact]
    public void The_majority_is_that_of_the_second_rater() => Assert.Equal(0.6, Of([20, 5], [10, 15]).Majority, 12);

    [Fact]
    public void Without_items_nothing_is_claimed()
    {
        var found = global::Comity.Norms.Decision.Agreement.Of([]);
        Assert.Equal((0, 0.0, new global::Comity.Norms.Decision.Interval(0, 1), null), (found.Count, found.Share, found.ShareInterval, found.Kappa));
    }

    [Fact]
    public void Intervals_hold_their_figure() =>
        Gen.Int[0, 20].Array[9].Where(cells => cells.Sum() > 0).Sample(cells =>
        {
            var found = Of(cells[..3], cells[3..6], cells[6..]);
            Assert.InRange(found.Share, found.ShareInterval.Low, found.ShareInterval.High);
            if (found.Kappa is { } kappa)
                Assert.InRange(kappa, found.KappaInterval!.Value.Low, found.KappaInterval.Value.High);
        });

    private static global::Comity.Norms.Decision.Agreement Of(params int[][] table) =>
        global::Comity.Norms.Decision.Agreement.Of(
            from row in Enumerable.Range(0, table.Length)
            from column in Enumerable.Range(0, table.Length)
            from _ in Enumerable.Range(0, table[row][column])
            select ($"{row}", $"{column}"));
}
