using System.Globalization;
using System.Text;

namespace Comity.Kit.Search;

/// <summary>Words as a search compares them: in small letters, without the marks over and under them. Scripts that write no spaces between words are cut into
/// pairs of neighbouring letters, so that a word is found in the middle of a sentence.</summary>
public static class Folding
{
    /// <summary>The words of a text, folded, in their order.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var letters = new List<string>();
        var areSpaced = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMark(rune))
                continue;
            var isLetter = Rune.IsLetterOrDigit(rune);
            if (letters.Count > 0 && (!isLetter || IsSpaced(rune.Value) != areSpaced))
            {
                foreach (var word in Cut(letters, areSpaced))
                    yield return word;
                letters.Clear();
            }

            if (!isLetter)
                continue;
            areSpaced = IsSpaced(rune.Value);
            letters.Add(Fold(Rune.ToLowerInvariant(rune)));
        }

        foreach (var word in Cut(letters, areSpaced))
            yield return word;
    }

    /// <summary>A word, or each letter with the one behind it; the last stands alone, so that whatever is looked for is the beginning of something.</summary>
    private static IEnumerable<string> Cut(List<string> letters, bool areSpaced) => letters.Count == 0 ? []
        : areSpaced ? [string.Concat(letters)]
        : letters.Select((letter, place) => place + 1 < letters.Count ? letter + letters[place + 1] : letter);

    private static string Fold(Rune letter) => MarkedLetters.Find(letter.Value) ?? letter.ToString();

    /// <summary>Marks, what joins letters, and the stroke that draws Arabic words out: a word goes on behind them.</summary>
    private static bool IsMark(Rune rune) => !rune.IsAscii
        && (rune.Value == '\u0640'
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format);

    /// <summary>Thai, Lao, Burmese, Khmer, Japanese and Chinese write no spaces between words.</summary>
    private static bool IsSpaced(int letter) => letter is not ((>= 0x0e00 and <= 0x0eff) or (>= 0x1000 and <= 0x109f) or (>= 0x1780 and <= 0x17ff)
        or (>= 0x3040 and <= 0x30ff) or (>= 0x31f0 and <= 0x31ff) or (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff));
}
