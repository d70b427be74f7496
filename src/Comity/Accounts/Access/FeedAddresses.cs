using System.Security.Claims;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Access;

/// <summary>Makes, knows and withdraws personal addresses of calendars and feeds.</summary>
public sealed class FeedAddresses(IDbContextFactory<SideDb> sides, TimeProvider time)
{
    private readonly SessionCache<ClaimsPrincipal> cache = new(time);

    /// <summary>Makes an address and answers with its secret part, which is not kept. The one before it is withdrawn.</summary>
    public async Task<string> MakeAsync(string account, CancellationToken cancel)
    {
        var secret = Secret.Draw();
        await using var side = await sides.CreateDbContextAsync(cancel);
        await EndAsync(side, account, cancel);
        side.Add(new FeedAddress { Digest = Secret.Digest(secret), AccountId = account, CreatedAt = time.GetUtcNow() });
        await side.SaveChangesAsync(cancel);
        return secret;
    }

    /// <summary>The address of an account; null where it has none.</summary>
    public async Task<FeedAddress?> OfAsync(string account, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        return await side.Set<FeedAddress>().SingleOrDefaultAsync(address => address.AccountId == account, cancel);
    }

    /// <summary>Withdraws the address of an account; at once on this server, within a minute on others.</summary>
    public async Task EndAsync(string account, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        await EndAsync(side, account, cancel);
    }

    /// <summary>Withdraws the address of an account in the transaction that is open.</summary>
    internal async Task EndAsync(SideDb side, string account, CancellationToken cancel)
    {
        var held = side.Set<FeedAddress>().Where(address => address.AccountId == account);
        var digests = await held.Select(address => address.Digest).ToListAsync(cancel);
        await held.ExecuteDeleteAsync(cancel);
        digests.ForEach(cache.End);
    }

    /// <summary>Whose address has this secret part; null where nobody's has.</summary>
    internal async ValueTask<ClaimsPrincipal?> OwnerAsync(string secret, CancellationToken cancel)
    {
        var digest = Secret.Digest(secret);
        if (cache.Has(digest, out var answer))
            return answer.Value;
        await using var side = await sides.CreateDbContextAsync(cancel);
        var owner = await side.Set<FeedAddress>().Where(address => address.Digest == digest)
            .Join(side.Users, address => address.AccountId, account => account.Id, (_, account) => account).SingleOrDefaultAsync(cancel);
        return owner is null ? null : cache.Keep(digest, AccountClaims.OfFeed(owner));
    }
}
