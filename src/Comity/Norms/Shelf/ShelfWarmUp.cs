namespace Comity.Norms.Shelf;

/// <summary>Computes findings and verdicts of the shelf's books behind the first requests, so that nobody waits for them.</summary>
internal sealed class ShelfWarmUp(BookShelf shelf) : BackgroundService
{
    /// <summary>A server that has just started answers first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stoppingToken.IsCancellationRequested)
            await Task.Run(() => shelf.Warm(stoppingToken), stoppingToken);
    }
}
