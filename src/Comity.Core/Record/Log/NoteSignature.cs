using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Comity.Record.Log;

/// <summary>One line under a note: who signed, and the signature (signed-note, Signatures). Two compare by value.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">The number of the key among those of its name.</param>
/// <param name="Bytes">The signature without the key's id; for cosignatures with the time in front.</param>
public sealed record NoteSignature(string Name, uint KeyId, ImmutableArray<byte> Bytes)
{
    private const string Dash = "\u2014 ";

    /// <summary>Reads a line without its newline.</summary>
    /// <exception cref="LogProblem">It is not a signature's line.</exception>
    public static NoteSignature Parse(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        if (parts.Length != 2 || !KeyName.IsValid(parts[0]))
            throw new LogProblem("A signature's line is a dash (U+2014), a space, the name of the key, a space and the signature.");
        if (!Base64Text.TryReadLoosely(parts[1], out var bytes) || bytes.Length <= sizeof(uint))
            throw new LogProblem($"The signature of `{parts[0]}` is not base64 of more than four bytes.");
        return new(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), [.. bytes.AsSpan(sizeof(uint))]);
    }

    /// <inheritdoc/>
    public bool Equals(NoteSignature? other) =>
        other is not null && KeyId == other.KeyId && Name == other.Name && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, KeyId, Bytes.Length);

    /// <summary>The line without its newline.</summary>
    public override string ToString()
    {
        Span<byte> id = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
        return $"{Dash}{Name} {Convert.ToBase64String([.. id, .. Bytes])}";
    }
}
