using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Chair;

/// <summary>A seat, by its id.</summary>
public sealed record SeatId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator SeatId?(string? text) => text is null ? null : new(text);
}
