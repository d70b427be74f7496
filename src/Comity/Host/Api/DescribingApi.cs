using System.Text.Json;
using Comity.Kit.Api;
using Comity.Record.Log;

namespace Comity.Host.Api;

/// <summary>The description of the interface, for programs.</summary>
public static class DescribingApi
{
    /// <summary>The addresses.</summary>
    public static void MapDescribing(this IEndpointRouteBuilder routes)
    {
        string[] read = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/api/v1/acts/{type}", read, Schema);
        routes.MapMethods("/api/v1/openapi.json", read, (HttpContext context) => Kept(context, OpenApiText.Bytes));
    }

    private static IResult Schema(string type, HttpContext context) => Process.Find(type) is { } kind
        ? Kept(context, JsonSerializer.SerializeToUtf8Bytes(OpenApiText.SchemaOf(kind)))
        : Problem.Of(404, "nothing", "There is no act of this type; `acts` lists them.");

    private static IResult Kept(HttpContext context, byte[] document)
    {
        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(document, "application/json", entityTag: new($"\"{Hash.Of(document).ToHex()[..16]}\"", isWeak: true));
    }
}
