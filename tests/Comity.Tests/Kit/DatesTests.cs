using Comity.Kit;
using Xunit;

namespace Comity.Tests.Kit;

/// <summary>Dates and times for people and for programs.</summary>
public sealed class DatesTests
{
    private static readonly DateTimeOffset Moment = new(2026, 2, 28, 1, 5, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("en", "27 Feb 2026, 23:05 UTC")]
    [InlineData("fr", "27 févr. 2026, 23:05 UTC")]
    public void A_moment_is_shown_in_UTC_and_says_so(string language, string expected) =>
        Assert.Equal(expected, Dates.Moment(Texts.In(Language.Find(language)!), Moment));

    [Fact]
    public void A_day_is_shown_in_words() => Assert.Equal("1 Jan 2026", Dates.Day(Texts.In(Language.English), new(2026, 1, 1)));

    [Fact]
    public void Programs_get_ISO_8601()
    {
        Assert.Equal("2026-02-27T23:05:00Z", Dates.Machine(Moment));
        Assert.Equal("2026-01-01", Dates.Machine(new DateOnly(2026, 1, 1)));
    }
}
