using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Witnesses;

/// <summary>Asks the witnesses to cosign each new checkpoint, all at once, two seconds each. A witness that shows a checkpoint of this log to which the record
/// does not lead halts it: then it was rolled back, or there are two. One that only says so halts nothing, except at the start, when nothing is lost by
/// waiting for an operator.</summary>
/// <param name="record">The record.</param>
/// <param name="book">The witnesses.</param>
/// <param name="clients">Makes connections.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where trouble is written.</param>
public sealed partial class WitnessRounds(OpenRecord record, WitnessBook book, IHttpClientFactory clients, TimeProvider time, ILogger<WitnessRounds> log)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, long> known = new(StringComparer.Ordinal);
    private readonly WitnessEvidence evidence = new(record, clients, Patience);
    private bool isStarting;

    /// <summary>One round: every witness is asked about the checkpoint that the record has now. Answers when all have answered or were too slow.</summary>
    public async Task RoundAsync(CancellationToken cancel)
    {
        if (record.Whole.Head is not { } head || book.Policy is not { } policy)
            return;
        var round = new Round(head);
        await Task.WhenAll(policy.Witnesses.Where(witness => witness.Url.Length > 0).Select(witness => AskAsync(witness, round, cancel)));
    }

    /// <summary>The first round, before anything is entered: a record that was put back from an older copy must not go on. Who does not answer holds up
    /// nothing.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        isStarting = true;
        await RoundAsync(cancellationToken);
        isStarting = false;
        record.GoOn();
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (book.Policy is null)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = record.Changed;
            await RoundAsync(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(Again, time, stoppingToken));
        }
    }

    private async Task AskAsync(PolicyVoice witness, Round round, CancellationToken cancel)
    {
        var (head, size) = (round.Head, Checkpoint.Of(round.Head).Size);
        if (known.GetValueOrDefault(witness.Name) is var old && old == size && IsCosigned(witness, head))
            return;
        try
        {
            var answer = await SendAsync(witness, Math.Min(old, size), head, cancel);
            if (answer.Conflict is { } seen && seen <= size)
                answer = await SendAsync(witness, seen, head, cancel);
            await TakeAsync(witness, round, size, answer, cancel);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or LogProblem or StoreProblem)
        {
            Trouble(witness, problem is LogProblem or StoreProblem ? problem.Message
                : $"It did not answer within {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {problem.Message}");
        }
    }

    private static bool IsCosigned(PolicyVoice witness, Note head) => head.Check(witness.Key!).Valid.Length > 0;

    private async Task TakeAsync(PolicyVoice witness, Round round, long size, Answer answer, CancellationToken cancel)
    {
        if (answer.Conflict is { } seen)
        {
            // Another server on the same store may have entered, and shown the witness, what this one has not read yet.
            if (!await IsProvenAsync(witness, cancel) && (await record.AtLeastAsync(seen, cancel)).Size < seen)
                Doubt(witness, seen);
            return;
        }
        if (answer.IsOther && await IsProvenAsync(witness, cancel))
            return;
        if (answer.Text is not { } lines)
        {
            Trouble(witness, answer.Refusal ?? "It refused.");
            return;
        }
        var signatures = WitnessRequest.ReadAnswer(round.Head, lines, witness.Key!);
        if (signatures.IsEmpty)
        {
            Trouble(witness, "It answered without a cosignature of its own.");
            return;
        }
        known[witness.Name] = size;
        record.AddCosignatures(size, signatures.AsSpan());
        foreach (var signature in signatures)
            if (Cosignature.TimeOf(witness.Key!, signature) is { } seconds)
                record.ConfirmTime(DateTimeOffset.FromUnixTimeSeconds(seconds));
        book.Note(round.With(signatures));
        book.Note(new WitnessStanding(witness.Name, size, time.GetUtcNow(), null));
    }

    /// <summary>Halts the record when the witness shows what the log signed and the record does not hold.</summary>
    private async Task<bool> IsProvenAsync(PolicyVoice witness, CancellationToken cancel)
    {
        if (await evidence.FindAsync(witness, cancel) is not { } proof)
            return false;
        var shown = Checkpoint.Of(proof).Size;
        Trouble(witness,
            $"It shows a checkpoint of {shown} entries that this log signed and that this record, with {record.Size}, does not lead to: an older copy was "
            + $"restored, or there are two.", new(shown, IsProven: true));
        record.Halt($"The witness {witness.Name} shows a checkpoint of {shown} entries with this log's signature; this record has {record.Size} and does "
            + $"not lead to it. Restore the newest copy, or begin a new origin with `comity restore`.", proof);
        return true;
    }

    /// <summary>The witness says that it has seen more, and shows nothing for it. Whoever holds the key of one witness must not be able to stop a
    /// process.</summary>
    private void Doubt(PolicyVoice witness, long seen)
    {
        var what = $"It says that it has seen {seen} entries, more than the {record.Size} of this record, and shows no checkpoint with this log's "
            + $"signature for it.";
        Trouble(witness, isStarting ? $"{what} Nothing is entered until an operator has looked." : $"{what} It is not believed; the record goes on.",
            new(seen, IsProven: false));
        if (isStarting)
            record.Halt($"The witness {witness.Name} says that it has seen {seen} entries of this record, which has {record.Size}. If this is an older "
                + $"copy, use `comity restore`; if it is the newest, take the witness out of `witnesses.policy` and start again.");
    }

    private void Trouble(PolicyVoice witness, string what, WitnessClaim? claim = null)
    {
        var standing = book.Standings.First(standing => standing.Name == witness.Name);
        if (standing.Trouble != what)
            LogTrouble(log, witness.Name, what);
        book.Note(standing with { Trouble = what, Claim = claim });
    }

    private async Task<Answer> SendAsync(PolicyVoice witness, long old, Note head, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var client = clients.CreateClient("witness");
        client.MaxResponseContentBufferSize = WitnessEvidence.LongestAnswer;
        var body = WitnessRequest.Write(old, record.Tree.Consistency(old, Checkpoint.Of(head).Size).AsSpan(), head);
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var response = await client.PostAsync(new Uri($"{witness.Url.TrimEnd('/')}/add-checkpoint"), content, patience.Token);
        var text = await response.Content.ReadAsStringAsync(patience.Token);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => new(text, null, null),
            HttpStatusCode.Conflict when long.TryParse(text.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) =>
                new(null, seen, null),
            var status =>
                new(null, null, $"It refused with status {(int)status}: {text[..Math.Min(text.Length, 200)].Trim()}") {
                IsOther = status == HttpStatusCode.UnprocessableEntity },
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Witness {Name}: {What}")]
    private static partial void LogTrouble(ILogger log, string name, string what);

    /// <summary>One checkpoint and what was signed of it in this round: the record may have gone on meanwhile.</summary>
    private sealed class Round(Note head)
    {
        private readonly Lock oneAtATime = new();
        private Note all = head;

        public Note Head { get; } = head;

        public Note With(ImmutableArray<NoteSignature> signatures)
        {
            lock (oneAtATime)
                return all = all.With(signatures.AsSpan());
        }
    }

    private sealed record Answer(string? Text, long? Conflict, string? Refusal)
    {
        /// <summary>Whether the checkpoint does not go on from what the witness has cosigned.</summary>
        public bool IsOther { get; init; }
    }
}
