using System.Diagnostics.CodeAnalysis;
using Comity.Record.Entries;

namespace Comity.Record.Keys;

/// <summary>A key, by its id: `k-` and the first 22 characters of the base64url SHA-256 of algorithm and public key.</summary>
public sealed record KeyId(string Value) : TextValue(Value), IReference
{
    /// <summary>What a text names.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator KeyId?(string? text) => text is null ? null : new(text);
}
