using System.Buffers;

namespace Comity.Members.Credentials;

/// <summary>How persons are named in the record: `p-` and sixteen of the letters a to z and digits 2 to 7, drawn at random, so that nothing of the person
/// shows.</summary>
public static class Pseudonym
{
    /// <summary>The letters, of five bits each (RFC 4648 section 6).</summary>
    public const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly SearchValues<char> Known = SearchValues.Create(Letters);

    /// <summary>Whether a text is a pseudonym.</summary>
    public static bool Is(string text) =>
        text.Length == 18 && text.StartsWith("p-", StringComparison.Ordinal) && text.AsSpan(2).IndexOfAnyExcept(Known) < 0;

    /// <summary>The pseudonym made of ten random bytes.</summary>
    public static string Of(ReadOnlySpan<byte> random)
    {
        var letters = new char[16];
        for (var place = 0; place < letters.Length; place++)
            letters[place] = Letters[
                (int)((random[place * 5 / 8] << 8 | (place * 5 / 8 + 1 < random.Length ? random[place * 5 / 8 + 1] : 0)) >> (11 - place * 5 % 8) & 31)];
        return "p-" + new string(letters);
    }
}
