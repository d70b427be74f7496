using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Notices;

/// <summary>A notice, by the position of the entry of which it tells.</summary>
public sealed record NoticePosition(long Value) : NumberValue(Value), IReference
{
    /// <summary>What a number names.</summary>
    public static implicit operator NoticePosition(long number) => new(number);
}

/// <summary>A group to which a duty can be handed: the id of one that the body established, or the name of a regional group.</summary>
public sealed record DutyGroup(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DutyGroup?(string? text) => text is null ? null : new(text);
}
