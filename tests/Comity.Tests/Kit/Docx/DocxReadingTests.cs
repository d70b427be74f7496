using System.IO.Compression;
using System.Text;
using Comity.Kit.Docx;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Kit.Docx;

/// <summary>What of a text document is read, what is left out, and that it is counted.</summary>
public sealed class DocxReadingTests
{
    [Fact]
    public void Rows_cells_paragraphs_and_words_inside_content_controls_are_read()
    {
        var table = Only(Control(Table(
            Row("1", "a"), Control(Row("2", "b") + Control(Row("3", "c"))), $"<w:tr>{Cell(Paragraph(Run("4")))}{Control(Cell(Paragraph(Run("d"))))}</w:tr>",
            $"<w:tr>{Cell(Control(Paragraph(Run("5"))))}{Cell(Paragraph(Control(Run("e"))))}</w:tr>")));
        Assert.Equal(["1|a", "2|b", "3|c", "4|d", "5|e"], Written(table));
        Assert.Empty(table.Losses);
    }

    [Fact]
    public void What_a_content_control_asks_for_is_not_read_as_an_answer()
    {
        var table = Only(Table($"<w:tr>{Cell(Paragraph(Control(Run("Click to enter words"), "<w:showingPlcHdr/>") + Run("3")))}</w:tr>"));
        Assert.Equal(["3"], Written(table));
    }

    [Theory]
    [InlineData("<w:vanish/>", DocxLoss.Hidden)]
    [InlineData("<w:b/><w:vanish w:val=\"1\"/>", DocxLoss.Hidden)]
    [InlineData("<w:strike/>", DocxLoss.Struck)]
    [InlineData("<w:dstrike w:val=\"true\"/>", DocxLoss.Struck)]
    public void Words_that_are_hidden_or_struck_are_left_out_and_counted(string look, DocxLoss loss)
    {
        var table = Only(Table(Words(Run("within ") + Run("seven", look) + Run(" ten days"))));
        Assert.Equal(["within ten days"], Written(table));
        Assert.Equal([new(loss, 1)], table.Losses);
    }

    [Theory]
    [InlineData("<w:vanish w:val=\"0\"/>")]
    [InlineData("<w:strike w:val=\"false\"/><w:dstrike w:val=\"off\"/>")]
    [InlineData("<w:webHidden/>")]
    public void Words_of_which_it_is_said_that_they_are_not_hidden_or_struck_are_read(string look) =>
        Assert.Equal(["ten days"], Written(Only(Table(Words(Run("ten ", look) + Run("days"))))));

    [Theory]
    [InlineData("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>")]
    [InlineData("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>")]
    [InlineData("<w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:ins>")]
    [InlineData("<w:del><w:r><w:rPr><w:strike/></w:rPr><w:delText>gone</w:delText></w:r></w:del>")]
    public void Words_that_are_marked_as_deleted_or_moved_away_are_left_out_and_counted(string gone)
    {
        var table = Only(Table(Words(Run("kept") + gone + "<w:ins><w:r><w:t> new</w:t></w:r></w:ins><w:moveTo><w:r><w:t>er</w:t></w:r></w:moveTo>")));
        Assert.Equal(["kept newer"], Written(table));
        Assert.Equal([new(DocxLoss.Deleted, 1)], table.Losses);
    }

    [Fact]
    public void Runs_of_the_same_kind_beside_each_other_are_one_passage()
    {
        const string Look = "<w:strike/>";
        var table = Only(Table(
            Words(Run("one ", Look) + Run("two", Look) + Run(" kept ") + Run("three", Look)), Words(Run("four", Look)), Words(Run(" ", Look))));
        Assert.Equal([new(DocxLoss.Struck, 3)], table.Losses);
    }

    [Fact]
    public void A_paragraph_that_is_left_out_whole_leaves_no_line()
    {
        var table = Only(Table($"<w:tr>{Cell(Paragraph(Run("one")) + Paragraph(Run("gone", "<w:vanish/>")) + Paragraph(Run("two")) + "<w:p/>"
            + Paragraph(Run("three")))}</w:tr>"));
        Assert.Equal(["one\ntwo\n\nthree"], Written(table));
    }

    [Fact]
    public void Words_that_a_style_hides_are_left_out()
    {
        var styles = Style("""
            <w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Secret"><w:basedOn w:val="Base"/></w:style>
            <w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>
            """);
        var table = Only(Table(
            Words(Run("a", "<w:rStyle w:val=\"Secret\"/>") + Run("b", "<w:rStyle w:val=\"Secret\"/><w:vanish w:val=\"0\"/>")
                + Run("c", "<w:rStyle w:val=\"Round\"/>")),
            Words("<w:pPr><w:pStyle w:val=\"Base\"/></w:pPr>" + Run("d")), Words(Run("e"))), styles);
        Assert.Equal(["bc", "", "e"], Written(table));
        Assert.Equal([new(DocxLoss.Hidden, 2)], table.Losses);
    }

