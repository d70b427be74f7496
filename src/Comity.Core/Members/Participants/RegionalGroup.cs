using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Members.Participants;

/// <summary>A regional group, by its name, such as `African States`.</summary>
public sealed record RegionalGroup(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator RegionalGroup?(string? text) => text is null ? null : new(text);
}
