using Comity.Norms.Decision;
using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>Where a duty stands on a date.</summary>
public sealed class DutyTests
{
    private static readonly GivenBook Book = Given.Book("""
        fact asked   of each State
        fact cannot   of each State
        date received   of each State
        action respond
        norm N "Requests"   voluntary
          A State should respond when asked.
          excused while cannot.
          proposal "fourteen days": within 14 days of received.
          proposal "by law": is binding.
        """);

    [Theory]
    [InlineData("not asked, respond unknown", "dormant")]
    [InlineData("asked, respond", "met")]
    [InlineData("asked, not respond, not cannot", "missed")]
    [InlineData("asked, not respond, cannot", "excused")]
    [InlineData("asked, not cannot, respond unknown", "undetermined")]
    [InlineData("not respond, not cannot", "undetermined")]
    public void Without_a_deadline_a_duty_is_missed_when_the_case_says_that_nothing_was_done(string said, string state) =>
        Assert.Equal(state, Book.Case($"State B: {said}.").Says());

    [Theory]
    [InlineData("2024-05-02", "due")]
    [InlineData("2024-05-16", "due")]
    [InlineData("2024-05-17", "missed")]
    public void Until_its_deadline_a_duty_is_due(string asOf, string state) => Assert.Equal(state, Open("received 2024-05-02", asOf).Says());

    [Fact]
    public void Without_the_date_of_the_request_the_deadline_leaves_it_open()
    {
        var tried = Book.Case("State B: asked, not respond, not cannot.").Under("fourteen days");
        Assert.Equal("undetermined", tried.Says());
        Assert.Equal(["received"], tried.Decisive());
    }

    [Fact]
    public void A_missed_duty_is_inconsistent_and_under_a_binding_reading_a_breach()
    {
        var tried = Book.Case("State B: asked, not respond, not cannot.");
        Assert.Equal(Verdict.Inconsistent, tried.Answer().Verdict);
        Assert.Equal(Verdict.Breach, tried.Under("by law").Answer().Verdict);
    }

    [Fact]
    public void A_duty_that_is_due_catches_nothing_yet() => Assert.Equal(Verdict.NotCaught, Open("received 2024-05-02", "2024-05-03").Answer().Verdict);

    [Fact]
    public void The_reasons_name_the_deadline_and_whether_it_has_passed() =>
        Assert.Contains(Open("received 2024-05-02", "2024-05-17").Answer().Because,
            reason => reason is { Label: "deadline passed", Text: "within 14 days of received", Truth: Truth.Holds });

    [Fact]
    public void What_is_known_of_a_day_settles_the_deadline()
    {
        var book = Given.Book("""
            date received
            action respond
            norm N "n"   voluntary
              A State should respond when (a) received is before 2024-01-01, or (b) received is on or after 2024-03-01 within 14 days of received.
            """);
        Assert.Equal("undetermined", book.Case("State B: not respond.").Says());
        Assert.Equal("dormant", book.Case("State B: not respond.\nreceived: 2024-02-01.").Says());
        Assert.Equal("missed", Given.Book("""
            date received
            fact late
            action respond
            always received is before 2024-01-01 while late.
            norm N "n"   voluntary
              A State should respond within 14 days of received.
            """).Case("State B: not respond.\nlate: yes.").Says());
    }

    [Fact]
    public void Exceptions_that_disagree_leave_a_duty_open() =>
        Assert.Equal("undetermined", Given.Book("""
            fact here
            action respond
            norm N "n"   voluntary
              A State should respond.
              except (x) when here.
              except (y) when here: caught.
            """).Case("State B: not respond.\nhere: yes.").Says());

    private static Tried Open(string said, string asOf) =>
        Book.Case($"State B: asked, not respond, not cannot, {said}.", $"as of {asOf}").Under("fourteen days");
}
