using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Negotiation.Consultations;

/// <summary>A consultation, by its id.</summary>
public sealed record ConsultationId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ConsultationId?(string? text) => text is null ? null : new(text);
}
