using System.Security.Cryptography;
using Comity.Kit;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>The server's own keys: the log's, the one that attests sessions, and the one that pads sheets. They lie in files outside the database and its
/// backup.</summary>
/// <param name="Log">Signs checkpoints.</param>
/// <param name="Attestor">Attests sessions and receipts.</param>
/// <param name="Sealing">The secret from which the padding of sheets is made, 32 bytes; sealed contents have keys of their own.</param>
public sealed record RecordKeys(SignerKey Log, Ed25519PrivateKey Attestor, byte[] Sealing)
{
    private const string AttestorName = "attestor.key";
    private const string NextName = "attestor.next";

    /// <summary>The key under which the log's checkpoints are checked.</summary>
    public VerifierKey Verifier { get; init; } = Log.Verifier;

    /// <summary>The folder in which they lie; null for keys that lie nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>The log's origin: the name of its key.</summary>
    public string Origin => Log.Name;

    /// <summary>The attestor's public key as the record writes it.</summary>
    public string AttestorText => Base64Url.Write(Attestor.PublicKey.ToArray());

    /// <summary>Whether this server can attest with a key: with the one that it has, or with the next one, which lies beside it.</summary>
    public bool Holds(string attestor) => attestor == AttestorText || Next() is { } next && attestor == Base64Url.Write(next.PublicKey.ToArray());

    /// <summary>The same keys with the attestor that the record names: the next one takes the place of the old one, for good, when the record has taken
    /// it.</summary>
    public RecordKeys For(string attestor)
    {
        if (attestor == AttestorText || Next() is not { } next || attestor != Base64Url.Write(next.PublicKey.ToArray()))
            return this;
        File.Move(Path.Combine(Folder!, NextName), Path.Combine(Folder!, AttestorName), overwrite: true);
        return this with { Attestor = next };
    }

    /// <summary>The key that takes the attestor's place once the record names it, as the record writes it, with its own signature that it is held here: both
    /// for the fields of `ChangeServer` or `HandOverSecretariat`. It is made when there is none.</summary>
    /// <param name="origin">The origin of the record that will name it.</param>
    public (string Key, string Possession) MakeNext(string origin)
    {
        using var alone = PrivateFolder.Lock(Folder!);
        if (Next() is null)
        {
            RandomSeed(out var seed);
            Write(Folder!, NextName, Convert.ToBase64String(seed));
        }
        var next = Next()!;
        var key = Base64Url.Write(next.PublicKey.ToArray());
        return (key, Base64Url.Write(next.Sign(FoundingRules.Possession(origin, key))));
    }

    private Ed25519PrivateKey? Next()
    {
        try
        {
            return Folder is not null && File.Exists(Path.Combine(Folder, NextName)) ? Ed25519.FromSeed(Seed(Folder, NextName)) : null;
        }
        catch (Exception problem) when (problem is FormatException or IOException)
        {
            return null;
        }
    }

    /// <summary>The keys in a folder, or null when there are none.</summary>
    /// <exception cref="UserError">A file is there but cannot be used.</exception>
    public static RecordKeys? Read(string folder)
    {
        var log = Path.Combine(folder, "log.key");
        if (!File.Exists(log))
            return null;
        try
        {
            return new(SignerKey.Parse(File.ReadAllText(log).Trim()), Ed25519.FromSeed(Seed(folder, AttestorName)), Seed(folder, "sealing.key"))
            {
                Folder = folder,
            };
        }
        catch (Exception problem) when (problem is LogProblem or FormatException or IOException)
        {
            throw new UserError($"The server's keys cannot be read: {problem.Message} Restore the folder from its own backup.", folder);
        }
    }

    /// <summary>What stands for keys where a log is only read: nothing that it signs counts.</summary>
    public static RecordKeys ToRead(VerifierKey log) => new(
        new SignerKey(log.Name, SignatureType.Ed25519, RandomNumberGenerator.GetBytes(32)), Ed25519.FromSeed(RandomSeed(out _)),
        RandomNumberGenerator.GetBytes(32)) { Verifier = log };

    /// <summary>New keys for a new record, written to a folder that only its owner may read. Of two servers that start at once, the second takes what the first
    /// made.</summary>
    public static RecordKeys Make(string folder, string origin)
    {
        PrivateFolder.Make(folder);
        using var alone = PrivateFolder.Lock(folder);
        if (Read(folder) is { } there)
            return there;
        var made = new RecordKeys(
            new SignerKey(origin, SignatureType.Ed25519, RandomNumberGenerator.GetBytes(32)), Ed25519.FromSeed(RandomSeed(out var attestor)),
            RandomNumberGenerator.GetBytes(32)) { Folder = folder };
        Write(folder, AttestorName, Convert.ToBase64String(attestor));
        Write(folder, "sealing.key", Convert.ToBase64String(made.Sealing));
        // The log's key comes last: its file says that all are there.
        Write(folder, "log.key", made.Log.Export());
        return made;
    }

    private static byte[] RandomSeed(out byte[] seed) => seed = RandomNumberGenerator.GetBytes(32);

    private static byte[] Seed(string folder, string name) =>
        Convert.FromBase64String(File.ReadAllText(Path.Combine(folder, name)).Trim()) is { Length: 32 } seed
        ? seed
        : throw new FormatException($"`{name}` does not hold 32 bytes.");

    private static void Write(string folder, string name, string text) =>
        PrivateFolder.Replace(Path.Combine(folder, name), System.Text.Encoding.UTF8.GetBytes(text + "\n"));
}
