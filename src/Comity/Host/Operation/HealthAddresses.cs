namespace Comity.Host.Operation;

/// <summary>`/healthz`: the process answers. `/readyz`: it can take acts, with 200, or cannot, with 503. For those who run the server; the example proxies in
/// `deploy/` do not pass them on.</summary>
internal static class HealthAddresses
{
    private const string Health = "/healthz", Ready = "/readyz";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Health, Alive).ExcludeFromDescription();
        routes.MapGet(Ready, ReadyAsync).ExcludeFromDescription();
    }

    /// <summary>A proxy that closes these addresses closes them as they are written; no other spelling leads there.</summary>
    private static bool IsWritten(HttpContext context, string address) =>
        string.Equals(context.Request.Path.Value, address, StringComparison.Ordinal);

    private static IResult Alive(HttpContext context)
    {
        if (!IsWritten(context, Health))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text("alive\n");
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness, CancellationToken cancel)
    {
        if (!IsWritten(context, Ready))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var readied = await readiness.AskAsync(cancel);
        return Results.Json(readied, statusCode: readied.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
