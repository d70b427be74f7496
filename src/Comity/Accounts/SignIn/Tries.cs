using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.SignIn;

/// <summary>
/// Lets five tries in a quarter of an hour pass. A try is counted before it is looked at, so that tries at the same moment do not pass together; names that
/// nobody has are counted in the same way, so that neither the answer nor its time tells whether a name exists.
/// </summary>
public sealed class Tries(IDbContextFactory<SideDb> sides, TimeProvider time)
{
    /// <summary>How many tries pass.</summary>
    public const int Most = 5;

    /// <summary>In which time.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>Counts a try; false when there were too many.</summary>
    internal async Task<bool> CountAsync(string what, CancellationToken cancel)
    {
        var (key, now) = (Secret.Digest(what), time.GetUtcNow());
        await using var side = await sides.CreateDbContextAsync(cancel);
        var tries = side.Set<SignInTry>();
        await tries.Where(tried => tried.Until < now).ExecuteDeleteAsync(cancel);
        if (await tries.Where(tried => tried.Key == key)
            .ExecuteUpdateAsync(update => update.SetProperty(tried => tried.Count, tried => tried.Count + 1), cancel) == 0)
            return await BeginAsync(side, key, now, cancel);
        return await tries.Where(tried => tried.Key == key).Select(tried => tried.Count).SingleOrDefaultAsync(cancel) <= Most;
    }

    /// <summary>Forgets the tries after a right one.</summary>
    internal async Task ForgetAsync(string what, CancellationToken cancel)
    {
        var key = Secret.Digest(what);
        await using var side = await sides.CreateDbContextAsync(cancel);
        await side.Set<SignInTry>().Where(tried => tried.Key == key).ExecuteDeleteAsync(cancel);
    }

    private static async Task<bool> BeginAsync(SideDb side, string key, DateTimeOffset now, CancellationToken cancel)
    {
        side.Add(new SignInTry { Key = key, Count = 1, Until = now + Pause });
        try
        {
            await side.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException problem) when (DiskTrouble.Of(problem) is null)
        {
            // Another first try under this name came in between; this one is not looked at.
            return false;
        }
    }
}
