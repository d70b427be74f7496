using System.Security.Cryptography;
using Comity.Kit;
using NSec.Cryptography;

namespace Comity.Storage.Age;

/// <summary>An X25519 key of the age format (https://c2sp.org/age): who has the public part, `age1...`, can encrypt; who has the secret part,
/// `AGE-SECRET-KEY-1...`, can read. Programs that are not ours make and read the same.</summary>
/// <param name="Public">The 32 bytes of the public part.</param>
/// <param name="Secret">The 32 bytes of the secret part; null for a recipient.</param>
public sealed record AgeKey(byte[] Public, byte[]? Secret = null)
{
    private const string Recipient = "age", Identity = "AGE-SECRET-KEY-";
    private const int Length = 32;
    private static readonly KeyAgreementAlgorithm Curve = KeyAgreementAlgorithm.X25519;

    /// <summary>The recipient as it is written down.</summary>
    public string RecipientText => Bech32.Write(Recipient, Public);

    /// <summary>The file of a secret key, as `age-keygen` writes it.</summary>
    public string File => $"# public key: {RecipientText}\n{Bech32.Write("age-secret-key-", Secret!).ToUpperInvariant()}\n";

    /// <summary>A new key.</summary>
    public static AgeKey Make() => OfSecret(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The key of a secret part.</summary>
    public static AgeKey OfSecret(byte[] secret)
    {
        using var key = Key.Import(Curve, secret, KeyBlobFormat.RawPrivateKey);
        return new(key.PublicKey.Export(KeyBlobFormat.RawPublicKey), secret);
    }

    /// <summary>Reads a recipient.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static AgeKey ReadRecipient(string text) =>
        Bech32.Read(text.Trim()) is ({ } name, { Length: Length } bytes) && name == Recipient && !text.Any(char.IsAsciiLetterUpper) ? new(bytes)
            : throw new UserError(
                "This is no recipient; `comity keys new FILE` makes a key and prints one, which begins with `age1` (`age-keygen` makes them too).", text);

    /// <summary>Reads the file of a secret key: one line is the key, lines that begin with `#` are notes.</summary>
    /// <exception cref="UserError">It holds none.</exception>
    public static AgeKey ReadFile(string path)
    {
        foreach (var line in System.IO.File.ReadLines(path).Select(line => line.Trim()))
            if (line.StartsWith($"{Identity}1", StringComparison.Ordinal) && Bech32.Read(line) is (_, { Length: Length } bytes))
                return OfSecret(bytes);
        throw new UserError($"The file holds no secret key; its line begins with `{Identity}1`.", path);
    }

    /// <summary>What a secret and a public part have in common; null when the public part is no point that can be used.</summary>
    internal static byte[]? Shared(byte[] secret, byte[] other)
    {
        using var key = Key.Import(Curve, secret, KeyBlobFormat.RawPrivateKey);
        if (!PublicKey.TryImport(Curve, other, KeyBlobFormat.RawPublicKey, out var point) || point is null)
            return null;
        using var shared = Curve.Agree(key, point, new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return shared?.Export(SharedSecretBlobFormat.RawSharedSecret);
    }
}
