using Comity.Site.Pages;
using Comity.Site.Widgets;

namespace Comity.Site.Layout;

/// <summary>What all pages share: headers, error pages, lists as CSV and JSON, the language menu, and the places where rooms add to shared pages.</summary>
public static class PageFrame
{
    private const string ErrorPage = "/status/{0}";

    /// <summary>Offers what layout and shared pages ask for. Rooms add their own readers (<see cref="InstallationReader"/>, <see cref="WaitingReader"/>, <see cref="HomeReader"/>).</summary>
    public static void AddPageFrame(this IServiceCollection services)
    {
        services.AddSingleton<Addresses>();
        services.AddSingleton<InstallationReader>(() => new Installation());
    }

    /// <summary>Stands before everything else that answers requests.</summary>
    public static void UsePageFrame(this WebApplication app)
    {
        app.UseSafetyHeaders();
        app.UseWhen(ForPrograms, UseProblems);
        app.UseWhen(context => !ForPrograms(context), UseErrorPages);
        app.UseListFormats();
    }

    /// <summary>The addresses that are no pages.</summary>
    public static void MapPageFrame(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapLanguageChoice();
    }

    private static bool ForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/log", StringComparison.Ordinal);

    private static void UseProblems(IApplicationBuilder app)
    {
        app.UseExceptionHandler(failed => failed.Run(context => Results.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context)));
        app.UseStatusCodePages(status => Results.Problem(statusCode: status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
    }

    private static void UseErrorPages(IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute(ErrorPage, createScopeForStatusCodePages: true);
    }
}
