using Comity.Forum.Documents;
using Comity.Forum.Paragraphs;
using Comity.Kit.Docx;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Forum;

/// <summary>How paragraphs are numbered and what each is, as far as a file or what was typed shows it.</summary>
public sealed class ParagraphOutlineTests
{
    private const string Numbering = "word/numbering.xml";
    private const string Notes = "word/footnotes.xml";

    public static readonly (string Path, string Text) Lists = (Numbering, $"""
        <w:numbering xmlns:w="{Words}">
        <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
        </w:numbering>
        """);

    private static readonly (string Path, string Text) Headings = Style(
        """<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style><w:style w:styleId="N"><w:name w:val="Numbered"/><w:pPr><w:numPr>"""
        + """<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="O"><w:basedOn w:val="H"/></w:style>""");

    [Fact]
    public void A_resolution_is_read_by_its_numbering_and_the_commas_of_its_preamble()
    {
        var file = Of(
            Heading("Draft decision") + Paragraph(Run("The Conference,")) + Paragraph(Run("Recalling its resolutions,")) + Numbered("Decides to meet;")
                + Numbered("Asks the Secretariat:", 0) + Numbered("To report;", 1) + Numbered("To publish:", 1) + Numbered("At once;", 2) + Numbered("Closes."),
            Lists, Headings);
        Assert.Equal(
            [("H1", ParagraphKind.Heading), ("PP1", ParagraphKind.Preambular), ("PP2", ParagraphKind.Preambular), ("OP1", ParagraphKind.Operative),
                ("OP2", ParagraphKind.Operative), ("OP2(a)", ParagraphKind.Operative), ("OP2(b)", ParagraphKind.Operative),
                ("OP2(b)(i)", ParagraphKind.Operative), ("OP3", ParagraphKind.Operative)],
            Read(file).Select(one => (one.Label, one.Kind)));
        Assert.Equal("To report;", Read(file)[5].Words);
    }

    [Fact]
    public void Numbers_come_from_styles_and_begin_again_where_a_list_says_so()
    {
        var file = Of(Styled("N", "One.") + Styled("N", "Two.") + Heading("Second part") + Numbered("Again.", 0, "2"), Lists, Headings);
        Assert.Equal(["1", "2", "H1", "H1.1"], Read(file).Select(one => one.Label));
    }

    [Fact]
    public void A_document_without_numbering_is_read_by_what_was_typed()
    {
        var file = Of(string.Concat(((string[])["PP1 Recalling,", "1. First.", "(a) One;", "(b) Two.", "OP2 bis. Second.", "2030 is a year."])
            .Select(words => Paragraph(Run(words)))));
        Assert.Equal([("PP1", "Recalling,"), ("1", "First."), ("1(a)", "One;"), ("1(b)", "Two."), ("OP2 bis", "Second."), ("OP2 bis, 2", "2030 is a year.")],
            Read(file).Select(one => (one.Label, one.Words)));
    }

    [Fact]
    public void A_document_without_any_numbers_is_counted() =>
        Assert.Equal(["1", "2"], Read(Of(Paragraph(Run("First.")) + Paragraph("") + Paragraph(Run("Second.")))).Select(one => one.Label));

    [Fact]
    public void What_follows_the_heading_of_an_annex_is_of_the_annex()
    {
        var read = ParagraphOutline.Of("1. Decides.\n\nAnnex\n\n1. A list.\n\nOf things.");
        Assert.Equal([("1", ParagraphKind.Operative), ("H1", ParagraphKind.Heading), ("A1", ParagraphKind.Annex), ("A1, 2", ParagraphKind.Annex)],
            read.Select(one => (one.Label, one.Kind)));
    }

    [Fact]
    public void Footnotes_come_last_and_bullets_are_no_numbers()
    {
        var notes = (Notes, $"""
            <w:footnotes xmlns:w="{Words}"><w:footnote w:type="separator" w:id="-1">{Paragraph(Run("-"))}</w:footnote>
            <w:footnote w:id="2">{Paragraph(Run("See A/70/174."))}</w:footnote></w:footnotes>
            """);
        var read = Read(Of(Numbered("States report.") + Numbered("On the net;", 0, "3"), Lists, notes));
        Assert.Equal([("1", "States report."), ("1, 2", "On the net;"), ("fn1", "See A/70/174.")], read.Select(one => (one.Label, one.Words)));
        Assert.Equal(ParagraphKind.Footnote, read[2].Kind);
    }

    [Fact]
    public void Tables_and_struck_words_are_told_and_not_read()
    {
        var file = DocxFile.Read(Of(Table(Row("a", "b")) + Paragraph(Run("kept") + Run("struck", "<w:strike/>"))), CancellationToken.None);
        Assert.Equal((1, 1), (file.Losses[DocxLoss.Table], file.Losses[DocxLoss.Struck]));
        Assert.Equal("kept", Assert.Single(file.Paragraphs).Words);
    }

    [Theory]
    [InlineData("One.\nTwo.", 2)]
    [InlineData("One\nand a half.\n\nTwo.", 2)]
    [InlineData("  \n ", 0)]
    public void What_is_typed_is_parted_by_empty_lines_or_by_lines(string typed, int count) => Assert.Equal(count, ParagraphOutline.Of(typed).Length);

    [Fact]
    public void No_label_stands_twice()
    {
        var read = ParagraphOutline.Of(string.Join("\n\n", Enumerable.Repeat("1. Again.", 5)));
        Assert.Equal(5, read.Select(one => one.Label).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static System.Collections.Immutable.ImmutableArray<ReadParagraph> Read(byte[] file) =>
        ParagraphOutline.Of(DocxFile.Read(file, CancellationToken.None));

    public static string Numbered(string words, int level = 0, string list = "1") =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{Run(words)}</w:p>";

    private static string Styled(string style, string words) => $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{Run(words)}</w:p>";

    private static string Heading(string words) => Styled("O", words);
}
