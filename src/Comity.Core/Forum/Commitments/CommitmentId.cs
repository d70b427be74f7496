using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Commitments;

/// <summary>A political commitment, by its id.</summary>
public sealed record CommitmentId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator CommitmentId?(string? text) => text is null ? null : new(text);
}

/// <summary>A confidence-building measure of the catalogue, by its id, such as `osce-8` (<see cref="MeasureCatalogue"/>).</summary>
public sealed record ConfidenceMeasureId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ConfidenceMeasureId?(string? text) => text is null ? null : new(text);
}

/// <summary>A disclosure, by its id.</summary>
public sealed record DisclosureId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DisclosureId?(string? text) => text is null ? null : new(text);
}

/// <summary>A review of norms, by its id.</summary>
public sealed record ReviewId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ReviewId?(string? text) => text is null ? null : new(text);
}

/// <summary>A protection, by its id in a norm book.</summary>
public sealed record ProtectionId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ProtectionId?(string? text) => text is null ? null : new(text);
}

/// <summary>A question about a commitment, by the position of its entry.</summary>
public sealed record QuestionPosition(long Value) : NumberValue(Value), IReference
{
    /// <summary>What a number names.</summary>
    public static implicit operator QuestionPosition(long number) => new(number);
}
