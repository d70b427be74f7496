using Comity.Norms.Decision;
using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>What a prohibition says of a case: conditions, exceptions, precedence, readings.</summary>
public sealed class ProhibitionTests
{
    private const string Facts = """
        fact harm
        fact wanted
        fact linked   of each State
        scale severity: none < minor < grave
        action act
        """;

    private static readonly GivenBook Simple = Given.Book($"{Facts}\n{Norm("N", "")}");

    [Fact]
    public void A_voluntary_norm_catches_conduct_as_inconsistent() => Assert.Equal("inconsistent", Simple.Case("State B: act.\nharm: yes.").Says());

    [Fact]
    public void A_binding_rule_is_breached() =>
        Assert.Equal("breach", Given.Book($"{Facts}\nnorm N \"n\"   binding\n  A State must not act when harm.").Case("State B: act.\nharm: yes.").Says());

    [Fact]
    public void Without_the_action_nothing_is_caught() => Assert.Equal("not caught", Simple.Case("State B: not act.\nharm: yes.").Says());

    [Fact]
    public void What_a_case_does_not_set_is_unknown() => Assert.Equal("undetermined", Simple.Case("State B: act.").Says());

    [Fact]
    public void What_is_ordinary_never_fills_a_gap() =>
        Assert.Equal("undetermined", Given.Book($"fact harm   ordinarily no\naction act\n{Norm("N", "")}").Case("State B: act.").Says());

    [Fact]
    public void The_unknown_facts_that_decide_are_named() => Assert.Equal(["harm"], Simple.Case("State B: act.").Decisive());

    [Fact]
    public void A_fact_that_others_settle_is_not_named() =>
        Assert.Equal("inconsistent", Given.Book($"{Facts}\nalways harm while severity is grave.\n{Norm("N", "")}").Case("State B: act.\nseverity: grave.")
            .Says());

    [Fact]
    public void Constraints_make_certain_what_is_open_clause_by_clause()
    {
        var book = Given.Book($"{Facts}\nnever harm while wanted.\n{Norm("N", "", "not harm, or not wanted")}");
        Assert.Equal("inconsistent", book.Case("State B: act.").Says());
    }

    [Fact]
    public void A_repeated_fact_that_cannot_matter_leaves_nothing_open() =>
        Assert.Equal("inconsistent", Given.Book($"{Facts}\n{Norm("N", "", "harm, or not harm")}").Case("State B: act.").Says());

    [Fact]
    public void Who_is_not_described_by_the_subject_clause_is_not_caught() =>
        Assert.Equal("not caught", Given.Book($"{Facts}\nnorm N \"n\"   voluntary\n  A State that linked should not act when harm.")
            .Case("State B: act, not linked.\nharm: yes.").Says());

    [Fact]
    public void An_exception_frees() => Assert.Equal("not caught", WithExceptions("except (x) when wanted.").Says());

    [Fact]
    public void An_exception_to_an_exception_catches_again() =>
        Assert.Equal("inconsistent", WithExceptions("except (x) when wanted.", "except (y) to (x) when severity is grave.").Says());

    [Theory]
    [InlineData("except (x) when wanted.", "except (y) to (x) when severity is grave.")]
    [InlineData("except (x) when wanted.", "except (y) when severity is grave: caught.")]
    [InlineData("except (x) when wanted.", "except (y) when severity is grave.")]
    public void The_order_of_exceptions_never_matters(string one, string other) =>
        Assert.Equal(WithExceptions(one, other).Says(), WithExceptions(other, one).Says());

    [Fact]
    public void Two_exceptions_that_agree_are_fine() =>
        Assert.Equal("not caught", WithExceptions("except (x) when wanted.", "except (y) when severity is grave.").Says());

    [Fact]
    public void Two_exceptions_that_disagree_leave_it_undetermined()
    {
        var tried = WithExceptions("except (x) when wanted.", "except (y) when severity is grave: caught.");
        Assert.Equal("undetermined", tried.Says());
        Assert.Empty(tried.Decisive());
    }

    [Fact]
    public void A_norm_that_prevails_silences_the_other()
    {
        var book = Given.Book($"{Facts}\n{Norm("N", "")}\n{Norm("P", "prevails over N.", "harm, and wanted")}");
        Assert.Equal("not caught", book.Case("State B: act.\nharm: yes. wanted: yes.").Says());
        Assert.Equal("inconsistent", book.Case("State B: act.\nharm: yes. wanted: no.").Says());
    }

