using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Comity.Accounts.SignIn;

/// <summary>One-time codes that follow the clock (RFC 6238): HMAC-SHA-1, 30 seconds, 6 digits, because every authenticator program can do these.</summary>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30;

    /// <summary>A new secret of 160 bits (RFC 4226, section 4) in base32.</summary>
    public static string DrawSecret() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>Whether a text is a secret that <see cref="DrawSecret"/> may have drawn.</summary>
    public static bool IsSecret(string text) => text.Length == 32 && text.All(Alphabet.Contains);

    /// <summary>The time step of an instant.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a time step.</summary>
    public static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 as all authenticator programs know it; HMAC does not need that SHA-1 has no collisions.
        HMACSHA1.HashData(Bytes(secret), counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The time step whose code this is, among the present one and its neighbours (a clock may be wrong by half a minute), or null.</summary>
    public static long? Step(string secret, string code, DateTimeOffset now)
    {
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), Encoding.UTF8.GetBytes(code)))
                found = step;
        return found;
    }

    /// <summary>The address that an authenticator program reads, from a QR code or by a tap.</summary>
    public static string Address(string secret, string site, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(name)}?secret={secret}&issuer={Uri.EscapeDataString(site)}";

    /// <summary>The secret in groups of four, for typing.</summary>
    public static string Grouped(string secret) => string.Join(' ', secret.Chunk(4).Select(group => new string(group)));

    private static byte[] Bytes(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        var (bits, buffer, at) = (0, 0, 0);
        foreach (var letter in secret)
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[at++] = (byte)((buffer >> bits) & 0xFF);
        }

        return bytes;
    }
}
