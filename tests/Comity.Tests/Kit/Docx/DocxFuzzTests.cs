using System.Text;
using Comity.Forum.Documents;
using Comity.Kit.Docx;
using Comity.Tests.Forum;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Kit.Docx;

/// <summary>Whatever bytes are sent as a text document: they are read, or a fault is told, and it takes no time.</summary>
public sealed class DocxFuzzTests
{
    private const int Seed = 20261130;
    private const int Mutations = 3_000;
    private const double MostSeconds = 2;

    /// <summary>What is put into the middle of something else.</summary>
    private static readonly string[] Pieces =
    [
        "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>", "<w:p>", "<w:sdt>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>", "<w:del>", "</w:del>", "<w:r>",
        "<w:rPr><w:vanish/></w:rPr>", "<w:rPr>", "<mc:Choice>", "<mc:Fallback>", "<w:t>", "</w:t>", "<w:pPr><w:numPr><w:numId/></w:numPr></w:pPr>", "<!--",
        "-->", "<![CDATA[", "]]>", "&amp;", "&#0;", "&#xD800;", "&a;", "<?x ?>", "<!DOCTYPE a>", "\"", "=", "xmlns=''", "\ud83c", "\uffff", "\u202e", " ", "\0",
    ];

    private static readonly string Whole = Table(
        Row("Paragraph", "What to do", "Words", "Ground"), Row("3", "Replace", "within ten days", "too short"), Control(Row("4", "Delete", "", "")),
        $"<w:tr><w:trPr><w:del/></w:trPr>{Cell(Paragraph(Run("5", "<w:strike/>")))}{Cell(Table(Row("a", "b")))}</w:tr>");

    [Fact]
    public void Mutated_words_of_a_document_are_read_or_refused()
    {
        var chance = new Random(Seed);
        var whole = Document(Whole);
        Try(_ => Zip((Main, Mutated(chance, whole)), Style(Mutated(chance, Style("<w:style w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>").Text))));
    }

    [Fact]
    public void Mutated_numbering_is_read_or_refused()
    {
        var chance = new Random(Seed);
        var (lists, body) = (ParagraphOutlineTests.Lists, Document(ParagraphOutlineTests.Numbered("One") + ParagraphOutlineTests.Numbered("Two", 1)));
        Try(_ => Zip((Main, Mutated(chance, body)), (lists.Path, Mutated(chance, lists.Text))), bytes =>
            ParagraphOutline.Of(DocxFile.Read(bytes, CancellationToken.None)));
    }

    [Fact]
    public void Mutated_bytes_of_a_file_are_read_or_refused()
    {
        var chance = new Random(Seed);
        var whole = Of(Whole, Style("<w:style w:styleId='a'/>"));
        Try(_ => Mutated(chance, whole));
    }

    [Fact]
    public void A_file_that_breaks_off_anywhere_is_read_or_refused()
    {
        var whole = Of(Whole);
        Try(place => whole[..(place % whole.Length)]);
    }

    private static (string Path, string Text) Style(string styles) =>
        styles.StartsWith("<w:styles", StringComparison.Ordinal) ? (Styles, styles) : DocxFiles.Style(styles);

    private static void Try(Func<int, byte[]> make, Action<byte[]>? read = null)
    {
        for (var place = 0; place < Mutations; place++)
        {
            var bytes = make(place);
            var (_, seconds) = ProcessorTime.Of(() =>
            {
                read?.Invoke(bytes);
                return WordingTable.Read(bytes, "draft");
            });
            Assert.True(seconds < MostSeconds, $"Mutation {place} took {seconds} seconds of processor.");
        }
    }

    private static string Mutated(Random chance, string whole)
    {
        var text = new StringBuilder(whole);
        for (var left = chance.Next(1, 5); left > 0; left--)
        {
            var (place, length) = (chance.Next(text.Length), chance.Next(30));
            if (chance.Next(3) == 0)
                text.Remove(place, Math.Min(length, text.Length - place));
            else
                text.Insert(place, Pieces[chance.Next(Pieces.Length)], chance.Next(10) == 0 ? 100 : 1);
        }

        return text.ToString();
    }

    private static byte[] Mutated(Random chance, byte[] whole)
    {
        var bytes = (byte[])whole.Clone();
        for (var left = chance.Next(1, 6); left > 0; left--)
            bytes[chance.Next(bytes.Length)] = chance.Next(3) switch { 0 => byte.MaxValue, 1 => 0, _ => (byte)chance.Next(256) };
        return bytes;
    }
}
