using Comity.Forum.Documents;
using Comity.Kit.Docx;
using Comity.Tests.Kit.Docx;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Forum;

/// <summary>Tables of proposals as delegations send them.</summary>
public sealed class WordingTableTests
{
    private static readonly string Head = Row("Paragraph", "What to do", "Words", "Ground");

    [Theory]
    [InlineData("Paragraph", "What to do", "Words", "Ground")]
    [InlineData("PARAGRAPHE", "Opération", "Texte", "\u200eMotif")]
    [InlineData("No.", "Action", "Text", "Why")]
    public void The_form_is_found_behind_a_letterhead_and_before_other_tables(params string[] headings)
    {
        var letterhead = Table(Row("Permanent Mission", "Ref. 1/2026"));
        var read = Read(letterhead + Table(Row("Date")) + Table(Row(headings), Row("3", "", "ten days", "")) + Table(Row("Annex")));
        Assert.Equal("ten days", Assert.Single(read.Proposals).Words);
        Assert.Equal([new(DocxLoss.Table, 3)], read.Losses);
    }

    [Fact]
    public void A_letterhead_with_four_columns_is_not_taken_for_the_form()
    {
        var letterhead = Table(Row("a", "b", "c", "d"), Row("1", "", "x", ""));
        Assert.Equal("3", Assert.Single(Read(letterhead + Table(Head, Row("3", "", "ten days", ""))).Proposals).Paragraph);
    }

    [Fact]
    public void Marks_that_cannot_be_seen_change_neither_the_paragraph_nor_the_operation()
    {
        var read = Read(Table(
            Head, Row("\u200f3\u200f", "\u200fDelete\u200e", "", "g"), Row("\u200b13\u200e (c)", "Insert\u200b after", "\u202bwords\u202c", "")));
        Assert.Empty(read.Problems);
        Assert.Equal([new("draft", "3", WordingKind.Delete, null, "g"), new("draft", "13 (c)", WordingKind.InsertAfter, "words")], read.Proposals);
    }

    [Fact]
    public void A_paragraph_that_the_text_program_numbers_is_told_as_such()
    {
        var numbered = Cell(Paragraph("<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"));
        var read = Read(Table(Head, $"<w:tr>{numbered}{Cell("<w:p/>")}{Cell(Paragraph(Run("ten days")))}{Cell("<w:p/>")}</w:tr>", Row("", "", "x", "")));
        Assert.Equal([(2, "paragraph-numbered"), (3, "paragraph-missing")], read.Problems.Select(problem => (problem.Row, problem.Kind)));
    }

    [Theory]
    [InlineData(60, "too-deep")]
    [InlineData(2, "no-rows")]
    public void Tables_that_are_nested_too_deeply_are_refused_with_their_own_sentence(int depth, string kind)
    {
        var nested = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth));
        Assert.Equal(kind, Assert.Single(Read(nested).Problems).Kind);
    }

    private static WordingTable Read(string body) => WordingTable.Read(Of(body), "draft");
}
