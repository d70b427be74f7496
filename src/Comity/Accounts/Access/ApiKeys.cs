using System.Security.Claims;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Access;

/// <summary>Makes, knows and ends keys of programs.</summary>
public sealed class ApiKeys(IDbContextFactory<SideDb> sides, TimeProvider time)
{
    private static readonly TimeSpan UsedStep = TimeSpan.FromMinutes(10);
    private readonly SessionCache<Holder> cache = new(time);

    /// <summary>Makes a key and answers with its text, which is not kept.</summary>
    public async Task<string> MakeAsync(string account, string name, KeyScope scope, TimeSpan life, CancellationToken cancel)
    {
        var (text, now) = (ApiKey.Prefix + Secret.Draw(), time.GetUtcNow());
        await using var side = await sides.CreateDbContextAsync(cancel);
        side.Add(new ApiKey { Digest = Secret.Digest(text), AccountId = account, Name = name, Scope = scope, CreatedAt = now, ExpiresAt = now + life });
        await side.SaveChangesAsync(cancel);
        return text;
    }

    /// <summary>The keys of an account, the newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> OfAsync(string account, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        return await side.Set<ApiKey>().Where(key => key.AccountId == account).OrderByDescending(key => key.CreatedAt).ToListAsync(cancel);
    }

    /// <summary>Ends those keys of an account that are chosen by their digest.</summary>
    public async Task EndAsync(string account, Predicate<string> chosen, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        var digests = await side.Set<ApiKey>().Where(key => key.AccountId == account).Select(key => key.Digest).ToListAsync(cancel);
        digests.RemoveAll(digest => !chosen(digest));
        await side.Set<ApiKey>().Where(key => digests.Contains(key.Digest)).ExecuteDeleteAsync(cancel);
        digests.ForEach(cache.End);
    }

    /// <summary>Who holds a key with this text, or null.</summary>
    internal async ValueTask<ClaimsPrincipal?> HolderAsync(string text, CancellationToken cancel)
    {
        var (digest, now) = (Secret.Digest(text), time.GetUtcNow());
        if (!cache.Has(digest, out var answer))
            return (await ReadAsync(digest, now, cancel))?.Visitor;
        return answer.Value is { } holder && holder.Until > now ? holder.Visitor : null;
    }

    /// <summary>Takes note that others deleted these keys.</summary>
    internal void Forget(IEnumerable<string> digests)
    {
        foreach (var digest in digests)
            cache.End(digest);
    }

    private async Task<Holder?> ReadAsync(string digest, DateTimeOffset now, CancellationToken cancel)
    {
        await using var side = await sides.CreateDbContextAsync(cancel);
        var found = await side.Set<ApiKey>().Where(key => key.Digest == digest && key.ExpiresAt > now)
            .Join(side.Users, key => key.AccountId, account => account.Id, (key, account) => new { key, account }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        if (found.key.UsedAt is null || found.key.UsedAt < now - UsedStep)
            await side.Set<ApiKey>().Where(key => key.Digest == digest).ExecuteUpdateAsync(update => update.SetProperty(key => key.UsedAt, now), cancel);
        return cache.Keep(digest, new(AccountClaims.Of(found.account, found.key), found.key.ExpiresAt));
    }

    private sealed record Holder(ClaimsPrincipal Visitor, DateTimeOffset Until);
}
