namespace Comity.Kit.Docx;

/// <summary>Characters that cannot be seen and that text programs put around words for their direction (UAX 9, 2) or for line breaks.</summary>
public static class DirectionMarks
{
    /// <summary>Marks that stand alone: U+200E and U+200F, and characters without width. Inside a text they may matter to how it reads.</summary>
    private static readonly char[] Single = ['\u200b', '\u200e', '\u200f', '\u2060'];

    /// <summary>A text without any such character: what is compared with known words, or names a paragraph.</summary>
    public static string Remove(string text) => text.AsSpan().IndexOfAny(Single) < 0 && !text.Any(TurnsText)
        ? text : string.Concat(text.Where(letter => !Single.Contains(letter) && !TurnsText(letter))).Trim();

    /// <summary>A text without such characters around it, and without those that turn what follows anywhere: these the record does not take.</summary>
    public static string Trim(string text)
    {
        var rest = string.Concat(text.Where(letter => !TurnsText(letter))).AsSpan();
        for (var length = -1; length != rest.Length;)
        {
            length = rest.Length;
            rest = rest.Trim().Trim(Single);
        }

        return rest.ToString();
    }

    private static bool TurnsText(char letter) => letter is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\ufeff';
}
