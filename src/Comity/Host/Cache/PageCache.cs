using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;
using Microsoft.Net.Http.Headers;

namespace Comity.Host.Cache;

/// <summary>Public pages are made once for each position of the record and each language, and then served from memory. What a page shows to one person is
/// never kept: neither a request with a session nor an answer that sets a cookie.</summary>
/// <param name="record">The record: when it grows, every page is made anew.</param>
/// <param name="editions">What no entry holds, such as the books.</param>
/// <param name="time">The clock: a page is kept for a minute at most, since some say what holds today.</param>
public sealed class PageCache(OpenRecord record, IEnumerable<EditionReader> editions, TimeProvider time)
{
    private const long MostBytes = 128L * 1024 * 1024;
    private static readonly string[] NoPages = ["/api", "/log", "/assets", "/account"];
    private static readonly string[] NotKept = [HeaderNames.ContentLength, HeaderNames.TransferEncoding, HeaderNames.Date, HeaderNames.Server];
    private static readonly string HostForm = Cookies.Name(isHttps: true, Cookies.Form);
    private readonly KeptPages<Page> pages = new(record, editions, time, MostBytes);

    /// <summary>Serves a page that is kept, or has it made and keeps it.</summary>
    public Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || !IsPage(request) || !IsForEveryone(request) || KeptPage.KeyOf(request) is not { } key)
            return next(context);
        var edition = pages.Now(Reader.Stranger);
        return pages.Find(edition, key) is { } page ? page.WriteAsync(context)
            : request.Cookies.Keys.Any(cookie => cookie != Language.Cookie) ? next(context) : MakeAsync(context, next, edition, key);
    }

    /// <summary>Programs' answers, the log's and lists as files have headers and lives of their own.</summary>
    private static bool IsPage(HttpRequest request) =>
        !NoPages.Any(place => request.Path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase))
        && !request.Query.ContainsKey("format") && !Comity.Forum.Pages.MeetingAddresses.IsLive(request.Path);

    /// <summary>Whether a request comes from nobody in particular: no session, no program's key, and nothing seen that this server does not know yet. Where
    /// strangers do not read the record, a position that they claim to have seen counts for nothing, so that nobody finds out by it how long the record
    /// is.</summary>
    private bool IsForEveryone(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
            return false;
        foreach (var (name, value) in request.Cookies)
        {
            if (name == SeenPosition.Cookie ? record.SeenBy(Reader.Stranger).ShowsEntries
                    && (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size > record.Size)
                : name != Language.Cookie && name != Cookies.Form && name != HostForm)
                return false;
        }
        return true;
    }

    private async Task MakeAsync(HttpContext context, RequestDelegate next, KeptPages<Page>.Edition edition, (string, string) key)
    {
        var content = await KeptPage.MadeAsync(context, next);
        if (!IsKept(context.Response))
        {
            if (content.Length > 0)
                await context.Response.Body.WriteAsync(content, context.RequestAborted);
            return;
        }
        var page = Page.Of(context.Response, content, time.GetUtcNow());
        pages.Keep(Reader.Stranger, edition, key, page);
        await page.WriteAsync(context);
    }

    private static bool IsKept(HttpResponse response) =>
        KeptPage.MayBeKept(response) && !response.HasStarted && response.Headers.SetCookie.Count == 0;

    /// <summary>A page as it was made.</summary>
    private sealed record Page(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>[] Headers, string Tag, byte[] Plain, byte[] Brotli,
        DateTimeOffset Made)
        : KeptPage(Plain.Length + Brotli.Length, Made)
    {
        public static Page Of(HttpResponse response, byte[] content, DateTimeOffset made) => new(
            [.. response.Headers.Where(header => !NotKept.Contains(header.Key, StringComparer.OrdinalIgnoreCase))],
            $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"", content, Compress(content), made);

        public Task WriteAsync(HttpContext context)
        {
            var (request, response) = (context.Request, context.Response);
            foreach (var (name, value) in Headers)
                response.Headers[name] = value;
            response.Headers.ETag = Tag;
            response.Headers.CacheControl = "no-cache";
            response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
            if (request.Headers.IfNoneMatch == Tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
            var isBrotli = request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
            if (isBrotli)
                response.Headers.ContentEncoding = "br";
            var content = isBrotli ? Brotli : Plain;
            response.ContentLength = content.Length;
            return response.Body.WriteAsync(content, context.RequestAborted).AsTask();
        }

        private static byte[] Compress(byte[] content)
        {
            using var memory = new MemoryStream();
            using (var brotli = new BrotliStream(memory, CompressionLevel.Fastest))
                brotli.Write(content);
            return memory.ToArray();
        }
    }
}
