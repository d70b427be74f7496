using System.Globalization;
using System.Text;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Storage;

/// <summary>What others know of a log.</summary>
/// <param name="Checkpoints">The checkpoints that they showed, each with who showed it.</param>
/// <param name="Sentences">What was asked, and what the answer was.</param>
internal sealed record KnownSizes(IReadOnlyList<(string By, Checkpoint Checkpoint)> Checkpoints, IReadOnlyList<string> Sentences)
{
    /// <summary>The largest checkpoint that anyone showed, as the log signed it; null when nobody showed one.</summary>
    public Note? LargestNote { get; init; }

    /// <summary>The largest size that anyone knows.</summary>
    public long Largest => Checkpoints.Select(known => known.Checkpoint.Size).DefaultIfEmpty(0).Max();

    /// <summary>Asks every witness and mirror, and the keys themselves.</summary>
    /// <exception cref="UserError">There is nobody to ask, or somebody does not answer, and the operator did not say that this is so.</exception>
    public static async Task<KnownSizes> AskAsync(RestoreTerms terms, WitnessPolicy? policy, VerifierKey verifier, string keys, CancellationToken cancel)
    {
        var path = $"{Hash.Of(Encoding.UTF8.GetBytes(verifier.Name)).ToHex()}/checkpoint";
        (string Address, string Path)[] asked =
        [
            .. terms.Witnesses.Concat(policy?.Witnesses.Select(witness => witness.Url) ?? []).Where(url => url.Length > 0).Distinct()
                .Select(url => (url, path)),
            .. terms.Mirrors.Select(mirror => (mirror, LogSource.CheckpointPath)),
        ];
        if (asked.Length == 0 && !terms.Alone)
            throw new UserError(
                "Nobody was named who could know how long the record was: name witnesses with --witness, mirrors or the old server's log with --mirror, or "
                + "say with --alone that there are none.");
        var answers = await Task.WhenAll(asked.Select(one => AskAsync(one.Address, one.Path, verifier, terms.Alone, cancel)));
        var known = answers.Where(answer => answer.Checkpoint is not null).Select(answer => (answer.By, answer.Checkpoint!)).ToList();
        if (new SeenMark(keys).Read() is { } seen)
            known.Add(("the keys themselves", seen));
        return new(known, [.. answers.Select(answer => answer.Sentence)])
        {
            LargestNote = answers.Where(answer => answer.Note is not null).OrderBy(answer => answer.Checkpoint!.Size).Select(answer => answer.Note)
                .LastOrDefault(),
        };
    }

    private static async Task<(string By, Checkpoint? Checkpoint, string Sentence, Note? Note)> AskAsync(string address, string path, VerifierKey verifier,
        bool alone, CancellationToken cancel)
    {
        try
        {
            using var source = LogSource.Open(address);
            if (await source.ReadAsync(path, LogSource.LongestText, cancel) is not { } bytes)
                return (address, null, $"{address} knows nothing of this log.", null);
            var note = Note.Parse(bytes);
            var checkpoint = Checkpoint.Of(note);
            return checkpoint.Origin == verifier.Name && note.IsSignedBy(verifier)
                ? (address, checkpoint, string.Create(CultureInfo.InvariantCulture, $"{address} knows {checkpoint.Size} entries."), note)
                : throw new UserError($"What it shows is no checkpoint that `{verifier.Name}` signed.", address);
        }
        catch (LogProblem problem)
        {
            throw new UserError($"What it shows is no checkpoint: {problem.Message}", address);
        }
        catch (UserError problem) when (alone)
        {
            return (address, null, $"{address} was not heard: {problem.Message}", null);
        }
        catch (UserError problem)
        {
            throw new UserError(
                $"{problem.Message} Without its answer the record may go on from where it already went another way; try again, or say with --alone that it "
                + $"cannot be asked.", address);
        }
    }
}
