using System.Collections.Immutable;
using System.Text;

namespace Comity.Kit.Docx;

/// <summary>Walks once through the part with the words and gathers its tables.</summary>
/// <param name="xml">The part.</param>
/// <param name="styles">The document's styles.</param>
internal sealed class DocxReading(DocxXml xml, DocxStyles styles)
{
    /// <summary>What older programs show in place of something: the same words a second time.</summary>
    private const string Fallback = "mc:Fallback";

    private static readonly DocxLoss[] Losses = Enum.GetValues<DocxLoss>();

    private readonly ImmutableArray<DocxTable>.Builder tables = ImmutableArray.CreateBuilder<DocxTable>();
    private int[] losses = new int[Losses.Length];
    private DocxWords words = new();
    private string? paragraphStyle;
    private bool isNumbered;
    private bool isPrompt;

    /// <summary>Why the words at this place are left out; null when they are read.</summary>
    private DocxLoss? why;

    /// <summary>The kind of the passage before this place that was left out; null when words were read since.</summary>
    private DocxLoss? passage;

    /// <summary>The tables, in their order.</summary>
    public ImmutableArray<DocxTable> Read()
    {
        var hasBody = false;
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

    private void Blocks() => Inside(name =>
    {
        if (name == "tbl")
            tables.Add(Table());
        else if (name != "p")
            Blocks();
    });

    private DocxTable Table()
    {
        losses = new int[Losses.Length];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<DocxCell>>();
        Rows(() =>
        {
            var cells = ImmutableArray.CreateBuilder<DocxCell>();
            Cells(() => cells.Add(Cell()));
            rows.Add(cells.ToImmutable());
        });
        return new(rows.ToImmutable(), Counted());
    }

    private ImmutableSortedDictionary<DocxLoss, int> Counted() => losses.AsSpan().IndexOfAnyExcept(0) < 0
        ? ImmutableSortedDictionary<DocxLoss, int>.Empty
        : Losses.Where(loss => losses[(int)loss] > 0).ToImmutableSortedDictionary(loss => loss, loss => losses[(int)loss]);

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
            else if (name == "numPr" && xml.Children().Any(part => part == "numId" && xml.Value("val") != "0"))
                Numbered();
    }

    private void Numbered()
    {
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
