namespace Comity.Desk.Mirror;

/// <summary>Looks every minute what is new at the source.</summary>
/// <param name="mirror">The mirror.</param>
/// <param name="time">The clock.</param>
internal sealed class DeskRefresh(DeskMirror mirror, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await mirror.RefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A desk that is closed is no failure.
        }
    }
}
