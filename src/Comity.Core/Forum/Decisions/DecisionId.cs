using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Decisions;

/// <summary>A decision, by its id.</summary>
public sealed record DecisionId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DecisionId?(string? text) => text is null ? null : new(text);
}
