namespace Comity.Record.Log;

/// <summary>
/// A private key with its name, written `PRIVATE+KEY+name+id+base64(type || seed)`. Whoever holds it makes a new one from a seed of 32 random
/// bytes. Its <see cref="ToString"/> shows the public key only.
/// </summary>
public sealed class SignerKey : IDisposable
{
    private const string Prefix = "PRIVATE+KEY+";
    private const int SeedLength = 32;

    private readonly byte[] seed;
    private readonly Ed25519PrivateKey? ed25519;
    private readonly MlDsaPrivateKey? mlDsa;

    /// <summary>The key of a name and a seed.</summary>
    /// <param name="name">The name; for a log its origin.</param>
    /// <param name="type">What the key signs.</param>
    /// <param name="seed">32 random bytes, which are the private key.</param>
    /// <exception cref="LogProblem">The name, the type or the seed's length is wrong.</exception>
    public SignerKey(string name, SignatureType type, ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
            throw new LogProblem($"The seed of the signer key `{name}` has {seed.Length} bytes, not {SeedLength}.");
        this.seed = seed.ToArray();
        if (type == SignatureType.MlDsaCosignature)
            mlDsa = MlDsa.FromSeed(seed);
        else
            ed25519 = Ed25519.FromSeed(seed);
        Verifier = new(name, type, mlDsa?.PublicKey.ToArray() ?? ed25519!.PublicKey.ToArray());
    }

    /// <summary>The key that checks what this one signs.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The name in the signature's line.</summary>
    public string Name => Verifier.Name;

    /// <summary>Reads a private key.</summary>
    /// <exception cref="LogProblem">It is not written as private keys are, or its id is not that of its name and key.</exception>
    public static SignerKey Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            throw new LogProblem($"A signer key begins with {Prefix}.");
        var (name, id, type, seed) = KeyName.Read(text[Prefix.Length..], "signer key");
        var key = new SignerKey(name, type, seed);
        if (key.Verifier.Id == id)
            return key;
        key.Dispose();
        throw new LogProblem($"The id of the signer key `{name}` is {id:x8}, and should be {key.Verifier.Id:x8}: name and key do not belong together.");
    }

    /// <summary>Signs a note's text, which ends in a newline.</summary>
    /// <exception cref="InvalidOperationException">The key makes cosignatures, which need a time: <see cref="Cosignature.Sign"/>.</exception>
    public NoteSignature Sign(string text)
    {
        if (Verifier.Type != SignatureType.Ed25519)
            throw new InvalidOperationException($"The key {Name} makes cosignatures, which need a time.");
        return new(Name, Verifier.Id, [.. SignMessage(Note.Utf8.GetBytes(text))]);
    }

    /// <summary>Writes the private key. Whoever reads it can sign in its name.</summary>
    public string Export() => Prefix + KeyName.Write(Name, Verifier.Id, Verifier.Type, seed);

    /// <summary>The public key.</summary>
    public override string ToString() => Verifier.ToString();

    /// <inheritdoc/>
    public void Dispose()
    {
        ed25519?.Dispose();
        seed.AsSpan().Clear();
    }

    internal byte[] SignMessage(ReadOnlySpan<byte> message) => ed25519?.Sign(message) ?? mlDsa!.Sign(message);
}
