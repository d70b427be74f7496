using System.Collections.Immutable;
using System.Text;

namespace Comity.Kit.Docx;

/// <summary>Walks once through the part with the words and gathers its tables and paragraphs.</summary>
/// <param name="xml">The part.</param>
/// <param name="styles">The document's styles.</param>
/// <param name="numbering">How the document numbers.</param>
internal sealed class DocxReading(DocxXml xml, DocxStyles styles, DocxNumbering numbering)
{
    /// <summary>What older programs show in place of something: the same words a second time.</summary>
    private const string Fallback = "mc:Fallback";

    private static readonly DocxLoss[] AllLosses = Enum.GetValues<DocxLoss>();

    private readonly ImmutableArray<DocxTable>.Builder tables = ImmutableArray.CreateBuilder<DocxTable>();
    private readonly ImmutableArray<DocxParagraph>.Builder paragraphs = ImmutableArray.CreateBuilder<DocxParagraph>();
    private readonly int[] outside = new int[AllLosses.Length];
    private int[] losses = [];
    private DocxWords words = new();
    private string? paragraphStyle;
    private bool isNumbered;
    private DocxNumber number;
    private bool isPrompt;

    /// <summary>Why the words at this place are left out; null when they are read.</summary>
    private DocxLoss? why;

    /// <summary>The kind of the passage before this place that was left out; null when words were read since.</summary>
    private DocxLoss? passage;

    /// <summary>The paragraphs outside tables, in their order.</summary>
    public ImmutableArray<DocxParagraph> Paragraphs => paragraphs.ToImmutable();

    /// <summary>What was not read outside tables.</summary>
    public ImmutableSortedDictionary<DocxLoss, int> Losses => Counted(outside);

    /// <summary>The tables, in their order.</summary>
    public ImmutableArray<DocxTable> Read()
    {
        (losses, var hasBody) = (outside, false);
        if (xml.Root() == "document")
            foreach (var name in xml.Children())
                if (name == "body")
                {
                    hasBody = true;
                    Blocks();
                }

        xml.End();
        return hasBody ? tables.ToImmutable() : throw new UnreadableDocxException(DocxFault.NoDocx);
    }

    /// <summary>The footnotes, in their order, from the part that holds them; what separates them from the text has a type of its own.</summary>
    public ImmutableArray<string> ReadNotes()
    {
        (losses, var notes) = (outside, ImmutableArray.CreateBuilder<string>());
        if (xml.Root() == "footnotes")
            foreach (var name in xml.Children())
                if (name == "footnote" && xml.Value("type") is null or "normal")
                {
                    words = new();
                    CellBlocks();
                    if (words.ToString() is { Length: > 0 } note)
                        notes.Add(note);
                }

        xml.End();
        return notes.ToImmutable();
    }

    private void Blocks() => Inside(name =>
    {
        if (name == "tbl")
        {
            outside[(int)DocxLoss.Table]++;
            tables.Add(Table());
            losses = outside;
        }
        else if (name == "p")
            Outside();
        else
            Blocks();
    });

    private void Outside()
    {
        (words, number) = (new(), default);
        Paragraph();
        if (words.ToString() is not { Length: > 0 } text)
            return;
        var given = number.Over(styles.NumberOf(paragraphStyle));
        paragraphs.Add(new(text, numbering.Next(given), given.Level ?? 0, styles.IsHeading(paragraphStyle)));
    }

    private DocxTable Table()
    {
        losses = new int[AllLosses.Length];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<DocxCell>>();
        Rows(() =>
        {
            var cells = ImmutableArray.CreateBuilder<DocxCell>();
            Cells(() => cells.Add(Cell()));
            rows.Add(cells.ToImmutable());
        });
        return new(rows.ToImmutable(), Counted(losses));
    }

    private static ImmutableSortedDictionary<DocxLoss, int> Counted(int[] losses) => losses.AsSpan().IndexOfAnyExcept(0) < 0
        ? ImmutableSortedDictionary<DocxLoss, int>.Empty
        : AllLosses.Where(loss => losses[(int)loss] > 0).ToImmutableSortedDictionary(loss => loss, loss => losses[(int)loss]);

    private void Rows(Action row) => Inside(name =>
    {
        if (name == "tr")
            row();
        else if (name is not ("tblPr" or "tblGrid"))
            Rows(row);
    });

    private void Cells(Action cell) => Inside(name =>
    {
        if (name == "tc")
            cell();
        else if (name == "trPr")
            why ??= RowLoss();
        else if (name != "tblPrEx")
            Cells(cell);
    });

