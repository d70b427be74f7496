using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>Readings and proposals are off unless asked for, and do what they say.</summary>
public sealed class ReadingTests
{
    private static readonly GivenBook Book = Given.Book("""
        fact p
        fact q
        fact r
        define d: p.
          reading "replaced": q.
          reading "widened": or q.
          reading "narrowed": also requires q.
          reading "both": or q.
        action act
        norm N "n"   voluntary
          A State should not act when (a) d, and (b) any of (i) r, or (ii) p.
          reading "at a clause": (b)(ii) also requires q.
          reading "in place of a clause": (b)(i) q.
          reading "on the whole": also requires q.
          reading "by law": is binding.
          reading "off": does not apply.
          reading "off at times": does not apply when q.
          reading "freed": except (x) when q.
          reading "both": also requires r.
          proposal "gone": lapses 2024-01-01.
        norm M "m"   binding
          A State must not act when p.
          reading "as politics": is voluntary.
        """);

    [Theory]
    [InlineData("p: yes. q: no. r: no.", "", "inconsistent")]
    [InlineData("p: yes. q: no. r: no.", "replaced", "not caught")]
    [InlineData("p: no. q: yes. r: yes.", "", "not caught")]
    [InlineData("p: no. q: yes. r: yes.", "replaced", "inconsistent")]
    [InlineData("p: no. q: yes. r: yes.", "widened", "inconsistent")]
    [InlineData("p: yes. q: no. r: no.", "widened", "inconsistent")]
    [InlineData("p: yes. q: no. r: no.", "narrowed", "not caught")]
    [InlineData("p: yes. q: no. r: no.", "at a clause", "not caught")]
    [InlineData("p: yes. q: no. r: yes.", "at a clause", "inconsistent")]
    [InlineData("p: yes. q: no. r: yes.", "in place of a clause", "inconsistent")]
    [InlineData("p: yes. q: no. r: yes.", "on the whole", "not caught")]
    [InlineData("p: yes. q: no. r: yes.", "by law", "breach")]
    [InlineData("p: no. q: no. r: yes.", "by law", "no breach")]
    [InlineData("p: yes. q: no. r: yes.", "off", "not caught")]
    [InlineData("p: yes. q: no. r: yes.", "off at times", "inconsistent")]
    [InlineData("p: yes. q: yes. r: yes.", "off at times", "not caught")]
    [InlineData("p: yes. q: yes. r: yes.", "freed", "not caught")]
    [InlineData("p: yes. q: yes. r: yes.", "", "inconsistent")]
    [InlineData("p: yes. q: yes. r: yes.", "gone", "not caught")]
    public void A_reading_changes_what_it_says(string facts, string reading, string verdict) =>
        Assert.Equal(verdict, Book.Case($"State B: act.\n{facts}").Under(reading.Length > 0 ? [reading] : []).Says());

    [Fact]
    public void One_name_switches_every_place_on()
    {
        Assert.Equal("inconsistent", Book.Case("State B: act.\np: no. q: yes. r: yes.").Under("both").Says());
        Assert.Equal("not caught", Book.Case("State B: act.\np: yes. q: yes. r: no.").Under("both").Says());
    }

    [Fact]
    public void A_rule_may_be_read_as_voluntary() => Assert.Equal("inconsistent", Book.Case("State B: act.\np: yes.").Under("as politics").Says("M"));

    [Fact]
    public void The_reasons_show_what_the_reading_says() =>
        Assert.Contains(Book.Case("State B: act.\np: yes. q: no. r: no.").Under("at a clause").Answer().Because, reason => reason.Text == "p; also requires q");

    [Fact]
    public void Every_answer_names_the_readings() => Assert.Equal("by law; freed", Book.Case("State B: act.").Under("by law", "freed").Answer().Reading);
}