    [Fact]
    public void A_row_or_cell_that_is_marked_as_deleted_is_left_out()
    {
        var table = Only(Table(
            Row("1", "a"), Row("2", "b").Replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", StringComparison.Ordinal),
            Row("3", "c").Replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>", StringComparison.Ordinal),
            Row("4", "d").Replace("<w:tcPr/>", "<w:tcPr><w:cellDel/></w:tcPr>", StringComparison.Ordinal), Row("5", "e")));
        Assert.Equal(["1|a", "|", "|", "|", "5|e"], Written(table));
        Assert.Equal([DocxLoss.Hidden, DocxLoss.Deleted], table.Losses.Keys);
    }

    [Fact]
    public void A_table_inside_a_cell_is_read_as_lines_and_counted()
    {
        var inner = Table(Row("one", "low"), Row("two", "high"));
        var table = Only(Table($"<w:tr>{Cell(Paragraph(Run("Grades:")) + inner + Paragraph(Run("until then.")))}</w:tr>"));
        Assert.Equal(["Grades:\none | low\ntwo | high\nuntil then."], Written(table));
        Assert.Equal([new(DocxLoss.InnerTable, 1)], table.Losses);
    }

    [Fact]
    public void Pictures_formulas_notes_and_automatic_numbers_are_counted()
    {
        var boxed = $"<mc:AlternateContent><mc:Choice><w:drawing>{Run("x")}</w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>";
        var table = Only(Table(Words(
            "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>" + Run("kept") + $"<w:r>{boxed}</w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
            + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>")));
        Assert.Equal(["kept"], Written(table));
        Assert.Equal([new(DocxLoss.Object, 2), new(DocxLoss.Note, 1), new(DocxLoss.Number, 1)], table.Losses);
        Assert.True(table.Rows[0][0].IsNumbered);
    }

    [Fact]
    public void Breaks_tabs_and_hyphens_are_signs_and_what_a_field_asks_is_none() => Assert.Equal(
        ["a\nb c\u2011d 3"],
        Written(Only(Table(Words(
            "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d\n3</w:t></w:r>"
            + "<w:r><w:instrText>SEQ p</w:instrText></w:r>")))));

    [Fact]
    public void A_cell_with_more_words_than_anybody_takes_is_cut_off()
    {
        var words = Only(Table(Words(Run(new string('x', 70_000)) + Run("y") + Run(new string('z', 70_000))))).Rows[0][0].Words;
        Assert.InRange(words.Length, DocxCell.MostCharacters, 2 * DocxCell.MostCharacters);
    }

    [Fact]
    public void Every_table_beside_another_is_read()
    {
        var file = DocxFile.Read(Of(Table(Row("a")) + "<w:p/>" + Table(Row("b", "c"))), CancellationToken.None);
        Assert.Equal(["a", "b|c"], file.Tables.SelectMany(Written));
    }

    [Theory]
    [InlineData(DocxFiles.Words)]
    [InlineData("http://purl.oclc.org/ooxml/wordprocessingml/main")]
    public void Transitional_and_strict_documents_in_another_encoding_and_under_another_path_are_read(string space)
    {
        const string Type = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(archive, "_rels/.rels", Encoding.UTF8, $"<R><r Type=\"{Type}\" Target=\"/word/other.xml\"/></R>");
            Put(archive, "Word/Other.xml", Encoding.Unicode, "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Document(Table(Row("déjà"))).Replace(
                DocxFiles.Words, space, StringComparison.Ordinal));
        }

        Assert.Equal(["déjà"], DocxFile.Read(memory.ToArray(), CancellationToken.None).Tables.SelectMany(Written));
    }

    [Theory]
    [InlineData("\u200f12\u200e", "12")]
    [InlineData("\u202b12 \u202c", "12")]
    [InlineData("\ufeff\u2068a \u200f b\u2069\u200b ", "a \u200f b")]
    [InlineData("\u200e \u200f", "")]
    public void Marks_of_direction_around_words_are_not_read(string written, string read) =>
        Assert.Equal([read], Written(Only(Table(Row(written)))));

    [Fact]
    public void A_text_without_any_mark_has_none_inside_either() => Assert.Equal("Insert after", DirectionMarks.Remove("\u200eIn\u200bsert\u2067 after\u200f"));

    private static string Words(string inside) => $"<w:tr>{Cell(Paragraph(inside))}</w:tr>";

    private static DocxTable Only(string body, params (string Path, string Text)[] parts)
    {
        var file = DocxFile.Read(Of(body, parts), CancellationToken.None);
        Assert.Null(file.Fault);
        return Assert.Single(file.Tables);
    }

    private static IEnumerable<string> Written(DocxTable table) => table.Rows.Select(row => string.Join('|', row.Select(cell => cell.Words)));

    private static void Put(ZipArchive archive, string path, Encoding encoding, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open(), encoding);
        writer.Write(text);
    }
}
