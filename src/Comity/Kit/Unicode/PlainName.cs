using System.Globalization;
using System.Text;

namespace Comity.Kit.Unicode;

/// <summary>A character that does not belong into a name.</summary>
/// <param name="Case">Why: `invisible`, `control`, `alike`, `digits`, `marks` or `unusual`.</param>
/// <param name="Character">Its number, such as `U+200B`.</param>
/// <param name="Place">The how manieth character it is, counted from 1.</param>
/// <param name="Beside">The number of the character that it goes badly with; null where it stands badly by itself.</param>
public sealed record NameFault(string Case, string Character, int Place, string? Beside = null);

/// <summary>What names and titles are made of: one line of letters, marks, digits, punctuation and signs in use, as the recommended profile of UTS 39 has it
/// (sections 3, 5.1, 5.3 and 5.4). Two names that look the same must be the same, so what nobody sees is refused, and so is a word in which letters of two
/// alphabets look alike. The names of States and organizations in all languages of the world pass.</summary>
public static class PlainName
{
    /// <summary>The most marks over and under one letter.</summary>
    public const int MostMarks = 4;

    /// <summary>Alphabets whose letters are taken for each other; a word has letters of one of them.</summary>
    private static readonly (string Alphabet, int First, int Last)[] Alike =
    [
        ("Latin", 0x41, 0x5a), ("Latin", 0x61, 0x7a), ("Latin", 0xaa, 0xaa), ("Latin", 0xba, 0xba), ("Latin", 0xc0, 0x2b8), ("Greek", 0x370, 0x3e1),
        ("Coptic", 0x3e2, 0x3ef), ("Greek", 0x3f0, 0x3ff), ("Cyrillic", 0x400, 0x52f), ("Armenian", 0x531, 0x58a), ("Cherokee", 0x13a0, 0x13ff),
        ("Cyrillic", 0x1c80, 0x1c8f), ("Latin", 0x1d00, 0x1dbf), ("Latin", 0x1e00, 0x1eff), ("Greek", 0x1f00, 0x1fff), ("Latin", 0x2c60, 0x2c7f),
        ("Coptic", 0x2c80, 0x2cff), ("Lisu", 0xa4d0, 0xa4ff), ("Cyrillic", 0xa640, 0xa69f), ("Latin", 0xa722, 0xa7ff), ("Latin", 0xab30, 0xab6f),
        ("Cherokee", 0xab70, 0xabbf),
    ];

    /// <summary>Letters that stand for others, which Unicode keeps for old files: mathematical, full-width, joined and ready-formed ones; scripts that nobody
    /// writes any more; fillers and selectors that show nothing.</summary>
    private static readonly (int First, int Last)[] Unusual =
    [
        (0x149, 0x149), (0x1c4, 0x1cc), (0x1f1, 0x1f3), (0x2100, 0x214f), (0xfb00, 0xfdcf), (0xfe70, 0xfefc), (0xff21, 0xff3a), (0xff41, 0xff5a),
        (0x10000, 0x11fff), (0x12000, 0x1afff), (0x1b170, 0x1e8ff), (0x1e960, 0x1ffff),
    ];

    private static readonly (int First, int Last)[] Invisible =
    [
        (0x34f, 0x34f), (0x115f, 0x1160), (0x17b4, 0x17b5), (0x180b, 0x180f), (0x2800, 0x2800), (0x3164, 0x3164), (0xfe00, 0xfe0f), (0xffa0, 0xffa0),
        (0xe0000, 0xe0fff),
    ];

    /// <summary>Space, the spaces that do not break, the thin one, and the wide one of Chinese and Japanese.</summary>
    private static readonly int[] Spaces = [0x20, 0xa0, 0x2009, 0x202f, 0x3000];

    /// <summary>The first character that does not belong into a name; null for a name as it should be.</summary>
    public static NameFault? Find(string name)
    {
        Rune[] runes = [.. name.EnumerateRunes()];
        var (letter, digit, marks) = (-1, -1, 0);
        for (var at = 0; at < runes.Length; at++)
        {
            var kind = Rune.GetUnicodeCategory(runes[at]);
            marks = kind == UnicodeCategory.NonSpacingMark ? marks + 1 : 0;
            if (Alone(runes, at, kind, marks) is { } fault)
                return new(fault, Number(runes[at]), at + 1);
            (letter, var other) = InWord(runes, at, letter);
            if (other >= 0)
                return new("alike", Number(runes[at]), at + 1, Number(runes[other]));
            if (kind == UnicodeCategory.DecimalDigitNumber && digit >= 0 && Zero(runes[digit]) != Zero(runes[at]))
                return new("digits", Number(runes[at]), at + 1, Number(runes[digit]));
            digit = kind == UnicodeCategory.DecimalDigitNumber ? at : -1;
        }

        return null;
    }

    /// <summary>What is wrong with a character wherever it stands.</summary>
    private static string? Alone(Rune[] runes, int at, UnicodeCategory kind, int marks) => kind switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "control",
        UnicodeCategory.Format => Joins(runes, at) ? null : "invisible",
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => "unusual",
        UnicodeCategory.SpaceSeparator => Spaces.Contains(runes[at].Value) ? null : "unusual",
        UnicodeCategory.NonSpacingMark when marks > MostMarks => "marks",
        _ => IsIn(Invisible, runes[at].Value) ? "invisible" : IsIn(Unusual, runes[at].Value) && !IsSign(runes[at].Value) ? "unusual" : null,
    };

    /// <summary>`№`, `℃`, `™` and their like are written everywhere.</summary>
    private static bool IsSign(int letter) => letter is 0x2103 or 0x2109 or 0x2116 or 0x2122 or 0x212e;

    /// <summary>Persian and Indian words need what keeps two letters apart or joins them, between letters (UAX 31, section 2.3).</summary>
    private static bool Joins(Rune[] runes, int at) => runes[at].Value is 0x200c or 0x200d && at > 0 && at + 1 < runes.Length
        && IsJoined(runes[at - 1].Value) && IsJoined(runes[at + 1].Value);

    private static bool IsJoined(int letter) => letter is (>= 0x620 and <= 0x6ff) or (>= 0x750 and <= 0x77f) or (>= 0x900 and <= 0xdff);

    /// <summary>The letter of its alphabet that the word goes on with, and the one before it that is of another.</summary>
    private static (int Letter, int Other) InWord(Rune[] runes, int at, int letter)
    {
        if (AlphabetOf(runes[at]) is { } alphabet)
            return letter >= 0 && AlphabetOf(runes[letter]) != alphabet ? (at, letter) : (at, -1);
        return (Rune.IsLetterOrDigit(runes[at]) || Rune.GetUnicodeCategory(runes[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? letter : -1, -1);
    }

    private static string? AlphabetOf(Rune rune) =>
        Rune.IsLetter(rune) && Array.FindIndex(Alike, one => rune.Value >= one.First && rune.Value <= one.Last) is var at and >= 0 ? Alike[at].Alphabet : null;

    private static bool IsIn((int First, int Last)[] ranges, int letter) => ranges.Any(range => letter >= range.First && letter <= range.Last);

    private static int Zero(Rune digit) => digit.Value - (int)Rune.GetNumericValue(digit);

    private static string Number(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
