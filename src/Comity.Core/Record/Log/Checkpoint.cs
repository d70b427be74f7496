using System.Collections.Immutable;

namespace Comity.Record.Log;

/// <summary>
/// What a log says of itself at a size: its origin, the number of its leaves and the root over them (tlog-checkpoint). Compared by its text.
/// </summary>
public sealed class Checkpoint : IEquatable<Checkpoint>
{
    /// <summary>The checkpoint of a log at a size.</summary>
    /// <param name="origin">Who the log is: one line, usually a URL without its scheme.</param>
    /// <param name="size">The number of leaves, from 0.</param>
    /// <param name="root">The root over them.</param>
    /// <param name="extensions">Further lines, which nobody audits: better none.</param>
    /// <exception cref="LogProblem">The origin or an extension is empty or holds a control character, or the size is below 0.</exception>
    public Checkpoint(string origin, long size, Hash root, params ImmutableArray<string> extensions)
    {
        foreach (var line in extensions.Add(origin))
            if (line.Length == 0 || line.Contains('\n', StringComparison.Ordinal))
                throw new LogProblem("The lines of a checkpoint are not empty.");
        if (size < 0)
            throw new LogProblem($"A log cannot have {size} leaves.");
        (Origin, Size, Root, Extensions) = (origin, size, root, extensions);
        Text = string.Concat((ReadOnlySpan<string>)[$"{origin}\n{size}\n{root}\n", .. extensions.Select(line => line + "\n")]);
        _ = Note.BytesOf(Text);
    }

    /// <summary>Who the log is.</summary>
    public string Origin { get; }

    /// <summary>The number of leaves.</summary>
    public long Size { get; }

    /// <summary>The root over the leaves.</summary>
    public Hash Root { get; }

    /// <summary>Further lines. Nobody audits what they say, and ML-DSA cosignatures leave them out.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>The text of the note: the three lines and the extensions, each with a newline at its end.</summary>
    public string Text { get; }

    /// <summary>Reads the text of a checkpoint, which is written in one way only.</summary>
    /// <exception cref="LogProblem">It is not a checkpoint.</exception>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length != 0)
            throw new LogProblem("A checkpoint has at least three lines: origin, size and root, each with a newline at its end.");
        if (!Digits.TryRead(lines[1], out var size))
            throw new LogProblem($"The size of a checkpoint is a decimal number below 2^63 without leading zeros, not `{lines[1]}`.", 2);
        if (!Hash.TryParseBase64(lines[2], out var root))
            throw new LogProblem($"The root of a checkpoint is a hash in base64, not `{lines[2]}`.", 3);
        return new(lines[0], size, root, [.. lines[3..^1]]);
    }

    /// <summary>Reads the checkpoint that a note carries.</summary>
    /// <exception cref="LogProblem">The note's text is not a checkpoint.</exception>
    public static Checkpoint Of(Note note) => Parse(note.Text);

    /// <summary>Signs it in the name of the log.</summary>
    public Note Sign(params ReadOnlySpan<SignerKey> signers) => Note.Sign(Text, signers);

    /// <inheritdoc/>
    public bool Equals(Checkpoint? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Checkpoint);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text of the note.</summary>
    public override string ToString() => Text;
}
