using System.Security.Cryptography;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Tests.Record;

/// <summary>Whoever signs in tests: the server for sessions, persons with keys of their own, and authenticators. Keys are made of names.</summary>
internal static class Signers
{
    public static readonly Ed25519PrivateKey Attestor = Ed25519.FromSeed(Seed("attestor"));

    public static byte[] Seed(string name) => SHA256.HashData(Encoding.UTF8.GetBytes("test key of " + name));

    public static Signature Sign(Statement statement, string name, SignatureLevel? level, DateTimeOffset now) => level switch
    {
        SignatureLevel.Key => Own(name, statement),
        SignatureLevel.Passkey => new Authenticator(name).Sign(statement),
        _ when statement.Person is null => Signature.None,
        _ => Session(statement, now),
    };

    public static Signature Session(Statement statement, DateTimeOffset now) => new(
        SignatureLevel.Session,
        Value: Base64Url.Write(Attestor.Sign(SignatureCheck.SessionMessage(Process.Json.Write(statement), "totp", now))),
        Method: "totp",
        Confirmed: now);

    public static Ed25519PrivateKey KeyOf(string name) => Ed25519.FromSeed(Seed(name));

    public static Signature Own(string name, Statement statement)
    {
        using var key = KeyOf(name);
        return new(SignatureLevel.Key, IdOf(name), Base64Url.Write(key.Sign(Process.Json.Signed(statement))));
    }

    public static string IdOf(string name)
    {
        using var key = KeyOf(name);
        return PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray());
    }

    public static RegisterKey Registers(string name, string log = Given.Log, string? person = null)
    {
        using var key = KeyOf(name);
        var proof = key.Sign(KeyRules.Possession(log, Given.Person(person ?? name)));
        return new(IdOf(name), KeyAlgorithm.Ed25519, Base64Url.Write(key.PublicKey.ToArray()), KeyUse.Own, Base64Url.Write(proof));
    }
}

/// <summary>An authenticator with one ES256 key, as a browser would ask it. What it says can be made wrong in one place at a time.</summary>
internal sealed class Authenticator
{
    private readonly ECDsa key;

    public Authenticator(string name)
    {
        var secret = Signers.Seed("authenticator " + name);
        secret[0] = 1;
        key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
        var point = key.ExportParameters(false).Q;
        Point = [4, .. point.X!, .. point.Y!];
    }

    public byte[] Point { get; }

    public string Id => PublicKey.IdOf(KeyAlgorithm.Es256, Point);

    public string Origin { get; init; } = Given.Site;

    public string Host { get; init; } = "norms.example.org";

    public string Type { get; init; } = "webauthn.get";

    public string? Challenge { get; init; }

    public byte Flags { get; init; } = 5;

    public string Extra { get; init; } = ",\"crossOrigin\":false";

    public RegisterKey Registers() => new(Id, KeyAlgorithm.Es256, Base64Url.Write(Point), KeyUse.Passkey);

    public Signature Sign(Statement statement)
    {
        var challenge = Challenge ?? PasskeyAssertion.Challenge(Process.Json.Signed(statement));
        var client = Encoding.UTF8.GetBytes($"{{\"type\":\"{Type}\",\"challenge\":\"{challenge}\",\"origin\":\"{Origin}\"{Extra}}}");
        byte[] data = [.. SHA256.HashData(Encoding.UTF8.GetBytes(Host)), Flags, 0, 0, 0, 7];
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(SignatureLevel.Passkey, Id, Base64Url.Write(signature), Base64Url.Write(data), Base64Url.Write(client));
    }
}
