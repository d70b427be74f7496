using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comity.Record.Entries;

namespace Comity.Record.Keys;

/// <summary>What an authenticator signed (W3C Web Authentication Level 3, 7.2), kept whole in the entry so that anyone can check it again.</summary>
/// <param name="Authenticator">The authenticator data: hash of the relying party, flags, counter.</param>
/// <param name="Client">The client data: JSON with type, challenge and origin.</param>
/// <param name="Signature">The signature over authenticator data and the hash of the client data.</param>
public sealed record PasskeyAssertion(byte[] Authenticator, byte[] Client, byte[] Signature)
{
    private const byte UserPresent = 1;
    private const byte UserVerified = 4;
    private const byte MayBeBackedUp = 8;
    private const byte IsBackedUp = 16;

    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>The assertion in an entry's signature; null when a part is missing or not base64url.</summary>
    public static PasskeyAssertion? Read(Signature by) =>
        Base64Url.Read(by.Authenticator) is { } authenticator && Base64Url.Read(by.Client) is { } client && Base64Url.Read(by.Value) is { } signature
            ? new(authenticator, client, signature)
            : null;

    /// <summary>The challenge that a passkey signs for a statement: SHA-256 of the bytes that a key of one's own would sign.</summary>
    public static string Challenge(ReadOnlySpan<byte> signed) => Base64Url.Write(SHA256.HashData(signed));

    /// <summary>What is wrong with the assertion for these signed bytes, this key and these sites; null when it holds.</summary>
    public string? Fault(ReadOnlySpan<byte> signed, PublicKey key, IReadOnlyList<string> sites)
    {
        if (ReadClient() is not { } client || client.Type != "webauthn.get")
            return "assertion";
        if (client.Challenge != Challenge(signed))
            return "challenge";
        if (client.IsFramed || !sites.Contains(client.Origin, StringComparer.Ordinal))
            return "origin";
        if (Authenticator.Length < 37 || !Authenticator.AsSpan(0, 32).SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(Host(client.Origin)))))
            return "relyingParty";
        if ((Authenticator[32] & (UserPresent | UserVerified)) != (UserPresent | UserVerified))
            return "userVerification";
        if ((Authenticator[32] & (MayBeBackedUp | IsBackedUp)) == IsBackedUp)
            return "assertion";
        return key.Holds([.. Authenticator, .. SHA256.HashData(Client)], Signature) ? null : "signature";
    }

    private static string Host(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) ? uri.Host : "";

    private ClientData? ReadClient()
    {
        try
        {
            using var json = JsonDocument.Parse(Client, Once);
            var root = json.RootElement;
            return new(root.GetProperty("type").GetString() ?? "", root.GetProperty("challenge").GetString() ?? "",
                root.GetProperty("origin").GetString() ?? "",
                root.TryGetProperty("crossOrigin", out var framed) && framed.ValueKind != JsonValueKind.False);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record ClientData(string Type, string Challenge, string Origin, bool IsFramed);
}
