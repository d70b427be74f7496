using Comity.Record.Entries;

namespace Comity.Record.Keys;

/// <summary>Registers a key of the person who does it: from now on what it signs is theirs.</summary>
/// <param name="Key">The key's id: `k-` and the first 22 characters of the base64url SHA-256 of algorithm and public key.</param>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="PublicKey">Ed25519: 32 bytes; ES256: the uncompressed point, 65 bytes; in base64url.</param>
/// <param name="Use">Whether it signs by itself or through a passkey.</param>
/// <param name="Proof">For a key of one's own: its signature over `comity/key/v1` LF, the log's origin LF and the person, in base64url. Who registers a key has
/// it.</param>
public sealed record RegisterKey([New] KeyId Key, KeyAlgorithm Algorithm, string PublicKey, KeyUse Use, string? Proof = null) : Act;

/// <summary>Ends a key of the person who does it. What it signed before stays valid.</summary>
/// <param name="Key">The key's id.</param>
/// <param name="Reason">Why: `lost`, `replaced`, or in own words.</param>
public sealed record RevokeKey(KeyId Key, Words Reason) : Act;

/// <summary>How a key signs.</summary>
public enum KeyAlgorithm
{
    /// <summary>RFC 8032.</summary>
    Ed25519,

    /// <summary>ECDSA over P-256 with SHA-256, as passkeys have it (FIPS 186-5).</summary>
    Es256,
}

/// <summary>By what a key signs.</summary>
public enum KeyUse
{
    /// <summary>The key signs the statement itself.</summary>
    Own,

    /// <summary>An authenticator signs a challenge that is the statement's hash.</summary>
    Passkey,
}
