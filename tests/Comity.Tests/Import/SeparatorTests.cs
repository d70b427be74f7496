using Comity.Kit;
using Xunit;

namespace Comity.Tests.Import;

/// <summary>What separates the cells of a table.</summary>
public sealed class SeparatorTests
{
    [Theory]
    [InlineData("id,name\n1,n\n")]
    [InlineData("id;name\n1;n\n")]
    [InlineData("id\tname\n1\tn\n")]
    [InlineData("id;name\r1;n\r")]
    [InlineData("\r\nid;name\r\n\r\n1;n")]
    [InlineData("sep=;\nid;name\n1;n\n")]
    [InlineData("\"sep=,\"\r\nid,name\r\n1,n\r\n")]
    [InlineData("sep=|\nid|name\n1|n\n")]
    public void A_table_is_read_whatever_separates_its_cells(string text)
    {
        var table = Given.Table(text);
        Assert.Equal(["id", "name"], table.Columns);
        Assert.Equal(["1", "n"], Assert.Single(table.Rows).Cells);
    }

    [Theory]
    [InlineData("\"a;b;c\",d\n1,2\n", 2)]
    [InlineData("a,b\n\"1;2\n3;4\",5\n", 2)]
    [InlineData("id;victim, State;author\n1;x, y;z\n", 3)]
    [InlineData("a;b;c,d\n1,2\n", 2)]
    [InlineData("a,b,c\n\"1 \"\"x;y\"\"\",2,3\n", 3)]
    public void Another_mark_in_quotation_marks_or_in_some_rows_alone_separates_nothing(string text, int columns) =>
        Assert.Equal(columns, Given.Table(text).Columns.Length);

    [Theory]
    [InlineData("id;name\n1;n;m\n", "data.csv:2:1", "This row has 3 cells, the header has 2. Quote cells that hold semicolons or line breaks.")]
    [InlineData("sep=\t\nid\tname\n1\n", "data.csv:3:1", "This row has 1 cells, the header has 2. Quote cells that hold tabs or line breaks.")]
    public void A_ragged_row_is_told_with_its_line_and_the_mark(string text, string place, string message)
    {
        var error = Assert.Throws<UserError>(() => Given.Table(text));
        Assert.Equal((place, message), (error.Place, error.Message));
    }
}
