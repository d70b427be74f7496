using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>The writer of an open record: one thread, one batch after the other.</summary>
public sealed partial class OpenRecord
{
    private void Write()
    {
        var together = new List<Request>(LargestBatch);
        while (!requests.IsCompleted)
        {
            together.Clear();
            if (requests.TryTake(out var first, Idle))
                together.Add(first);
            while (together.Count < LargestBatch && requests.TryTake(out var next))
                together.Add(next);
            if (together.Count > 0 || HasDue())
                Do(together);
        }
    }

    private bool HasDue()
    {
        var (picture, moment) = (now.Picture, time.GetUtcNow());
        return picture.Record.Founding.Begun is not null
            && (picture.Due?.At <= moment || SheetMaker.NextSheet(picture) <= moment || (votesLooked + VoteAge <= moment && !waitingVotes.IsEmpty));
    }

    private void Do(List<Request> together)
    {
        try
        {
            using var batch = store.Begin();
            CatchUp(batch.Head().Size);
            Do(together, new RecordBatch(batch, now, nonces, sheets, time.GetUtcNow()));
        }
        catch (Exception problem)
        {
            Recover(together, problem);
        }
    }

    private void Do(List<Request> together, RecordBatch batch)
    {
        using var measure = RecordMeter.Batch();
        batch.Settle();
        var failed = new List<Request>();
        foreach (var request in together)
            Run(request, batch, failed);
        EnterVotes(batch);
        if (!batch.IsEmpty)
        {
            var head = batch.Entered.Count > 0 ? Sign(batch) : now.Head;
            batch.Commit(batch.Entered.Count > 0 ? head!.ToString() : null);
            measure.Committed(batch.Entered);
            Publish(batch, head);
        }
        foreach (var request in together.Except(failed))
            request.Finish();
    }

    private void Run(Request request, RecordBatch batch, List<Request> failed)
    {
        try
        {
            request.Run(batch);
        }
        catch (Exception problem) when (problem is not System.Data.Common.DbException)
        {
            LogFailure(log, problem);
            failed.Add(request);
            request.Fail(problem);
        }
    }

    /// <summary>Enters sheets of votes: full ones at once, others when they have waited.</summary>
    private void EnterVotes(RecordBatch batch)
    {
        var isOld = votesLooked + VoteAge <= time.GetUtcNow();
        foreach (var (topic, count) in waitingVotes)
        {
            if (topic.Length > 0 && (isOld || count >= SheetMaker.MostVotes) && batch.Picture.Consultations.All.GetValueOrDefault(topic) is { Closed: null } open)
                batch.EnterVotes(topic, batch.Now, all: open.Act.Terms == VoteTerms.Public);
            if (isOld || count >= SheetMaker.MostVotes)
                waitingVotes.TryRemove(topic, out _);
        }
        if (isOld)
            votesLooked = time.GetUtcNow();
    }

    private Note Sign(RecordBatch batch)
    {
        var frontier = Tree.Frontier();
        foreach (var (_, stored) in batch.Entered)
            frontier.Append(stored.Leaf);
        return new Checkpoint(keys.Origin, frontier.Size, frontier.Root()).Sign(keys.Log);
    }

    private void Publish(RecordBatch batch, Note? head)
    {
        foreach (var (entry, stored) in batch.Entered)
        {
            Tree.Append(stored.Leaf);
            nonces.Add(entry);
        }
        Show(new RecordView(batch.Picture, head));
    }

    private void Show(RecordView view)
    {
        now = view;
        Interlocked.Exchange(ref changed, NewSignal()).TrySetResult();
    }

    /// <summary>Takes in what other servers on the same store entered.</summary>
    private void CatchUp(long size)
    {
        if (size == now.Size)
            return;
        var picture = now.Picture;
        foreach (var stored in store.Entries(now.Size, size))
        {
            var entry = Process.Json.ReadEntry(stored.Entry);
            picture = picture.Apply(entry);
            Tree.Append(stored.Leaf);
            nonces.Add(entry);
        }
        var checkpoint = store.Checkpoints(size).First();
        Show(new RecordView(picture, Note.Parse(checkpoint.Note + checkpoint.Cosignatures)));
    }

    /// <summary>The batch failed, perhaps after it became lasting: looks what stands in the store, and answers each request by that.</summary>
    private void Recover(List<Request> together, Exception problem)
    {
        RecordMeter.Fail();
        LogFailure(log, problem);
        var isKnown = Reread();
        foreach (var request in together)
        {
            if (isKnown && request is EnterRequest enter && nonces.Find(enter.Submission.Statement) is { } position)
                enter.Settle(new Receipt(position, Process.Json.ReadEntry(sheets.Entry(position).Entry).At, Tree.Leaf(position), IsRepeated: false));
            else
                request.Fail(new StoreProblem(Sentence(problem), problem));
        }
    }

    private bool Reread()
    {
        try
        {
            CatchUp(store.Size());
            return true;
        }
        catch (Exception problem)
        {
            LogFailure(log, problem);
            return false;
        }
    }

    private static string Sentence(Exception problem) => SqliteStore.IsFull(problem)
        ? "The disk of the server is full: nothing was entered. Send the same again when there is room."
        : "The server's store failed: nothing is acknowledged. Send the same again; it will not be entered twice.";

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch failed")]
    private static partial void LogFailure(ILogger log, Exception problem);
}