    [Fact]
    public void A_norm_that_has_lapsed_catches_nothing_and_one_that_will_lapse_does()
    {
        var book = Given.Book($"{Facts}\nnorm N \"n\"   voluntary   lapses 2024-01-01\n  A State should not act when harm.");
        Assert.Equal("not caught", book.Case("State B: act.\nharm: yes.").Says());
        Assert.Equal("inconsistent", book.Case("State B: act.\nharm: yes.", "as of 2023-12-31").Says());
    }

    [Theory]
    [InlineData("2023-12-31", "inconsistent")]
    [InlineData("2024-01-01", "not caught")]
    [InlineData("2024-01-02", "not caught")]
    public void A_norm_is_out_of_force_from_the_very_day_on_which_it_lapses(string day, string verdict)
    {
        var book = Given.Book($"{Facts}\nnorm N \"n\"   voluntary   lapses 2024-01-01\n  A State should not act when harm.");
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(verdict, book.Case("State B: act.\nharm: yes.").On(on.Year, on.Month, on.Day).Says());
        // Judged on another day, the day of the case counts.
        foreach (var today in (DateOnly[])[new(2023, 12, 31), new(2024, 1, 1), new(2024, 1, 2)])
            Assert.Equal(verdict, book.Case("State B: act.\nharm: yes.", $"as of {day}").On(today.Year, today.Month, today.Day).Says());
    }

    [Theory]
    [InlineData("at least", "01111", "00111")]
    [InlineData("at most", "11000", "11100")]
    [InlineData("more than", "00111", "00011")]
    [InlineData("less than", "10000", "11000")]
    [InlineData("", "01000", "00100")]
    [InlineData("not", "10111", "11011")]
    public void A_comparison_holds_at_its_edge_as_its_words_say(string words, string withOne, string withTwo)
    {
        foreach (var (than, expected) in (List<(int, string)>)[(1, withOne), (2, withTwo)])
            foreach (var (fact, of) in (List<(string, string[])>)[("count", ["0", "1", "2", "3", "4"]), ("size", ["nil", "one", "two", "three", "four"])])
            {
                var book = Given.Book($"number count from 0 to 4\nscale size: nil < one < two < three < four\naction act\n"
                    + $"norm N \"n\"   voluntary\n  A State should not act when {fact} is {words} {of[than]}.");
                Assert.Equal(expected, string.Concat(of.Select(value => book.Case($"State B: act.\n{fact}: {value}.").Says() == "inconsistent" ? '1' : '0')));
            }
    }

    /// <summary>Which values a setting leaves: 1 where the value may be, 0 where it cannot.</summary>
    [Theory]
    [InlineData("at least two", "00111")]
    [InlineData("at most two", "11100")]
    [InlineData("between one and three", "01110")]
    [InlineData("one or three", "01010")]
    [InlineData("not two", "11011")]
    public void A_setting_leaves_the_values_up_to_its_edge(string setting, string left)
    {
        string[] values = ["nil", "one", "two", "three", "four"];
        var said = values.Select(value => Given.Book($"scale size: nil < one < two < three < four\naction act\n"
                + $"norm N \"n\"   voluntary\n  A State should not act when size is {value}.").Case($"State B: act.\nsize: {setting}.").Says());
        Assert.Equal(left, string.Concat(said.Select(verdict => verdict == "not caught" ? '0' : '1')));
    }

    [Theory]
    [InlineData("before 2024-01-05", "1100000")]
    [InlineData("on or before 2024-01-05", "1110000")]
    [InlineData("after 2024-01-05", "0001111")]
    [InlineData("on or after 2024-01-05", "0011111")]
    [InlineData("more than 2 days after 2024-01-05", "0000011")]
    [InlineData("within 2 days of 2024-01-05", "0011100")]
    public void A_day_is_compared_at_its_edge_as_the_words_say(string words, string expected)
    {
        var book = Given.Book($"date received\naction act\nnorm N \"n\"   voluntary\n  A State should not act when received is {words}.");
        Assert.Equal(expected, string.Concat(Enumerable.Range(3, 7).Select(day =>
            book.Case($"State B: act.\nreceived: 2024-01-0{day}.").Says() == "inconsistent" ? '1' : '0')));
    }

