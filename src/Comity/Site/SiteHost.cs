using Comity.Accounts;
using Comity.Site.Layout;
using Comity.Storage;

namespace Comity.Site;

/// <summary>Puts the server together: what it offers to pages, what stands in the way of a request, and which addresses there are.</summary>
public static class SiteHost
{
    /// <summary>Starts a server and answers when it listens. The terminal is told where.</summary>
    public static async Task<WebApplication> StartAsync(ServeOptions options, Terminal terminal, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.Logging.ClearProviders().AddSimpleConsole();
        Offer(builder.Services, options);
        var app = builder.Build();
        Answer(app);
        await app.Services.PrepareSideDbAsync(cancel);
        await app.Services.PrepareAccountsAsync(cancel);
        await app.StartAsync(cancel);
        terminal.Output.WriteLine($"Comity listens on {string.Join(' ', app.Urls)}");
        terminal.Output.Flush();
        await app.AnnounceAccountsAsync(terminal, cancel);
        return app;
    }

    private static void Offer(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AssetStore>();
        services.AddSideDb(options);
        services.AddAccounts(options);
        services.AddHttpContextAccessor();
        services.AddCascadingValue(provider => Visitor.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        services.AddAntiforgery();
        services.AddRazorComponents();
        services.AddPageFrame();
    }

    private static void Answer(WebApplication app)
    {
        app.UsePageFrame();
        app.UseAccounts();
        app.UseAntiforgery();
        app.MapPageFrame();
        app.MapAccounts();
        app.MapRazorComponents<App>();
    }
}
