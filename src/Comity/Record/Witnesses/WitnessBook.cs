using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Witnesses;

/// <summary>How it stands with one witness.</summary>
/// <param name="Name">What the policy calls it.</param>
/// <param name="Size">The last size that it cosigned; null when it never did.</param>
/// <param name="At">When.</param>
/// <param name="Trouble">What went wrong at the last try; null when nothing did.</param>
public sealed record WitnessStanding(string Name, long? Size, DateTimeOffset? At, string? Trouble)
{
    /// <summary>What it says against this record; null when it says nothing.</summary>
    public WitnessClaim? Claim { get; init; }
}

/// <summary>A witness says that it has seen more of the record than there is, or another one.</summary>
/// <param name="Size">How many entries it says it has seen.</param>
/// <param name="IsProven">Whether it shows a checkpoint for it that the log's own key signed.</param>
public sealed record WitnessClaim(long Size, bool IsProven);

/// <summary>Which witnesses this record has, by its policy file, and what each did last. Without a file there are none, and the pages say so.</summary>
public sealed class WitnessBook
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, WitnessStanding> standings = new(StringComparer.Ordinal);
    private readonly Lock showing = new();
    private volatile Note? witnessed;
    private Note? shown;

    /// <summary>The witnesses of a policy; none when it is null.</summary>
    public WitnessBook(WitnessPolicy? policy, string? text)
    {
        (Policy, Text) = (policy, text);
        foreach (var witness in policy?.Witnesses ?? [])
            standings[witness.Name] = new(witness.Name, null, null, null);
    }

    /// <summary>The policy; null when there are no witnesses.</summary>
    public WitnessPolicy? Policy { get; }

    /// <summary>The policy as it is written.</summary>
    public string? Text { get; }

    /// <summary>The last checkpoint that enough witnesses cosigned.</summary>
    public Note? Witnessed => witnessed;

    /// <summary>How it stands with each, in the order of their names.</summary>
    public ImmutableArray<WitnessStanding> Standings => [.. standings.Values.OrderBy(standing => standing.Name, StringComparer.Ordinal)];

    /// <summary>The witnesses of a data folder: the file `witnesses.policy` in it.</summary>
    /// <exception cref="UserError">The file is no policy.</exception>
    public static WitnessBook Read(string data)
    {
        var file = Path.Combine(data, "witnesses.policy");
        if (!File.Exists(file))
            return new(null, null);
        try
        {
            var text = File.ReadAllText(file);
            return new(WitnessPolicy.Parse(text), text);
        }
        catch (LogProblem problem)
        {
            throw new UserError($"The witnesses' policy cannot be read: {problem.Message}", problem.Line is { } line ? $"{file}:{line}" : file);
        }
    }

    /// <summary>Whether enough witnesses cosigned a checkpoint.</summary>
    public bool IsEnough(Note checkpoint) =>
        Policy is not null && Policy.HasQuorum([.. checkpoint.Check([.. Policy.Witnesses.Select(witness => witness.Key!)]).Valid.Select(valid => valid.Key)]);

    /// <summary>The checkpoint to show: where there are witnesses, the newest that enough of them cosigned, unless they have not come along for five seconds.
    /// Never one of a smaller size than was shown before: to whoever watches the log, that would look as if entries were gone.</summary>
    public Note? ToShow(RecordView view, DateTimeOffset now)
    {
        var next = Policy is null || view.Head is null || witnessed is null || now - view.Picture.At > Patience ? view.Head : witnessed;
        lock (showing)
            return shown = next is null || shown is null || Checkpoint.Of(next).Size >= Checkpoint.Of(shown).Size ? next : shown;
    }

    /// <summary>Notes what a witness did.</summary>
    internal void Note(WitnessStanding standing) => standings[standing.Name] = standing;

    /// <summary>Notes that a checkpoint has enough cosignatures.</summary>
    internal void Note(Note checkpoint)
    {
        if (IsEnough(checkpoint) && (witnessed is null || Checkpoint.Of(checkpoint).Size >= Checkpoint.Of(witnessed).Size))
            witnessed = checkpoint;
    }
}
