using Comity.Record.Entries;

namespace Comity.Record.Received;

/// <summary>A received act, by the position of its entry.</summary>
public sealed record ReceivedPosition(long Value) : NumberValue(Value), IReference
{
    /// <summary>What a number names.</summary>
    public static implicit operator ReceivedPosition(long number) => new(number);
}
