using System.Globalization;
using Comity.Kit;
using Comity.Storage;

namespace Comity.Acts.Entering;

/// <summary>The position up to which a visitor's own acts reach travels in a cookie, so that whichever server answers shows them.</summary>
public static class SeenPosition
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "position";

    /// <summary>How the cookie is set.</summary>
    public static CookieOptions Options { get; } = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(10) };

    /// <summary>Waits, before a page is made, until this server knows the visitor's own acts. It does not wait for somebody who does not read the record,
    /// unless acts are entered on other servers too: by the time it takes one would find out how long the record is.</summary>
    public static async Task WaitAsync(HttpContext context, RequestDelegate next)
    {
        if (long.TryParse(context.Request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            var record = context.RequestServices.GetRequiredService<OpenRecord>();
            var visitor = Visitor.Of(context);
            if (record.Size < size && (record.SeenBy(visitor.Reader).ShowsEntries || (record.IsShared && visitor.Person is not null)))
                await record.AtLeastAsync(size, context.RequestAborted);
        }
        await next(context);
    }
}
