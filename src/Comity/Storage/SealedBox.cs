using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Comity.Storage;

/// <summary>An encrypted content: a nonce of 12 bytes, the text under AES-256-GCM, a tag of 16. The length shows only in steps of 4 KiB.</summary>
public static class SealedBox
{
    private const int Block = 4096;

    /// <summary>Encrypts a content.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content)
    {
        var padded = new byte[(content.Length + sizeof(int) + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(sizeof(int)));
        var box = new byte[AesGcm.NonceByteSizes.MaxSize + padded.Length + AesGcm.TagByteSizes.MaxSize];
        var nonce = box.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        cipher.Encrypt(nonce, padded, box.AsSpan(nonce.Length, padded.Length), box.AsSpan(box.Length - AesGcm.TagByteSizes.MaxSize));
        return box;
    }

    /// <summary>The content of a box.</summary>
    /// <exception cref="CryptographicException">The key is another, or the box was changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var padded = new byte[box.Length - nonce - tag];
        using var cipher = new AesGcm(key, tag);
        cipher.Decrypt(box[..nonce], box[nonce..^tag], box[^tag..], padded);
        return padded[sizeof(int)..(sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(padded))];
    }
}
