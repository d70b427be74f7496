using Microsoft.AspNetCore.HttpOverrides;

namespace Comity.Host.Operation;

/// <summary>Tells the operator, once each, what the proxy in front does not hand on. The site works without, and something else does not.</summary>
internal sealed partial class ProxyWatch(ILogger<ProxyWatch> log)
{
    private int saidScheme, saidAddress;

    /// <summary>Looks at a request for the site as it came.</summary>
    public void Look(HttpRequest request, Uri site)
    {
        if (site.Scheme != Uri.UriSchemeHttps)
            return;
        if (!request.IsHttps && Interlocked.Exchange(ref saidScheme, 1) == 0)
            LogScheme(log);
        // What was handed on by a proxy of this machine stands under another name now.
        if (!request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName) && Interlocked.Exchange(ref saidAddress, 1) == 0)
            LogAddress(log);
    }

    [LoggerMessage(LogLevel.Warning, "A request came without `X-Forwarded-Proto: https`. `publicUrl` is believed, which begins with https; let the proxy in "
        + "front set the header, as deploy/nginx.conf does, so that you see it if a request should ever come without TLS.")]
    private static partial void LogScheme(ILogger log);

    [LoggerMessage(LogLevel.Warning, "A request came without `X-Forwarded-For` from a proxy on this machine: all visitors share the limits of one network. Let "
        + "the proxy in front set the header, as deploy/nginx.conf does; it is believed from this machine only.")]
    private static partial void LogAddress(ILogger log);
}
