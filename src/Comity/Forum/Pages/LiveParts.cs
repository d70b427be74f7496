using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Comity.Forum.Meetings;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace Comity.Forum.Pages;

/// <summary>The live parts of meetings' pages: each is made once for a position of the record, a language and what readers see, however many ask for it at
/// once, and then served from memory.</summary>
/// <param name="record">The record.</param>
/// <param name="services">What components ask for.</param>
/// <param name="logs">Where they say what went wrong.</param>
public sealed class LiveParts(OpenRecord record, IServiceProvider services, ILoggerFactory logs)
{
    private readonly ConcurrentDictionary<(string Meeting, string Language, Sight Sight), Kept> kept = new();

    /// <summary>Answers with the live part of a meeting, as of a position at least.</summary>
    public async Task AnswerAsync(HttpContext context, string id)
    {
        if (long.TryParse(context.Request.Query["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < long.MaxValue
            && record.Size <= position && (record.IsShared || record.SeenBy(Visitor.Of(context).Reader).ShowsEntries))
            await record.AtLeastAsync(position + 1, context.RequestAborted);
        var visitor = Visitor.Of(context);
        var (view, language) = (record.SeenBy(visitor.Reader), visitor.Language);
        if (view.Picture.Forum.Meetings.Find(id) is not { } meeting)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var part = await kept.AddOrUpdate((id, language.Code, record.SightOf(visitor.Reader)), _ => Make(view, meeting, language),
            (_, before) => before.IsOf(view) ? before : Make(view, meeting, language)).Part.Value;
        await part.WriteAsync(context);
    }

    private Kept Make(RecordView view, Meeting meeting, Language language) =>
        new(view, new(() => RenderAsync(MeetingView.Of(view.Picture.Forum, meeting), language)));

    private async Task<Part> RenderAsync(MeetingView view, Language language)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<LivePart>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(LivePart.View)] = view, [nameof(LivePart.Language)] = language })))
                .ToHtmlString());
        return Part.Of(Encoding.UTF8.GetBytes(html));
    }

    private sealed record Kept(RecordView View, Lazy<Task<Part>> Part)
    {
        /// <summary>Whether it is as new as a view. A view without entries has no size by which one is newer.</summary>
        public bool IsOf(RecordView view) => view.ShowsEntries ? View.Size >= view.Size : ReferenceEquals(View, view);
    }

    private sealed record Part(byte[] Plain, byte[] Brotli)
    {
        public static Part Of(byte[] plain)
        {
            using var memory = new MemoryStream();
            using (var brotli = new BrotliStream(memory, CompressionLevel.Fastest))
                brotli.Write(plain);
            return new(plain, memory.ToArray());
        }

        public Task WriteAsync(HttpContext context)
        {
            var isBrotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
            var (headers, content) = (context.Response.Headers, isBrotli ? Brotli : Plain);
            headers.ContentType = "text/html; charset=utf-8";
            headers.CacheControl = "no-cache";
            headers.Vary = HeaderNames.AcceptEncoding;
            if (isBrotli)
                headers.ContentEncoding = "br";
            context.Response.ContentLength = content.Length;
            return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
        }
    }
}
