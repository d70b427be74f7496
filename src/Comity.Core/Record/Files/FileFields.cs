using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Files;

/// <summary>A file that an act names by its hash, and for which the door looks whether it is here and whose it is.</summary>
/// <param name="Value">The SHA-256 hash of its bytes.</param>
public abstract record FileName(Hash Value) : HashValue(Value)
{
    /// <summary>What the file is to an act whose table says nothing else of it; null where a table must say it.</summary>
    public abstract FileUse? Use { get; }
}

/// <summary>A file that is sent with an act, by its hash.</summary>
/// <param name="Value">The SHA-256 hash of its bytes.</param>
public abstract record SentFile(Hash Value) : FileName(Value);

/// <summary>A file that the act shows to everybody.</summary>
public sealed record PublicFile(Hash Value) : SentFile(Value)
{
    /// <inheritdoc/>
    public override FileUse? Use => FileUse.Text;

    /// <summary>The file with a hash.</summary>
    public static implicit operator PublicFile(Hash hash) => new(hash);
}

/// <summary>A file whose readers the act names: everybody, or those who take part.</summary>
public sealed record DistributedFile(Hash Value) : SentFile(Value)
{
    /// <inheritdoc/>
    public override FileUse? Use => null;

    /// <summary>The file with a hash.</summary>
    public static implicit operator DistributedFile(Hash hash) => new(hash);
}

/// <summary>A document that the secretariat received. It is not public: the record holds its hash.</summary>
public sealed record ReceivedFile(Hash Value) : SentFile(Value)
{
    /// <inheritdoc/>
    public override FileUse? Use => FileUse.Document;

    /// <summary>The file with a hash.</summary>
    public static implicit operator ReceivedFile(Hash hash) => new(hash);
}

/// <summary>A file that stands in the record, by its hash.</summary>
public sealed record FileHash(Hash Value) : HashValue(Value), IReference
{
    /// <summary>What a hash names.</summary>
    public static implicit operator FileHash(Hash hash) => new(hash);
}
