using System.Diagnostics.CodeAnalysis;

namespace Comity.Norms.Shelf;

/// <summary>Why something was not begun.</summary>
public enum QueueRefusal
{
    /// <summary>It was begun.</summary>
    None,

    /// <summary>The lane is full.</summary>
    Full,

    /// <summary>The owner has as much waiting as one may.</summary>
    OwnLimit,
}

/// <summary>What became of something that takes long.</summary>
/// <param name="Value">The result; null while it is not there.</param>
/// <param name="IsBroken">Whether it cannot be computed: a mistake of the program, which is in the log.</param>
/// <param name="Refused">Whether it was not begun, and why.</param>
public sealed record Computed<T>(T? Value, bool IsBroken, QueueRefusal Refused = QueueRefusal.None)
    where T : class;

/// <summary>
/// Computes off the requests what takes seconds, and keeps the latest results. A page asks, waits a moment, and otherwise says that it is being computed;
/// whoever comes back finds it. The same key must always stand for the same result. Books of the shelf have a place of their own; in the other one persons go
/// before visitors, owners take turns, and what a visitor wanted stops when nobody waits for it any more.
/// </summary>
public sealed partial class Computations : IDisposable
{
    /// <summary>The most computations that wait in one lane.</summary>
    public const int MostWaiting = 32;

    /// <summary>The most that wait for one owner.</summary>
    public const int MostOfOwner = 4;

    /// <summary>How long a computation for a visitor goes on after the page was last loaded.</summary>
    public static readonly TimeSpan Interest = TimeSpan.FromSeconds(30);

