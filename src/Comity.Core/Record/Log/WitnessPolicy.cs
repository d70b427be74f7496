using System.Collections.Immutable;

namespace Comity.Record.Log;

/// <summary>A log that a policy takes checkpoints of.</summary>
/// <param name="Key">Its key, whose name is the log's origin.</param>
/// <param name="Url">Where the log answers; empty where the policy does not say.</param>
public sealed record PolicyLog(VerifierKey Key, string Url);

/// <summary>A witness, or a group of witnesses and groups: whoever may count for a quorum.</summary>
/// <param name="Name">What the policy calls it; means nothing outside of it.</param>
/// <param name="Key">The key of a witness; none for a group.</param>
/// <param name="Url">Where a witness takes checkpoints; empty for a group, or where the policy does not say.</param>
/// <param name="Threshold">How many members a group needs; 0 for a witness.</param>
/// <param name="Members">The places of the members among <see cref="WitnessPolicy.Voices"/>, all of them before the group's own.</param>
public sealed record PolicyVoice(string Name, VerifierKey? Key, string Url, int Threshold, ImmutableArray<int> Members);

/// <summary>What a checkpoint lacks under a policy.</summary>
public enum PolicyFlaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The policy lists no log of that origin.</summary>
    UnknownLog,

    /// <summary>The log's key did not sign it.</summary>
    NotSigned,

    /// <summary>A signature in the name of a listed log or witness does not hold.</summary>
    WrongSignature,

    /// <summary>Too few witnesses cosigned it.</summary>
    NoQuorum,
}

/// <summary>Which logs and which witnesses are believed, and how many of them are enough (tlog-policy).</summary>
public sealed class WitnessPolicy
{
    private readonly VerifierKey[] keys;

    internal WitnessPolicy(ImmutableArray<PolicyLog> logs, ImmutableArray<PolicyVoice> voices, int? quorum)
    {
        (Logs, Voices, Quorum) = (logs, voices, quorum);
        keys = [.. logs.Select(log => log.Key).Union(voices.Select(voice => voice.Key).OfType<VerifierKey>())];
    }

    /// <summary>The logs, in the order of the policy.</summary>
    public ImmutableArray<PolicyLog> Logs { get; }

    /// <summary>Witnesses and groups, in the order of the policy.</summary>
    public ImmutableArray<PolicyVoice> Voices { get; }

    /// <summary>Whose word is enough: a place among <see cref="Voices"/>; none where no cosignature is asked for.</summary>
    public int? Quorum { get; }

    /// <summary>The witnesses, in the order of the policy.</summary>
    public IEnumerable<PolicyVoice> Witnesses => Voices.Where(voice => voice.Key is not null);

    /// <summary>Reads a policy.</summary>
    /// <exception cref="LogProblem">A line is wrong: it says which and what to do.</exception>
    public static WitnessPolicy Parse(ReadOnlySpan<byte> policy) => new PolicyReader().Read(policy);

    /// <summary>Reads a policy.</summary>
    /// <exception cref="LogProblem">A line is wrong: it says which and what to do.</exception>
    public static WitnessPolicy Parse(string policy) => Parse(System.Text.Encoding.UTF8.GetBytes(policy));

    /// <summary>Whether the cosignatures of these keys are enough. A key that is no witness of the policy counts for nothing.</summary>
    public bool HasQuorum(IReadOnlyCollection<VerifierKey> cosigners)
    {
        if (Quorum is not { } quorum)
            return true;
        // Groups come after their members: one pass decides all of them.
        var witnessed = new bool[Voices.Length];
        for (var place = 0; place <= quorum; place++)
            witnessed[place] = Voices[place] is { Key: { } key }
                ? cosigners.Contains(key)
                : Voices[place].Members.Count(member => witnessed[member]) >= Voices[place].Threshold;
        return witnessed[quorum];
    }

    /// <summary>Checks a checkpoint: one listed log of its origin signed it, and the witnesses that cosigned it are a quorum.</summary>
    /// <exception cref="LogProblem">The note is not a checkpoint.</exception>
    public PolicyFlaw Check(Note note)
    {
        var origin = Checkpoint.Of(note).Origin;
        if (!Logs.Any(log => log.Key.Name == origin))
            return PolicyFlaw.UnknownLog;
        var check = note.Check(keys);
        if (check.Flaw == NoteFlaw.WrongSignature)
            return PolicyFlaw.WrongSignature;
        var signers = check.Valid.Select(valid => valid.Key).ToHashSet();
        if (!Logs.Any(log => log.Key.Name == origin && signers.Contains(log.Key)))
            return PolicyFlaw.NotSigned;
        return HasQuorum(signers) ? PolicyFlaw.None : PolicyFlaw.NoQuorum;
    }
}
