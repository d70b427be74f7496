using System.Collections.Immutable;
using System.Text;

namespace Comity.Record.Log;

/// <summary>What a log asks of a witness: to cosign a checkpoint that goes on from an earlier one (tlog-witness, add-checkpoint).</summary>
/// <param name="Old">The size that the log believes the witness to have seen last.</param>
/// <param name="Proof">The consistency from there to the checkpoint, at most 63 hashes; empty from 0.</param>
/// <param name="Note">The signed checkpoint.</param>
/// <param name="Checkpoint">What the checkpoint says.</param>
public sealed record WitnessRequest(long Old, ImmutableArray<Hash> Proof, Note Note, Checkpoint Checkpoint)
{
    /// <summary>The most hashes in a request.</summary>
    public const int LongestProof = 63;

    private const string OldWord = "old ";

    /// <summary>Writes the body of a request.</summary>
    /// <exception cref="LogProblem">There are too many hashes, the note is not a checkpoint, or the old size is below 0.</exception>
    public static string Write(long old, ReadOnlySpan<Hash> proof, Note checkpoint)
    {
        _ = Checkpoint.Of(checkpoint);
        if (old < 0 || proof.Length > LongestProof)
            throw new LogProblem($"A request begins at a size from 0 on and has at most {LongestProof} hashes.");
        var text = new StringBuilder(OldWord).Append(old).Append('\n');
        foreach (ref readonly var hash in proof)
            text.Append(hash.ToBase64()).Append('\n');
        return text.Append('\n').Append(checkpoint).ToString();
    }

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="LogProblem">It is not written as requests are.</exception>
    public static WitnessRequest Parse(string body)
    {
        var end = body.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
            throw new LogProblem("A request has an empty line between the proof and the checkpoint.");
        var lines = body[..end].Split('\n', LongestProof + 2);
        if (!lines[0].StartsWith(OldWord, StringComparison.Ordinal) || !Digits.TryRead(lines[0].AsSpan(OldWord.Length), out var old))
            throw new LogProblem("A request begins with `old` and a size, a decimal number without leading zeros.", 1);
        if (lines.Length > LongestProof + 1)
            throw new LogProblem($"A request has at most {LongestProof} hashes.");
        var proof = ImmutableArray.CreateBuilder<Hash>();
        for (var line = 1; line < lines.Length; line++)
            proof.Add(Hash.TryParseBase64(lines[line], out var hash) ? hash : throw new LogProblem("A line of the proof is not a hash in base64.", line + 1));
        var note = Note.Parse(body[(end + 2)..]);
        return new(old, proof.DrainToImmutable(), note, Checkpoint.Of(note));
    }

    /// <summary>
    /// Reads a witness's answer of status 200: the cosignatures of known keys that hold over the checkpoint. Those of others are ignored.
    /// </summary>
    /// <exception cref="LogProblem">The answer is not lines of signatures, or a known witness's does not hold.</exception>
    public static ImmutableArray<NoteSignature> ReadAnswer(Note checkpoint, string answer, params ReadOnlySpan<VerifierKey> witnesses)
    {
        if (!answer.EndsWith('\n'))
            throw new LogProblem("A witness answers with signatures' lines, each with a newline at its end.");
        var lines = answer[..^1].Split('\n', Note.MaximumSignatures + 1);
        var check = new Note(checkpoint.Text, [.. lines.Select(NoteSignature.Parse)]).Check(witnesses);
        return check.Flaw == NoteFlaw.WrongSignature
            ? throw new LogProblem("The witness answered with a cosignature that does not hold.")
            : [.. check.Valid.Select(valid => valid.Signature)];
    }
}
