using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Comity.Kit;
using NSec.Cryptography;

namespace Comity.Storage.Age;

/// <summary>A file of the age format, version 1 (https://c2sp.org/age), for one X25519 recipient: a head in text with the file's key, encrypted to the
/// recipient, and a content in pieces of 64 KiB under ChaCha20-Poly1305. Without our program `age --decrypt -i KEY FILE` reads it.</summary>
internal static class AgeFile
{
    private const string Version = "age-encryption.org/v1", Stanza = "-> X25519 ", MacMark = "---";
    private const int KeyLength = 32, FileKeyLength = 16, NonceLength = 16, Piece = 64 * 1024, TagLength = 16;
    private static readonly AeadAlgorithm Cipher = AeadAlgorithm.ChaCha20Poly1305;
    private static readonly byte[] Zeros = new byte[12];

    /// <summary>Encrypts a content to a recipient.</summary>
    public static byte[] Encrypt(AgeKey to, ReadOnlySpan<byte> content)
    {
        var (key, once) = (RandomNumberGenerator.GetBytes(FileKeyLength), AgeKey.Make());
        var shared = AgeKey.Shared(once.Secret!, to.Public) ?? throw new UserError("Nothing can be encrypted to this recipient.", to.RecipientText);
        var head = $"{Version}\n{Stanza}{Write(once.Public)}\n{Write(Run(Wrap(shared, once.Public, to.Public), Zeros, key, seals: true)!)}\n{MacMark}";
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        return [.. Encoding.ASCII.GetBytes($"{head} {Write(Mac(key, head))}\n"), .. nonce, .. Pieces(Derive(key, nonce, "payload"), content.ToArray())];
    }

    /// <summary>The content of a file.</summary>
    /// <exception cref="UserError">The file is none, was changed, or is for another key.</exception>
    public static byte[] Decrypt(AgeKey with, byte[] file, string place)
    {
        if (HeadOf(file) is not var (lines, length) || lines is not [Version, _, _, _])
            throw new UserError("This is no file that `comity keys backup` made for one recipient.", place);
        if (!lines[1].StartsWith(Stanza, StringComparison.Ordinal) || Read(lines[1][Stanza.Length..]) is not { Length: KeyLength } once
            || Read(lines[2]) is not { } box || AgeKey.Shared(with.Secret!, once) is not { } shared
            || Run(Wrap(shared, once, with.Public), Zeros, box, seals: false) is not { Length: FileKeyLength } key)
            throw new UserError("The file was encrypted to another key than this one.", place);
        var head = $"{string.Join('\n', lines[..3])}\n{MacMark}";
        if (lines[3] != $"{MacMark} {Write(Mac(key, head))}" || file.Length < length + NonceLength)
            throw Changed(place);
        return Content(Derive(key, file.AsSpan(length, NonceLength), "payload"), file[(length + NonceLength)..]) ?? throw Changed(place);
    }

    private static UserError Changed(string place) => new("The file was changed or is cut off; take another copy of the backup.", place);

    private static (string[] Lines, int Length)? HeadOf(byte[] file)
    {
        var mark = file.AsSpan().IndexOf("\n--- "u8);
        var end = mark < 0 ? -1 : file.AsSpan(mark + 1).IndexOf((byte)'\n');
        return end < 0 ? null : (Encoding.ASCII.GetString(file, 0, mark + 1 + end).Split('\n'), mark + end + 2);
    }

    private static IEnumerable<byte> Pieces(byte[] key, byte[] content)
    {
        var count = Math.Max(1, (content.Length + Piece - 1) / Piece);
        for (var number = 0; number < count; number++)
            foreach (var one in Run(key, Nonce(number, number == count - 1), content.AsSpan(number * Piece, Math.Min(Piece, content.Length - number * Piece)),
                seals: true)!)
                yield return one;
    }

    private static byte[]? Content(byte[] key, byte[] sealedPieces)
    {
        using var content = new MemoryStream();
        const int Whole = Piece + TagLength;
        var count = Math.Max(1, (sealedPieces.Length + Whole - 1) / Whole);
        for (var number = 0; number < count; number++)
        {
            var piece = sealedPieces.AsSpan(number * Whole, Math.Min(Whole, sealedPieces.Length - number * Whole));
            if (piece.Length < TagLength || Run(key, Nonce(number, number == count - 1), piece, seals: false) is not { } plain
                || (plain.Length == 0 && number > 0))
                return null;
            content.Write(plain);
        }

        return content.ToArray();
    }

    /// <summary>Eleven bytes count the pieces, the last byte marks the last one.</summary>
    private static byte[] Nonce(int number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(7), number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private static byte[]? Run(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> text, bool seals)
    {
        using var imported = Key.Import(Cipher, key, KeyBlobFormat.RawSymmetricKey);
        return seals ? Cipher.Encrypt(imported, nonce, [], text) : text.Length < TagLength ? null : Cipher.Decrypt(imported, nonce, [], text);
    }

    private static byte[] Wrap(byte[] shared, byte[] once, byte[] recipient) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, shared, KeyLength, [.. once, .. recipient], "age-encryption.org/v1/X25519"u8.ToArray());

    private static byte[] Derive(byte[] key, ReadOnlySpan<byte> salt, string what) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, salt.ToArray(), Encoding.ASCII.GetBytes(what));

    private static byte[] Mac(byte[] key, string head) => HMACSHA256.HashData(Derive(key, [], "header"), Encoding.ASCII.GetBytes(head));

    private static string Write(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[]? Read(string text)
    {
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return !text.Contains('=', StringComparison.Ordinal) && Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }
}
