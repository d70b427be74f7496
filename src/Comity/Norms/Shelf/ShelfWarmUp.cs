namespace Comity.Norms.Shelf;

/// <summary>Computes findings and verdicts of the shelf's books behind the first requests, so that nobody waits for them. It begins when the server has been up for a
/// moment: a server that is started and stopped at once, as in tests and at upgrades, does not pay for it.</summary>
internal sealed class ShelfWarmUp(BookShelf shelf, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Moment, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stoppingToken.IsCancellationRequested)
            await Task.Run(() => shelf.Warm(stoppingToken), stoppingToken);
    }
}
