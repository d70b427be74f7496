using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;

namespace Comity.Norms.Texts;

/// <summary>A text, by its id, such as `norms-2015`.</summary>
public sealed record TextId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator TextId?(string? text) => text is null ? null : new(text);
}

/// <summary>A norm: its id in a model of the text, such as `UN-c`, or the paragraph of the text that holds it, such as `13(c)`.</summary>
public sealed record NormId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator NormId?(string? text) => text is null ? null : new(text);
}

/// <summary>A norm book, by the hash of its listing, which names its files by hash.</summary>
public sealed record BookHash(Hash Value) : FileName(Value), IReference
{
    /// <inheritdoc/>
    public override FileUse? Use => FileUse.Listing;

    /// <summary>What a hash names.</summary>
    public static implicit operator BookHash(Hash hash) => new(hash);
}
