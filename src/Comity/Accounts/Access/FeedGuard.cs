using Microsoft.Net.Http.Headers;

namespace Comity.Accounts.Access;

/// <summary>A request at a personal address is one of its owner, there and nowhere else, whoever is signed in in that browser: what they read, and how often
/// they may ask, is asked as of them. An address that is nobody's, or was withdrawn, is as one that is not there.</summary>
internal static class FeedGuard
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(FeedAddress.Root, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            await next(context);
            return;
        }

        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var owner = isRead && rest.Value?.Split('/') is ["", var secret, _]
            ? await context.RequestServices.GetRequiredService<FeedAddresses>().OwnerAsync(secret, context.RequestAborted) : null;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
            return Task.CompletedTask;
        });
        var visitor = context.User;
        if (owner is null)
            context.SetEndpoint(null);
        else
            context.User = owner;
        try
        {
            await next(context);
        }
        finally
        {
            // What is shown where nothing was answered is for whoever sits there.
            context.User = visitor;
        }
    }
}
