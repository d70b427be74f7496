using System.Text;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Record.Witnesses;

/// <summary>Asks a witness for the checkpoint behind its word (tlog-witness, Monitor Retrieval Mechanism). Its word alone proves nothing; the log's own
/// signature does.</summary>
/// <param name="record">The record.</param>
/// <param name="clients">Makes connections.</param>
/// <param name="patience">How long it may take.</param>
internal sealed class WitnessEvidence(OpenRecord record, IHttpClientFactory clients, TimeSpan patience)
{
    /// <summary>The most bytes of an answer.</summary>
    public const int LongestAnswer = 64 * 1024;

    /// <summary>The checkpoint that the witness shows, when this log signed it and this record does not lead to it; null when it proves nothing.</summary>
    public async Task<Note?> FindAsync(PolicyVoice witness, CancellationToken cancel)
    {
        if (await ReadAsync(witness, cancel) is not { } note || !note.IsSignedBy(record.Verifier) || Checkpoint.Of(note) is not { } shown
            || shown.Origin != record.Verifier.Name)
            return null;
        // Another server on the same store may have entered, and shown the witness, what this one has not read yet.
        var view = await record.AtLeastAsync(shown.Size, cancel);
        return shown.Size > view.Size || record.Tree.Root(shown.Size) != shown.Root ? note : null;
    }

    private async Task<Note?> ReadAsync(PolicyVoice witness, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        using var client = clients.CreateClient("witness");
        client.MaxResponseContentBufferSize = LongestAnswer;
        var origin = Hash.Of(Encoding.UTF8.GetBytes(record.Verifier.Name)).ToHex();
        try
        {
            using var answer = await client.GetAsync(new Uri($"{witness.Url.TrimEnd('/')}/{origin}/checkpoint"), limit.Token);
            return answer.IsSuccessStatusCode ? Note.Parse(await answer.Content.ReadAsByteArrayAsync(limit.Token)) : null;
        }
        catch (Exception problem) when (problem is HttpRequestException or LogProblem
            || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }
}