    /// <summary>Why a row is left out: its mark is deleted or hidden.</summary>
    private DocxLoss? RowLoss()
    {
        var loss = (DocxLoss?)null;
        foreach (var name in xml.Children())
            loss ??= name == "del" ? DocxLoss.Deleted : name == "hidden" && xml.IsOn() ? DocxLoss.Hidden : null;
        return loss;
    }

    private DocxCell Cell()
    {
        (words, isNumbered) = (new(), false);
        CellBlocks();
        return new(words.ToString(), isNumbered);
    }

    private void CellBlocks() => Inside(name =>
    {
        if (name == "p")
            Paragraph();
        else if (name == "tbl")
            InnerTable();
        else if (name == "tcPr")
            why ??= xml.Children().Contains("cellDel") ? DocxLoss.Deleted : null;
        else
            CellBlocks();
    });

    /// <summary>A table inside a cell becomes lines of the cell, its own cells parted by a bar.</summary>
    private void InnerTable()
    {
        Count(DocxLoss.InnerTable);
        Rows(() =>
        {
            var before = "\n";
            Cells(() =>
            {
                words.Separate(before);
                before = " | ";
                CellBlocks();
            });
        });
        words.Separate("\n");
    }

    private void Paragraph()
    {
        if (why is null)
            passage = null;
        words.Begin();
        paragraphStyle = null;
        Inline();
    }

    private void Inline() => Inside(name =>
    {
        if (name == "r")
            Run();
        else if (name == "pPr")
            ParagraphProperties();
        else if (name is "del" or "moveFrom")
            Deleted();
        else if (name.StartsWith("m:", StringComparison.Ordinal))
            Count(DocxLoss.Object);
        else if (name != "")
            Inline();
    });

    private void Deleted()
    {
        var outer = why;
        why ??= DocxLoss.Deleted;
        Inline();
        why = outer;
    }

    private void ParagraphProperties()
    {
        foreach (var name in xml.Children())
            if (name == "pStyle")
                paragraphStyle = xml.Value("val");
            else if (name == "numPr")
                Numbered();
    }

    private void Numbered()
    {
        number = DocxNumber.Read(xml);
        if (number.List is null or "0")
            return;
        isNumbered = true;
        Count(DocxLoss.Number);
    }

    private void Run()
    {
        var (text, look) = (new StringBuilder(), default(DocxLook));
        Parts();
        Add(text.ToString(), why ?? look.Over(styles.Of(paragraphStyle)).Loss);

        void Parts() => Inside(name =>
        {
            if (name == "rPr" && DocxLook.Read(xml) is var (own, style))
                look = own.Over(styles.Of(style));
            else
                Part(name, text, Parts);
        });
    }

    private void Part(string name, StringBuilder text, Action inside)
    {
        if (name is "t" or "delText")
            text.Append(xml.Text());
        else if (Sign(name) is { } sign)
            text.Append(sign);
        else if (name is "drawing" or "pict" or "object")
            Count(DocxLoss.Object);
        else if (name is "footnoteReference" or "endnoteReference")
            Count(DocxLoss.Note);
        else if (name == "r")
            Run();
        else if (name is not ("" or "rt" or "instrText"))
            inside();
    }

    private static char? Sign(string name) => name switch { "br" or "cr" => '\n', "tab" or "ptab" => ' ', "noBreakHyphen" => '\u2011', _ => null };

    private void Add(string text, DocxLoss? loss)
    {
        if (isPrompt)
            return;
        if (loss is not { } left)
        {
            words.Add(text);
            passage = text.Length == 0 ? passage : null;
            return;
        }

        words.Leave();
        if (passage != left && !string.IsNullOrWhiteSpace(text))
            Count(left, isPassage: true);
    }

    private void Count(DocxLoss loss, bool isPassage = false)
    {
        losses[(int)loss]++;
        if (isPassage)
            passage = loss;
    }

    /// <summary>Goes to what is inside the current element. What a content control shows as long as nobody has filled it in is not read.</summary>
    private void Inside(Action<string> take)
    {
        var (outerWhy, wasPrompt) = (why, isPrompt);
        foreach (var name in xml.Children())
            if (name == "sdtPr")
                isPrompt |= xml.Children().Any(property => property == "showingPlcHdr" && xml.IsOn());
            else if (name != Fallback)
                take(name);
        (why, isPrompt) = (outerWhy, wasPrompt);
    }
}