    private const int MostKept = 48;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);
    private readonly TimeProvider clock;
    private readonly ILogger<Computations> log;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Job> jobs = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Task<object> Task)> kept = [];
    private readonly FairLine<Job>[] lines = [new(), new(), new()];
    private readonly Job?[] places = new Job?[2];
    private readonly ITimer looks;
    private bool isClosed;

    /// <summary>Begins with nothing to do.</summary>
    public Computations(TimeProvider clock, ILogger<Computations> log)
    {
        (this.clock, this.log) = (clock, log);
        looks = clock.CreateTimer(_ => EndWhatNobodyWaitsFor(), null, BetweenLooks, BetweenLooks);
    }

    /// <summary>How many computations run or wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return jobs.Count;
        }
    }

    /// <summary>The result under this key, begun when nobody asked before.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="key">What it is kept under.</param>
    /// <param name="compute">Computes it, and stops when it is told to.</param>
    /// <param name="cancel">Ends the waiting, and for a visitor's work the work.</param>
    /// <param name="patience">How long to wait for it; a moment when nothing is given.</param>
    public async Task<Computed<T>> AskAsync<T>(
        Asker asker, string key, Func<CancellationToken, T> compute, CancellationToken cancel, TimeSpan? patience = null)
        where T : class
    {
        var (task, job, refused) = Begin(asker, key, compute);
        if (task is null)
            return new(null, false, refused);
        try
        {
            await Task.WhenAny(task, Task.Delay(patience ?? Patience, cancel));
        }
        finally
        {
            if (job is not null)
                Leave(job, cancel.IsCancellationRequested);
        }

        cancel.ThrowIfCancellationRequested();
        return task.IsFaulted ? new(null, true) : new(task.IsCompletedSuccessfully ? (T)await task : null, false);
    }

    /// <summary>Ends what visitors asked for and nobody waits for any more.</summary>
    public void EndWhatNobodyWaitsFor()
    {
        lock (gate)
            foreach (var job in jobs.Values.Where(job => job.Waiting == 0 && job.Until <= clock.GetUtcNow()).ToList())
                Abandon(job);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        looks.Dispose();
        lock (gate)
        {
            isClosed = true;
            foreach (var job in jobs.Values)
                job.Stop.Cancel();
        }
    }

    private (Task<object>? Task, Job? Job, QueueRefusal Refused) Begin(Asker asker, string key, Func<CancellationToken, object> compute)
    {
        lock (gate)
        {
            if (TryKept(key, out var done))
                return (done, null, QueueRefusal.None);
            if (jobs.TryGetValue(key, out var job))
                Promote(job, asker);
            else if (lines[(int)asker.Lane].Count >= MostWaiting)
                return (null, null, QueueRefusal.Full);
            else if (asker.Lane != Lane.Shelf && lines[(int)asker.Lane].CountOf(asker.Owner) >= MostOfOwner)
                return (null, null, QueueRefusal.OwnLimit);
            else
            {
                jobs.Add(key, job = new(key, asker, compute));
                lines[(int)asker.Lane].Add(asker.Owner, job);
            }

            job.Waiting++;
            Next();
            return (job.Done.Task, job, QueueRefusal.None);
        }
    }

    private bool TryKept(string key, [NotNullWhen(true)] out Task<object>? done)
    {
        var node = kept.First;
        while (node is not null && node.Value.Key != key)
            node = node.Next;
        done = node?.Value.Task;
        if (node is null)
            return false;
        kept.Remove(node);
        kept.AddFirst(node);
        return done is not null;
    }

    /// <summary>What somebody of an earlier lane asks for, too, waits in that lane.</summary>
    private void Promote(Job job, Asker asker)
    {
        if (asker.Lane >= job.Asker.Lane)
            return;
        if (lines[(int)job.Asker.Lane].Remove(job.Asker.Owner, job))
            lines[(int)asker.Lane].Add(asker.Owner, job);
        job.Asker = asker;
    }

    private void Leave(Job job, bool isGone)
    {
        lock (gate)
        {
            job.Waiting--;
            if (!isGone)
                job.Until = clock.GetUtcNow() + Interest;
            else if (job.Waiting == 0 && job.Until <= clock.GetUtcNow())
                Abandon(job);
        }
    }

    private void Abandon(Job job)
    {
        if (job.Asker.Lane != Lane.Anyone || job.Done.Task.IsCompleted)
            return;
        jobs.Remove(job.Key);
        job.IsAgain = false;
        if (lines[(int)Lane.Anyone].Remove(job.Asker.Owner, job))
            job.Done.SetCanceled(job.Stop.Token);
        else
            job.Stop.Cancel();
    }

    /// <summary>Gives the free places to those whose turn it is. A visitor's work makes way for a person's, and begins again after it.</summary>
    private void Next()
    {
        foreach (var place in Enumerable.Range(0, places.Length))
            if (!isClosed && places[place] is null && TryTake(place, out var job))
            {
                (places[place], job.Stop) = (job, new());
                _ = Task.Run(() => Run(place, job), CancellationToken.None);
            }

        if (places[1] is { Asker.Lane: Lane.Anyone, IsAgain: false } visitors && lines[(int)Lane.Person].Count > 0 && jobs.ContainsKey(visitors.Key))
        {
            visitors.IsAgain = true;
            visitors.Stop.Cancel();
        }
    }

    private bool TryTake(int place, [NotNullWhen(true)] out Job? job) =>
        place == 0 ? lines[(int)Lane.Shelf].TryTake(out job) : lines[(int)Lane.Person].TryTake(out job) || lines[(int)Lane.Anyone].TryTake(out job);

    private void Run(int place, Job job)
    {
        Action end;
        try
        {
            var value = job.Compute(job.Stop.Token);
            end = () => job.Done.TrySetResult(value);
        }
        catch (OperationCanceledException) when (job.Stop.IsCancellationRequested)
        {
            end = () => job.Done.TrySetCanceled(job.Stop.Token);
        }
        catch (Exception problem)
        {
            Failed(log, problem, job.Key);
            end = () => job.Done.TrySetException(problem);
        }

        lock (gate)
        {
            places[place] = null;
            End(job, end);
            Next();
        }
    }

    private void End(Job job, Action end)
    {
        if (job.IsAgain && job.Stop.IsCancellationRequested && jobs.ContainsKey(job.Key))
        {
            job.IsAgain = false;
            lines[(int)job.Asker.Lane].PutFirst(job.Asker.Owner, job);
        }
        else
        {
            end();
            if (!job.Done.Task.IsCanceled)
                kept.AddFirst((job.Key, job.Done.Task));
            if (kept.Count > MostKept)
                kept.RemoveLast();
            if (jobs.GetValueOrDefault(job.Key) == job)
                jobs.Remove(job.Key);
        }
    }

    [LoggerMessage(LogLevel.Error, "The computation {Key} failed.")]
    private static partial void Failed(ILogger log, Exception problem, string key);

    /// <summary>Something that is computed, and who waits for it.</summary>
    private sealed class Job(string key, Asker asker, Func<CancellationToken, object> compute)
    {
        public string Key => key;

        public Func<CancellationToken, object> Compute => compute;

        public TaskCompletionSource<object> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Asker Asker { get; set; } = asker;

        public CancellationTokenSource Stop { get; set; } = new();

        /// <summary>Whether it makes way, and begins again.</summary>
        public bool IsAgain { get; set; }

        /// <summary>How many requests wait for it now.</summary>
        public int Waiting { get; set; }

        /// <summary>Until when somebody is expected to come back.</summary>
        public DateTimeOffset Until { get; set; }
    }
}
