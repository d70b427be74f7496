using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Comity.Kit.Unicode;

/// <summary>Unicode's composed form of text, NFC (UAX 15). The program runs without cultures, where the framework's own normalisation does nothing. The tables
/// are those of Unicode 14 and hold facts only: what a character decomposes into, and in which order marks stand.</summary>
public static class ComposedForm
{
    private const int HangulFirst = 0xac00;
    private const int HangulLast = 0xd7a3;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int FinalFirst = 0x11a7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Finals = 28;
    private static readonly Lazy<Tables> Known = new(Tables.Read);

    /// <summary>A text in the composed form: two ways of typing the same letters become one.</summary>
    public static string Of(string text) => Ascii.IsValid(text) ? text : Composed(Ordered(text));

    /// <summary>All characters decomposed, and marks in their order.</summary>
    private static List<int> Ordered(string text)
    {
        var letters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, letters);
        for (var start = 0; start < letters.Count; start++)
        {
            var end = start;
            while (end < letters.Count && Class(letters[end]) > 0)
                end++;
            if (end - start > 1)
                Order(letters, start, end - start);
            start = end;
        }

        return letters;
    }

    // Marks of one class keep their order, so the sort is a stable one; a stranger may send a million of them.
    private static void Order(List<int> letters, int start, int count)
    {
        var marks = letters.GetRange(start, count).OrderBy(Class).ToArray();
        for (var place = 0; place < count; place++)
            letters[start + place] = marks[place];
    }

    private static void Decompose(int letter, List<int> into)
    {
        if (letter is >= HangulFirst and <= HangulLast)
            Syllable(letter - HangulFirst, into);
        else if (Known.Value.Parts.TryGetValue(letter, out var parts))
            foreach (var part in parts)
                Decompose(part, into);
        else
            into.Add(letter);
    }

    private static void Syllable(int place, List<int> into)
    {
        into.Add(LeadFirst + (place / (Vowels * Finals)));
        into.Add(VowelFirst + (place / Finals % Vowels));
        if (place % Finals is > 0 and var last)
            into.Add(FinalFirst + last);
    }

    /// <summary>Each mark joins the last letter that takes marks, unless one of its class or a higher stands between them.</summary>
    private static string Composed(List<int> letters)
    {
        var result = new List<int>(letters.Count);
        var (starter, before) = (-1, 0);
        foreach (var letter in letters)
        {
            var own = Class(letter);
            var isFree = starter >= 0 && (result.Count - 1 == starter || (before < own && before != 0));
            if (isFree && Join(result[starter], letter) is { } joined)
            {
                result[starter] = joined;
                continue;
            }

            if (own == 0)
                starter = result.Count;
            before = own;
            result.Add(letter);
        }

        return string.Concat(result.Select(char.ConvertFromUtf32));
    }

    private static int? Join(int first, int second)
    {
        if (first is >= LeadFirst and < LeadFirst + Leads && second is >= VowelFirst and < VowelFirst + Vowels)
            return HangulFirst + ((((first - LeadFirst) * Vowels) + second - VowelFirst) * Finals);
        if (first is >= HangulFirst and <= HangulLast && (first - HangulFirst) % Finals == 0 && second is > FinalFirst and < FinalFirst + Finals)
            return first + second - FinalFirst;
        return Known.Value.Pairs.TryGetValue(((long)first << 32) | (uint)second, out var joined) ? joined : null;
    }

    private static int Class(int letter) => letter < 0x300 ? 0 : Known.Value.Classes.GetValueOrDefault(letter);

    private sealed record Tables(FrozenDictionary<int, int[]> Parts, FrozenDictionary<long, int> Pairs, FrozenDictionary<int, int> Classes)
    {
        public static Tables Read()
        {
            var lines = Items("compositions.txt").Select(item => (Item: item, Split: item.IndexOfAny(['=', '>']))).Select(one => (
                Letter: Hex(one.Item[..one.Split]), IsPair: one.Item[one.Split] == '=', Parts: one.Item[(one.Split + 1)..].Split(' ').Select(Hex).ToArray()))
                    .ToList();
            return new(
                lines.ToFrozenDictionary(line => line.Letter, line => line.Parts),
                lines.Where(line => line.IsPair).ToFrozenDictionary(line => ((long)line.Parts[0] << 32) | (uint)line.Parts[1], line => line.Letter),
                Items("classes.txt").SelectMany(Classed).ToFrozenDictionary(one => one.Letter, one => one.Class));
        }

        private static IEnumerable<(int Letter, int Class)> Classed(string item)
        {
            var (range, number) = (item.Split(':')[0].Split('-'), int.Parse(item.Split(':')[1], CultureInfo.InvariantCulture));
            for (var letter = Hex(range[0]); letter <= Hex(range[^1]); letter++)
                yield return (letter, number);
        }

        private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

        private static string[] Items(string name)
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"unicode/{name}")!);
            return reader.ReadToEnd().Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
