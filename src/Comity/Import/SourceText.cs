using System.Text;
using System.Text.Unicode;
using Comity.Kit;

namespace Comity.Import;

/// <summary>Turns bytes into text, or says what is wrong with them.</summary>
internal static class SourceText
{
    private const string Advice = "Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\").";

    /// <summary>UTF-8 with or without a byte order mark.</summary>
    /// <exception cref="UserError">The bytes are in another encoding; the message gives the offset of the first that is not UTF-8.</exception>
    public static string Decode(string name, byte[] bytes)
    {
        var body = bytes.AsSpan();
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        else if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new UserError($"The file is in UTF-16 (its byte order mark stands at byte 0). {Advice}", name);
        if (body.IndexOf((byte)0) is var zero and >= 0)
            throw new UserError($"The file is not text in UTF-8: byte {zero + bytes.Length - body.Length} is 0, as in UTF-16 or a binary file. {Advice}", name);
        if (Utf8.IsValid(body))
            return Encoding.UTF8.GetString(body);
        var offset = FirstInvalid(body) + bytes.Length - body.Length;
        throw new UserError($"The file is not UTF-8: byte {offset} is 0x{bytes[offset]:X2}, as in Latin-1 or Windows-1252. {Advice}",
            $"{name}:{body[..offset].Count((byte)'\n') + 1}:1");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }
}
