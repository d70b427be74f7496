using System.Net;
using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Kit.Layout;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Comity.Host.Operation;

/// <summary>How much one request, and all of them together, may ask of the server. An address that takes more says so itself (`RequestSizeLimit`).</summary>
public static class RequestLimits
{
    /// <summary>The most bytes of a body, where the address says nothing else.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <summary>The most connections at once.</summary>
    public const int MostConnections = 2000;

    /// <summary>The most seconds for an answer to what only reads.</summary>
    public static readonly TimeSpan ForReading = TimeSpan.FromSeconds(30);

    /// <summary>The most time for what sends something: a file of 20 MB takes so long on a line of 35 KB a second.</summary>
    public static readonly TimeSpan ForSending = TimeSpan.FromMinutes(10);

    /// <summary>The most time for an answer that goes on; whoever follows asks again by itself.</summary>
    public static readonly TimeSpan ForFollowing = TimeSpan.FromHours(1);

    /// <summary>Sets what the server itself watches over.</summary>
    internal static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        AsciiLocation.Allow(kestrel);
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
    }

    /// <summary>Gives each network that comes without a proxy its share of the connections. What comes from this machine is a proxy, which counts
    /// itself.</summary>
    internal static void ShareConnections(KestrelServerOptions kestrel)
    {
        var open = new NetworkCount(kestrel.ApplicationServices.GetRequiredService<Settings>().Limits.Connections);
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => ShareAsync(open, connection, next)));
    }

    private static async Task ShareAsync(NetworkCount open, ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (address is null || IPAddress.IsLoopback(address))
        {
            await next(connection);
            return;
        }

        using var place = open.Enter(NetworkAddress.Of(address));
        if (place is null)
            connection.Abort();
        else
            await next(connection);
    }

    /// <summary>Refuses a body that says itself that it is too large, and ends what takes too long. After routing, which knows what an address takes.</summary>
    public static void UseRequestLimits(this IApplicationBuilder app)
    {
        app.Use(RefuseAsync);
        app.Use(EndAsync);
    }

    /// <summary>Left to the form's reader, it would look like a form from another site.</summary>
    private static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength <= (context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue)
            || context.Request.ContentLength is null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    private static async Task EndAsync(HttpContext context, RequestDelegate next)
    {
        var visitor = context.RequestAborted;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(visitor);
        patience.CancelAfter(context.GetEndpoint()?.Metadata.GetMetadata<LongAnswer>() is not null ? ForFollowing : HttpMethods.IsGet(context.Request.Method)
            ? ForReading : ForSending);
        context.RequestAborted = patience.Token;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !visitor.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
        }
        finally
        {
            context.RequestAborted = visitor;
        }
    }
}
