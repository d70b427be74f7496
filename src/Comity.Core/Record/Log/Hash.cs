using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Comity.Record.Log;

/// <summary>A SHA-256 hash: 32 bytes that compare by value. The default is 32 zeros.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8, Size = Length)]
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>The number of bytes.</summary>
    public const int Length = 32;

    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    /// <summary>The hash that is written as these 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32.</exception>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        this = MemoryMarshal.Read<Hash>(bytes);
    }

    /// <summary>The SHA-256 hash of these bytes.</summary>
    public static Hash Of(ReadOnlySpan<byte> bytes)
    {
        var hash = default(Hash);
        SHA256.HashData(bytes, MemoryMarshal.AsBytes(new Span<Hash>(ref hash)));
        return hash;
    }

    /// <summary>Reads standard base64, of which only the one right way to write a hash is taken.</summary>
    public static bool TryParseBase64(ReadOnlySpan<char> text, out Hash hash)
    {
        var isHash = Base64Text.TryRead(text, out var bytes) && bytes.Length == Length;
        hash = isHash ? new(bytes) : default;
        return isHash;
    }

    /// <summary>Reads 64 hexadecimal digits in lower case.</summary>
    public static bool TryParseHex(ReadOnlySpan<char> text, out Hash hash)
    {
        var isHash = text.Length == Length * 2 && !text.ContainsAnyExcept(Digits.Hexadecimal);
        hash = isHash ? new(Convert.FromHexString(text)) : default;
        return isHash;
    }

    /// <summary>Reads standard base64.</summary>
    /// <exception cref="LogProblem">The text is not a hash in base64.</exception>
    public static Hash ParseBase64(string text) =>
        TryParseBase64(text, out var hash) ? hash : throw new LogProblem($"`{text}` is not a hash in base64 (32 bytes, 44 characters).");

    /// <summary>Reads 64 hexadecimal digits in lower case.</summary>
    /// <exception cref="LogProblem">The text is not a hash in hexadecimal digits.</exception>
    public static Hash ParseHex(string text) =>
        TryParseHex(text, out var hash) ? hash : throw new LogProblem($"`{text}` is not a hash in hexadecimal digits (64 of 0-9 and a-f).");

    /// <summary>Whether two hashes are the same.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);

    /// <summary>The bytes, in place, for as long as the hash itself is there.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in this));

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray() => Bytes.ToArray();

    /// <summary>Standard base64, 44 characters.</summary>
    public string ToBase64() => Convert.ToBase64String(Bytes);

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public string ToHex() => Convert.ToHexStringLower(Bytes);

    /// <inheritdoc/>
    public bool Equals(Hash other) => first == other.first && second == other.second && third == other.third && fourth == other.fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => first.GetHashCode();

    /// <summary>Standard base64, as checkpoints show hashes.</summary>
    public override string ToString() => ToBase64();
}
