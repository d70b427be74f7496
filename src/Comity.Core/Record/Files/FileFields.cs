using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Files;

/// <summary>A file that is sent with an act, by its hash.</summary>
/// <param name="Value">The SHA-256 hash of its bytes.</param>
public abstract record SentFile(Hash Value) : HashValue(Value);

/// <summary>A file that the act shows to everybody.</summary>
public sealed record PublicFile(Hash Value) : SentFile(Value)
{
    /// <summary>The file with a hash.</summary>
    public static implicit operator PublicFile(Hash hash) => new(hash);
}

/// <summary>A file whose readers the act names: everybody, or those who take part.</summary>
public sealed record DistributedFile(Hash Value) : SentFile(Value)
{
    /// <summary>The file with a hash.</summary>
    public static implicit operator DistributedFile(Hash hash) => new(hash);
}

/// <summary>A document that the secretariat received. It is not public: the record holds its hash.</summary>
public sealed record ReceivedFile(Hash Value) : SentFile(Value)
{
    /// <summary>The file with a hash.</summary>
    public static implicit operator ReceivedFile(Hash hash) => new(hash);
}

/// <summary>A file that stands in the record, by its hash.</summary>
public sealed record FileHash(Hash Value) : HashValue(Value), IReference
{
    /// <summary>What a hash names.</summary>
    public static implicit operator FileHash(Hash hash) => new(hash);
}
