using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Comity.Desk.PrivateNotes;

/// <summary>How private notes are locked: Argon2id (RFC 9106, section 4, second choice, with one lane) makes a key of the passphrase; that key encrypts a
/// random one, and that one the notes, by AES-256-GCM.</summary>
internal static class NoteCipher
{
    /// <summary>The bytes of a salt.</summary>
    public const int SaltLength = 16;

    private const int KeyLength = 32;
    private const int Block = 1024;

    private static readonly PasswordBasedKeyDerivationAlgorithm Slow =
        PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 64 * 1024, NumberOfPasses = 3 });

    /// <summary>64 MB for each passphrase that is tried: two at a time.</summary>
    private static readonly SemaphoreSlim Turn = new(2);

    /// <summary>A new key for notes.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>The key of a passphrase. Takes a tenth of a second.</summary>
    public static async Task<byte[]> OfPassphraseAsync(string passphrase, byte[] salt, CancellationToken cancel)
    {
        await Turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Slow.DeriveBytes(passphrase, salt, KeyLength), cancel);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Encrypts bytes, bound to a name, with a length in whole kilobytes.</summary>
    public static byte[] Lock(byte[] key, string name, ReadOnlySpan<byte> content)
    {
        var padded = new byte[(content.Length + sizeof(int) + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(sizeof(int)));
        var box = new byte[AesGcm.NonceByteSizes.MaxSize + padded.Length + AesGcm.TagByteSizes.MaxSize];
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        RandomNumberGenerator.Fill(box.AsSpan(0, nonce));
        using var cipher = new AesGcm(key, tag);
        cipher.Encrypt(box.AsSpan(0, nonce), padded, box.AsSpan(nonce, padded.Length), box.AsSpan(nonce + padded.Length), Encoding.UTF8.GetBytes(name));
        return box;
    }

    /// <summary>Decrypts; null when the key is another, or a byte was changed.</summary>
    public static byte[]? Open(byte[] key, string name, ReadOnlySpan<byte> box)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (box.Length < nonce + tag + sizeof(int))
            return null;
        var padded = new byte[box.Length - nonce - tag];
        try
        {
            using var cipher = new AesGcm(key, tag);
            cipher.Decrypt(box[..nonce], box[nonce..^tag], box[^tag..], padded, Encoding.UTF8.GetBytes(name));
            return padded.AsSpan(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded)).ToArray();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A name for an address that says nothing to who has no key.</summary>
    public static string Place(byte[] key, string address) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, info: "comity/notes/place"u8.ToArray()),
            Encoding.UTF8.GetBytes(address)));
}
