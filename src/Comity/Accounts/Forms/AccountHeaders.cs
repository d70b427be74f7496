using Comity.Accounts.Access;
using Microsoft.Net.Http.Headers;

namespace Comity.Accounts.Forms;

/// <summary>Pages under /account are never kept by a browser or a proxy: they show links and codes that are shown once. Nor is any other answer to a session,
/// unless it is a file that is the same for everybody.</summary>
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
        else
            context.Response.OnStarting(() =>
            {
                if (context.User.Identity?.AuthenticationType == Schemes.Cookie && !IsForEverybody(context.Response))
                    context.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
                return Task.CompletedTask;
            });
        return next(context);
    }

    private static bool IsForEverybody(HttpResponse response) => response.Headers.CacheControl.ToString().Contains("public", StringComparison.Ordinal);
}
