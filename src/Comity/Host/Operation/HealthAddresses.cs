namespace Comity.Host.Operation;

/// <summary>`/healthz`: the process answers. `/readyz`: it can take acts, with 200, or cannot, with 503. For those who run the server; the example proxies in
/// `deploy/` do not pass them on.</summary>
internal static class HealthAddresses
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", Alive).ExcludeFromDescription();
        routes.MapGet("/readyz", ReadyAsync).ExcludeFromDescription();
    }

    private static IResult Alive(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text("alive\n");
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var readied = await readiness.AskAsync(cancel);
        return Results.Json(readied, statusCode: readied.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
