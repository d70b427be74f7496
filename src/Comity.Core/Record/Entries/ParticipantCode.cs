using System.Diagnostics.CodeAnalysis;

namespace Comity.Record.Entries;

/// <summary>A participant, by its code: for a State its ISO 3166-1 alpha-3 code, else 2 to 12 letters and digits, such as `ASEAN`.</summary>
public sealed record ParticipantCode(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ParticipantCode?(string? text) => text is null ? null : new(text);
}

/// <summary>A person, by the pseudonym under which the record knows who acts. Who it is stands beside the record, and can be erased.</summary>
public sealed record PersonId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator PersonId?(string? text) => text is null ? null : new(text);
}

/// <summary>A kind of act, by its name in the record without a version, such as `TakePosition`.</summary>
public sealed record ActKindName(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ActKindName?(string? text) => text is null ? null : new(text);
}

/// <summary>A document of the register, by its id.</summary>
public sealed record DocumentId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DocumentId?(string? text) => text is null ? null : new(text);
}
