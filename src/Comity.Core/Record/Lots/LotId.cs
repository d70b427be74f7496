using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Record.Lots;

/// <summary>A draw by lot, by its id.</summary>
public sealed record LotId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator LotId?(string? text) => text is null ? null : new(text);
}
