using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Comity.Record.Entries;

namespace Comity.Storage;

/// <summary>Which nonce of which person stands at which position: what was sent twice is found again. It holds 128 bits of a hash, not the texts.</summary>
public sealed class NonceIndex
{
    private const int Short = 256;

    private readonly Dictionary<UInt128, long> positions = [];

    /// <summary>Whether anybody ever used one: whether a person has acted.</summary>
    public bool IsAny => positions.Count > 0;

    /// <summary>The position at which this person used this nonce; null when never.</summary>
    public long? Find(Statement statement) => KeyOf(statement) is { } key && positions.TryGetValue(key, out var position) ? position : null;

    /// <summary>Remembers an entry.</summary>
    public void Add(Entry entry) => Add(KeyOf(entry.Statement), entry.Position);

    /// <summary>Remembers the key of an entry's statement, where it has one.</summary>
    internal void Add(UInt128? key, long position)
    {
        if (key is { } used)
            positions[used] = position;
    }

    /// <summary>What is remembered of a statement; null when it has no person or nonce. Any number of threads may ask.</summary>
    internal static UInt128? KeyOf(Statement statement) => statement is { Person: { } person, Nonce: { } nonce } ? KeyOf(person, nonce) : null;

    private static UInt128 KeyOf(string person, string nonce)
    {
        var length = Encoding.UTF8.GetByteCount(person) + 1 + Encoding.UTF8.GetByteCount(nonce);
        Span<byte> text = length <= Short ? stackalloc byte[Short] : new byte[length];
        var end = Encoding.UTF8.GetBytes(person, text);
        text[end++] = (byte)'\n';
        end += Encoding.UTF8.GetBytes(nonce, text[end..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..end], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
