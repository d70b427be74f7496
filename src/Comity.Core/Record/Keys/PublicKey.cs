using System.Security.Cryptography;
using System.Text;
using Comity.Record.Log;

namespace Comity.Record.Keys;

/// <summary>A person's public key, read once and ready to check signatures. Any number of threads may use it.</summary>
public sealed class PublicKey
{
    private readonly Ed25519PublicKey? edwards;
    private readonly ECDsa? curve;
    private readonly Lock oneAtATime = new();

    private PublicKey(string id, Ed25519PublicKey? edwards, ECDsa? curve) => (Id, this.edwards, this.curve) = (id, edwards, curve);

    /// <summary>Its id: a pseudonym, since who holds a key is not for the record to say.</summary>
    public string Id { get; }

    /// <summary>The key in this text; null when the text is no public key of the algorithm.</summary>
    public static PublicKey? Of(KeyAlgorithm algorithm, string text)
    {
        if (Base64Url.Read(text) is not { } bytes)
            return null;
        var id = IdOf(algorithm, bytes);
        return algorithm switch
        {
            KeyAlgorithm.Ed25519 => Ed25519.TryRead(bytes, out var key) ? new(id, key, null) : null,
            KeyAlgorithm.Es256 => Point(bytes) is { } key ? new(id, null, key) : null,
            _ => null,
        };
    }

    /// <summary>The id of a key: `k-` and 22 characters of the base64url SHA-256 of the algorithm's name, LF and the bytes.</summary>
    public static string IdOf(KeyAlgorithm algorithm, ReadOnlySpan<byte> key) =>
        "k-" + Base64Url.Write(SHA256.HashData([.. Encoding.ASCII.GetBytes($"comity/{(algorithm == KeyAlgorithm.Ed25519 ? "ed25519" : "es256")}\n"), .. key]))[
            ..22];

    /// <summary>Whether a signature over a message holds. ES256 signatures are in ASN.1 DER, as authenticators write them.</summary>
    public bool Holds(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (edwards is not null)
            return edwards.Verifies(message, signature);
        lock (oneAtATime)
            return curve!.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECDsa? Point(byte[] bytes)
    {
        if (bytes is not [4, ..] || bytes.Length != 65)
            return null;
        try
        {
            return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = bytes[1..33], Y = bytes[33..] } });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
