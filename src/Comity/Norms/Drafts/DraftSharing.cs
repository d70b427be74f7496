using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Comity.Norms.Drafts;

/// <summary>Makes and takes back the links by which a draft is shared.</summary>
public sealed class DraftSharing(IDbContextFactory<SideDb> databases, TimeProvider clock)
{
    /// <summary>The most links that a draft has at once.</summary>
    public const int MostLinks = 50;

    /// <summary>The links of a draft that others may have, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<DraftLink>> LinksAsync(string id, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        return await side.Set<DraftLink>().Where(link => link.DraftId == id && link.Right != DraftRight.Own).OrderBy(link => link.Made).ToListAsync(cancel);
    }

    /// <summary>Makes a link, whose secret is answered now and never again; null when there are as many as may be.</summary>
    public async Task<string?> ShareAsync(string id, DraftRight right, string label, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        if (await side.Set<DraftLink>().CountAsync(link => link.DraftId == id, cancel) >= MostLinks)
            return null;
        var secret = Secret.Draw();
        side.Add(new DraftLink { Digest = Secret.Digest(secret), DraftId = id, Right = right, Label = label, Made = clock.GetUtcNow() });
        await side.SaveChangesAsync(cancel);
        return secret;
    }

    /// <summary>Takes a link back: from now on it opens nothing.</summary>
    public async Task RevokeAsync(string id, string digest, CancellationToken cancel)
    {
        await using var side = await databases.CreateDbContextAsync(cancel);
        await side.Set<DraftLink>().Where(link => link.DraftId == id && link.Digest == digest && link.Right != DraftRight.Own).ExecuteDeleteAsync(cancel);
    }
}
