namespace Comity.Norms.Shelf;

/// <summary>Computes findings and verdicts of the shelf's books behind the first requests, so that nobody waits for them.</summary>
internal sealed class ShelfWarmUp(BookShelf shelf) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => shelf.Warm(stoppingToken), stoppingToken);
}
