using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Comity.Kit.Docx;

/// <summary>What of a text document was not read as it stands there.</summary>
public enum DocxLoss
{
    /// <summary>A table as a whole.</summary>
    Table,

    /// <summary>Words that are hidden.</summary>
    Hidden,

    /// <summary>Words that are struck through.</summary>
    Struck,

    /// <summary>Words that are marked as deleted, or as moved elsewhere.</summary>
    Deleted,

    /// <summary>A picture, a formula or a text box.</summary>
    Object,

    /// <summary>A footnote or an endnote.</summary>
    Note,

    /// <summary>A number or a bullet that the text program puts before a paragraph.</summary>
    Number,

    /// <summary>A table inside a cell: its rows were read as lines of the cell.</summary>
    InnerTable,
}

/// <summary>A cell of a table.</summary>
/// <param name="Words">Its words, with a line for each paragraph.</param>
/// <param name="IsNumbered">Whether the text program numbers a paragraph of it.</param>
public sealed record DocxCell(string Words, bool IsNumbered = false)
{
    /// <summary>Where the words of a cell are cut off: more than anybody takes, so that a cell that is cut off is always too long.</summary>
    public const int MostCharacters = 1 << 16;
}

/// <summary>A table of a text document.</summary>
/// <param name="Rows">Its rows, each with its cells; those inside content controls too.</param>
/// <param name="Losses">How much of it was not read as it stands there; only what occurs.</param>
public sealed record DocxTable(ImmutableArray<ImmutableArray<DocxCell>> Rows, ImmutableSortedDictionary<DocxLoss, int> Losses);

/// <summary>A paragraph of a text document, outside tables.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Number">The number or letter that the text program puts before it, such as `7.` or `(a)`; null where it puts none.</param>
/// <param name="Level">How deep it is numbered, from 0.</param>
/// <param name="IsHeading">Whether its style is that of a heading.</param>
public sealed record DocxParagraph(string Words, string? Number = null, int Level = 0, bool IsHeading = false);

/// <summary>Reads the tables and paragraphs of a text document (Office Open XML), as if all changes were accepted, at a bounded cost whatever the file
/// holds.</summary>
/// <param name="Tables">Its tables, in their order, without those inside other tables.</param>
/// <param name="Fault">Why it cannot be read; null when it was read.</param>
public sealed record DocxFile(ImmutableArray<DocxTable> Tables, DocxFault? Fault)
{
    /// <summary>No document that can be read loses more.</summary>
    public const int MostLosses = DocxXml.MostNodes;

    /// <summary>Its paragraphs, in their order, without those in tables and those that are empty.</summary>
    public ImmutableArray<DocxParagraph> Paragraphs { get; init; } = [];

    /// <summary>Its footnotes, in their order.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>How much of it, outside tables, was not read as it stands there; only what occurs.</summary>
    public ImmutableSortedDictionary<DocxLoss, int> Losses { get; init; } = ImmutableSortedDictionary<DocxLoss, int>.Empty;

    private const int MostSideBytes = 2 * 1024 * 1024;
    private const string UsualPart = "word/document.xml";

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="cancel">Gives up.</param>
    public static DocxFile Read(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var main = MainPart(bytes, cancel);
            using var xml = Open(bytes, main, DocxXml.MostBytes, cancel) ?? throw new UnreadableDocxException(DocxFault.NoDocx);
            var reading = new DocxReading(xml, Styles(bytes, main, cancel), Numbering(bytes, main, cancel));
            return new(reading.Read(), null) { Paragraphs = reading.Paragraphs, Losses = reading.Losses, Notes = NotesOf(bytes, main, cancel) };
        }
        catch (UnreadableDocxException problem)
        {
            return new([], problem.Fault);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or DecoderFallbackException)
        {
            return new([], DocxFault.NoDocx);
        }
    }

    /// <summary>The path of the part with the words: the only relationship that is followed (ISO/IEC 29500-2, 6.5).</summary>
    private static string MainPart(byte[] bytes, CancellationToken cancel)
    {
        using var xml = Open(bytes, "_rels/.rels", MostSideBytes, cancel);
        if (xml is null)
            return UsualPart;
        xml.Root();
        foreach (var _ in xml.Children())
            if (xml.Plain("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                return xml.Plain("Target")?.TrimStart('/') ?? UsualPart;
        return UsualPart;
    }

    private static DocxStyles Styles(byte[] bytes, string main, CancellationToken cancel)
    {
        using var xml = Open(bytes, Beside(main, "styles.xml"), MostSideBytes, cancel);
        return xml is null ? DocxStyles.None : DocxStyles.Read(xml);
    }

    private static DocxNumbering Numbering(byte[] bytes, string main, CancellationToken cancel)
    {
        using var xml = Open(bytes, Beside(main, "numbering.xml"), MostSideBytes, cancel);
        return xml is null ? new() : DocxNumbering.Read(xml);
    }

    private static ImmutableArray<string> NotesOf(byte[] bytes, string main, CancellationToken cancel)
    {
        using var xml = Open(bytes, Beside(main, "footnotes.xml"), MostSideBytes, cancel);
        return xml is null ? [] : new DocxReading(xml, Styles(bytes, main, cancel), new()).ReadNotes();
    }

    private static string Beside(string main, string part) => main[..(main.LastIndexOf('/') + 1)] + part;

    private static DocxXml? Open(byte[] bytes, string part, int most, CancellationToken cancel) =>
        DocxZip.Unpack(bytes, part, most, cancel) is { } stream ? new(stream, cancel) : null;
}
