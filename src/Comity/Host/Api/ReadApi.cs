using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Forum;
using Comity.Kit.Api;
using Comity.Members;
using Comity.Negotiation;
using Comity.Norms;
using Comity.Record;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;

namespace Comity.Host.Api;

/// <summary>Everything that programs can read, under `/api/v1/`.</summary>
public static class ReadApi
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Every address that is read.</summary>
    public static ImmutableArray<ApiRoute> Routes { get; } =
    [
        .. SiteRoutes.All, .. RecordRoom.Routes, .. MembersRoom.Routes, .. NormsRoom.Routes, .. ForumRoom.Routes, .. NegotiationRoom.Routes,
    ];

    /// <summary>Serves them, and answers for addresses and methods that there are not.</summary>
    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        foreach (var route in Routes)
            routes.MapMethods(ApiRoute.Root + route.Path, ReadMethods, new ApiAnswerer(route).AnswerAsync);
        routes.Map(ApiRoute.Root + "{**rest}", Other).DisableAntiforgery();
    }

    /// <summary>What is answered where there is no address.</summary>
    public static IResult NoAddress() => Problem.Of(404, "nothing", "There is no such address; `/api` lists them.");

    private static IResult Other(HttpContext context, EndpointDataSource endpoints)
    {
        ImmutableArray<string> methods = [.. MethodsAt(context.Request.Path, endpoints)];
        if (methods.IsEmpty)
            return NoAddress();
        context.Response.Headers[HeaderNames.Allow] = string.Join(", ", methods);
        if (!HttpMethods.IsOptions(context.Request.Method))
            return Problem.Of(405, "method", $"This address takes {string.Join(" and ", methods)} only.");
        context.Response.Headers[HeaderNames.AccessControlAllowMethods] = "GET, HEAD";
        context.Response.Headers[HeaderNames.AccessControlAllowHeaders] = "Accept, Accept-Language, Authorization, If-None-Match";
        context.Response.Headers[HeaderNames.AccessControlMaxAge] = "86400";
        return Results.NoContent();
    }

    private static IEnumerable<string> MethodsAt(PathString path, EndpointDataSource endpoints) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(ApiRoute.Root, StringComparison.Ordinal) == true
            && !endpoint.RoutePattern.RawText.EndsWith("{**rest}", StringComparison.Ordinal))
        .Where(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []))
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct();
}
