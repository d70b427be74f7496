using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Comity.Tests.Accounts;

/// <summary>An authenticator in software: answers the options of a page as a browser and a security key would (WebAuthn Level 3, attestation "none",
/// ES256).</summary>
internal sealed class SoftKey(string origin) : IDisposable
{
    private const byte Present = 1, Verified = 4, WithKey = 64;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string user = "";
    private uint count;

    /// <summary>What the browser says about where it is.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>Whether the person unlocked the key.</summary>
    public bool IsVerified { get; set; } = true;

    /// <summary>The key as the record will name it: 04, X, Y.</summary>
    public byte[] Public
    {
        get
        {
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            return [4, .. point.X!, .. point.Y!];
        }
    }

    /// <summary>The answer to `navigator.credentials.create`.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var data = ClientData("webauthn.create", asked);
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString([.. AuthenticatorData(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, WithKey), .. Credential()]);
        attestation.WriteEndMap();
        return Answer(new { clientDataJSON = Text(data), attestationObject = Text(attestation.Encode()), transports = new[] { "internal" } });
    }

    /// <summary>The answer to `navigator.credentials.get`.</summary>
    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var data = ClientData("webauthn.get", asked);
        var authenticator = AuthenticatorData(asked.RootElement.GetProperty("rpId").GetString()!, 0);
        var signature = key.SignData([.. authenticator, .. SHA256.HashData(data)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { clientDataJSON = Text(data), authenticatorData = Text(authenticator), signature = Text(signature), userHandle = user });
    }

    public void Dispose() => key.Dispose();

    private byte[] ClientData(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] AuthenticatorData(string site, byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), (byte)(Present | (IsVerified ? Verified : 0) | more), .. counter];
    }

    private byte[] Credential()
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)id.Length);
        return [.. new byte[16], .. length, .. id, .. CoseKey()];
    }

    private byte[] CoseKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            writer.WriteInt32(label);
            writer.WriteInt32(value);
        }

        foreach (var (label, value) in new[] { (-2, point.X!), (-3, point.Y!) })
        {
            writer.WriteInt32(label);
            writer.WriteByteString(value);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private string Answer(object response) => JsonSerializer.Serialize(new
    {
        id = Text(id), rawId = Text(id), type = "public-key", response, authenticatorAttachment = "platform", clientExtensionResults = new { },
    });

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
