using Comity.Kit.Widgets;

namespace Comity.Kit.Layout;

/// <summary>What all pages share: headers, error pages, lists as CSV and JSON, the language menu, and the places where rooms add to shared pages.</summary>
public static class PageFrame
{
    /// <summary>Offers what layout and shared pages ask for. Rooms add their own readers.</summary>
    public static void AddPageFrame(this IServiceCollection services)
    {
        services.AddSingleton<Addresses>();
    }

    /// <summary>Stands before everything else that answers requests.</summary>
    public static void UsePageFrame(this WebApplication app)
    {
        app.UseSafetyHeaders();
        app.UseAsciiLocation();
        app.Use(AnswerHead);
        app.UseMiddleware<ErrorPages>();
        app.UseListFormats();
        // After the error pages, so that they can ask for another address.
        app.UseRouting();
    }

    /// <summary>The addresses that are no pages.</summary>
    public static void MapPageFrame(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapLanguageChoice();
    }

    /// <summary>HEAD is GET without the body, which the server leaves out by itself; pages are mapped for GET only.</summary>
    private static Task AnswerHead(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }
}
