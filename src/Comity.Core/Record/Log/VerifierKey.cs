using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Comity.Record.Log;

/// <summary>
/// A public key with the name and the kind of signature that it checks, written `name+id+base64` (signed-note, Verifier keys). Two are equal
/// when they are written alike. Any number of threads may use one.
/// </summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private readonly Ed25519PublicKey? ed25519;
    private readonly MlDsaPublicKey? mlDsa;

    /// <summary>The key of a name.</summary>
    /// <exception cref="LogProblem">The name, the type or the key's length is wrong.</exception>
    public VerifierKey(string name, SignatureType type, ReadOnlySpan<byte> publicKey)
    {
        if (!KeyName.IsValid(name))
            throw new LogProblem($"`{name}` is no name of a key: it is empty, or has a space or a plus in it.");
        var isKey = type switch
        {
            SignatureType.Ed25519 or SignatureType.Cosignature => Ed25519.TryRead(publicKey, out ed25519),
            SignatureType.MlDsaCosignature => MlDsa.TryRead(publicKey, out mlDsa),
            _ => throw new LogProblem($"The key `{name}` makes signatures of type {(byte)type}; 1, 4 and 6 can be checked here."),
        };
        if (!isKey)
            throw new LogProblem($"The public key `{name}` does not have the length for its type.");
        (Name, Type, PublicKey) = (name, type, [.. publicKey]);
        Id = KeyName.IdOf(name, type, publicKey);
    }

    /// <summary>The name in the signature's line; for the key of a log, its origin.</summary>
    public string Name { get; }

    /// <summary>The number that tells the keys of one name apart.</summary>
    public uint Id { get; }

    /// <summary>What it signs.</summary>
    public SignatureType Type { get; }

    /// <summary>The bytes of the public key.</summary>
    public ImmutableArray<byte> PublicKey { get; }

    /// <summary>Reads a key.</summary>
    /// <exception cref="LogProblem">It is not written as keys are, or its id is not that of its name and key.</exception>
    public static VerifierKey Parse(string text)
    {
        var (name, id, type, bytes) = KeyName.Read(text, "verifier key");
        var key = new VerifierKey(name, type, bytes);
        return key.Id == id ? key : throw new LogProblem(
            $"The id of the verifier key `{name}` is {id:x8}, and should be {key.Id:x8}: name and key do not belong together.");
    }

    /// <summary>Reads a key where there may be none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VerifierKey? key)
    {
        try
        {
            key = Parse(text);
            return true;
        }
        catch (LogProblem)
        {
            key = null;
            return false;
        }
    }

    /// <summary>Whether a signature's line carries this key's name and id.</summary>
    public bool Owns(NoteSignature signature) => signature.KeyId == Id && signature.Name == Name;

    /// <summary>Whether this key made the signature over a note's text. Cosignatures hold over checkpoints only.</summary>
    /// <param name="text">The text with its last newline.</param>
    /// <param name="signature">The signature without the key's id; for cosignatures with the time in front.</param>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => Type switch
    {
        SignatureType.Ed25519 => ed25519!.Verifies(text, signature),
        _ => Cosignature.TryRead(this, signature, out var cosignature) && cosignature.Message(this, text) is { } message
            && VerifiesMessage(message, cosignature.Signature.AsSpan()),
    };

    /// <summary>Writes the key.</summary>
    public override string ToString() => KeyName.Write(Name, Id, Type, PublicKey.AsSpan());

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) =>
        other is not null && Type == other.Type && Name == other.Name && PublicKey.AsSpan().SequenceEqual(other.PublicKey.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    private bool VerifiesMessage(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        ed25519?.Verifies(message, signature) ?? mlDsa!.Verifies(message, signature);
}
