using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Grounds;

/// <summary>An instrument of another organ, by its id.</summary>
public sealed record InstrumentId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator InstrumentId?(string? text) => text is null ? null : new(text);
}
