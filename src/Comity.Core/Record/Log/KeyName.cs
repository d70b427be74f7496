using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Comity.Record.Log;

/// <summary>What names and numbers of keys have to be (signed-note: Format, Signatures).</summary>
internal static class KeyName
{
    /// <summary>Whether it is not empty and has no white space, no plus, no control character and no half of a character.</summary>
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return false;
        foreach (var rune in name.EnumerateRunes())
            if (rune.Value is '+' or < ' ' || Rune.IsWhiteSpace(rune) || (rune == Rune.ReplacementChar && !name.Contains('\uFFFD')))
                return false;
        return true;
    }

    /// <summary>SHA-256(name || 0x0A || type || public key), the first four bytes, the highest first.</summary>
    public static uint IdOf(string name, SignatureType type, ReadOnlySpan<byte> publicKey)
    {
        byte[] input = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)type, .. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(input));
    }

    /// <summary>Splits `name+id+base64` at the first two plus signs, since base64 has such signs too, and reads the parts.</summary>
    public static (string Name, uint Id, SignatureType Type, byte[] Key) Read(string text, string what)
    {
        var parts = text.Split('+', 3);
        if (parts.Length != 3)
            throw new LogProblem($"The {what} is not of the form name+id+key.");
        if (!IsValid(parts[0]))
            throw new LogProblem($"The name of the {what} is empty or has a space in it.");
        if (parts[1].Length != 8 || parts[1].AsSpan().ContainsAnyExcept(Digits.Hexadecimal))
            throw new LogProblem($"The id of the {what} `{parts[0]}` is not 8 of the digits 0-9 and a-f.");
        if (!Base64Text.TryRead(parts[2], out var key) || key.Length == 0)
            throw new LogProblem($"The last part of the {what} `{parts[0]}` is not base64.");
        return (parts[0], Convert.ToUInt32(parts[1], 16), (SignatureType)key[0], key[1..]);
    }

    /// <summary>Writes `name+id+base64`.</summary>
    public static string Write(string name, uint id, SignatureType type, ReadOnlySpan<byte> key) =>
        $"{name}+{id:x8}+{Convert.ToBase64String([(byte)type, .. key])}";
}
