using System.Globalization;
using System.Text;

namespace Comity.Kit.Docx;

/// <summary>Which list numbers a paragraph, and how deep; null where nothing is said (17.9.19, 17.9.3).</summary>
/// <param name="List">The id of the list; `0` for none.</param>
/// <param name="Level">The level, from 0.</param>
internal readonly record struct DocxNumber(string? List, int? Level)
{
    /// <summary>This number, and another where this one says nothing.</summary>
    public DocxNumber Over(DocxNumber other) => new(List ?? other.List, Level ?? other.Level);

    /// <summary>Reads the numbering properties of a paragraph or style.</summary>
    public static DocxNumber Read(DocxXml xml)
    {
        var number = default(DocxNumber);
        foreach (var name in xml.Children())
            if (name == "numId")
                number = number with { List = xml.Value("val") };
            else if (name == "ilvl" && int.TryParse(xml.Value("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
                number = number with { Level = level };
        return number;
    }
}

/// <summary>How a document numbers its paragraphs (17.9): it counts on as they are read.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private const int MostStart = short.MaxValue;
    private const int MostText = 40;
    private readonly Dictionary<string, DocxLevel[]> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Form, Dictionary<int, int> Starts)> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);

    /// <summary>The number of the next paragraph; null where it has none, or a bullet.</summary>
    public string? Next(DocxNumber number)
    {
        if (number.List is not { } id || !lists.TryGetValue(id, out var list) || !forms.TryGetValue(list.Form, out var levels))
            return null;
        var level = Math.Clamp(number.Level ?? 0, 0, Levels - 1);
        if (!counters.TryGetValue(list.Form, out var count))
            counters[list.Form] = count = [.. levels.Select(one => one.Start - 1)];
        if (begun.Add(id))
            foreach (var (at, start) in list.Starts)
                count[at] = start - 1;
        count[level]++;
        for (var deeper = level + 1; deeper < Levels; deeper++)
            count[deeper] = levels[deeper].Start - 1;
        return levels[level].Write(count, levels);
    }

    /// <summary>Reads the part with the numbering.</summary>
    public static DocxNumbering Read(DocxXml xml)
    {
        var numbering = new DocxNumbering();
        xml.Root();
        foreach (var name in xml.Children())
            if (name == "abstractNum" && xml.Value("abstractNumId") is { } form)
                numbering.forms[form] = ReadForm(xml);
            else if (name == "num" && xml.Value("numId") is { } list)
                numbering.ReadList(xml, list);
        return numbering;
    }

    private static DocxLevel[] ReadForm(DocxXml xml)
    {
        var levels = Enumerable.Repeat(new DocxLevel(1, "none", ""), Levels).ToArray();
        foreach (var name in xml.Children())
            if (name == "lvl" && Number(xml.Value("ilvl")) is >= 0 and < Levels and var level)
                levels[level] = DocxLevel.Read(xml);
        return levels;
    }

    private void ReadList(DocxXml xml, string list)
    {
        var (form, starts) = ("", new Dictionary<int, int>());
        foreach (var name in xml.Children())
            if (name == "abstractNumId")
                form = xml.Value("val") ?? "";
            else if (name == "lvlOverride" && Number(xml.Value("ilvl")) is >= 0 and < Levels and var level)
                foreach (var part in xml.Children())
                    if (part == "startOverride" && Number(xml.Value("val")) is { } start)
                        starts[level] = start;
        lists[list] = (form, starts);
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostStart ? number : null;

    /// <summary>One level of a list.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Format">How it writes numbers (17.18.59).</param>
    /// <param name="Text">What it writes, with `%1` for the number of the first level.</param>
    private sealed record DocxLevel(int Start, string Format, string Text)
    {
        public static DocxLevel Read(DocxXml xml)
        {
            var level = new DocxLevel(1, "decimal", "");
            foreach (var name in xml.Children())
                level = name switch
                {
                    "start" => level with { Start = Number(xml.Value("val")) ?? 1 },
                    "numFmt" => level with { Format = xml.Value("val") ?? "decimal" },
                    "lvlText" => level with { Text = xml.Value("val") is { Length: <= MostText } text ? text : "" },
                    _ => level,
                };
            return level;
        }

        public string? Write(int[] count, DocxLevel[] levels)
        {
            if (Format is "bullet" or "none")
                return null;
            var text = new StringBuilder(Text);
            for (var level = 0; level < Levels; level++)
                text.Replace(
                    $"%{(level + 1).ToString(CultureInfo.InvariantCulture)}", Written(Math.Max(count[level], levels[level].Start), levels[level].Format));
            return text.ToString().Trim() is { Length: > 0 } written ? written : null;
        }

        private static string Written(int number, string format) => format switch
        {
            "lowerLetter" => Letters(number),
            "upperLetter" => Letters(number).ToUpperInvariant(),
            "lowerRoman" => Roman(number).ToLowerInvariant(),
            "upperRoman" => Roman(number),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

        /// <summary>Letters: after z comes aa, then bb.</summary>
        private static string Letters(int number) => new((char)('a' + ((number - 1) % 26)), Math.Clamp(((number - 1) / 26) + 1, 1, 20));

        private static string Roman(int number)
        {
            var (text, left) = (new StringBuilder(), Math.Clamp(number, 1, 3999));
            foreach (var (value, sign) in (ReadOnlySpan<(int, string)>)[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
                for (; left >= value; left -= value)
                    text.Append(sign);
            return text.ToString();
        }
    }
}
