using System.Globalization;
using System.Text;

namespace Comity.Norms.Language;

/// <summary>Two names that look the same on a page: the character that differs is named by its number, since nobody sees it.</summary>
internal static class Lookalike
{
    /// <summary>A sentence, with a space before it, on the first character that differs; nothing where the eye sees the difference.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="meant">The name that it comes near to.</param>
    public static string Told(string written, string meant)
    {
        Rune[] here = [.. written.EnumerateRunes()], there = [.. meant.EnumerateRunes()];
        var at = here.AsSpan().CommonPrefixLength(there);
        // A mark that stands above the letter before it differs together with that letter.
        if (at > 0 && (IsMark(here, at) || IsMark(there, at)))
            at--;
        if (at < here.Length && IsHidden(here[at]))
            return $" {Number(here[at])} stands in it, which cannot be seen: take it out.";
        if (at < there.Length && IsHidden(there[at]))
            return $" Where it is declared it holds {Number(there[at])}, which cannot be seen: take it out there.";
        if (at == here.Length || at == there.Length)
            return "";
        return IsMark(here, at + 1) || IsMark(there, at + 1) || IsLatin(here[at]) != IsLatin(there[at])
            ? $" Here it has {Cluster(here, at)}, where it is declared {Cluster(there, at)}, which look alike: write both the same."
            : "";
    }

    private static bool IsMark(Rune[] runes, int at) => at < runes.Length && Rune.GetUnicodeCategory(runes[at]) is UnicodeCategory.NonSpacingMark;

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;

    // Latin letters end before U+0250; Greek, Cyrillic, Armenian and others, whose letters look like them, come behind.
    private static bool IsLatin(Rune rune) => !Rune.IsLetter(rune) || rune.Value < 0x250;

    private static string Number(Rune rune) => $"U+{rune.Value:X4}";

    private static string Cluster(Rune[] runes, int at) =>
        string.Join(' ', runes.Skip(at).Take(1).Concat(runes.Skip(at + 1).TakeWhile(one => Rune.GetUnicodeCategory(one) is UnicodeCategory.NonSpacingMark))
            .Select(Number));
}
