using Comity.Members;
using System.IO.Compression;
using System.Text;
using Comity.Forum.Documents;
using Comity.Kit;
using Comity.Kit.Docx;
using Comity.Tests.Record;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Comity.Tests.Forum;

/// <summary>Text documents, out and in.</summary>
public sealed class DocxTests
{
    private static readonly string[] Head = ["Paragraph", "What to do", "Words", "Ground"];

    [Theory]
    [InlineData("en", false)]
    [InlineData("fr", false)]
    [InlineData("ar", true)]
    [InlineData("ar-XB", true)]
    public void What_is_written_is_valid_and_knows_its_language_and_direction(string language, bool isRightToLeft)
    {
        var bytes = new DocxWriter(language).Heading("A title").Heading("A part", 2).Paragraph("One line\nand another").AtEnd("1 March")
            .Table(["A", "B"], [["1", "2"], ["3", "4"]]).ToBytes();
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(problem => problem.Description));
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(isRightToLeft, body.Descendants<W.Paragraph>().All(one => one.ParagraphProperties?.BiDi is not null));
        Assert.Equal(isRightToLeft, body.Descendants<W.BiDiVisual>().Any());
        Assert.Equal(language, document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<W.Languages>().Single().Bidi!.Value);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Comity.Storage.Files.TypeOf(bytes));
    }

    [Fact]
    public void The_same_words_are_the_same_bytes_at_any_time()
    {
        byte[] Written() => new DocxWriter("en").Heading("A title").Table(["A", "B"], [["1", "2"]]).ToBytes();
        Assert.Equal(Written(), Written());
        using var archive = new ZipArchive(new MemoryStream(Written()));
        Assert.All(archive.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact]
    public void A_table_that_was_written_is_read_as_it_was() =>
        Assert.Equal([["A", "B"], ["x\ny", "مثال"]],
            Read(new DocxWriter("en").Table(["A", "B"], [["x\ny", "مثال"]]).ToBytes()).Tables[0].Rows.Select(row => row.Select(cell => cell.Words)));

    [Fact]
    public void What_is_no_text_document_is_said_to_be_none()
    {
        Assert.Equal(DocxFault.NoDocx, Read([]).Fault);
        Assert.Equal(DocxFault.NoDocx, Read("no archive"u8.ToArray()).Fault);
        Assert.Equal(DocxFault.NoDocx, Read(Archive("word/document.xml", "<w:document")).Fault);
        Assert.Equal(DocxFault.TooLarge, Read(Archive("word/document.xml", new string(' ', 40 * 1024 * 1024))).Fault);
        Assert.Empty(Read(new DocxWriter("en").Paragraph("No table").ToBytes()).Tables);
    }

    [Fact]
    public void Proposals_are_read_from_a_table_in_any_language_of_the_site()
    {
        var table = WordingTable.Read(
            Table(["12", "", "New words", ""], ["13 (c)", "Supprimer", "", "No longer needed"], ["", "", "", ""], ["14", "insert after", "More", "Why"]),
            "draft");
        Assert.Empty(table.Problems);
        Assert.Equal(
            [new("draft", "12", WordingKind.Replace, "New words"), new("draft", "13 (c)", WordingKind.Delete, null, "No longer needed"),
                new("draft", "14", WordingKind.InsertAfter, "More", "Why")],
            table.Proposals);
    }

    [Fact]
    public void Every_mistake_in_a_table_is_told_with_its_row_and_column()
    {
        var table = WordingTable.Read(
            Table(["", "", "x", ""], ["1", "Improve", "x", ""], ["2", "Replace", "", ""], ["3", "Delete", "x", ""], ["4", "", new('x', 20_001), ""],
                ["5", "", "good", ""]), "draft");
        Assert.Equal(
            [(2, 1, "paragraph-missing"), (3, 2, "operation"), (4, 3, "words-missing"), (5, 3, "words-too-many"), (6, 3, "too-long")],
            table.Problems.Select(problem => (problem.Row, problem.Column, problem.Kind)));
        Assert.Equal("no-table", Kind(new DocxWriter("en").ToBytes()));
        Assert.Equal("no-docx", Kind([1, 2, 3]));
        Assert.Equal("no-rows", Kind(Table()));
        Assert.Equal("no-rows", Kind(Table(["", "", "", ""])));
        Assert.Equal("too-many", Kind(Table([.. Enumerable.Repeat((string[])["1", "", "x", ""], 201)])));
        Assert.Equal("columns", Kind(new DocxWriter("en").Table(["A", "B"], [["1", "x"]]).ToBytes()));
        Assert.All(table.Problems, problem => Assert.DoesNotContain("{",
            Texts.In(Language.English)[$"documents.table.{problem.Kind}", problem.Row, problem.Column, problem.Written, WordingTable.Most],
            StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_marked_as_deleted_is_not_read()
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new W.Document(new W.Body(new W.Table(new W.TableRow(new W.TableCell(new W.Paragraph(
                new W.Run(new W.Text("kept")), new W.DeletedRun(new W.Run(new W.DeletedText("gone"))), new W.InsertedRun(new W.Run(new W.Text(" new")))))))));
        Assert.Equal("kept new", Read(memory.ToArray()).Tables.Single().Rows.Single().Single().Words);
    }

    [Theory]
    [InlineData("9", "12")]
    [InlineData("13 (c)", "13 (d)")]
    [InlineData("2.9", "2.10")]
    [InlineData("12", "12 bis")]
    [InlineData("99", "PP 1")]
    public void Paragraphs_stand_in_the_order_of_their_numbers(string first, string then) =>
        Assert.True(string.CompareOrdinal(Compilation.Order(first), Compilation.Order(then)) < 0);

    [Fact]
    public void The_compilation_and_the_list_of_participants_hold_what_the_record_says()
    {
        var given = Given.A_process().With_members("KEN", "FRA").Does("secretariat", DocumentsHappen.Draft).Does("KEN", DocumentsHappen.Wording);
        var compiled = Words(Compilation.Write(Texts.In(Language.English), "en", given.Picture, given.Picture.Forum.Documents.All["draft"]));
        Assert.Contains("Name of KEN", compiled, StringComparison.Ordinal);
        Assert.Contains("States should name a point of contact.", compiled, StringComparison.Ordinal);
        var list = Words(ParticipantPaper.Write(Texts.In(Language.Find("fr")!), "fr", given.Picture));
        Assert.Contains("Liste des participants", list, StringComparison.Ordinal);
        Assert.Contains("Name of FRA", list, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_is_written_in_every_language_from_what_is_known()
    {
        foreach (var language in Language.All)
            foreach (var template in LetterTemplate.All)
            {
                var words = Words(template.Write(Texts.In(language), language.Code, new("A process", "A secretariat", null, "", "1 March 2026", "")));
                Assert.Contains("……", words, StringComparison.Ordinal);
                Assert.DoesNotContain("{", words, StringComparison.Ordinal);
            }
    }

    private static DocxFile Read(byte[] bytes) => DocxFile.Read(bytes, CancellationToken.None);

    private static byte[] Table(params string[][] rows) => new DocxWriter("en").Table(Head, rows).ToBytes();

    private static string Kind(byte[] bytes) => WordingTable.Read(bytes, "draft").Problems[0].Kind;

    private static string Words(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(problem => problem.Description));
        return document.MainDocumentPart!.Document!.InnerText;
    }

    private static byte[] Archive(string name, string content)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open())
            entry.Write(Encoding.UTF8.GetBytes(content));
        return memory.ToArray();
    }
}
