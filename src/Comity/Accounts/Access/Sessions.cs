using Comity.Kit;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Access;

/// <summary>Begins, knows and ends sessions. A request of a session that was seen in the last minute does not reach the database.</summary>
public sealed class Sessions(IDbContextFactory<SideDb> sides, TimeProvider time)
{
    /// <summary>However often it is used, a session ends after this time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Without use, a session ends after this time.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(10);
    private readonly SessionCache<Session> cache = new(time);

    /// <summary>Begins a session for an account.</summary>
    internal async Task<Session> BeginAsync(Account account, SignInMethod method, string device, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = new Session { Id = Secret.Draw(), AccountId = account.Id, Method = method, Device = device, CreatedAt = now, SeenAt = now };
        await using var side = await sides.CreateDbContextAsync(cancel);
        await side.Set<Session>().Where(old => old.CreatedAt < now - Longest || old.SeenAt < now - Idle).ExecuteDeleteAsync(cancel);
        side.Add(session);
        await side.SaveChangesAsync(cancel);
        return session;
    }

    /// <summary>Whether a session goes on.</summary>
    internal async ValueTask<bool> GoesOnAsync(string id, CancellationToken cancel)
    {
        if (cache.Has(id, out var answer))
            return answer.Value is not null;
        var now = time.GetUtcNow();
        await using var side = await sides.CreateDbContextAsync(cancel);
        var session = await side.Set<Session>().SingleOrDefaultAsync(session => session.Id == id, cancel);
        if (session is null || session.CreatedAt < now - Longest || session.SeenAt < now - Idle)
            return false;
        if (session.SeenAt < now - SeenStep)
            await side.Set<Session>().Where(seen => seen.Id == id).ExecuteUpdateAsync(update => update.SetProperty(seen => seen.SeenAt, now), cancel);
        return cache.Keep(id, session) is not null;
    }

    /// <summary>The sessions of an account, the one used last first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(string account, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var side = await sides.CreateDbContextAsync(cancel);
        return await side.Set<Session>()
            .Where(session => session.AccountId == account && session.CreatedAt > now - Longest && session.SeenAt > now - Idle)
            .OrderByDescending(session => session.SeenAt).ToListAsync(cancel);
    }

    /// <summary>Ends those sessions of an account that are chosen; at once on this server, within a minute on others.</summary>
    public async Task EndAsync(string account, Predicate<string> chosen, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        var ids = await side.Set<Session>().Where(session => session.AccountId == account).Select(session => session.Id).ToListAsync(cancel);
        ids.RemoveAll(id => !chosen(id));
        await side.Set<Session>().Where(session => ids.Contains(session.Id)).ExecuteDeleteAsync(cancel);
        ids.ForEach(cache.End);
    }

    /// <summary>Takes note that others deleted these sessions.</summary>
    internal void Forget(IEnumerable<string> ids)
    {
        foreach (var id in ids)
            cache.End(id);
    }
}
