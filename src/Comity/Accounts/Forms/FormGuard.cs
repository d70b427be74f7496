using System.Globalization;
using Comity.Accounts.Access;
using Comity.Accounts.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Net.Http.Headers;

namespace Comity.Accounts.Forms;

/// <summary>Looks at every form under /account before its page does: it comes from a page of this site, and not too often. What another site has a browser send
/// is not counted: it would close sign-in for a whole building.</summary>
internal static class FormGuard
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.IsForAccounts())
            await next(context);
        else if (!await IsOursAsync(context))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (context.RequestServices.GetRequiredService<FormRateLimit>().Lets(context.Connection.RemoteIpAddress))
            await next(context);
        else
            await SlowDownAsync(context, next);
    }

    /// <summary>Whether a form bears the token of a page of this site that was shown to who sends it now.</summary>
    internal static async Task<bool> IsOursAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (Exception problem) when (problem is AntiforgeryValidationException or InvalidDataException or BadHttpRequestException)
        {
            return false;
        }
    }

    private static Task SlowDownAsync(HttpContext context, RequestDelegate next)
    {
        context.SetEndpoint(context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(TooMany)));
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers[HeaderNames.RetryAfter] = FormRateLimit.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return next(context);
    }
}
