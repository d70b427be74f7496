using System.Security.Cryptography;
using System.Text.Json;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Signing;

/// <summary>A person's own key (Ed25519) in a file that only they can read. It never is on a server.</summary>
public sealed class OwnKey : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Ed25519PrivateKey key;

    private OwnKey(ReadOnlySpan<byte> seed)
    {
        key = Ed25519.FromSeed(seed);
        PublicKey = Base64Url.Write(key.PublicKey.ToArray());
        Id = Keys.PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray());
    }

    /// <summary>Its id in the record.</summary>
    public string Id { get; }

    /// <summary>The public key in base64url.</summary>
    public string PublicKey { get; }

    /// <summary>Makes a key and writes it into a new file.</summary>
    /// <exception cref="UserError">There is such a file already.</exception>
    public static OwnKey Make(string path)
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519.SeedLength);
        var made = new OwnKey(seed);
        PrivateFile.Write(path, JsonSerializer.Serialize(new Written("ed25519", made.Id, made.PublicKey, Base64Url.Write(seed)), Options) + "\n");
        CryptographicOperations.ZeroMemory(seed);
        return made;
    }

    /// <summary>Reads a key.</summary>
    /// <exception cref="UserError">The file holds none.</exception>
    public static OwnKey Read(string path)
    {
        try
        {
            var written = JsonSerializer.Deserialize<Written>(File.ReadAllText(path), Options);
            if (written is { Algorithm: "ed25519" } && Base64Url.Read(written.Seed) is { Length: Ed25519.SeedLength } seed && new OwnKey(seed) is var key)
                return key.Id == written.Key ? key : throw new UserError("The key's id is not that of its seed: the file was changed.", path);
        }
        catch (JsonException)
        {
        }

        throw new UserError("The file holds no key. Make one with `comity sign --new-key FILE`.", path);
    }

    /// <summary>The act that registers the key, with the proof that its holder registers it.</summary>
    /// <param name="log">The log's origin.</param>
    /// <param name="person">The holder's pseudonym there.</param>
    public RegisterKey Registration(string log, string person) =>
        new(Id, KeyAlgorithm.Ed25519, PublicKey, KeyUse.Own, Base64Url.Write(key.Sign(KeyRules.Possession(log, person))));

    /// <summary>Signs a statement.</summary>
    public Signature Sign(Statement statement) =>
        new(SignatureLevel.Key, Id, Base64Url.Write(key.Sign(Process.Json.Signed(statement))));

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private sealed record Written(string Algorithm, string Key, string PublicKey, string Seed);
}
