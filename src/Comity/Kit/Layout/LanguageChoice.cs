namespace Comity.Kit.Layout;

/// <summary>`/language/{code}?return=`: keeps the reader's choice in a cookie and goes back to the page.</summary>
public static class LanguageChoice
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Adds the address.</summary>
    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{code}", Choose).ExcludeFromDescription();

    /// <summary>The address to go back to: a path of this server, else the first page. `//host` and `/\host` name other servers.</summary>
    public static string Safe(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";

    private static IResult Choose(string code, HttpContext context, Languages languages)
    {
        if (languages.Find(code) is not { } language)
            return Results.NotFound();
        context.Response.Cookies.Append(Language.Cookie, language.Code, new CookieOptions
        {
            MaxAge = Kept,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Results.LocalRedirect(Safe(context.Request.Query["return"]));
    }
}
