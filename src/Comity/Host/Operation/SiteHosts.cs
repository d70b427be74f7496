using System.Net;
using Comity.Kit;

namespace Comity.Host.Operation;

/// <summary>The site has one address, which the operator sets. A request for another host is refused before anything is made for it: what a page, a feed or a
/// label says of its address is the operator's word and never a visitor's, and a page elsewhere whose name is made to lead here gets nothing.</summary>
public static class SiteHosts
{
    private static readonly string[] OfTheMachine = ["/healthz", "/readyz"];

    /// <summary>Lets a request for this site pass, under the address that the settings say.</summary>
    public static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var (request, settings) = (context.Request, context.RequestServices.GetRequiredService<Settings>());
        if (settings.PublicUrl is { } site && IsNamed(request.Host.Host, site))
        {
            // A proxy in front speaks TLS and may not say so: the operator did.
            context.RequestServices.GetRequiredService<ProxyWatch>().Look(request, site);
            (request.Scheme, request.Host) = (site.Scheme, site.IsDefaultPort ? new(site.IdnHost) : new(site.IdnHost, site.Port));
            return next(context);
        }

        if (settings.PublicUrl is null ? IsOfThisMachine(request.Host.Host) : OfTheMachine.Contains(request.Path.Value, StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(settings.Site is { } own
            ? $"This server answers for {own} only.\n"
            : "This server answers on its own machine only; `publicUrl` in settings.json says under which name it is reached.\n", context.RequestAborted);
    }

    private static bool IsNamed(string host, Uri site) =>
        host.Equals(site.IdnHost, StringComparison.OrdinalIgnoreCase) || host.Equals(site.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>A name can be made to lead anywhere; `localhost` and an address of numbers cannot.</summary>
    private static bool IsOfThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);
}
