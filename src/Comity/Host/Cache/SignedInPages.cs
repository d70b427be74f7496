using System.Text;
using System.Text.Encodings.Web;
using Comity.Desk.PrivateNotes;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Host.Cache;

/// <summary>Pages that are the same for all who are signed in (<see cref="SameForAllAttribute"/>) are made once, as public pages are (<see cref="PageCache"/>),
/// and kept without the name at their top; each reader's own name is set in. It stands behind the accounts: who reads is established for every
/// request. Readers of one sight share their pages, and only they do.</summary>
/// <param name="record">The record.</param>
/// <param name="editions">What no entry holds, such as the books.</param>
/// <param name="time">The clock.</param>
public sealed class SignedInPages(OpenRecord record, IEnumerable<EditionReader> editions, TimeProvider time)
{
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly byte[] Before = "<bdi data-who>"u8.ToArray();
    private static readonly byte[] After = "</bdi>"u8.ToArray();
    private readonly KeptPages<Page> pages = new(record, editions, time, MostBytes);

    /// <summary>Serves a page that is kept, with the reader's name, or has it made and keeps it.</summary>
    public Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<SameForAllAttribute>() is null
            || Visitor.Of(context) is not { Person: not null, Name: { } name, SeesAs: null } visitor
            || request.Headers.Authorization.Count > 0 || request.Query.ContainsKey("format") || request.Cookies.ContainsKey(NoteKeys.Name(context))
                || KeptPage.KeyOf(request) is not { } key)
            return next(context);
        var edition = pages.Now(visitor.Reader);
        return pages.Find(edition, key) is { } page ? page.WriteAsync(context, name) : MakeAsync(context, next, visitor.Reader, edition, key);
    }

    private async Task MakeAsync(
        HttpContext context, RequestDelegate next, Reader reader, KeptPages<Page>.Edition edition, (string, string) key)
    {
        var content = await KeptPage.MadeAsync(context, next);
        var page = KeptPage.MayBeKept(context.Response) ? Page.Of(context.Response.ContentType!, content, time.GetUtcNow()) : null;
        if (content.Length > 0)
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        if (page is not null)
            pages.Keep(reader, edition, key, page);
    }

    /// <summary>A page in two parts: what stands before the reader's name and what stands behind it.</summary>
    private sealed record Page(string Type, byte[] Head, byte[] Tail, DateTimeOffset Made)
        : KeptPage(Head.Length + Tail.Length, Made)
    {
        public static Page? Of(string type, byte[] content, DateTimeOffset made)
        {
            var start = content.AsSpan().IndexOf(Before) + Before.Length;
            return start >= Before.Length && content.AsSpan(start).IndexOf(After) is var length and >= 0
                ? new(type, content[..start], content[(start + length)..], made) : null;
        }

        public async Task WriteAsync(HttpContext context, string name)
        {
            var own = Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(name));
            context.Response.ContentType = Type;
            context.Response.ContentLength = Head.Length + own.Length + Tail.Length;
            await context.Response.Body.WriteAsync(Head, context.RequestAborted);
            await context.Response.Body.WriteAsync(own, context.RequestAborted);
            await context.Response.Body.WriteAsync(Tail, context.RequestAborted);
        }
    }
}
