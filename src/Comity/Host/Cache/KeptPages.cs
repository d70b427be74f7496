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

/// <summary>Pages by sight, language and address, each for one view of the record and one edition of the books: when either goes on, all of that sight are made
/// anew. A page is kept for a minute at most, since some say what holds today.</summary>
/// <param name="record">The record.</param>
/// <param name="editions">What no entry holds, such as the books: when it changes, pages are made again.</param>
/// <param name="time">The clock.</param>
/// <param name="mostBytes">How many bytes are kept; one more, and all are made anew.</param>
internal sealed class KeptPages<TPage>(OpenRecord record, IEnumerable<EditionReader> editions, TimeProvider time, long mostBytes)
    where TPage : KeptPage
{
    private const int MostSights = 16;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Sight, Edition> sights = new();
    private long bytes;

    /// <summary>The pages as the world is now for a reader: who makes one keeps it where it looked for it, so that nothing made of an older view, or of what
    /// another sees, is kept as new.</summary>
    public Edition Now(Reader reader)
    {
        var (view, sight) = (record.SeenBy(reader), record.SightOf(reader));
        var changes = editions.Sum(read => read(sight));
        if (sights.TryGetValue(sight, out var kept) && ReferenceEquals(kept.View, view) && kept.Changes == changes)
            return kept;
        if (kept is not null)
            Interlocked.Add(ref bytes, -kept.Bytes);
        else if (sights.Count >= MostSights)
            Empty();
        return sights[sight] = new(view, changes);
    }

    /// <summary>The page of an address, when it is kept and not too old.</summary>
    public TPage? Find(Edition edition, (string Language, string Address) key) =>
        edition.Pages.TryGetValue(key, out var page) && time.GetUtcNow() - page.Made < Life ? page : null;

    /// <summary>Keeps a page, unless the reader sees another view of the record by now: then nobody knows of which of the two it was made.</summary>
    public void Keep(Reader reader, Edition edition, (string Language, string Address) key, TPage page)
    {
        if (!ReferenceEquals(record.SeenBy(reader), edition.View))
            return;
        if (Interlocked.Add(ref bytes, page.Size) > mostBytes)
        {
            Empty();
            Interlocked.Add(ref bytes, page.Size);
        }

        edition.Keep(key, page);
    }

    private void Empty()
    {
        foreach (var edition in sights.Values)
            edition.Pages.Clear();
        sights.Clear();
        Interlocked.Exchange(ref bytes, 0);
    }

    /// <summary>The pages of one view of the world.</summary>
    public sealed class Edition(object view, long changes)
    {
        private long bytes;

        internal object View => view;

        internal long Changes => changes;

        internal long Bytes => Interlocked.Read(ref bytes);

        internal ConcurrentDictionary<(string Language, string Address), TPage> Pages { get; } = new();

        internal void Keep((string Language, string Address) key, TPage page)
        {
            Interlocked.Add(ref bytes, page.Size);
            Pages[key] = page;
        }
    }
}
