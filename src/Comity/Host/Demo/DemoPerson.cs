using System.Security.Cryptography;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Host.Demo;

/// <summary>An invented person of the demonstration. Its keys live as long as the demonstration's past is being entered.</summary>
/// <param name="capacity">On whose behalf the person acts.</param>
internal sealed class DemoPerson(string capacity) : IDisposable
{
    private Ed25519PrivateKey? own;
    private ECDsa? passkey;

    /// <summary>The pseudonym.</summary>
    public string Id { get; } = Person.Draw();

    /// <summary>On whose behalf the person acts.</summary>
    public string Capacity { get; } = capacity;

    /// <summary>Makes a key of the person's own; the act registers it.</summary>
    public RegisterKey MakeKey(string log)
    {
        own = Ed25519.FromSeed(RandomNumberGenerator.GetBytes(Ed25519.SeedLength));
        var key = own.PublicKey.ToArray();
        return new(PublicKey.IdOf(KeyAlgorithm.Ed25519, key), KeyAlgorithm.Ed25519, Base64Url.Write(key), KeyUse.Own,
            Base64Url.Write(own.Sign(KeyRules.Possession(log, Id))));
    }

    /// <summary>Makes a passkey; the act registers it.</summary>
    public RegisterKey MakePasskey()
    {
        passkey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(PublicKey.IdOf(KeyAlgorithm.Es256, Point(passkey)), KeyAlgorithm.Es256, Base64Url.Write(Point(passkey)), KeyUse.Passkey);
    }

    /// <summary>Signs with the best that the person has; null when that is a session.</summary>
    public Signature? Sign(Statement statement, string site) =>
        own is not null ? WithKey(own, statement) : passkey is not null ? WithPasskey(passkey, statement, site) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        own?.Dispose();
        passkey?.Dispose();
    }

    private static Signature WithKey(Ed25519PrivateKey key, Statement statement) => new(
        SignatureLevel.Key, PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()), Base64Url.Write(key.Sign(Process.Json.Signed(statement))));

    /// <summary>What an authenticator would answer: W3C Web Authentication Level 3, 6.1 and 5.8.1.</summary>
    private static Signature WithPasskey(ECDsa key, Statement statement, string site)
    {
        var challenge = PasskeyAssertion.Challenge(Process.Json.Signed(statement));
        var client = Encoding.UTF8.GetBytes($$"""{"type":"webauthn.get","challenge":"{{challenge}}","origin":"{{site}}","crossOrigin":false}""");
        byte[] authenticator = [.. SHA256.HashData(Encoding.UTF8.GetBytes(new Uri(site).Host)), 5, 0, 0, 0, 1];
        var signature = key.SignData([.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(SignatureLevel.Passkey, PublicKey.IdOf(KeyAlgorithm.Es256, Point(key)), Base64Url.Write(signature), Base64Url.Write(authenticator),
            Base64Url.Write(client));
    }

    private static byte[] Point(ECDsa key) => key.ExportParameters(false).Q is var point ? [4, .. point.X!, .. point.Y!] : [];
}
