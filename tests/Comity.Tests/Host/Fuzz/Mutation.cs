using System.Text;

namespace Comity.Tests.Host.Fuzz;

/// <summary>Spoils what was right. The same chance spoils it in the same way.</summary>
internal static class Mutation
{
    /// <summary>Values that programs stumble over.</summary>
    public static readonly string[] Hostile =
    [
        "", " ", "0", "-1", "1e9", "99999999999999999999999", "9223372036854775807", "NaN", "null", "true", "../../etc/passwd", "..%2f..%2f", "%00", "a\0b",
        "\r\nX-Injected: 1", "' OR 1=1 --", "<script>", "{{7*7}}", "${jndi:x}", "\u202eevil", "\ud83d\ude00", "\ud800", "é", "ﬀ", "A\u0301",
        "2026-13-45", "2026-02-30", "0001-01-01T00:00", "9999-12-31T23:59", "p-aaaaaaaaaaaaaaaa", "UTO", "norms-2015", "un-framework", "%", "%zz", "*", "[]",
        "{}", "--", "-", "@file", "0000000000000000000000000000000000000000000000000000000000000000", new string('x', 300), new string('(', 2000),
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "\\ud800", "\n", "\r", "\t", "\0", "\uFEFF", "\u2028", "\ud800", "é", "— ", "=", "+", "/", "|",
        ";", "'", "(", ")", "#", "```norm\n", "```mapping\n", "```", "--", "<", "&amp;", "]]>", "1e400", "-0", "999999999999999999999", "0001-01-01", " ",
    ];

    /// <summary>One of several.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>A text with some pieces put in, taken out or put twice.</summary>
    public static string Text(Random random, string text)
    {
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var (from, length) = (random.Next(text.Length + 1), random.Next(30));
            length = Math.Min(length, text.Length - from);
            text = random.Next(5) switch
            {
                0 => text.Remove(from, length),
                1 => text.Insert(from, text.Substring(from, length)),
                2 => text.Insert(random.Next(text.Length + 1), text.Substring(from, length)),
                3 when from < text.Length => text[..from] + (char)random.Next(1, 160) + text[(from + 1)..],
                _ => text.Insert(from, random.Pick(Pieces)),
            };
        }

        return random.Next(20) == 0 ? text[..random.Next(text.Length + 1)] : text;
    }

    /// <summary>Bytes with some of them changed, or broken off.</summary>
    public static byte[] Bytes(Random random, byte[] whole)
    {
        if (random.Next(2) == 0)
            return Encoding.UTF8.GetBytes(Text(random, Encoding.UTF8.GetString(whole)));
        var bytes = (byte[])whole.Clone();
        for (var changes = bytes.Length == 0 ? 0 : random.Next(1, 6); changes > 0; changes--)
            bytes[random.Next(bytes.Length)] = random.Next(3) switch { 0 => byte.MaxValue, 1 => 0, _ => (byte)random.Next(256) };
        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
