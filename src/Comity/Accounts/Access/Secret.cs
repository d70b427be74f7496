using System.Security.Cryptography;
using System.Text;

namespace Comity.Accounts.Access;

/// <summary>Random texts that open something, and what is kept of them.</summary>
internal static class Secret
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>160 bits in 32 characters of base32.</summary>
    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>SHA-256 in hexadecimal. A random secret needs no salt and no slow function.</summary>
    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
