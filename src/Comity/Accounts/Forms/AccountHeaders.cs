using Microsoft.Net.Http.Headers;

namespace Comity.Accounts.Forms;

/// <summary>Headers of pages under /account: never kept, never framed, and no address of theirs told to others (enrolment links are addresses).</summary>
internal static class AccountHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsForAccounts())
            context.Response.OnStarting(Write, context.Response.Headers);
        return next(context);
    }

    private static Task Write(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers[HeaderNames.CacheControl] = "no-store";
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers[HeaderNames.ContentSecurityPolicy] = Policy;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
