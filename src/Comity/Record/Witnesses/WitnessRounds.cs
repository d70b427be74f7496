using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Witnesses;

/// <summary>Asks the witnesses to cosign each new checkpoint, all at once, two seconds each. A witness that has seen more than there is stops the record: then it was rolled back.</summary>
/// <param name="record">The record.</param>
/// <param name="book">The witnesses.</param>
/// <param name="clients">Makes connections.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where trouble is written.</param>
public sealed partial class WitnessRounds(OpenRecord record, WitnessBook book, IHttpClientFactory clients, TimeProvider time, ILogger<WitnessRounds> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, long> known = new(StringComparer.Ordinal);

    /// <summary>One round: every witness is asked about the checkpoint that the record has now. Answers when all have answered or were too slow.</summary>
    public async Task RoundAsync(CancellationToken cancel)
    {
        if (record.Now.Head is not { } head || book.Policy is not { } policy)
            return;
        var round = new Round(head);
        await Task.WhenAll(policy.Witnesses.Where(witness => witness.Url.Length > 0).Select(witness => AskAsync(witness, round, cancel)));
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
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or LogProblem)
        {
            Trouble(witness, problem is LogProblem ? problem.Message : $"It did not answer within {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {problem.Message}");
        }
    }

    private static bool IsCosigned(PolicyVoice witness, Note head) => head.Check(witness.Key!).Valid.Length > 0;

    private async Task TakeAsync(PolicyVoice witness, Round round, long size, Answer answer, CancellationToken cancel)
    {
        if (answer.Conflict is { } seen)
        {
            // Another server on the same store may have entered, and shown the witness, what this one has not read yet.
            if ((await record.AtLeastAsync(seen, cancel)).Size >= seen)
                return;
            Trouble(witness, $"It has seen {seen} entries, more than the {size} of this record: an older copy of the record was restored, or there are two of it.");
            record.Halt($"The witness {witness.Name} has seen {seen} entries of this record, which has {size}. Restore the newest copy, or begin a new origin with `comity restore`.");
            return;
        }
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
        book.Note(round.With(signatures));
        book.Note(new WitnessStanding(witness.Name, size, time.GetUtcNow(), null));
    }

    private void Trouble(PolicyVoice witness, string what)
    {
        LogTrouble(log, witness.Name, what);
        book.Note(book.Standings.First(standing => standing.Name == witness.Name) with { Trouble = what });
    }

    private async Task<Answer> SendAsync(PolicyVoice witness, long old, Note head, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var client = clients.CreateClient("witness");
        var body = WitnessRequest.Write(old, record.Tree.Consistency(old, Checkpoint.Of(head).Size).AsSpan(), head);
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var response = await client.PostAsync(new Uri($"{witness.Url.TrimEnd('/')}/add-checkpoint"), content, patience.Token);
        var text = await response.Content.ReadAsStringAsync(patience.Token);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => new(text, null, null),
            HttpStatusCode.Conflict when long.TryParse(text.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) => new(null, seen, null),
            var status => new(null, null, $"It refused with status {(int)status}: {text[..Math.Min(text.Length, 200)].Trim()}"),
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

    private sealed record Answer(string? Text, long? Conflict, string? Refusal);
}
