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
    private readonly Dictionary<string, DocxStyle> styles = new(StringComparer.Ordinal);

    /// <summary>The styles of a document that has none.</summary>
    public static DocxStyles None { get; } = new();

    /// <summary>The look of a style, with that of the styles on which it is based.</summary>
    public DocxLook Of(string? style)
    {
        var look = default(DocxLook);
        foreach (var one in Line(style))
            look = look.Over(one.Look);
        return look;
    }

    /// <summary>The number that a style gives to paragraphs, with those of the styles on which it is based.</summary>
    public DocxNumber NumberOf(string? style)
    {
        var number = default(DocxNumber);
        foreach (var one in Line(style))
            number = number.Over(one.Number);
        return number;
    }

    /// <summary>Whether a style, or one on which it is based, is that of a heading: it has a level in the outline, or is called so.</summary>
    public bool IsHeading(string? style) => Line(style).Any(one => one.IsHeading);

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

    private IEnumerable<DocxStyle> Line(string? style)
    {
        for (var step = 0; step < MostParents && style is not null && styles.TryGetValue(style, out var found); step++, style = found.Parent)
            yield return found;
    }

    private static DocxStyle One(DocxXml xml)
    {
        var style = new DocxStyle();
        foreach (var name in xml.Children())
            style = name switch
            {
                "rPr" => style with { Look = DocxLook.Read(xml).Look },
                "basedOn" => style with { Parent = xml.Value("val") },
                "name" => style with { IsHeading = style.IsHeading || IsHeadingName(xml.Value("val")) },
                "pPr" => Outlined(style, xml),
                _ => style,
            };
        return style;
    }

    private static DocxStyle Outlined(DocxStyle style, DocxXml xml)
    {
        foreach (var name in xml.Children())
            if (name == "outlineLvl")
                style = style with { IsHeading = style.IsHeading || xml.Value("val") != "9" };
            else if (name == "numPr")
                style = style with { Number = DocxNumber.Read(xml) };
        return style;
    }

    private static bool IsHeadingName(string? name) => name is not null
        && (name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) || name.Equals("title", StringComparison.OrdinalIgnoreCase)
            || name.Equals("subtitle", StringComparison.OrdinalIgnoreCase));

    private sealed record DocxStyle(DocxLook Look = default, string? Parent = null, DocxNumber Number = default, bool IsHeading = false);
}
