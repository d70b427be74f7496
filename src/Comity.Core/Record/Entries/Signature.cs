namespace Comity.Record.Entries;

/// <summary>What stands behind a statement. Bytes are in base64url without padding.</summary>
/// <param name="Level">How well it is known who said it.</param>
/// <param name="Key">The id of the key, for <see cref="SignatureLevel.Key"/> and <see cref="SignatureLevel.Passkey"/>.</param>
/// <param name="Value">The signature: of the key, of the passkey, or the server's attestation of a session.</param>
/// <param name="Authenticator">The passkey's authenticator data.</param>
/// <param name="Client">The passkey's client data, with the challenge and the site's origin.</param>
/// <param name="Method">By what the session was confirmed: `totp` or `passkey`.</param>
/// <param name="Confirmed">When the session was confirmed.</param>
public sealed record Signature(
    SignatureLevel Level,
    string? Key = null,
    string? Value = null,
    string? Authenticator = null,
    string? Client = null,
    string? Method = null,
    DateTimeOffset? Confirmed = null)
{
    /// <summary>Of what the server or the clock enters.</summary>
    public static Signature None { get; } = new(SignatureLevel.Server);
}
