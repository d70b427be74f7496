using System.Security.Cryptography;
using Comity.Storage;

namespace Comity.Record.Sealing;

/// <summary>The keys of sealed contents: each in a file of its own, outside the database and its backup. Who deletes the file has erased the content.</summary>
/// <param name="folder">Where the files lie.</param>
public sealed class SealedKeys(string folder)
{
    private const int Block = 4096;
    private readonly Lock making = new();

    /// <summary>Encrypts a content under the key of this name, which is made when there is none. The length shows only in steps of 4 KiB.</summary>
    public byte[] Seal(string name, ReadOnlySpan<byte> content)
    {
        var padded = new byte[(content.Length + 4 + Block - 1) / Block * Block];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(4));
        var box = new byte[AesGcm.NonceByteSizes.MaxSize + padded.Length + AesGcm.TagByteSizes.MaxSize];
        var nonce = box.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        var tag = box.AsSpan(box.Length - AesGcm.TagByteSizes.MaxSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(ReadOrMake(name), AesGcm.TagByteSizes.MaxSize);
        cipher.Encrypt(nonce, padded, box.AsSpan(nonce.Length, padded.Length), tag);
        return box;
    }

    /// <summary>The content of a box, or null when its key was erased.</summary>
    /// <exception cref="CryptographicException">The box was changed.</exception>
    public byte[]? Open(string name, ReadOnlySpan<byte> box)
    {
        if (!File.Exists(PathOf(name)))
            return null;
        var nonce = box[..AesGcm.NonceByteSizes.MaxSize];
        var tag = box[^AesGcm.TagByteSizes.MaxSize..];
        var padded = new byte[box.Length - nonce.Length - tag.Length];
        using var cipher = new AesGcm(File.ReadAllBytes(PathOf(name)), AesGcm.TagByteSizes.MaxSize);
        cipher.Decrypt(nonce, box[nonce.Length..^tag.Length], tag, padded);
        return padded[4..(4 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(padded))];
    }

    /// <summary>Erases a content for ever.</summary>
    public void Erase(string name) => File.Delete(PathOf(name));

    private byte[] ReadOrMake(string name)
    {
        lock (making)
        {
            if (File.Exists(PathOf(name)))
                return File.ReadAllBytes(PathOf(name));
            var key = RandomNumberGenerator.GetBytes(32);
            Directory.CreateDirectory(folder);
            PrivateFile.Write(PathOf(name), key);
            return key;
        }
    }

    private string PathOf(string name) =>
        Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16))}.key");
}
