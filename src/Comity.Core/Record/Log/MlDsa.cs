using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Comity.Record.Log;

/// <summary>Signatures by ML-DSA (FIPS 204), pure and with an empty context unless one is given; signing adds no randomness.</summary>
public static class MlDsa
{
    /// <summary>The bytes of a seed, which is the private key.</summary>
    public const int SeedLength = 32;

    /// <summary>The bytes of a public key of ML-DSA-44.</summary>
    public const int PublicKeyLength = 1312;

    /// <summary>The bytes of a signature of ML-DSA-44.</summary>
    public const int SignatureLength = 2420;

    /// <summary>Reads a public key of ML-DSA-44.</summary>
    public static bool TryRead(ReadOnlySpan<byte> publicKey, [NotNullWhen(true)] out MlDsaPublicKey? key) =>
        TryRead(MLDsaParameters.ml_dsa_44, PublicKeyLength, publicKey, out key);

    /// <summary>Makes the ML-DSA-44 key pair of a seed of 32 bytes.</summary>
    /// <exception cref="ArgumentException">The seed has another length.</exception>
    public static MlDsaPrivateKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
            throw new ArgumentException($"A seed has {SeedLength} bytes, not {seed.Length}.", nameof(seed));
        return new(MLDsaPrivateKeyParameters.FromSeed(MLDsaParameters.ml_dsa_44, seed.ToArray()));
    }

    internal static bool TryRead(MLDsaParameters parameters, int length, ReadOnlySpan<byte> publicKey, [NotNullWhen(true)] out MlDsaPublicKey? key)
    {
        key = publicKey.Length == length
            ? new MlDsaPublicKey(MLDsaPublicKeyParameters.FromEncoding(parameters, publicKey.ToArray()))
            : null;
        return key is not null;
    }
}

/// <summary>A public key of ML-DSA, ready to check signatures; any number of threads may use it.</summary>
public sealed class MlDsaPublicKey
{
    private readonly MLDsaPublicKeyParameters key;

    internal MlDsaPublicKey(MLDsaPublicKeyParameters key) => this.key = key;

    /// <summary>Whether the signature is this key's over the message, under a context of at most 255 bytes.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> context = default)
    {
        if (context.Length > byte.MaxValue)
            return false;
        var signer = new MLDsaSigner(key.Parameters, deterministic: true);
        signer.Init(forSigning: false, new ParametersWithContext(key, context.ToArray()));
        signer.BlockUpdate(message);
        return signer.VerifySignature(signature.ToArray());
    }

    /// <summary>The bytes of the key.</summary>
    public byte[] ToArray() => key.GetEncoded();
}

/// <summary>A private key of ML-DSA-44.</summary>
public sealed class MlDsaPrivateKey
{
    private readonly MLDsaPrivateKeyParameters key;

    internal MlDsaPrivateKey(MLDsaPrivateKeyParameters key) => this.key = key;

    /// <summary>The key that checks what this one signs.</summary>
    public MlDsaPublicKey PublicKey => new(key.GetPublicKey());

    /// <summary>Signs a message under the empty context. The same message gives the same 2,420 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signer = new MLDsaSigner(key.Parameters, deterministic: true);
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }
}
