using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Comity.Record.Entries;

namespace Comity.Storage;

/// <summary>Which nonce of which person stands at which position: what was sent twice is found again. It holds 128 bits of a hash, not the texts.</summary>
public sealed class NonceIndex
{
    private readonly Dictionary<UInt128, long> positions = [];

    /// <summary>The position at which this person used this nonce; null when never.</summary>
    public long? Find(Statement statement) => Key(statement) is { } key && positions.TryGetValue(key, out var position) ? position : null;

    /// <summary>Remembers an entry.</summary>
    public void Add(Entry entry)
    {
        if (Key(entry.Statement) is { } key)
            positions[key] = entry.Position;
    }

    private static UInt128? Key(Statement statement) => statement is { Person: { } person, Nonce: { } nonce }
        ? BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{nonce}")))
        : null;
}
