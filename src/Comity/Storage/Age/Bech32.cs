using System.Text;

namespace Comity.Storage.Age;

/// <summary>Bytes as a name, a `1`, and letters with a sum that finds slips (BIP 173, without its limit of length).</summary>
internal static class Bech32
{
    private const string Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int SumLength = 6;
    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    public static string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var values = Regroup(bytes, 8, 5, pads: true)!;
        var sum = Sum([.. Expand(name), .. values, .. new byte[SumLength]]) ^ 1;
        var text = new StringBuilder(name).Append('1');
        foreach (var value in values)
            text.Append(Letters[value]);
        for (var place = 0; place < SumLength; place++)
            text.Append(Letters[(int)(sum >> 5 * (SumLength - 1 - place)) & 31]);
        return text.ToString();
    }

    /// <summary>The name in small letters and the bytes; null when the sum is wrong, or capitals and small letters are mixed.</summary>
    public static (string Name, byte[] Bytes)? Read(string text)
    {
        var small = text.ToLowerInvariant();
        var mark = small.LastIndexOf('1');
        if ((text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper)) || mark < 1 || small.Length - mark - 1 < SumLength)
            return null;
        var values = small[(mark + 1)..].Select(letter => Letters.IndexOf(letter, StringComparison.Ordinal)).ToArray();
        if (values.Any(value => value < 0) || Sum([.. Expand(small[..mark]), .. values.Select(value => (byte)value)]) != 1)
            return null;
        return Regroup([.. values[..^SumLength].Select(value => (byte)value)], 5, 8, pads: false) is { } bytes ? (small[..mark], bytes) : null;
    }

    private static IEnumerable<byte> Expand(string name) => [.. name.Select(letter => (byte)(letter >> 5)), 0, .. name.Select(letter => (byte)(letter & 31))];

    private static uint Sum(IEnumerable<byte> values)
    {
        var sum = 1u;
        foreach (var value in values)
        {
            var top = sum >> 25;
            sum = (sum & 0x1ffffff) << 5 ^ value;
            for (var place = 0; place < Generator.Length; place++)
                if ((top >> place & 1) == 1)
                    sum ^= Generator[place];
        }

        return sum;
    }

    /// <summary>The same bits in groups of another width; null when what is left over is no padding.</summary>
    private static byte[]? Regroup(ReadOnlySpan<byte> groups, int from, int to, bool pads)
    {
        var (bits, held, regrouped) = (0u, 0, new List<byte>());
        foreach (var group in groups)
        {
            (bits, held) = ((bits << from | group) & 0xfff, held + from);
            for (; held >= to; held -= to)
                regrouped.Add((byte)(bits >> held - to & (1u << to) - 1));
        }

        var rest = (byte)(bits << to - held & (1u << to) - 1);
        if (pads && held > 0)
            regrouped.Add(rest);
        return pads || (held < from && rest == 0) ? [.. regrouped] : null;
    }
}
