using System.Collections.Immutable;
using System.Text;

namespace Comity.Record.Log;

/// <summary>What became of the check of a note against known keys.</summary>
public enum NoteFlaw
{
    /// <summary>At least one known key signed, and every signature of a known key holds.</summary>
    None,

    /// <summary>No known key signed.</summary>
    NoKnownSignature,

    /// <summary>A signature in the name of a known key does not hold.</summary>
    WrongSignature,
}

/// <summary>The check of a note: the signatures of known keys that hold, each with its key. Where there is a flaw, none counts.</summary>
/// <param name="Flaw">What is wrong, if anything.</param>
/// <param name="Valid">The signatures that count, in the order of the note.</param>
public sealed record NoteCheck(NoteFlaw Flaw, ImmutableArray<(VerifierKey Key, NoteSignature Signature)> Valid)
{
    /// <summary>Whether the note may be believed.</summary>
    public bool IsAccepted => Flaw == NoteFlaw.None;
}

/// <summary>
/// A text with signatures under it (signed-note). The text is UTF-8, ends in a newline and has no other control character.
/// Compared by what they are written as.
/// </summary>
public sealed class Note : IEquatable<Note>
{
    /// <summary>The most signatures that a note may carry.</summary>
    public const int MaximumSignatures = 100;

    /// <summary>The most bytes that a note may have.</summary>
    public const int LongestNote = 1_000_000;

    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] signed;

    /// <summary>The note of a text and signatures, of which there may be none yet.</summary>
    /// <exception cref="LogProblem">The text does not end in a newline, or has another control character; or a signature is none, or there are too
    /// many.</exception>
    public Note(string text, params ImmutableArray<NoteSignature> signatures)
    {
        if (!text.EndsWith('\n'))
            throw new LogProblem("The text of a note ends in a newline.");
        if (signatures.Length > MaximumSignatures)
            throw new LogProblem($"A note carries at most {MaximumSignatures} signatures.");
        foreach (var signature in signatures)
            if (!KeyName.IsValid(signature.Name) || signature.Bytes.IsDefaultOrEmpty)
                throw new LogProblem("A signature under a note has the name of a key and at least one byte.");
        signed = BytesOf(text);
        (Text, Signatures) = (text, signatures);
    }

    /// <summary>What is signed, with its last newline.</summary>
    public string Text { get; }

    /// <summary>The lines under it.</summary>
    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>What is signed, as bytes.</summary>
    public ReadOnlySpan<byte> TextBytes => signed;

    /// <summary>Signs a text.</summary>
    /// <exception cref="LogProblem">The text is no note's text.</exception>
    public static Note Sign(string text, params ReadOnlySpan<SignerKey> signers)
    {
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>();
        foreach (var signer in signers)
            signatures.Add(signer.Sign(text));
        return new(text, signatures.DrainToImmutable());
    }

    /// <summary>Reads a note with at least one signature.</summary>
    /// <exception cref="LogProblem">It is not a note.</exception>
    public static Note Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestNote)
            throw new LogProblem($"A note has at most {LongestNote} bytes.");
        try
        {
            return Parse(Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new LogProblem("A note is UTF-8, and these bytes are not.");
        }
    }

    /// <summary>Reads a note with at least one signature.</summary>
    /// <exception cref="LogProblem">It is not a note.</exception>
    public static Note Parse(string note)
    {
        if (note.Length > LongestNote)
            throw new LogProblem($"A note has at most {LongestNote} bytes.");
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || end + 2 == note.Length || !note.EndsWith('\n'))
            throw new LogProblem("A note is a text, an empty line and signatures' lines, each with a newline at its end.");
        _ = BytesOf(note);
        var lines = note[(end + 2)..^1].Split('\n', MaximumSignatures + 1);
        if (lines.Length > MaximumSignatures)
            throw new LogProblem($"A note carries at most {MaximumSignatures} signatures.");
        return new(note[..(end + 1)], [.. lines.Select(NoteSignature.Parse)]);
    }

    /// <summary>The note with further signatures at its end.</summary>
    /// <exception cref="LogProblem">There would be too many.</exception>
    public Note With(params ReadOnlySpan<NoteSignature> signatures) => new(Text, [.. Signatures, .. signatures]);

    /// <summary>
    /// Checks the signatures of known keys; those of others are ignored. One wrong signature in the name of a known key spoils the note
    /// (signed-note, Signatures).
    /// </summary>
    public NoteCheck Check(params ReadOnlySpan<VerifierKey> known)
    {
        var valid = ImmutableArray.CreateBuilder<(VerifierKey, NoteSignature)>();
        foreach (var signature in Signatures)
        {
            var isKnown = false;
            var holds = false;
            foreach (var key in known)
            {
                if (holds || !key.Owns(signature))
                    continue;
                isKnown = true;
                holds = key.Verifies(signed, signature.Bytes.AsSpan());
                if (holds)
                    valid.Add((key, signature));
            }

            if (isKnown && !holds)
                return new(NoteFlaw.WrongSignature, []);
        }

        return new(valid.Count == 0 ? NoteFlaw.NoKnownSignature : NoteFlaw.None, valid.DrainToImmutable());
    }

    /// <summary>Whether one of these keys signed, and no signature in their name is wrong.</summary>
    public bool IsSignedBy(params ReadOnlySpan<VerifierKey> keys) => Check(keys).IsAccepted;

    /// <inheritdoc/>
    public bool Equals(Note? other) => other is not null && Text == other.Text && Signatures.SequenceEqual(other.Signatures);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Note);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The note as bytes.</summary>
    public byte[] ToBytes() => Utf8.GetBytes(ToString());

    /// <summary>The note as text.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(signature => $"{signature}\n"))}";

    internal static byte[] BytesOf(string text)
    {
        foreach (var character in text)
            if (character is < ' ' and not '\n')
                throw new LogProblem($"A note has no control characters but newlines, and there is U+{(int)character:X4}.");
        try
        {
            return Utf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new LogProblem("A note has no halves of characters.");
        }
    }
}
