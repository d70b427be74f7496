using System.Text;

namespace Comity.Norms.Language;

/// <summary>Prints syntax as text. What was read comes back up to white space; what is printed and read again prints the same.</summary>
public static class BookPrinter
{
    /// <summary>A document: prose as it stood, items in the layout of the manual.</summary>
    public static string Print(Document document)
    {
        var text = new StringBuilder();
        foreach (var segment in document.Segments)
            if (segment is Block block)
                Print(text, block);
            else
                text.Append(((Prose)segment).Text);
        return text.ToString();
    }

    /// <summary>An item with its comments, without a line end behind it.</summary>
    public static string Print(Item item) => PrinterComments.PutBack(PrinterLayout.InLines(layout => PrinterItems.Print(layout, item)), item.Comments);

    /// <summary>A condition in one line, in the words of the text.</summary>
    public static string Print(Condition condition) => PrinterLayout.InOneLine(layout => PrinterConditions.Print(layout, condition));

    /// <summary>A setting in one line, without a full stop.</summary>
    public static string Print(Setting setting) => PrinterLayout.InOneLine(layout => PrinterSettings.Print(layout, setting));

    /// <summary>A value as a case gives it: <c>at least serious</c>.</summary>
    public static string Print(GivenValue value) => PrinterSettings.Text(value);

    /// <summary>The words of a comparison: <c>is at least</c>.</summary>
    public static string Print(Comparison comparison) => PrinterConditions.Words(comparison);

    private static void Print(StringBuilder text, Block block)
    {
        text.Append(block.Opening).Append("norm\n");
        for (var i = 0; i < block.Items.Length; i++)
        {
            if (i > 0 && StandsApart(block.Items[i - 1], block.Items[i]))
                text.Append('\n');
            text.Append(Print(block.Items[i])).Append('\n');
        }

        foreach (var comment in block.TrailingComments)
            text.Append(comment).Append('\n');
        text.Append(block.Closing).Append('\n');
    }

    // Norms, purposes and cases have an empty line around them; so have items of different rooms of a book.
    private static bool StandsApart(Item above, Item below) => above is NormItem or PurposeItem or CaseItem || Group(above) != Group(below);

    private static int Group(Item item) => item switch
    {
        FactItem or ThresholdItem or ConstraintItem or DefineItem => 0,
        NormItem => 1,
        PurposeItem => 2,
        AcceptItem => 3,
        BenefitItem or ReliefItem or TierItem => 4,
        MeasureItem => 5,
        RemedyItem or EnsureItem => 6,
        CaseItem => 7,
        CodeItem => 8,
        _ => 9,
    };
}
