using System.Security.Cryptography;
using System.Text;
using Comity.Record.Log;

namespace Comity.Record.Keys;

/// <summary>A person's public key, read once and ready to check signatures. Any number of threads may use it.</summary>
public sealed class PublicKey
{
    private static readonly Lazy<bool> KnowsCurve = new(TakesBasePoint);

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
            return Point(bytes[1..33], bytes[33..]);
        }
        catch (CryptographicException failure)
        {
            // Whoever checks a record on a machine that does not know the curve accuses nobody.
            return KnowsCurve.Value ? null : throw new PlatformNotSupportedException(
                "This machine cannot check the signatures of passkeys (ECDSA with P-256): nothing was found wrong. Use another machine.", failure);
        }
    }

    private static ECDsa Point(byte[] x, byte[] y) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });

    /// <summary>Whether this machine takes the curve's own base point (SEC 2, 2.4.2) for a key.</summary>
    private static bool TakesBasePoint()
    {
        try
        {
            using var key = Point(Convert.FromHexString("6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"),
                Convert.FromHexString("4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5"));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
