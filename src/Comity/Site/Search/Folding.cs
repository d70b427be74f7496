using System.Collections.Frozen;

namespace Comity.Site.Search;

/// <summary>Letters as a search compares them: small, and without the marks over and under them. The program knows no cultures, so the letters are listed.</summary>
public static class Folding
{
    private static readonly FrozenDictionary<char, string> Plain = Table(
        "aàáâãäåāăąǎ", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįıǐ", "jĵ", "kķ", "lĺļľŀł", "nñńņňŋ", "oòóôõöøōŏőǒ", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűųǔ",
        "wŵ", "yýÿŷ", "zźżž", "еёѐ", "иѝ", "اأإآٱ", "هة", "يىئ", "وؤ");

    /// <summary>The words of a text, folded, in their order.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new List<char>();
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter))
                word.AddRange(Fold(char.ToLowerInvariant(letter)));
            else if (!IsMark(letter) && word.Count > 0)
                yield return Taken(word);
        if (word.Count > 0)
            yield return Taken(word);
    }

    private static string Taken(List<char> letters)
    {
        var word = new string([.. letters]);
        letters.Clear();
        return word;
    }

    private static string Fold(char letter) => Plain.GetValueOrDefault(letter) ?? (letter switch { 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'þ' => "th", _ => letter.ToString() });

    private static bool IsMark(char letter) => letter is (>= '\u0300' and <= '\u036f') or (>= '\u064b' and <= '\u0652') or '\u0640';

    private static FrozenDictionary<char, string> Table(params ReadOnlySpan<string> rows)
    {
        var table = new Dictionary<char, string>();
        foreach (var row in rows)
            foreach (var letter in row.Skip(1))
                table[letter] = row[0].ToString();
        return table.ToFrozenDictionary();
    }
}
