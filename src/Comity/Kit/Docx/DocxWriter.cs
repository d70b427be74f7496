using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Comity.Kit.Docx;

/// <summary>Writes a text document (Office Open XML) in one language: headings, paragraphs and tables. Whoever opens it finds the language set for spelling and
/// hyphenation, and in Arabic and other languages that are written from right to left every paragraph and table laid out so.</summary>
/// <param name="language">BCP 47.</param>
public sealed class DocxWriter(string language)
{
    private readonly W.Body body = new();
    private readonly bool isRightToLeft = Directions.IsRightToLeft(language);

    /// <summary>The first moment that an archive can say: a document does not tell when it was made.</summary>
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Adds a heading.</summary>
    /// <param name="text">Its words.</param>
    /// <param name="level">1 or 2.</param>
    public DocxWriter Heading(string text, int level = 1) => Add(Made(text, new W.ParagraphStyleId { Val = level == 1 ? "Heading1" : "Heading2" }));

    /// <summary>Adds a paragraph; a line break in the text stays one.</summary>
    public DocxWriter Paragraph(string text) => Add(Made(text));

    /// <summary>Adds a paragraph at the far edge, as a date or a reference stands.</summary>
    public DocxWriter AtEnd(string text) => Add(Made(text, new W.Justification { Val = W.JustificationValues.End }));

    /// <summary>Adds a table with a heading row that is repeated on every page.</summary>
    public DocxWriter Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new W.Table(Look(), new W.TableGrid(headings.Select(_ => new W.GridColumn())));
        table.Append(Row(headings, isHeading: true));
        foreach (var row in rows)
            table.Append(Row(row, isHeading: false));
        return Add(table).Paragraph("");
    }

    /// <summary>The document's bytes; of the same words always the same.</summary>
    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>(MediaType + ".main+xml", "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles();
            main.Document = new W.Document(new W.Body([.. body.Select(one => one.CloneNode(true)), Section()]));
        }

        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in archive.Entries)
                entry.LastWriteTime = Undated;
        return memory.ToArray();
    }

    private DocxWriter Add(OpenXmlElement element)
    {
        body.Append(element);
        return this;
    }

    private W.Paragraph Made(string text, OpenXmlElement? look = null, bool isBold = false)
    {
        var properties = new W.ParagraphProperties();
        if (look is W.ParagraphStyleId)
            properties.Append(look);
        if (isRightToLeft)
            properties.Append(new W.BiDi());
        if (look is W.Justification)
            properties.Append(look);
        var run = new W.Run(RunLook(isBold));
        foreach (var (place, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (place > 0)
                run.Append(new W.Break());
            run.Append(new W.Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new(properties, run);
    }

    private W.RunProperties RunLook(bool isBold)
    {
        var look = new W.RunProperties();
        if (isBold)
            look.Append(new W.Bold(), new W.BoldComplexScript());
        if (isRightToLeft)
            look.Append(new W.RightToLeftText());
        return look;
    }

    private W.TableRow Row(IReadOnlyList<string> cells, bool isHeading)
    {
        var row = new W.TableRow();
        if (isHeading)
            row.Append(new W.TableRowProperties(new W.TableHeader()));
        row.Append(cells.Select(cell =>
            new W.TableCell(new W.TableCellProperties(new W.TableCellWidth { Type = W.TableWidthUnitValues.Auto }), Made(cell, isBold: isHeading))));
        return row;
    }

    private W.TableProperties Look()
    {
        var look = new W.TableProperties();
        if (isRightToLeft)
            look.Append(new W.BiDiVisual());
        look.Append(
            new W.TableWidth { Width = "5000", Type = W.TableWidthUnitValues.Pct },
            new W.TableBorders(
                new W.TopBorder { Val = W.BorderValues.Single, Size = 4 }, new W.LeftBorder { Val = W.BorderValues.Single, Size = 4 },
                new W.BottomBorder { Val = W.BorderValues.Single, Size = 4 },
                new W.RightBorder { Val = W.BorderValues.Single, Size = 4 }, new W.InsideHorizontalBorder { Val = W.BorderValues.Single, Size = 4 },
                new W.InsideVerticalBorder { Val = W.BorderValues.Single, Size = 4 }));
        return look;
    }

    private W.Styles Styles() => new(
        new W.DocDefaults(new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
            new W.RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" }, new W.FontSize { Val = "22" },
            new W.FontSizeComplexScript { Val = "22" },
            new W.Languages { Val = language, EastAsia = language, Bidi = language })),
            new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle(new W.SpacingBetweenLines { After = "120" }))),
        Style("Heading1", "heading 1", "32", 0), Style("Heading2", "heading 2", "26", 1));

    private static W.Style Style(string id, string name, string size, int level) => new(
        new W.StyleName { Val = name },
        new W.StyleParagraphProperties(new W.KeepNext(), new W.SpacingBetweenLines { Before = "240", After = "120" }, new W.OutlineLevel { Val = level }),
        new W.StyleRunProperties(new W.Bold(), new W.BoldComplexScript(), new W.FontSize { Val = size }, new W.FontSizeComplexScript { Val = size }))
    {
        Type = W.StyleValues.Paragraph, StyleId = id,
    };

    private W.SectionProperties Section()
    {
        var section = new W.SectionProperties(new W.PageSize { Width = 11906, Height = 16838 },
            new W.PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134 });
        if (isRightToLeft)
            section.Append(new W.BiDi());
        return section;
    }
}