    /// <summary>Two words that meet at an edge leave no day between them, and share none, also of a day that is not known.</summary>
    [Theory]
    [InlineData("before 2024-01-05", "on or after 2024-01-05")]
    [InlineData("on or before 2024-01-05", "after 2024-01-05")]
    [InlineData("within 2 days of 2024-01-05", "more than 2 days after 2024-01-05")]
    public void A_day_that_is_not_known_is_never_on_both_sides_of_an_edge(string one, string other)
    {
        var book = Given.Book($"date received\naction act\nnorm N \"n\"   voluntary\n  A State should not act when received is {one}, "
            + $"and received is {other}.");
        Assert.Equal("not caught", book.Case("State B: act.").Says());
    }

    [Theory]
    [InlineData("harm: yes.\n  harm: no.")]
    [InlineData("harm: yes.\n  harm: yes.")]
    [InlineData("State A: act, not act.")]
    [InlineData("State A: act.\n  State A: not act.")]
    public void A_fact_is_set_twice_only_by_those_who_dispute_it(string lines) =>
        Assert.Contains("is set twice, and nobody is named who disputes it",
            Assert.Single(Given.Book($"{Facts}\n{Norm("N", "")}").Problems(lines)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fact_of_each_State_is_set_once_for_each() =>
        Assert.Empty(Given.Book($"{Facts}\n{Norm("N", "")}").Problems("State A: act.\n  State B: not act."));

    [Fact]
    public void Before_its_adoption_a_norm_says_so() =>
        Assert.Equal("voluntary, adopted later",
            Given.Book($"{Facts}\nnorm N \"n\"   voluntary   since 2015-12-23\n  A State should not act when harm.")
                .Case("State B: act.\nharm: yes.", "on 2007-04-27").Answer().Status);

    [Fact]
    public void Reasons_are_the_clauses_in_the_words_of_the_text_with_their_lines()
    {
        var because = Given.Book($"{Facts}\n{Norm("N", "except (x) when severity is grave.", "(a) harm, and (b) wanted")}")
            .Case("State B: act.\nharm: yes. wanted: no.").Answer().Because;
        Assert.Equal([("act", "act", Truth.Holds, 8), ("(a)", "harm", Truth.Holds, 8), ("(b)", "wanted", Truth.Fails, 8),
            ("except (x)", "severity is grave", Truth.Open, 9)],
            because.Select(reason => (reason.Label, reason.Text, reason.Truth, reason.Place.Line)));
    }

    [Fact]
    public void The_nearest_change_is_one_of_conduct_where_there_is_one() =>
        Assert.Equal("act: yes → no", Simple.Case("State B: act.\nharm: yes.").Answer().Nearest);

    [Fact]
    public void Two_subjects_are_judged_each_by_its_own_conduct()
    {
        var tried = Simple.Case("State B: act.\nState C: not act.\nharm: yes.");
        Assert.Equal(("inconsistent", "not caught"), (tried.Says(subject: "B"), tried.Says(subject: "C")));
    }

    [Fact]
    public void A_State_of_whose_conduct_nothing_is_said_is_not_judged() =>
        Assert.Equal(["B"], Simple.Case("State A: linked.\nState B: act.").Answers.Select(answer => answer.Subject));

    [Fact]
    public void A_contradictory_case_names_the_facts_that_clash()
    {
        var book = Given.Book($"{Facts}\nnever harm while wanted.\n{Norm("N", "")}");
        var tried = book.Case("State B: act.\nharm: yes. wanted: yes.");
        Assert.Equal(["harm", "wanted"], tried.Judge.Clash(tried.Case));
    }

    [Fact]
    public void An_unjudged_State_can_contradict_the_book_too()
    {
        var book = Given.Book($"fact hurt   of each State\n{Facts}\nnever hurt while linked.\n{Norm("N", "")}");
        var tried = book.Case("State A: hurt, linked.\nState B: act.");
        Assert.Equal(["hurt of A", "linked of A"], tried.Judge.Clash(tried.Case));
    }

    private static string Norm(string id, string clauses, string when = "harm") =>
        $"norm {id} \"n\"   voluntary\n  A State should not act when {when}.\n  {clauses}";

    private static Tried WithExceptions(params string[] exceptions) =>
        Given.Book($"{Facts}\n{Norm("N", string.Join("\n  ", exceptions))}").Case("State B: act.\nharm: yes. wanted: yes. severity: grave.");
}
