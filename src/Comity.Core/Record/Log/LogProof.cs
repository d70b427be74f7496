using System.Collections.Immutable;
using System.Text;

namespace Comity.Record.Log;

/// <summary>What a proof lacks.</summary>
public enum ProofFlaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its checkpoint is of a log that is not known.</summary>
    UnknownLog,

    /// <summary>The log's key did not sign its checkpoint.</summary>
    NotSigned,

    /// <summary>A signature in the name of a known log or witness does not hold.</summary>
    WrongSignature,

    /// <summary>Too few witnesses cosigned its checkpoint.</summary>
    NoQuorum,

    /// <summary>The entry is not at that place under that checkpoint.</summary>
    NotIncluded,
}

/// <summary>
/// The receipt of one entry: that it stands at a place in a log, under a checkpoint with signatures. It can be verified with nothing but the
/// keys, for ever (tlog-proof). Files end in <c>.tlog-proof</c>.
/// </summary>
public sealed class LogProof
{
    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string ExtraWord = "extra ";
    private const string IndexWord = "index ";
    private const int LongestPath = 63;

    /// <summary>The proof of an entry.</summary>
    /// <param name="index">The place of the entry, from 0.</param>
    /// <param name="path">The hashes from the leaf's sibling up, at most 63.</param>
    /// <param name="note">The signed checkpoint.</param>
    /// <param name="extra">Anything that helps to find the entry; nobody vouches for it. Null writes no such line.</param>
    /// <exception cref="LogProblem">The note is not a signed checkpoint, the index is not below its size, or there are too many hashes.</exception>
    public LogProof(long index, ImmutableArray<Hash> path, Note note, byte[]? extra = null)
    {
        Checkpoint = Checkpoint.Of(note);
        if (note.Signatures.IsEmpty)
            throw new LogProblem("The checkpoint of a proof is signed.");
        if (index < 0 || index >= Checkpoint.Size)
            throw new LogProblem($"The log has no entry {index} at the size {Checkpoint.Size}.");
        if (path.Length > LongestPath)
            throw new LogProblem($"A proof has at most {LongestPath} hashes.");
        (Index, Path, Note, Extra) = (index, path, note, extra is null ? null : [.. extra]);
    }

    /// <summary>The place of the entry, from 0.</summary>
    public long Index { get; }

    /// <summary>The hashes from the leaf's sibling up.</summary>
    public ImmutableArray<Hash> Path { get; }

    /// <summary>The signed checkpoint.</summary>
    public Note Note { get; }

    /// <summary>What the checkpoint says.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>What came along; nobody vouches for it.</summary>
    public ImmutableArray<byte>? Extra { get; }

    /// <summary>Reads a proof.</summary>
    /// <exception cref="LogProblem">It is not a proof.</exception>
    public static LogProof Parse(ReadOnlySpan<byte> proof)
    {
        try
        {
            return Parse(Note.Utf8.GetString(proof));
        }
        catch (DecoderFallbackException)
        {
            throw new LogProblem("A proof is UTF-8, and these bytes are not.");
        }
    }

    /// <summary>Reads a proof.</summary>
    /// <exception cref="LogProblem">It is not a proof.</exception>
    public static LogProof Parse(string proof)
    {
        var end = proof.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = end < 0 ? [] : proof[..end].Split('\n', LongestPath + 4);
        var line = 0;
        if (lines.ElementAtOrDefault(line) != Header)
            throw new LogProblem($"A proof begins with the line `{Header}`, and ends with an empty line and a checkpoint.", 1);
        line++;
        byte[]? extra = null;
        if (lines.ElementAtOrDefault(line) is { } first && first.StartsWith(ExtraWord, StringComparison.Ordinal))
        {
            line++;
            if (!Base64Text.TryRead(first.AsSpan(ExtraWord.Length), out extra))
                throw new LogProblem("What follows `extra` is base64.", line);
        }

        if (lines.ElementAtOrDefault(line) is not { } place || !place.StartsWith(IndexWord, StringComparison.Ordinal)
            || !Digits.TryRead(place.AsSpan(IndexWord.Length), out var index))
            throw new LogProblem("The next line is `index` and the place of the entry, a decimal number without leading zeros.", line + 1);
        line++;
        var path = ImmutableArray.CreateBuilder<Hash>();
        for (; line < lines.Length; line++)
            path.Add(Hash.TryParseBase64(lines[line], out var hash) ? hash : throw new LogProblem("A line of the proof is not a hash in base64.", line + 1));
        return new(index, path.DrainToImmutable(), Note.Parse(proof[(end + 2)..]), extra);
    }

    /// <summary>Checks the proof with the key of the log alone.</summary>
    /// <param name="leaf">The hash of the entry: <see cref="Merkle.Leaf"/>.</param>
    /// <param name="log">The log's key, whose name is the log's origin.</param>
    public ProofFlaw Check(Hash leaf, VerifierKey log)
    {
        if (Checkpoint.Origin != log.Name)
            return ProofFlaw.UnknownLog;
        return Note.Check(log).Flaw switch
        {
            NoteFlaw.None => Included(leaf),
            NoteFlaw.NoKnownSignature => ProofFlaw.NotSigned,
            _ => ProofFlaw.WrongSignature,
        };
    }

    /// <summary>Checks the proof with a policy, which names the logs, the witnesses and the quorum.</summary>
    /// <param name="leaf">The hash of the entry: <see cref="Merkle.Leaf"/>.</param>
    /// <param name="policy">Whom the verifier believes.</param>
    public ProofFlaw Check(Hash leaf, WitnessPolicy policy) => policy.Check(Note) switch
    {
        PolicyFlaw.None => Included(leaf),
        PolicyFlaw.UnknownLog => ProofFlaw.UnknownLog,
        PolicyFlaw.NotSigned => ProofFlaw.NotSigned,
        PolicyFlaw.NoQuorum => ProofFlaw.NoQuorum,
        _ => ProofFlaw.WrongSignature,
    };

    /// <summary>Checks the proof with the key of the log and with a policy for the witnesses, which need not list the log.</summary>
    public ProofFlaw Check(Hash leaf, VerifierKey log, WitnessPolicy witnesses)
    {
        var flaw = Check(leaf, log);
        if (flaw != ProofFlaw.None)
            return flaw;
        var check = Note.Check([.. witnesses.Witnesses.Select(witness => witness.Key!)]);
        if (check.Flaw == NoteFlaw.WrongSignature)
            return ProofFlaw.WrongSignature;
        return witnesses.HasQuorum([.. check.Valid.Select(valid => valid.Key)]) ? ProofFlaw.None : ProofFlaw.NoQuorum;
    }

    /// <summary>Writes the proof.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra is { } extra)
            text.Append(ExtraWord).Append(Convert.ToBase64String(extra.AsSpan())).Append('\n');
        text.Append(IndexWord).Append(Index).Append('\n');
        foreach (var hash in Path)
            text.Append(hash.ToBase64()).Append('\n');
        return text.Append('\n').Append(Note).ToString();
    }

    private ProofFlaw Included(Hash leaf) =>
        MerkleProof.Inclusion(leaf, Index, Checkpoint.Size, Path.AsSpan(), Checkpoint.Root) ? ProofFlaw.None : ProofFlaw.NotIncluded;
}
