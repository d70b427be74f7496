using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Forum.Documents;

/// <summary>A paragraph of a document, as the document numbers it.</summary>
public sealed record ParagraphNumber(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ParagraphNumber?(string? text) => text is null ? null : new(text);
}

/// <summary>A proposed wording, by the position of its entry.</summary>
public sealed record ProposalPosition(long Value) : NumberValue(Value), IReference
{
    /// <summary>What a number names.</summary>
    public static implicit operator ProposalPosition(long number) => new(number);
}
