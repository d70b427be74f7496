using System.Text;
using Comity.Kit;
using Xunit;

namespace Comity.Tests.Import;

/// <summary>Every wrong file gets one clear sentence with a place and what to do.</summary>
public sealed class WrongInputTests
{
    [Fact]
    public void An_empty_file() => Refused("", "data.csv", "The file is empty; a table with a header is needed.");

    [Fact]
    public void A_file_in_UTF_16() =>
        Refused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("id,name\n")], "data.csv",
            "The file is in UTF-16 (its byte order mark stands at byte 0). Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\").");

    [Fact]
    public void A_file_in_Latin_1() =>
        Refused(Encoding.Latin1.GetBytes("id,name\n1,Perú\n"), "data.csv:2:1",
            "The file is not UTF-8: byte 13 is 0xFA, as in Latin-1 or Windows-1252. Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\").");

    [Fact]
    public void A_byte_order_mark_of_UTF_8_is_accepted() =>
        Assert.Equal("id", global::Comity.Import.SourceTable.ReadCsv("data.csv", [0xEF, 0xBB, 0xBF, .. "id,name\n1,n\n"u8]).Columns[0]);

    [Fact]
    public void A_ragged_row() =>
        Refused("id,name\n1,n\n2,n,more\n", "data.csv:3:1", "This row has 3 cells, the header has 2. Quote cells that hold commas or line breaks.");

    [Fact]
    public void A_row_after_a_cell_of_several_lines_keeps_its_line_number() =>
        Refused("id,name\n1,\"a\nb\"\n2\n", "data.csv:4:1", "This row has 1 cells, the header has 2. Quote cells that hold commas or line breaks.");

    [Fact]
    public void Another_separator() =>
        Refused("id|name\n1|n\n", "data.csv:1:1",
            "The first line holds one column, `id|name`. Columns are separated by commas, semicolons or tabs: save the table as CSV with a header.");

    [Fact]
    public void A_header_that_names_a_column_twice() =>
        Refused("id,id\n1,2\n", "data.csv:1:1", "The column `id` stands in the header twice. Give each column its own name.");

    [Fact]
    public void Another_shape() =>
        Refused("{\"type\": 1}", "data.csv:1:1",
            "This is no table of comma-separated values, it looks like JSON or XML. Save it as CSV, or give a STIX bundle with a mapping `of stix`.");

    [Fact]
    public void A_number_that_stands_twice()
    {
        var error = Assert.Throws<UserError>(() => Given.Import("", "id,name,day\n1,n,\n1,n,\n"));
        Assert.Equal(("data.csv:3:1", "The number `1` stands in line 2 already. Every case needs a number of its own."), (error.Place, error.Message));
    }

    [Theory]
    [InlineData("[1, 2", "This is not JSON: a mark is missing or too many here. A STIX bundle is needed.")]
    [InlineData("{\"type\": \"report\"}", "This is no STIX bundle: its `type` is not `bundle`, or it has no `objects`. Put the objects into a bundle.")]
    [InlineData("{\"type\": \"bundle\", \"objects\": []}",
        "The bundle holds no incident, campaign, report or grouping that is in force, so there is no case in it.")]
    public void What_is_no_bundle_of_incidents(string text, string message) =>
        Assert.Equal(message, Assert.Throws<UserError>(() => global::Comity.Import.StixTables.Read("b.json", Encoding.UTF8.GetBytes(text))).Message);

    private static void Refused(string text, string place, string message) => Refused(Encoding.UTF8.GetBytes(text), place, message);

    private static void Refused(byte[] bytes, string place, string message)
    {
        var error = Assert.Throws<UserError>(() => global::Comity.Import.SourceTable.ReadCsv("data.csv", bytes));
        Assert.Equal((place, message), (error.Place, error.Message));
    }
}
