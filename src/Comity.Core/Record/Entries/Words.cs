using System.Diagnostics.CodeAnalysis;

namespace Comity.Record.Entries;

/// <summary>Words in a line: a title, a symbol, a reference.</summary>
public sealed record Title(string Value) : TextValue(Value)
{
    /// <summary>The words of a text.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Title?(string? text) => text is null ? null : new(text);
}

/// <summary>Words at length, in plain text: reasons, statements, proposals.</summary>
public sealed record Words(string Value) : TextValue(Value)
{
    /// <summary>The words of a text.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Words?(string? text) => text is null ? null : new(text);
}

/// <summary>A language, by its tag (BCP 47): `en`, `fr`, `ar`.</summary>
public sealed record LanguageTag(string Value) : TextValue(Value)
{
    /// <summary>The language of a tag.</summary>
    [return: NotNullIfNotNull(nameof(tag))]
    public static implicit operator LanguageTag?(string? tag) => tag is null ? null : new(tag);
}
