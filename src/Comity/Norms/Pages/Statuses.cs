using System.Globalization;
using Comity.Norms.Shelf;

namespace Comity.Norms.Pages;

/// <summary>Sets the status of a page that says itself what is wrong.</summary>
internal static class Statuses
{
    /// <summary>Answers with this status and the page as it is rendered. What says that something is wrong is kept nowhere: it is kept before it has its
    /// status, and would come back as if all were well.</summary>
    public static void Set(HttpContext context, int status)
    {
        if (status >= StatusCodes.Status400BadRequest)
            KeepNowhere(context);
        context.Response.OnStarting(() =>
        {
            // Set earlier, a 404 would make Blazor throw the page away so that the general error page can take its place.
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
    }

    /// <summary>Answers for something that is not computed yet: the page is kept nowhere, and says by its status when it was not even begun.</summary>
    public static void Wait(HttpContext context, QueueRefusal refused)
    {
        KeepNowhere(context);
        if (refused == QueueRefusal.None)
            return;
        context.Response.Headers.RetryAfter = ((int)Computations.Interest.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        Set(context, refused == QueueRefusal.Full ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Asks browsers and proxies to keep nothing of a page, in the words that the tokens of forms ask for too.</summary>
    public static void KeepNowhere(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers.Pragma = "no-cache";
    }
}
