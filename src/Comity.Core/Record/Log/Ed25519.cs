using System.Diagnostics.CodeAnalysis;
using NSec.Cryptography;

namespace Comity.Record.Log;

/// <summary>Signatures by Ed25519 (RFC 8032), with keys that are read once and used often.</summary>
public static class Ed25519
{
    /// <summary>The bytes of a seed, which is the private key.</summary>
    public const int SeedLength = 32;

    /// <summary>The bytes of a public key.</summary>
    public const int PublicKeyLength = 32;

    /// <summary>The bytes of a signature.</summary>
    public const int SignatureLength = 64;

    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    /// <summary>Reads a public key. That it is a point of the curve shows only when a signature is checked.</summary>
    public static bool TryRead(ReadOnlySpan<byte> publicKey, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = publicKey.Length == PublicKeyLength && PublicKey.TryImport(Algorithm, publicKey, KeyBlobFormat.RawPublicKey, out var read)
            ? new Ed25519PublicKey(read!)
            : null;
        return key is not null;
    }

    /// <summary>Makes the key pair of a seed of 32 bytes.</summary>
    /// <exception cref="ArgumentException">The seed has another length.</exception>
    public static Ed25519PrivateKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
            throw new ArgumentException($"A seed has {SeedLength} bytes, not {seed.Length}.", nameof(seed));
        return new(Key.Import(Algorithm, seed, KeyBlobFormat.RawPrivateKey));
    }

    internal static bool Verify(PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength && Algorithm.Verify(key, message, signature);

    internal static byte[] Sign(Key key, ReadOnlySpan<byte> message) => Algorithm.Sign(key, message);
}

/// <summary>A public key, ready to check signatures; any number of threads may use it.</summary>
public sealed class Ed25519PublicKey
{
    private readonly PublicKey key;

    internal Ed25519PublicKey(PublicKey key) => this.key = key;

    /// <summary>Whether the signature is this key's over the message.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => Ed25519.Verify(key, message, signature);

    /// <summary>The 32 bytes of the key.</summary>
    public byte[] ToArray() => key.Export(KeyBlobFormat.RawPublicKey);
}

/// <summary>A private key; disposing of it wipes it from memory.</summary>
public sealed class Ed25519PrivateKey : IDisposable
{
    private readonly Key key;

    internal Ed25519PrivateKey(Key key) => this.key = key;

    /// <summary>The key that checks what this one signs.</summary>
    public Ed25519PublicKey PublicKey => new(key.PublicKey);

    /// <summary>Signs a message. The same message gives the same 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => Ed25519.Sign(key, message);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
