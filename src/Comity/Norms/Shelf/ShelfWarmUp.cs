namespace Comity.Norms.Shelf;

/// <summary>Computes findings and verdicts of the shelf's books behind the first requests, so that nobody waits for them.</summary>
internal sealed class ShelfWarmUp(BookShelf shelf) : BackgroundService
{
    /// <summary>A server that has just started answers first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Servers of one process, as in tests, warm up one after the other: together they would take every processor from those who ask.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stoppingToken.IsCancellationRequested)
            await WarmAsync(stoppingToken);
    }

    /// <summary>Nothing rests on it: a server that stops does not wait for a computation.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await base.StopAsync(atOnce.Token);
    }

    private async Task WarmAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Turn.WaitAsync(stoppingToken);
            try
            {
                await Task.Run(() => shelf.Warm(stoppingToken), stoppingToken);
            }
            finally
            {
                Turn.Release();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A server that ends while it warms up is no failure.
        }
    }
}
