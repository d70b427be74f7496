using System.Buffers.Binary;
using Comity.Kit.Docx;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Kit.Docx;

/// <summary>A small file cannot cost much: what no person writes is refused as soon as it shows.</summary>
public sealed class DocxBoundsTests
{
    /// <summary>Half a second on a quiet machine; what these files cost without bounds is many seconds.</summary>
    private const double MostSeconds = 1;

    private const string Types = "[Content_Types].xml";

    [Theory]
    [InlineData(1_000)]
    [InlineData(8_000)]
    [InlineData(50_000)]
    public void Tables_inside_tables_end_at_a_depth(int depth) => Refused(
        DocxFault.TooDeep, Of(Many("<w:tbl><w:tr><w:tc>", depth) + "<w:p/>" + Many("</w:tc></w:tr></w:tbl>", depth)));

    [Fact]
    public void Tables_inside_tables_are_read_as_far_as_people_nest_them()
    {
        var file = Read(Of(Many("<w:tbl><w:tr><w:tc>", 15) + Paragraph(Run("inmost")) + Many("</w:tc></w:tr></w:tbl>", 15)));
        Assert.Equal("inmost", Assert.Single(file.Tables).Rows[0][0].Words);
        Assert.Equal(14, file.Tables[0].Losses[DocxLoss.InnerTable]);
    }

    [Fact]
    public void Cells_end_at_a_number() => Refused(DocxFault.TooComplex, Of(Table($"<w:tr>{Many("<w:tc><w:p/></w:tc>", 300_000)}</w:tr>")));

    [Fact]
    public void Comments_count_too() => Refused(DocxFault.TooComplex, Of(Many("<!---->", 300_000)));

    [Fact]
    public void Attributes_end_at_a_number() =>
        Refused(DocxFault.TooComplex, Of($"<w:p {string.Join(' ', Enumerable.Range(0, 200_000).Select(place => $"a{place}='>'"))}/>"));

    [Fact]
    public void Signs_in_words_are_no_attributes() =>
        Assert.Null(Read(Of(Table(Row(Many("=", 4_000), Many("=", 4_000))))).Fault);

    [Fact]
    public void Types_of_content_are_not_read() =>
        Within(Of("<w:p/>", (Types, $"<Types>{Many("<Override PartName='/a.xml' ContentType='x/y'/>", 400_000)}</Types>")));

    [Fact]
    public void Relationships_that_are_not_needed_are_not_read() => Within(Of(
        "<w:p/>", ("word/_rels/document.xml.rels", $"<r>{Many("<Relationship Id='q' Type='http://x/y' Target='http://a/b'/>", 200_000)}</r>")));

    [Fact]
    public void Relationships_of_the_file_end_at_a_number() =>
        Refused(DocxFault.TooComplex, Zip(("_rels/.rels", $"<r>{Many("<a/>", 300_000)}</r>"), (Main, Document(""))));

    [Fact]
    public void Styles_that_are_based_on_each_other_come_to_an_end()
    {
        var styles = Enumerable.Range(0, 9_000).Select(place => $"<w:style w:styleId='s{place}'><w:basedOn w:val='s{place + 1}'/></w:style>");
        Within(Of(Table($"<w:tr>{Cell(Paragraph(Many(Run("x", "<w:rStyle w:val='s0'/>"), 20_000)))}</w:tr>"), Style(string.Concat(styles))));
    }

    [Fact]
    public void Bytes_are_counted_as_they_are_unpacked() => Refused(DocxFault.TooLarge, Of(Paragraph(Run(Many(" ", 40 * 1024 * 1024)))));

    [Fact]
    public void Words_just_below_the_limit_of_bytes_cost_little() => Assert.Null(Within(Of(Table(Row(Many("a\n", 4 * 1024 * 1024 - 500))))).Fault);

    [Fact]
    public void Files_in_the_archive_end_at_a_number() =>
        Refused(DocxFault.TooComplex, Zip([.. Enumerable.Range(0, 5_000).Select(place => ($"{place}", ""))]));

    /// <summary>The archive's end says how many files there are; more than it says are not looked at.</summary>
    [Fact]
    public void An_archive_that_states_fewer_files_than_it_has_costs_no_more()
    {
        var bytes = Zip([.. Enumerable.Range(0, 60_000).Select(place => ($"{place}", ""))]);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - 12), 10);
        Refused(DocxFault.NoDocx, bytes);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a'><a/>")]
    [InlineData("<w:document")]
    [InlineData("<document/>")]
    [InlineData("")]
    public void What_is_no_document_is_refused(string part) => Refused(DocxFault.NoDocx, Zip((Main, part)));

    [Fact]
    public void A_document_that_breaks_off_is_refused()
    {
        var whole = Document(Table(Row("1", "a")));
        Refused(DocxFault.NoDocx, Zip((Main, whole[..whole.IndexOf("</w:body>", StringComparison.Ordinal)])));
    }

    [Fact]
    public void Reading_ends_with_the_request() => Assert.ThrowsAny<OperationCanceledException>(() =>
        DocxFile.Read(Of(Table(Row("1"))), new CancellationToken(canceled: true)));

    private static void Refused(DocxFault fault, byte[] bytes) => Assert.Equal(fault, Within(bytes).Fault);

    private static DocxFile Within(byte[] bytes)
    {
        _ = Read(Of(Table(Row("1"))));
        var (file, seconds) = ProcessorTime.Of(() => Read(bytes));
        Assert.InRange(seconds, 0, MostSeconds);
        return file;
    }

    private static DocxFile Read(byte[] bytes) => DocxFile.Read(bytes, CancellationToken.None);

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
