using System.Diagnostics.CodeAnalysis;

namespace Comity.Record.Log;

/// <summary>Standard base64 with padding (RFC 4648, 4), read strictly: no white space, and no bits left over unless they are allowed.</summary>
internal static class Base64Text
{
    /// <summary>The bytes that a text stands for; only the one text that they are written as is taken.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes) =>
        TryReadLoosely(text, out bytes) && text.SequenceEqual(Convert.ToBase64String(bytes));

    /// <summary>The same, but the bits that fill up the last character may be set, as the signature lines of others have them.</summary>
    public static bool TryReadLoosely(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 4 != 0 || text.ContainsAny(" \t\r\n"))
            return false;
        var read = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(text, read, out var length))
            return false;
        bytes = read.AsSpan(0, length).ToArray();
        return true;
    }
}
