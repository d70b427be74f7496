namespace Comity.Kit.Docx;

/// <summary>Whether words can be seen and hold; null where nothing is said.</summary>
/// <param name="IsHidden">Whether they are hidden (17.3.2.41).</param>
/// <param name="IsStruck">Whether a line or two strike them through (17.3.2.37, 17.3.2.9).</param>
internal readonly record struct DocxLook(bool? IsHidden, bool? IsStruck)
{
    /// <summary>Why the words are left out; null when they are read.</summary>
    public DocxLoss? Loss => IsHidden == true ? DocxLoss.Hidden : IsStruck == true ? DocxLoss.Struck : null;

    /// <summary>This look, and another where this one says nothing.</summary>
    public DocxLook Over(DocxLook other) => new(IsHidden ?? other.IsHidden, IsStruck ?? other.IsStruck);

    /// <summary>Reads the properties of a run.</summary>
    /// <returns>The look, and the id of the style that is named there.</returns>
    public static (DocxLook Look, string? Style) Read(DocxXml xml)
    {
        var (look, style) = (default(DocxLook), (string?)null);
        foreach (var name in xml.Children())
            if (name == "vanish")
                look = look with { IsHidden = xml.IsOn() };
            else if (name is "strike" or "dstrike")
                look = look with { IsStruck = look.IsStruck == true || xml.IsOn() };
            else if (name == "rStyle")
                style = xml.Value("val");
        return (look, style);
    }
}

/// <summary>The looks that a document's styles give to words (17.7).</summary>
internal sealed class DocxStyles
{
    private const int MostParents = 16;
    private readonly Dictionary<string, (DocxLook Look, string? Parent)> styles = new(StringComparer.Ordinal);

    /// <summary>The styles of a document that has none.</summary>
    public static DocxStyles None { get; } = new();

    /// <summary>The look of a style, with that of the styles on which it is based.</summary>
    public DocxLook Of(string? style)
    {
        var look = default(DocxLook);
        for (var step = 0; step < MostParents && style is not null && styles.TryGetValue(style, out var found); step++)
            (look, style) = (look.Over(found.Look), found.Parent);
        return look;
    }

    /// <summary>Reads the part with the styles.</summary>
    public static DocxStyles Read(DocxXml xml)
    {
        var all = new DocxStyles();
        xml.Root();
        foreach (var name in xml.Children())
            if (name == "style" && xml.Value("styleId") is { } id)
                all.styles[id] = One(xml);
        return all;
    }

    private static (DocxLook Look, string? Parent) One(DocxXml xml)
    {
        var (look, parent) = (default(DocxLook), (string?)null);
        foreach (var name in xml.Children())
            if (name == "rPr")
                look = DocxLook.Read(xml).Look;
            else if (name == "basedOn")
                parent = xml.Value("val");
        return (look, parent);
    }
}
