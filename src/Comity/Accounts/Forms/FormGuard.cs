using Comity.Accounts.Pages;
using Comity.Accounts.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Net.Http.Headers;
using System.Globalization;

namespace Comity.Accounts.Forms;

/// <summary>
/// Looks at every form that is sent to a page, before the page does: it must come from a page of this site (RFC 9110 calls the rest unsafe requests), and forms under
/// /account come at a bearable pace. What does not pass gets a page that says so. Programs under /api send no forms and no cookies count there.
/// </summary>
internal static class FormGuard
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint() is null || context.Request.IsForPrograms())
            await next(context);
        else if (context.Request.IsForAccounts() && !context.RequestServices.GetRequiredService<Pace>().Lets(context.Connection.RemoteIpAddress))
            await ShowAsync(context, next, typeof(TooMany), StatusCodes.Status429TooManyRequests);
        else if (!await IsOursAsync(context))
            await ShowAsync(context, next, typeof(Stale), StatusCodes.Status400BadRequest);
        else
            await next(context);
    }

    private static async Task<bool> IsOursAsync(HttpContext context)
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

    private static Task ShowAsync(HttpContext context, RequestDelegate next, Type page, int status)
    {
        var endpoint = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == page);
        context.SetEndpoint(endpoint);
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers[HeaderNames.RetryAfter] = Pace.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return next(context);
    }
}
