using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Members.Accreditation;

/// <summary>Somebody whose accreditation is proposed, by the code that it would have.</summary>
public sealed record ApplicantCode(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ApplicantCode?(string? text) => text is null ? null : new(text);
}
