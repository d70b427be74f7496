using System.IO.Compression;
using System.Text;

namespace Comity.Tests.Kit.Docx;

/// <summary>Text documents as their bytes stand, written part by part.</summary>
internal static class DocxFiles
{
    public const string Main = "word/document.xml";
    public const string Styles = "word/styles.xml";
    public const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Relationships = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
        </Relationships>
        """;

    /// <summary>A document with this in its body, and with other parts.</summary>
    public static byte[] Of(string body, params (string Path, string Text)[] parts) => Zip([("_rels/.rels", Relationships), (Main, Document(body)), .. parts]);

    /// <summary>The part with the words.</summary>
    public static string Document(string body) => $"""
        <w:document xmlns:w="{Words}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>
        """;

    /// <summary>The part with the styles.</summary>
    public static (string Path, string Text) Style(string styles) => (Styles, $"""<w:styles xmlns:w="{Words}">{styles}</w:styles>""");

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    /// <summary>A row with a cell for each of these words.</summary>
    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(words => Cell(Paragraph(Run(words)))))}</w:tr>";

    public static string Cell(string inside) => $"<w:tc><w:tcPr/>{inside}</w:tc>";

    public static string Paragraph(string inside) => $"<w:p>{inside}</w:p>";

    public static string Run(string words, string look = "") =>
        $"<w:r>{(look.Length == 0 ? "" : $"<w:rPr>{look}</w:rPr>")}<w:t xml:space=\"preserve\">{words}</w:t></w:r>";

    /// <summary>A content control around something.</summary>
    public static string Control(string inside, string properties = "") =>
        $"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>";

    public static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
                using (var entry = archive.CreateEntry(path, CompressionLevel.Fastest).Open())
                    entry.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }
}
