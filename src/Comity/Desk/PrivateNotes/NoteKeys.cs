using System.Collections.Concurrent;
using Comity.Accounts.Access;

namespace Comity.Desk.PrivateNotes;

/// <summary>The keys of notes that are unlocked, in the server's memory and nowhere else: each for one browser, until half an hour goes by without
/// use.</summary>
/// <param name="time">The clock.</param>
internal sealed class NoteKeys(TimeProvider time)
{
    /// <summary>The cookie by which a browser is known; it ends with the browser.</summary>
    public const string Cookie = "comity-notes";

    private const int Most = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, Unlocked> open = new(StringComparer.Ordinal);

    /// <summary>The cookie's name at the address that a request came to.</summary>
    public static string Name(HttpContext context) => Cookies.Name(context.Request.IsHttps, Cookie);

    /// <summary>Remembers an unlocked key for this browser.</summary>
    public void Keep(HttpContext context, string box, byte[] key)
    {
        foreach (var (old, unlocked) in open)
            if (unlocked.Until < time.GetUtcNow() || open.Count > Most)
                open.TryRemove(old, out _);
        var token = Secret.Draw();
        open[Secret.Digest(token)] = new(box, key, time.GetUtcNow() + Idle);
        context.Response.Cookies.Append(Name(context), token,
            new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true });
    }

    /// <summary>The key of a box in this browser, or null.</summary>
    public byte[]? Of(HttpContext context, string box)
    {
        if (context.Request.Cookies[Name(context)] is not { Length: > 0 } token || !open.TryGetValue(Secret.Digest(token), out var unlocked)
            || unlocked.Box != box || unlocked.Until < time.GetUtcNow())
            return null;
        open[Secret.Digest(token)] = unlocked with { Until = time.GetUtcNow() + Idle };
        return unlocked.Key;
    }

    /// <summary>Forgets the key of this browser.</summary>
    public void Forget(HttpContext context)
    {
        if (context.Request.Cookies[Name(context)] is { } token)
            open.TryRemove(Secret.Digest(token), out _);
        context.Response.Cookies.Delete(Name(context), new() { Secure = context.Request.IsHttps, Path = "/" });
    }

    private sealed record Unlocked(string Box, byte[] Key, DateTimeOffset Until);
}
