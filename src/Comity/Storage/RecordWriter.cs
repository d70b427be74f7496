using System.Globalization;
using Comity.Kit;
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
        RememberWaiting();
        while (!requests.IsCompleted)
        {
            together.Clear();
            if (requests.TryTake(out var first, Idle))
                together.Add(first);
            while (together.Count < LargestBatch && requests.TryTake(out var next))
                together.Add(next);
            LookAtClock();
            DoOrRecover(together);
            SweepFiles();
            Mark(now, MarkAge);
        }
        Mark(now, 0);
    }

    /// <summary>Votes that waited when a server ended wait still: they enter after the next start as they would have before.</summary>
    private void RememberWaiting()
    {
        try
        {
            if (closed is null)
                return;
            using var batch = store.Begin();
            foreach (var (topic, count) in batch.Topics())
                waitingVotes.AddOrUpdate(topic, count, (_, more) => more + count);
        }
        catch (Exception problem)
        {
            LogFailure(log, problem);
        }
    }

    /// <summary>Holds the clock against what is known, before anything is entered by it.</summary>
    private void LookAtClock()
    {
        var before = late;
        late = watch?.Look(now.Size == 0 ? null : now.Picture.At);
        if (late is { } trouble && before is null)
            LogClock(log, trouble);
    }

    [LoggerMessage(LogLevel.Error, "Nothing is entered: {Trouble}")]
    private static partial void LogClock(ILogger log, string trouble);

    /// <summary>Notes beside the keys what they have signed, now and then: it costs a write of its own.</summary>
    private void Mark(RecordView view, long age)
    {
        if (mark is null || view.Head is not { } head || view.Size == markedSize || (markedSize > 0 && Environment.TickCount64 - markedAt < age))
            return;
        (markedSize, markedAt) = (view.Size, Environment.TickCount64);
        lock (marking)
            if (Halted is null)
                mark.Note(head);
    }

    /// <summary>Whatever happens, the writer goes on: without it nobody would be answered again.</summary>
    private void DoOrRecover(List<Request> together)
    {
        try
        {
            if (Halted is null && (together.Any(request => request is not RefreshRequest) || HasDue()))
                Do(together);
            else if (together.Count > 0)
                Look(together);
        }
        catch (Exception problem)
        {
            Recover(together, problem);
        }
    }

    /// <summary>Removes, now and then, files that were sent and that no act named in time. What an entry names stays for as long as the record does.</summary>
    private void SweepFiles()
    {
        var moment = time.GetUtcNow();
        if (Halted is not null || moment < swept + BetweenSweeps)
            return;
        swept = moment;
        try
        {
            using var batch = store.Begin();
            CatchUp(batch.Head);
            var gone = batch.Files.SentBefore(moment - Files.KeptFor).Where(hash => now.Picture.Files.Find(hash) is null).ToList();
            if (gone.Count == 0)
                return;
            gone.ForEach(batch.Files.Remove);
            batch.Commit(batch.Head.Size, batch.Head.Waiting, null);
        }
        catch (Exception problem)
        {
            LogFailure(log, problem);
        }
    }

    private bool HasDue()
    {
        var (picture, moment) = (now.Picture, time.GetUtcNow());
        return picture.Record.Founding.Begun is not null
            && (picture.Due?.At <= moment || SheetMaker.NextSheet(picture) <= moment || (votesLooked + VoteAge <= moment && !waitingVotes.IsEmpty));
    }

    /// <summary>Looks what is new, without holding up other servers.</summary>
    private void Look(List<Request> together)
    {
        isRefreshing = 0;
        CatchUp(store.Head());
        foreach (var request in together)
            if (request is RefreshRequest)
                request.Finish();
            else
                request.Fail(new StoreProblem(Halted ?? "The server is stopping; send the same again in a moment."));
    }

    private void Do(List<Request> together)
    {
        isRefreshing = 0;
        using var batch = store.Begin();
        CatchUp(batch.Head);
        Do(together, new RecordBatch(batch, now, nonces, sheets, closed, time.GetUtcNow(), DoorRefusal));
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
            var head = batch.Entered.Count > 0 ? Sign(batch) : null;
            batch.Commit(head?.ToString());
            measure.Committed(batch.Entered);
            // What only waits changes nothing that anybody may see: a new view would tell the moment at which something was sealed.
            if (head is not null)
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
            if (topic.Length > 0 && (isOld || count >= SheetMaker.MostVotes)
                && batch.Picture.Consultations.All.GetValueOrDefault(topic) is { Closed: null } open)
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

    private void Publish(RecordBatch batch, Note head)
    {
        foreach (var (entry, stored) in batch.Entered)
        {
            Tree.Append(stored.Leaf);
            nonces.Add(entry);
            ledger.Add(entry.Statement.Act);
        }
        Show(new RecordView(batch.Picture, head));
    }

    private void Show(RecordView view)
    {
        now = view;
        Interlocked.Exchange(ref changed, NewSignal()).TrySetResult();
    }

    /// <summary>Takes in what other servers on the same store entered, all of it or nothing. What does not go on from what this server knows is never built
    /// upon.</summary>
    private void CatchUp(StoreHead head)
    {
        var news = RecordNews.Read(store, head, now, Tree, keys.Verifier);
        if (news is null)
            return;
        Tree.Append(news.Leaves);
        foreach (var entry in news.Entries)
        {
            nonces.Add(entry);
            ledger.Add(entry.Statement.Act);
        }
        Show(news.View);
    }

    /// <summary>The batch failed, perhaps after it became lasting: looks what stands in the store, and answers each request by that.</summary>
    private void Recover(List<Request> together, Exception problem)
    {
        RecordMeter.Fail();
        LogFailure(log, problem);
        closed?.Drop();
        var isKnown = Reread();
        foreach (var request in together)
            if (!isKnown || !IsSettled(request))
                request.Fail(problem as StoreProblem ?? new StoreProblem(Sentence(problem), problem));
    }

    private bool Reread()
    {
        try
        {
            CatchUp(store.Head());
            return true;
        }
        catch (Exception problem)
        {
            LogFailure(log, problem);
            return false;
        }
    }

    private bool IsSettled(Request request)
    {
        try
        {
            return request.IsSettled(this);
        }
        catch (Exception problem)
        {
            LogFailure(log, problem);
            return false;
        }
    }

    /// <summary>The receipt of a statement that stands in the store; null when it does not, or another with its nonce.</summary>
    internal Receipt? Find(Statement statement)
    {
        if (nonces.Find(statement) is not { } position)
            return null;
        var entry = Process.Json.ReadEntry(sheets.Entry(position).Entry);
        return RecordBatch.IsSame(entry.Statement, statement) ? new(position, entry.At, Tree.Leaf(position), IsRepeated: false) : null;
    }

    /// <summary>The receipt of what waits in the store under a commitment; null when nothing does.</summary>
    internal WaitingReceipt? Find(string topic, Hash commitment) => store.Waiting(topic, commitment) is { } item
        ? new(topic, DateTimeOffset.Parse(item.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), commitment)
        : null;

    private static string Sentence(Exception problem) => DiskTrouble.ForSender(DiskTrouble.Of(problem));

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch failed")]
    private static partial void LogFailure(ILogger log, Exception problem);
}
