using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Comity.Forum.Silence;

/// <summary>A letter as DOCX: a heading and paragraphs, and nothing that is not needed to open it. The same letter has the same bytes.</summary>
public static class LetterFile
{
    /// <summary>The media type of DOCX.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly XNamespace Kinds = "http://schemas.openxmlformats.org/package/2006/content-types";

    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The bytes of a letter.</summary>
    public static byte[] Of(string heading, IEnumerable<string> paragraphs, bool isRightToLeft = false)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", new(Kinds + "Types",
                new XElement(Kinds + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
                new XElement(Kinds + "Override", new XAttribute("PartName", "/word/document.xml"), new XAttribute("ContentType", Type + ".main+xml"))));
            Add(zip, "_rels/.rels", new(Links + "Relationships", new XElement(Links + "Relationship", new XAttribute("Id", "letter"), new XAttribute("Type", Office), new XAttribute("Target", "word/document.xml"))));
            Add(zip, "word/document.xml", new(Word + "document", new XAttribute(XNamespace.Xmlns + "w", Word), new XElement(
                Word + "body", paragraphs.Select(text => Paragraph(text, isRightToLeft, isHeading: false)).Prepend(Paragraph(heading, isRightToLeft, isHeading: true)))));
        }
        return memory.ToArray();
    }

    private static XElement Paragraph(string text, bool isRightToLeft, bool isHeading) => new(
        Word + "p",
        new XElement(Word + "pPr", isRightToLeft ? new XElement(Word + "bidi") : null, new XElement(Word + "spacing", new XAttribute(Word + "after", isHeading ? "360" : "200"))),
        text.Split('\n').SelectMany((line, place) => new XElement?[]
        {
            place > 0 ? new XElement(Word + "r", new XElement(Word + "br")) : null,
            new(Word + "r", isHeading ? new XElement(Word + "rPr", new XElement(Word + "b"), new XElement(Word + "sz", new XAttribute(Word + "val", "32"))) : null,
                new XElement(Word + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line)),
        }));

    private static void Add(ZipArchive zip, string name, XElement root)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer);
    }
}
