using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Kit;
using Comity.Kit.Docx;
using Comity.Tests.Kit.Docx;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Forum;

/// <summary>Tables of proposals as delegations send them, and what is told about what was not read.</summary>
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
        Assert.Equal("3 tables were not read.", Assert.Single(Said(read, "en")));
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

    [Fact]
    public void What_was_not_read_is_told_in_a_sentence_of_each_language()
    {
        var losses = Losses((DocxLoss.Table, 3), (DocxLoss.Hidden, 2), (DocxLoss.Struck, 1));
        Assert.Equal(["3 tables, 2 hidden passages and 1 struck passage were not read."], WordingLosses.Say(Texts.In(Language.English), losses));
        Assert.Equal(["3 tableaux, 2 passages masqués et 1 passage barré n’ont pas été lus."], WordingLosses.Say(French, losses));
    }

    [Fact]
    public void One_passage_alone_is_told_in_the_singular()
    {
        var losses = Losses((DocxLoss.Deleted, 1), (DocxLoss.InnerTable, 1));
        Assert.Equal(["1 deleted passage was not read.", "1 table inside a cell was read as lines of text. Check them."],
            WordingLosses.Say(Texts.In(Language.English), losses));
        Assert.Equal("1 passage supprimé n’a pas été lu.", WordingLosses.Say(French, losses).First());
    }

    [Fact]
    public void Every_kind_of_loss_and_fault_has_its_words_in_both_languages()
    {
        foreach (var texts in (Texts[])[Texts.In(Language.English), French])
        {
            var counted = Enum.GetValues<DocxLoss>().SelectMany(loss => (int[])[1, 2], (loss, count) => Losses((loss, count)));
            var said = counted.SelectMany(losses => WordingLosses.Say(texts, losses));
            Assert.DoesNotContain(said, sentence => sentence.Contains("documents.", StringComparison.Ordinal));
            Assert.All((string[])["no-docx", "too-large", "too-deep", "too-complex"], kind => Assert.True(texts.Has($"documents.table.{kind}")));
        }
    }

    [Fact]
    public void Losses_are_carried_by_a_form_as_they_were()
    {
        var losses = Losses((DocxLoss.Table, 3), (DocxLoss.InnerTable, 12));
        Assert.Equal(losses, WordingLosses.Read(WordingLosses.Write(losses)));
        Assert.Equal(Losses((DocxLoss.Object, 7)), WordingLosses.Read("-1 x 99999999999 +2 7 2000000000 0 0 9 9"));
    }

    [Theory]
    [InlineData(60, "too-deep")]
    [InlineData(2, "no-rows")]
    public void Tables_that_are_nested_too_deeply_are_refused_with_their_own_sentence(int depth, string kind)
    {
        var nested = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth));
        Assert.Equal(kind, Assert.Single(Read(nested).Problems).Kind);
    }

    private static Texts French => Texts.In(Language.Find("fr")!);

    private static WordingTable Read(string body) => WordingTable.Read(Of(body), "draft");

    private static IEnumerable<string> Said(WordingTable table, string language) => WordingLosses.Say(Texts.In(Language.Find(language)!), table.Losses);

    private static ImmutableSortedDictionary<DocxLoss, int> Losses(params (DocxLoss Loss, int Count)[] losses) =>
        losses.ToImmutableSortedDictionary(one => one.Loss, one => one.Count);
}
