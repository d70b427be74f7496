using Microsoft.AspNetCore.Diagnostics;

namespace Comity.Kit.Widgets;

/// <summary>
/// Answers `?format=csv` and `?format=json` under the address of a page: the page runs as ever, with its rights and its filters, and leaves its
/// list here; what it would have shown is dropped. So every <see cref="ListTable{T}"/> has both formats, and they cannot differ from the page.
/// </summary>
public sealed class ListFormats
{
    /// <summary>The list of the page; the first one, where it has several.</summary>
    public Listing? Listing { get; private set; }

    /// <summary>Leaves the list of a page.</summary>
    public void Take(Listing listing) => Listing ??= listing;

    internal static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || Writer(context.Request) is not { } write)
        {
            await next(context);
            return;
        }

        var (formats, body) = (new ListFormats(), context.Response.Body);
        context.Features.Set(formats);
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
            context.Features.Set<ListFormats>(null);
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK)
            await AnswerAsync(context, formats.Listing, write);
    }

    private static Task AnswerAsync(HttpContext context, Listing? listing, Func<Listing, HttpContext, Task> write)
    {
        context.Response.Headers.ContentLength = null;
        if (listing is not null)
            return write(listing, context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = null;
        return Task.CompletedTask;
    }

    private static Func<Listing, HttpContext, Task>? Writer(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase) ? null
            : request.Query["format"].ToString() switch
        {
            "csv" => ListFiles.WriteCsvAsync,
            "json" => ListFiles.WriteJsonAsync,
            _ => null,
        };
}

/// <summary>Adds <see cref="ListFormats"/> to the way of a request.</summary>
public static class ListFormatsWay
{
    /// <summary>Stands before the pages and behind the error pages.</summary>
    public static void UseListFormats(this IApplicationBuilder app) => app.Use(ListFormats.AnswerAsync);
}
