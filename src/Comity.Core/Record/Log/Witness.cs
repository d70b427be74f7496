using System.Collections.Immutable;
using System.Globalization;

namespace Comity.Record.Log;

/// <summary>What a witness keeps of a log: the last checkpoint that it cosigned.</summary>
/// <param name="Origin">Who the log is.</param>
/// <param name="Size">The number of leaves.</param>
/// <param name="Root">The root over them.</param>
/// <param name="Note">The checkpoint with the log's signature and the witness's own, as monitors fetch it.</param>
public sealed record WitnessState(string Origin, long Size, Hash Root, Note Note);

/// <summary>A witness's answer to a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The cosignatures, the size that is known, or a sentence that says what is wrong.</param>
/// <param name="State">What to keep from now on; nothing where nothing changes.</param>
public sealed record WitnessAnswer(int Status, string ContentType, string Body, WitnessState? State);

/// <summary>
/// A witness: it cosigns a log's checkpoint when that only adds to the last one that it cosigned (tlog-witness, add-checkpoint). It decides and
/// keeps nothing: whoever asks must store the new state durably before sending the answer, and let no other request of that log in between.
/// </summary>
public sealed class Witness
{
    private const string Text = "text/plain; charset=utf-8";
    private const string SizeType = "text/x.tlog.size";

    private readonly ImmutableDictionary<string, ImmutableArray<VerifierKey>> logs;
    private readonly ImmutableArray<SignerKey> signers;

    /// <summary>A witness.</summary>
    /// <param name="logs">The keys that it trusts, by the origin of the log whose checkpoints they sign.</param>
    /// <param name="signers">Its own keys for cosignatures, at least one.</param>
    /// <exception cref="ArgumentException">There is no key of its own, or one that does not make cosignatures.</exception>
    public Witness(IEnumerable<KeyValuePair<string, ImmutableArray<VerifierKey>>> logs, params ImmutableArray<SignerKey> signers)
    {
        if (signers.IsEmpty || signers.Any(signer => signer.Verifier.Type == SignatureType.Ed25519))
            throw new ArgumentException("A witness has keys for cosignatures, of type 4 or 6.", nameof(signers));
        (this.logs, this.signers) = (logs.ToImmutableDictionary(), signers);
    }

    /// <summary>Answers a request to add a checkpoint.</summary>
    /// <param name="body">The body of the request.</param>
    /// <param name="stored">What is kept of the log of an origin, if anything; asked at most once.</param>
    /// <param name="time">Now, in seconds since 1970 (POSIX), above 0.</param>
    public WitnessAnswer Answer(string body, Func<string, WitnessState?> stored, long time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, 1);
        WitnessRequest request;
        try
        {
            request = WitnessRequest.Parse(body);
        }
        catch (LogProblem problem)
        {
            return No(400, problem.Message);
        }

        if (!logs.TryGetValue(request.Checkpoint.Origin, out var keys))
            return No(404, "This witness does not know the log.");
        var check = request.Note.Check(keys.AsSpan());
        return check.Flaw switch
        {
            NoteFlaw.NoKnownSignature => No(403, "No key that this witness trusts for the log signed the checkpoint."),
            NoteFlaw.WrongSignature => No(403, "The log's signature is wrong."),
            _ => Decide(request, check, stored(request.Checkpoint.Origin), time),
        };
    }

    private WitnessAnswer Decide(WitnessRequest request, NoteCheck check, WitnessState? stored, long time)
    {
        var (checkpoint, known) = (request.Checkpoint, stored?.Size ?? 0);
        if (request.Old > checkpoint.Size)
            return No(400, "The old size is larger than the checkpoint's.");
        if (request.Old != known)
            return new(409, SizeType, string.Create(CultureInfo.InvariantCulture, $"{known}\n"), null);
        if (checkpoint.Size == 0 && checkpoint.Root != Merkle.EmptyRoot)
            return No(422, "The root of a log without leaves is the hash of nothing.");
        if (!IsConsistent(request, stored))
            return No(422, "The consistency proof does not lead from the last checkpoint to this one.");
        return Cosigned(checkpoint, check, time);
    }

    /// <summary>From size 0 no proof may be given, for the empty tree is consistent with any; between equal sizes the roots must be equal.</summary>
    private static bool IsConsistent(WitnessRequest request, WitnessState? stored) =>
        request.Old == 0
            ? request.Proof.IsEmpty
            : MerkleProof.Consistency(request.Old, stored!.Root, request.Checkpoint.Size, request.Checkpoint.Root, request.Proof.AsSpan());

    private WitnessAnswer Cosigned(Checkpoint checkpoint, NoteCheck check, long time)
    {
        ImmutableArray<NoteSignature> cosignatures;
        try
        {
            cosignatures = [.. signers.Select(signer => Cosignature.Sign(checkpoint, signer, time))];
        }
        catch (LogProblem problem)
        {
            return No(400, problem.Message);
        }

        var note = new Note(checkpoint.Text, [.. check.Valid.Select(valid => valid.Signature).Take(Note.MaximumSignatures - signers.Length), .. cosignatures]);
        return new(200, Text, string.Concat(cosignatures.Select(line => $"{line}\n")), new(checkpoint.Origin, checkpoint.Size, checkpoint.Root, note));
    }

    private static WitnessAnswer No(int status, string message) => new(status, Text, message + "\n", null);
}
