using Comity.Kit;
using Comity.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Comity.Accounts.Access;

/// <summary>The cookies of sign-in.</summary>
internal static class Cookies
{
    /// <summary>The cookie that belongs to the tokens of forms.</summary>
    public const string Form = "comity-form";

    private static readonly TimeSpan External = TimeSpan.FromMinutes(10);

    /// <summary>A request with a key is a program, and programs' addresses take nothing else; but where not everybody reads the record, files and proofs to
    /// which pages link are read under them in a session. Another site cannot read along: the cookie does not come with its requests.</summary>
    public static string Choose(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 || (context.Request.IsForPrograms() && !MayReadInSession(context)) ? Schemes.Key : Schemes.Cookie;

    private static bool MayReadInSession(HttpContext context) => (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.RequestServices.GetRequiredService<OpenRecord>().IsReadByAll;

    /// <summary>Only over TLS when the site says that it has it; otherwise as the request came.</summary>
    public static CookieSecurePolicy Secure(Settings settings) =>
        settings.PublicUrl?.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>A cookie's name. Over TLS it begins with `__Host-`: a browser then takes it from this host alone, and no neighbour under the same domain can
    /// set it (RFC 6265bis, 4.1.3.2).</summary>
    public static string Name(bool isHttps, string name) => isHttps ? "__Host-" + name : name;

    /// <summary>A cookie's name at this site.</summary>
    public static string Name(Settings settings, string name) => Name(settings.PublicUrl?.Scheme == "https", name);

    public static void Configure(CookieAuthenticationOptions cookie, Settings settings)
    {
        Harden(cookie, settings, "comity-session", Sessions.Idle);
        cookie.SlidingExpiration = true;
        (cookie.LoginPath, cookie.AccessDeniedPath, cookie.ReturnUrlParameter) = ("/account/sign-in", "/account/sign-in", "return");
        cookie.Events.OnValidatePrincipal = ValidateAsync;
    }

    public static void ConfigureExternal(CookieAuthenticationOptions cookie, Settings settings) => Harden(cookie, settings, "comity-external", External);

    private static void Harden(CookieAuthenticationOptions cookie, Settings settings, string name, TimeSpan life)
    {
        (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.Path) = (Name(settings, name), true, SameSiteMode.Lax, "/");
        (cookie.Cookie.SecurePolicy, cookie.ExpireTimeSpan) = (Secure(settings), life);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var id = context.Principal?.FindFirst(AccountClaims.Session)?.Value;
        if (id is null || !await sessions.GoesOnAsync(id, context.HttpContext.RequestAborted))
            context.RejectPrincipal();
    }
}
