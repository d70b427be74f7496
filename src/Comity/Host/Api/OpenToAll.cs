using Microsoft.Net.Http.Headers;

namespace Comity.Host.Api;

/// <summary>Lets pages of other sites read what is public (Fetch standard, CORS protocol). Nothing that a browser keeps for this site is sent along, so nothing
/// of a person shows.</summary>
public static class OpenToAll
{
    private const string Shown = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After";

    /// <summary>Stands before the addresses of programs.</summary>
    public static Task Add(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            && (request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)
                || request.Path.StartsWithSegments("/log", StringComparison.OrdinalIgnoreCase)))
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[HeaderNames.AccessControlAllowOrigin] = "*";
                context.Response.Headers[HeaderNames.AccessControlExposeHeaders] = Shown;
                return Task.CompletedTask;
            });
        return next(context);
    }
}
