using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Comity.Kit.Docx;

/// <summary>Reads the first table of a text document (Office Open XML): its rows, each with the words of its cells. What is marked as deleted is left out, what
/// is marked as inserted is read,
/// as if all changes were accepted.</summary>
public static class DocxTable
{
    /// <summary>The most bytes of the words of a document, unpacked.</summary>
    public const long MostBytes = 32L * 1024 * 1024;

    /// <summary>The rows of the first table; empty when there is none; null when this is no text document, or one that is too large.</summary>
    public static ImmutableArray<ImmutableArray<string>>? Read(byte[] bytes)
    {
        try
        {
            if (!IsSmall(bytes))
                return null;
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = MostBytes });
            if (document.MainDocumentPart?.Document?.Body is not { } body)
                return null;
            return body.Descendants<W.Table>().FirstOrDefault() is not { } table ? []
                : [.. table.Elements<W.TableRow>().Select(row => row.Elements<W.TableCell>().Select(Words).ToImmutableArray())];
        }
        catch (Exception problem) when (problem is OpenXmlPackageException or InvalidDataException or XmlException or IOException or FormatException
            or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A small archive can unpack to more than memory holds: sizes are looked at before anything is unpacked.</summary>
    private static bool IsSmall(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return archive.Entries.Sum(entry => entry.Length) <= MostBytes;
    }

    private static string Words(W.TableCell cell) => string.Join('\n', cell.Elements<W.Paragraph>().Select(Words)).Trim();

    private static string Words(W.Paragraph paragraph)
    {
        var words = new StringBuilder();
        foreach (var part in paragraph.Descendants().Where(part => !part.Ancestors<W.DeletedRun>().Any() && !part.Ancestors<W.MoveFromRun>().Any()))
            words.Append(part switch { W.Text text => text.Text, W.Break => "\n", W.TabChar => " ", W.NoBreakHyphen => "\u2011", _ => "" });
        return words.ToString().Trim();
    }
}
