using Comity.Norms.Logic;
using Xunit;

namespace Comity.Tests.Norms.Logic;

public sealed class CaseColumnsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    public void A_cell_keeps_its_highest_value(int size)
    {
        var columns = new CaseColumns([new(0, "severity", size)], 2);
        columns.Know(1, 0, size - 1);

        Assert.Equal(columns.Variables[0].All, columns.Allowed(0, 0));
        Assert.Equal(1UL << (size - 1), columns.Allowed(1, 0));
    }

    [Fact]
    public void A_cell_keeps_a_set_of_values()
    {
        var columns = new CaseColumns([new(0, "severity", 5)], 1);
        columns.Allow(0, 0, 0b11100);

        Assert.Equal([0b11100UL], columns.AllowedBy(0));
    }

    [Fact]
    public void An_empty_set_is_refused_with_the_name_of_the_fact()
    {
        var columns = new CaseColumns([new(0, "severity", 5)], 1);

        var refusal = Assert.Throws<ArgumentException>(() => columns.Allow(0, 0, 0));
        Assert.StartsWith("Case 0 allows no value of `severity`; allow at least one, or all when it is unknown.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_the_fact_does_not_have_is_refused()
    {
        var columns = new CaseColumns([new(0, "severity", 5)], 1);

        Assert.Throws<ArgumentException>(() => columns.Allow(0, 0, 0b100000));
        Assert.Throws<ArgumentOutOfRangeException>(() => columns.Know(0, 0, 5));
    }

    [Fact]
    public void A_case_beyond_the_last_is_refused()
    {
        var columns = new CaseColumns([new(0, "severity", 5)], 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => columns.Know(1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => columns.Allowed(-1, 0));
    }
}
