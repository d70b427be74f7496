using System.Globalization;
using System.Text;
using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Forum.Meetings;

/// <summary>Tells those who follow a meeting that something was entered about it, by server-sent events. Each follower is one task that waits for the record to
/// grow; nothing is computed for one alone.</summary>
/// <param name="record">The record.</param>
/// <param name="lifetime">Ends the waiting when the server stops.</param>
/// <param name="settings">How many one network may have.</param>
public sealed class Followers(OpenRecord record, IHostApplicationLifetime lifetime, Settings settings)
{
    /// <summary>The most followers of one server: others have connections left for their requests.</summary>
    public const int Most = 1200;

    /// <summary>The most of one person: so many windows nobody has open.</summary>
    public const int MostOfPerson = 20;

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();
    private readonly NetworkCount networks = new(settings.Limits.Streams);
    private readonly NetworkCount persons = new(MostOfPerson);
    private int count;

    /// <summary>Answers as long as the follower stays.</summary>
    public async Task AnswerAsync(HttpContext context, string id)
    {
        var reader = Visitor.Of(context).Reader;
        if (record.SeenBy(reader).Picture.Forum.Meetings.Find(id) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var place = Visitor.Of(context).Person is { } person
            ? persons.Enter(person)
            : networks.Enter(NetworkAddress.Of(context.Connection.RemoteIpAddress));
        if (place is null)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "60";
            return;
        }

        if (Interlocked.Increment(ref count) > Most)
        {
            Interlocked.Decrement(ref count);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "30";
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await FollowAsync(context, id, reader, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The follower went, or the server stops: both are how following ends.
        }
        finally
        {
            Interlocked.Decrement(ref count);
        }
    }

    private async Task FollowAsync(HttpContext context, string id, Reader reader, CancellationToken cancel)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.Body.WriteAsync("retry: 1500\n\n"u8.ToArray(), cancel);
        var told = From(context);
        while (true)
        {
            var grown = record.Changed;
            // Who reads it no longer hears nothing more, and finds nothing when the browser asks again.
            if (record.SeenBy(reader).Picture.Forum.Meetings.Find(id) is not { Last: var last })
                return;
            if (last > told)
                await response.Body.WriteAsync(Event(told = last), cancel);
            await response.Body.FlushAsync(cancel);
            if (!await IsGrownAsync(grown, cancel))
                await response.Body.WriteAsync(Comment, cancel);
        }
    }

    private static async Task<bool> IsGrownAsync(Task grown, CancellationToken cancel)
    {
        try
        {
            await grown.WaitAsync(Silence, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static long From(HttpContext context) =>
        long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
        : long.TryParse(context.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : -1;

    private static byte[] Event(long position) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {position}\nevent: act\ndata: {position}\n\n"));
}
