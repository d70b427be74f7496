namespace Comity.Record.Keys;

/// <summary>base64url without padding (RFC 4648 section 5), as keys and signatures are written in the record.</summary>
public static class Base64Url
{
    /// <summary>The text of bytes.</summary>
    public static string Write(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <summary>The bytes of a text; null when it is none, is padded, or is not the one way to write them.</summary>
    public static byte[]? Read(string? text)
    {
        if (text is null || text.Contains('=', StringComparison.Ordinal) || !System.Buffers.Text.Base64Url.IsValid(text))
            return null;
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text);
        return Write(bytes) == text ? bytes : null;
    }
}
