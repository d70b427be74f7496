using System.Buffers;
using System.Globalization;

namespace Comity.Record.Log;

/// <summary>Sizes, indexes and times as the log's formats write them: ASCII decimal without sign or leading zeros.</summary>
internal static class Digits
{
    /// <summary>The digits of hashes and ids.</summary>
    public static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads a number from 0 to 2^63 - 1.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        // The runtime would let zero characters pass at the end.
        return text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9') && (text[0] != '0' || text.Length == 1)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
