using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>A meeting, by its id.</summary>
public sealed record MeetingId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator MeetingId?(string? text) => text is null ? null : new(text);
}

/// <summary>An item of the agenda of the meeting that is named beside it, by its number, from 1.</summary>
public sealed record ItemNumber(int Value) : OrdinalValue(Value), IReference
{
    /// <summary>What a number names.</summary>
    public static implicit operator ItemNumber(int number) => new(number);
}

/// <summary>A group that the body established, by its id.</summary>
public sealed record WorkingGroupId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator WorkingGroupId?(string? text) => text is null ? null : new(text);
}
