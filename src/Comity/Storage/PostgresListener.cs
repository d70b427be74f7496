using Npgsql;

namespace Comity.Storage;

/// <summary>Hears when another server commits, and connects again when the database was away. What was missed meanwhile is looked for then.</summary>
internal sealed class PostgresListener : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A connection may be dead without a sign; after so long it is tried.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly Task listening;

    public PostgresListener(NpgsqlDataSource source, string channel, Action heard) =>
        listening = Task.Run(() => ListenAsync(source, channel, heard, stopping.Token), CancellationToken.None);

    public void Dispose()
    {
        stopping.Cancel();
        Task.WaitAny([listening], (int)Pause.TotalMilliseconds, CancellationToken.None);
        stopping.Dispose();
    }

    private static async Task ListenAsync(NpgsqlDataSource source, string channel, Action heard, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ConnectedAsync(source, channel, heard, stop);
            }
            catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or TimeoutException or InvalidOperationException)
            {
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task ConnectedAsync(NpgsqlDataSource source, string channel, Action heard, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, _) => heard();
        await using var command = new NpgsqlCommand($"LISTEN {channel}", connection);
        while (true)
        {
            await command.ExecuteNonQueryAsync(stop);
            heard();
            while (await connection.WaitAsync(Longest, stop))
            {
            }
        }
    }
}
