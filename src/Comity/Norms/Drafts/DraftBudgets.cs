using System.Threading.RateLimiting;
using Comity.Kit;

namespace Comity.Norms.Drafts;

/// <summary>
/// What visitors who are not signed in may put on the site, for each network a day: drafts and bytes. Counted in memory alone, so that no network is written
/// down with a draft; a start begins anew.
/// </summary>
/// <param name="settings">The figures.</param>
public sealed class DraftBudgets(Settings settings) : IDisposable
{
    private const int Kilobyte = 1024;
    private const int Parts = 24;
    private readonly PartitionedRateLimiter<string> drafts = OfDay(settings.Drafts.OfNetwork);
    private readonly PartitionedRateLimiter<string> kilobytes = OfDay(settings.Drafts.MegabytesOfNetwork * Kilobyte);

    /// <summary>Whether a network may begin another draft.</summary>
    public bool MayBegin(string network) => drafts.AttemptAcquire(network).IsAcquired;

    /// <summary>Whether a network may store so many bytes more.</summary>
    public bool MayStore(string network, int bytes) => kilobytes.AttemptAcquire(network, 1 + bytes / Kilobyte).IsAcquired;

    /// <inheritdoc/>
    public void Dispose()
    {
        drafts.Dispose();
        kilobytes.Dispose();
    }

    private static PartitionedRateLimiter<string> OfDay(int most) => PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetSlidingWindowLimiter(
            network, _ => new() { PermitLimit = most, Window = TimeSpan.FromDays(1), SegmentsPerWindow = Parts, QueueLimit = 0 }));
}
