using Xunit;

namespace Comity.Tests.Import;

/// <summary>A number is read as it was meant, or not at all.</summary>
public sealed class NumberTests
{
    private const string Above = "\"what\" is above 0: people is the number.";

    [Theory]
    [InlineData("1500", 1500)]
    [InlineData("1 500", 1500)]
    [InlineData("1\u202F500\u202F000", 1500000)]
    [InlineData("1'500", 1500)]
    [InlineData("1.500.000", 1500000)]
    [InlineData("1,500,000", 1500000)]
    [InlineData("1,500.00", 1500)]
    [InlineData("12.0", 12)]
    [InlineData("1500,00", 1500)]
    public void A_number_that_can_mean_one_thing_is_read(string cell, long number) => Assert.Equal(number, Only(cell));

    [Theory]
    [InlineData("1.500")]
    [InlineData("1,500")]
    [InlineData("1,5")]
    [InlineData("1.5")]
    [InlineData("1.5E+06")]
    [InlineData("~1500")]
    [InlineData("1500-2000")]
    [InlineData("(1500)")]
    [InlineData("-1500")]
    [InlineData("1,50,000")]
    [InlineData("1.500,000.000")]
    [InlineData("0.500")]
    [InlineData("99999999999999999999")]
    public void A_number_that_can_mean_several_is_a_value_without_a_rule(string cell)
    {
        var result = Given.Import(Above, $"id;name;day;what\n1;n;2020-01-01;{cell}\n");
        Assert.Equal([("what", cell, 1)], result.Unmapped.Select(value => (value.Column, value.Value, value.Count)));
        Assert.Equal("", Given.Settings(result.Cases[0]));
    }

    [Theory]
    [InlineData("1.500", "2.500.000", 1500L)]
    [InlineData("1,500", "2,500.75", 1500L)]
    [InlineData("1.500", "2.500,75", 1500L)]
    [InlineData("1.500", "2,500,000", null)]
    [InlineData("1.500", "2.5", null)]
    [InlineData("1.500", "12.0", null)]
    [InlineData("1,500", "1,2345", null)]
    public void A_mark_separates_groups_where_another_number_of_the_file_shows_it(string cell, string other, long? number) =>
        Assert.Equal(number, Only(cell, other));

    [Fact]
    public void A_file_that_shows_both_marks_shows_neither() => Assert.Null(Only("1.500", "2.500.000", "2,500,000"));

    [Fact]
    public void Columns_in_which_no_rule_looks_for_a_number_show_nothing() =>
        Assert.Equal("", Given.Settings(Given.Import(Above, "id;name;day;what\n1;1.500.000;2020-01-01;1.500\n").Cases[0]));

    [Fact]
    public void One_of_several_numbers_of_a_cell_may_be_above() =>
        Assert.Equal("intentional", Given.Settings(Given.Import("list \"what\" separated by \"/\".\n\"what\" is above 5: intentional.",
            "id,name,day,what\n1,n,2020-01-01,3/7\n").Cases[0]));

    [Fact]
    public void A_number_that_cannot_be_read_is_not_zero() => Assert.Equal("",
        Given.Settings(Given.Import("\"what\" = \"many\": people is the number.", "id,name,day,what\n1,n,2020-01-01,many\n").Cases[0]));

    [Fact]
    public void A_number_that_the_fact_cannot_have_is_a_value_without_a_rule()
    {
        var result = Given.Import(Above, "id;name;day;what\n1;n;2020-01-01;9000001\n");
        Assert.Equal("9000001", Assert.Single(result.Unmapped).Value);
        Assert.Equal("", Given.Settings(result.Cases[0]));
    }

    [Theory]
    [InlineData("2020-05-01", 2020)]
    [InlineData("2020-05-01T23:00:00-05:00", 2020)]
    [InlineData("2020-05-0112", null)]
    [InlineData("01/05/2020", null)]
    public void A_day_is_read_or_counted(string day, int? year)
    {
        var result = Given.Import("", $"id,name,day\n1,n,{day}\n");
        Assert.Equal(year, result.Cases[0].Year);
        Assert.Equal(year is null ? 1 : 0, result.Unmapped.Length);
    }

    /// <summary>What the first cell is read as, in a file that holds the others too.</summary>
    private static long? Only(params string[] cells)
    {
        var rows = cells.Select((cell, index) => $"{index};n;2020-01-01;{cell}\n");
        var settings = Given.Settings(Given.Import(Above, "id;name;day;what\n" + string.Concat(rows)).Cases[0]);
        return settings.Length == 0 ? null
            : long.Parse(string.Concat(settings.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }
}
