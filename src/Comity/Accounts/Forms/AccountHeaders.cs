using Comity.Accounts.Access;
using Microsoft.Net.Http.Headers;

namespace Comity.Accounts.Forms;

/// <summary>Pages under /account are never kept by a browser or a proxy: they show links and codes that are shown once.</summary>
internal static class AccountHeaders
{
    public static Task Add(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsForAccounts())
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[HeaderNames.CacheControl] = "no-store";
                return Task.CompletedTask;
            });
        return next(context);
    }
}
