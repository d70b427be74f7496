using Comity.Norms.Analysis;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>How findings are told: the same twice, with dates that fit, and with who takes part.</summary>
public sealed class ToldTests
{
    [Fact]
    public void Two_runs_give_the_same_text()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var book = Given.Book(new RandomBook(seed).Text);
            Assert.Equal(Text(BookAnalysis.Of(book, Given.Today)), Text(BookAnalysis.Of(book, Given.Today)));
        }
    }

    [Fact]
    public void Another_State_is_named_only_where_it_is_needed() => Given.Finds(FindingKind.Loophole,
        """
        fact suffers   of each State
        fact helps
        action meddle
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when helps.
        protect P-1 "Neighbours"   from an activity that is meddle   when another State (suffers).
        """,
        """
        loophole P-1: no norm in force catches a case that "Neighbours" covers.
          always when not helps; meddle; State 2 takes part; State 2: suffers
          for example: meddle: yes; State 2: takes part; State 2: suffers: yes
          nearest: N-1, fails at its condition
        """);

    [Fact]
    public void Dates_of_a_witness_fit_a_calendar() => Given.Finds(FindingKind.Overreach,
        """
        date first   of each State
        date second   of each State
        action meddle
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when second is after first.
        permit L-1 "Late"   when first is on or after 2025-06-01, and second is within 10 days of first.
        never first is before 2025-06-10 while first is after 2025-05-01.
        """,
        """
        overreach L-1, N-1: N-1 catches a case that "Late" permits.
          always when meddle; second is after first; first is on or after 2025-06-01; second is within 10 days of first
          for example: meddle: yes; first: 2025-12-31; second: 2026-01-01
        """);

    [Fact]
    public void A_date_of_the_activity_is_the_same_for_all_States() => Given.Misses(FindingKind.Ladder,
        """
        date begun
        fact suffers   of each State
        ensure E-1: never begun is before 2020-01-01, and another State (begun is after 2021-01-01).
        """);

    [Fact]
    public void Comparison_of_a_book_with_itself_finds_nothing()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var book = Given.Book(new RandomBook(seed).Text);
            Assert.True(BookComparison.Of(book, book, Given.Today).IsSame, new RandomBook(seed).Text);
        }
    }

    [Fact]
    public void Comparison_of_another_threshold_finds_what_lies_between()
    {
        var found = BookComparison.Of(Given.Book(Threshold(100)), Given.Book(Threshold(50)), Given.Today);
        Assert.Equal(("N-1 newly catches this, which no norm caught.", "people is between 50 and 99; meddle"),
            (found.Findings[0].Sentence, string.Join("; ", found.Findings[0].Class)));
        Assert.Equal([("N-1", Movement.Stricter)], found.Norms);
        Assert.True(BookComparison.Of(Given.Book(Threshold(50)), Given.Book(Threshold(50)), Given.Today).IsSame);
    }

    [Fact]
    public void Comparison_takes_a_new_value_of_a_scale_for_the_one_below_it()
    {
        string Text(string values, string norm) =>
            $"scale harm: {values}\naction meddle\nnorm N-1 \"N\"   should not   voluntary\n  A State should not meddle when {norm}.";
        Assert.Equal([("N-1", Movement.Equal)],
            BookComparison.Of(Given.Book(Text("low < high", "harm is low")), Given.Book(Text("low < mid < high", "harm is at most mid")), Given.Today).Norms);
        Assert.Equal([("N-1", Movement.Weaker)],
            BookComparison.Of(Given.Book(Text("low < high", "harm is low")), Given.Book(Text("low < mid < high", "harm is low")), Given.Today).Norms);
    }

    private static string Threshold(int people) =>
        $"""
        number people from 0 to 1,000
        threshold many: {people} since 2015-01-01.
        action meddle
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when people is at least many.
        """;

    private static string Text(AnalysisReport report) => string.Join('\n', report.Findings);
}
