using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Silence;

/// <summary>A text under silence, by the id under which it was put there.</summary>
public sealed record SilenceId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator SilenceId?(string? text) => text is null ? null : new(text);
}
