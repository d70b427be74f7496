using System.Net;
using System.Threading.RateLimiting;
using Comity.Accounts.Access;

namespace Comity.Accounts.SignIn;

/// <summary>How many forms under /account one network address may send: 60 in five minutes, enough for a delegation behind one address, too few for
/// guessing.</summary>
public sealed class FormRateLimit : IDisposable
{
    /// <summary>How many.</summary>
    public const int Most = 60;

    /// <summary>In which time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<IPAddress?> limiter = PartitionedRateLimiter.Create<IPAddress?, string>(
        address => RateLimitPartition.GetFixedWindowLimiter(NetworkAddress.Of(address),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window, QueueLimit = 0 }));

    /// <summary>Whether a form from this address may be looked at.</summary>
    public bool Lets(IPAddress? address) => limiter.AttemptAcquire(address).IsAcquired;

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
