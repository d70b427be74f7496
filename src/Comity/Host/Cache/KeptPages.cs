using System.Collections.Concurrent;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Host.Cache;

/// <summary>A page that is kept in memory.</summary>
/// <param name="Size">Its bytes.</param>
/// <param name="Made">When it was made.</param>
internal abstract record KeptPage(int Size, DateTimeOffset Made)
{
    private const int LongestAddress = 600;

    /// <summary>Under what a request's page is kept; null for an address that is too long.</summary>
    public static (string Language, string Address)? KeyOf(HttpRequest request) =>
        request.Path.Value is { Length: > 0 and < LongestAddress } path && !(request.QueryString.Value?.Length > LongestAddress)
            ? (Language.Of(request).Code, path + request.QueryString.Value) : null;

    /// <summary>Has an answer made in memory; nothing of it was sent.</summary>
    public static async Task<byte[]> MadeAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var memory = new MemoryStream();
        context.Response.Body = memory;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        return memory.ToArray();
    }

    /// <summary>Whether an answer is a page that may be kept at all.</summary>
    public static bool MayBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true
        && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);
}

/// <summary>Pages by language and address, for one position of the record and one edition of the books: when either goes on, all are made anew. A page is kept
/// for a minute at most, since some say what holds today.</summary>
/// <param name="record">The record.</param>
/// <param name="editions">What no entry holds, such as the books: when it changes, pages are made again.</param>
/// <param name="time">The clock.</param>
/// <param name="mostBytes">How many bytes are kept; one more, and all are made anew.</param>
internal sealed class KeptPages<TPage>(OpenRecord record, IEnumerable<EditionReader> editions, TimeProvider time, long mostBytes)
    where TPage : KeptPage
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private volatile Edition current = new(new object(), 0);

    /// <summary>The pages as the world is now for a reader: who makes one keeps it where it looked for it, so that nothing made of an older view, or of what
    /// another sees, is kept as new.</summary>
    public Edition Now(Reader reader)
    {
        var (view, sight) = (record.SeenBy(reader), record.SightOf(reader));
        var changes = editions.Sum(read => read(sight));
        var kept = current;
        return ReferenceEquals(kept.View, view) && kept.Changes == changes ? kept : current = new(view, changes);
    }

    /// <summary>The page of an address, when it is kept and not too old.</summary>
    public TPage? Find(Edition edition, (string Language, string Address) key) =>
        edition.Pages.TryGetValue(key, out var page) && time.GetUtcNow() - page.Made < Life ? page : null;

    /// <summary>Keeps a page.</summary>
    public void Keep(Edition edition, (string Language, string Address) key, TPage page) => edition.Keep(key, page, mostBytes);

    /// <summary>The pages of one view of the world.</summary>
    public sealed class Edition(object view, long changes)
    {
        private long bytes;

        internal object View => view;

        internal long Changes => changes;

        internal ConcurrentDictionary<(string Language, string Address), TPage> Pages { get; } = new();

        internal void Keep((string Language, string Address) key, TPage page, long mostBytes)
        {
            if (Interlocked.Add(ref bytes, page.Size) > mostBytes)
            {
                Pages.Clear();
                Interlocked.Exchange(ref bytes, page.Size);
            }
            Pages[key] = page;
        }
    }
}
