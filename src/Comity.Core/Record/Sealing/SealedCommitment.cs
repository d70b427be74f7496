using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Sealing;

/// <summary>A sheet of sealed acts, by its number, counted from 1.</summary>
public sealed record SheetNumber(long Value) : NumberValue(Value), IReference
{
    /// <summary>What a number names.</summary>
    public static implicit operator SheetNumber(long number) => new(number);
}

/// <summary>A commitment in the cryptographic sense: a salted hash that binds whoever made it and shows nothing of the content
/// (<see cref="Commitment"/>).</summary>
public sealed record SealedCommitment(Hash Value) : HashValue(Value)
{
    /// <summary>What a hash names.</summary>
    public static implicit operator SealedCommitment(Hash hash) => new(hash);
}
