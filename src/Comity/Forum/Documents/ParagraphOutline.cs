using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Comity.Forum.Paragraphs;
using Comity.Kit.Docx;

namespace Comity.Forum.Documents;

/// <summary>A paragraph as it was read from a file or typed, before anybody corrected it.</summary>
/// <param name="Label">How it seems to be numbered.</param>
/// <param name="Kind">What it seems to be.</param>
/// <param name="Words">Its words, without the number.</param>
public sealed record ReadParagraph(string Label, ParagraphKind Kind, string Words);

/// <summary>Finds out how paragraphs are numbered and what each is: by style and numbering of a text document, by numbers that were typed, by the comma with
/// which a paragraph of a preamble ends. It is shown for correction before anything is entered.</summary>
public sealed partial class ParagraphOutline
{
    private readonly List<ReadParagraph> read = [];
    private readonly HashSet<string> labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> above = [];
    private bool isAnnex;
    private bool isOperative;
    private bool hasPreamble;
    private int preambular;
    private int headings;
    private int unnumbered;

    private ParagraphOutline()
    {
    }

    /// <summary>The paragraphs of a text document, with its footnotes at the end.</summary>
    public static ImmutableArray<ReadParagraph> Of(DocxFile file) => Of(file.Paragraphs, file.Notes);

    /// <summary>Paragraphs that were typed: parted by empty lines or, where there is none, each on a line.</summary>
    public static ImmutableArray<ReadParagraph> Of(string typed)
    {
        var text = typed.ReplaceLineEndings("\n").Trim();
        var parts = EmptyLine().IsMatch(text) ? EmptyLine().Split(text) : text.Split('\n');
        return Of(parts.Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => new DocxParagraph(part)), []);
    }

    private static ImmutableArray<ReadParagraph> Of(IEnumerable<DocxParagraph> paragraphs, IEnumerable<string> notes)
    {
        var outline = new ParagraphOutline();
        foreach (var paragraph in paragraphs)
            outline.Take(paragraph);
        foreach (var (place, note) in notes.Index())
            outline.Add($"fn{Text(place + 1)}", ParagraphKind.Footnote, note);
        return [.. outline.read];
    }

    private void Take(DocxParagraph paragraph)
    {
        var (number, level, words) = Numbered(paragraph);
        if (paragraph.IsHeading || (number is null && AnnexHeading().IsMatch(words)))
            Heading(words);
        else if (number is not null)
            Add(LabelOf(number, level), KindOf(number), words);
        else if (!isOperative && !isAnnex && words.EndsWith(','))
            (hasPreamble, _) = (true, Add($"PP{Text(++preambular)}", ParagraphKind.Preambular, words));
        else
            Unnumbered(words);
    }

    private void Heading(string words)
    {
        isAnnex |= AnnexHeading().IsMatch(words);
        above.Clear();
        Add($"H{Text(++headings)}", ParagraphKind.Heading, words);
    }

    /// <summary>What follows a numbered paragraph without a number belongs to it; where nothing is numbered, paragraphs are counted.</summary>
    private void Unnumbered(string words)
    {
        var kind = isAnnex ? ParagraphKind.Annex : ParagraphKind.Operative;
        isOperative = true;
        Add(above.Count > 0 ? Continued(string.Concat(above)) : $"{Prefix}{Text(++unnumbered)}", kind, words);
    }

    private string Continued(string label)
    {
        var number = 2;
        while (labels.Contains($"{label}, {Text(number)}"))
            number++;
        return $"{label}, {Text(number)}";
    }

    private string Prefix => isAnnex ? "A" : hasPreamble ? "OP" : "";

    /// <summary>The number of a paragraph as the text program counts it, or as it was typed before the words.</summary>
    private (string? Number, int Level, string Words) Numbered(DocxParagraph paragraph)
    {
        if (paragraph.Number is { } counted)
            return (counted.TrimEnd('.', ':', ' '), paragraph.Level, paragraph.Words);
        if (TypedNumber().Match(paragraph.Words) is not { Success: true } typed || typed.Length == paragraph.Words.Length)
            return (null, 0, paragraph.Words);
        var number = Spaces().Replace(typed.Groups["number"].Value, " ");
        return (number, number[0] != '(' ? 0 : LevelOf(number), paragraph.Words[typed.Length..].TrimStart());
    }

    /// <summary>`(i)` after `(h)` is a letter; else it is a small number below the letter.</summary>
    private int LevelOf(string number) =>
        number.All(letter => letter is '(' or ')' or 'i' or 'v' or 'x') && above.Count > 1 && above[1] is not ("(h)" or "(u)" or "(w)") ? 2 : 1;

    private string LabelOf(string number, int level)
    {
        isOperative |= !number.StartsWith("PP", StringComparison.OrdinalIgnoreCase);
        var plain = level == 0 ? number.Trim('(', ')') : number;
        if (level > 0 && number[0] != '(' && above.Count > 0 && number.StartsWith(above[0], StringComparison.Ordinal))
            return number;
        if (above.Count > level)
            above.RemoveRange(level, above.Count - level);
        above.Add(level == 0 && char.IsAsciiDigit(plain[0]) ? Prefix + plain : plain);
        return string.Concat(above);
    }

    private ParagraphKind KindOf(string number) =>
        number.StartsWith("PP", StringComparison.OrdinalIgnoreCase) ? ParagraphKind.Preambular : isAnnex ? ParagraphKind.Annex : ParagraphKind.Operative;

    /// <summary>Adds a paragraph. A label that stands there already is told apart by the heading above it, or by a number.</summary>
    private bool Add(string label, ParagraphKind kind, string words)
    {
        label = label.Length <= Paragraph.MostLabel ? label : label[..Paragraph.MostLabel];
        var free = labels.Contains(label) && headings > 0 ? $"H{Text(headings)}.{label}" : label;
        for (var number = 2; !labels.Add(free); number++)
            free = $"{label}, {Text(number)}";
        read.Add(new(free, kind, words));
        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<number>(?:OP|PP)\s?\d+(?:\s(?:bis|ter|quater|quinquies))?|\d+(?:\.\d+)*(?:\s(?:bis|ter|quater|quinquies))?(?=[.)])|"
        + @"\((?:[a-z]{1,4}|\d+)\))[.):]*(?:\s+|$)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TypedNumber();

    [GeneratedRegex(@"^(?:annex|annexe|appendix|appendice|anexo|приложение)\b.{0,80}$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AnnexHeading();

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.None, 1000)]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
