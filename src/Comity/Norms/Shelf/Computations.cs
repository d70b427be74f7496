namespace Comity.Norms.Shelf;

/// <summary>What became of something that takes long.</summary>
/// <param name="Value">The result; null while it is not there.</param>
/// <param name="IsBroken">Whether it cannot be computed: a mistake of the program, which is in the log.</param>
public sealed record Computed<T>(T? Value, bool IsBroken)
    where T : class;

/// <summary>
/// Computes off the requests what takes seconds, one thing at a time, and keeps the latest results. A page asks, waits a moment, and otherwise says that it is
/// being computed; whoever comes back finds it. The same key must always stand for the same result.
/// </summary>
public sealed partial class Computations(ILogger<Computations> log) : IDisposable
{
    private const int Most = 48;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);
    private readonly Lock writing = new();
    private readonly LinkedList<(string Key, Task<object> Task)> kept = [];
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The result under this key, begun when nobody asked before.</summary>
    public async Task<Computed<T>> AskAsync<T>(string key, Func<T> compute, CancellationToken cancel)
        where T : class
    {
        var task = Task(key, compute);
        await System.Threading.Tasks.Task.WhenAny(task, System.Threading.Tasks.Task.Delay(Patience, cancel));
        cancel.ThrowIfCancellationRequested();
        return task.IsFaulted ? new(null, true) : new(task.IsCompletedSuccessfully ? (T)await task : null, false);
    }

    private Task<object> Task(string key, Func<object> compute)
    {
        lock (writing)
        {
            var node = kept.First;
            while (node is not null && node.Value.Key != key)
                node = node.Next;
            if (node is not null)
                kept.Remove(node);
            else
                node = new((key, RunAsync(key, compute)));
            kept.AddFirst(node);
            if (kept.Count > Most && kept.Last is { Value.Task.IsCompleted: true })
                kept.RemoveLast();
            return node.Value.Task;
        }
    }

    private async Task<object> RunAsync(string key, Func<object> compute)
    {
        await turn.WaitAsync();
        try
        {
            return await System.Threading.Tasks.Task.Run(compute);
        }
        catch (Exception problem)
        {
            Failed(log, problem, key);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    [LoggerMessage(LogLevel.Error, "The computation {Key} failed.")]
    private static partial void Failed(ILogger log, Exception problem, string key);
}
