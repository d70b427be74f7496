using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>Several activities one by one and together, each kind of fact in its way; and several States.</summary>
public sealed class CampaignTests
{
    private const string Facts = """
        fact harm
        scale severity: none < minor < grave
        choice manner: quiet, loud
        kinds sector:
          health: hospitals
          water
        number people from 0 to 1,000   adds up
        number cost from 0 to 1,000
        date seen
        fact suffers   of each State
        action act
        """;

    [Theory]
    [InlineData("harm", "harm: no.", "harm: yes.", "inconsistent")]
    [InlineData("harm", "harm: no.", "harm: no.", "not caught")]
    [InlineData("harm", "harm: no.", "", "undetermined")]
    [InlineData("severity is grave", "severity: minor.", "severity: grave.", "inconsistent")]
    [InlineData("severity is at least minor", "severity: at least minor.", "", "inconsistent")]
    [InlineData("manner is loud", "manner: loud.", "manner: loud.", "inconsistent")]
    [InlineData("manner is loud", "manner: loud.", "manner: quiet.", "undetermined")]
    [InlineData("sector is within hospitals, and sector is within water", "sector: hospitals.", "sector: water.", "inconsistent")]
    [InlineData("people is at least 100", "people: 60.", "people: 60.", "inconsistent")]
    [InlineData("people is at least 100", "people: 60.", "people: at most 39.", "not caught")]
    [InlineData("people is at least 100", "people: at least 40.", "people: between 50 and 70.", "undetermined")]
    [InlineData("cost is at least 100", "cost: 60.", "cost: 60.", "not caught")]
    [InlineData("cost is at least 100", "cost: 60.", "cost: 160.", "inconsistent")]
    [InlineData("seen is before 2024-01-01", "seen: 2023-01-01.", "seen: 2023-01-01.", "inconsistent")]
    [InlineData("seen is before 2024-01-01", "seen: 2023-01-01.", "seen: 2023-01-02.", "undetermined")]
    public void Together_activities_make_a_campaign(string when, string first, string second, string verdict) =>
        Assert.Equal(verdict, Book(when).Case($"State B: act.\nactivity \"one\": {first}\nactivity \"two\": {second}").Says());

    [Fact]
    public void Each_activity_is_judged_alone_too()
    {
        var tried = Book("harm").Case("State B: act.\nactivity \"one\": harm: no.\nactivity \"two\": harm: yes.");
        Assert.Equal(("not caught", "inconsistent", "inconsistent"), (tried.Says(activity: "one"), tried.Says(activity: "two"), tried.Says()));
    }

    [Fact]
    public void What_is_said_before_the_first_activity_holds_for_all() =>
        Assert.Equal("inconsistent", Book("harm").Case("State B: act.\nharm: yes.\nactivity \"one\": cost: 1.").Says(activity: "one"));

    [Fact]
    public void Sums_stay_within_the_range_of_a_number() =>
        Assert.Equal("inconsistent", Book("people is at least 1,000").Case("State B: act.\nactivity \"one\": people: 900.\nactivity \"two\": people: 900.")
            .Says());

    [Theory]
    [InlineData("sector: hospitals.", "sector is within health", "inconsistent")]
    [InlineData("sector: hospitals.", "sector is within water", "not caught")]
    [InlineData("sector: hospitals and possibly others.", "sector is within water", "undetermined")]
    [InlineData("sector: health.", "sector is within hospitals", "undetermined")]
    [InlineData("sector: not health.", "sector is within hospitals", "not caught")]
    [InlineData("sector: not hospitals.", "sector is within health", "undetermined")]
    public void Who_has_a_kind_has_all_above_it(string said, string when, string verdict) =>
        Assert.Equal(verdict, Book(when).Case($"State B: act.\n{said}").Says());

    [Theory]
    [InlineData("another State suffers", "inconsistent", "not caught")]
    [InlineData("some State suffers", "inconsistent", "inconsistent")]
    [InlineData("no other State suffers", "not caught", "inconsistent")]
    public void A_condition_may_speak_of_other_States(string when, string ofB, string ofA)
    {
        var tried = Book(when).Case("State A: suffers, act.\nState B: act, not suffers.\nState C: not suffers.");
        Assert.Equal((ofB, ofA), (tried.Says(subject: "B"), tried.Says(subject: "A")));
    }

    [Fact]
    public void An_organisation_is_no_State_among_others()
    {
        var book = Given.Book("""
            fact suffers   of each State
            fact big   of each subject
            action act
            norm N "n"   voluntary
              An organisation should not act when some State suffers.
            """);
        Assert.Equal("not caught", book.Case("organisation O: act.\nState A: not suffers.").Says(subject: "O"));
        Assert.Equal("inconsistent", book.Case("organisation O: act.\nState A: not suffers.\nState C: suffers.").Says(subject: "O"));
    }

    [Theory]
    [InlineData("on 2014-12-31", "not caught")]
    [InlineData("on 2015-01-01", "not caught")]
    [InlineData("on 2020-01-01", "inconsistent")]
    public void A_threshold_has_the_value_of_the_day_of_the_case(string on, string verdict) =>
        Assert.Equal(verdict, Given.Book("""
            number people from 0 to 1,000,000
            threshold widespread: 100,000 since 2015-01-01; 50,000 since 2020-01-01.
            action act
            norm N "n"   voluntary
              A State should not act when people is at least widespread.
            """).Case("State B: act.\npeople: 60,000.", on).Says());

    [Theory]
    [InlineData("people is at least 2,000", "people: 1,000.", "not caught")]
    [InlineData("people is less than 2,000", "people: unknown.", "inconsistent")]
    [InlineData("people is 7", "people: between 8 and 9.", "not caught")]
    public void Numbers_are_compared_within_their_range(string when, string said, string verdict) =>
        Assert.Equal(verdict, Book(when).Case($"State B: act.\n{said}").Says());

    [Theory]
    [InlineData("people: 2,000.", "lies outside of `people`")]
    [InlineData("people: 1 or 2.", "is a number")]
    [InlineData("people: not 1.", "is a number")]
    [InlineData("seen: at least 2024-01-01.", "is one day")]
    [InlineData("harm: at least yes.", "has no order")]
    public void A_value_that_a_fact_cannot_have_is_refused(string said, string why) =>
        Assert.Contains(why, Assert.Single(Book("harm").Problems(said)).Message, StringComparison.Ordinal);

    private static GivenBook Book(string when) => Given.Book($"{Facts}\nnorm N \"n\"   voluntary\n  A State should not act when {when}.");
}
