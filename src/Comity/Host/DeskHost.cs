using Comity.Accounts;
using Comity.Desk.Mirror;
using Comity.Host.Operation;
using Comity.Kit;
using Comity.Kit.Layout;
using Comity.Negotiation.Consultations;
using Comity.Record.Witnesses;
using Comity.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comity.Host;

/// <summary>Serves the site's pages on one's own machine, from a mirror: nobody signs in, nothing is entered, and what is read and noted leaves no trace
/// elsewhere.</summary>
public static class DeskHost
{
    /// <summary>What a desk does not answer: it has no accounts, and nothing is entered.</summary>
    private static readonly string[] Closed = ["/account", "/act"];

    /// <summary>Mirrors what is new, and starts the desk; answers when it listens.</summary>
    /// <exception cref="UserError">There is nothing to show, or the desk could be reached from elsewhere.</exception>
    public static async Task<WebApplication> StartAsync(DeskOptions options, Terminal terminal, CancellationToken cancel)
    {
        Check(options.Urls);
        var mirror = new DeskMirror(options, TimeProvider.System);
        await mirror.RefreshAsync(cancel);
        var record = await mirror.OpenRecordAsync(NullLogger.Instance, cancel);
        var serve = new ServeOptions(options.Data, null, options.Urls, Demo: false);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.AddOperation(serve);
        SiteHost.Offer(builder.Services, serve);
        Change(builder.Services, mirror, record);
        var app = builder.Build();
        app.Use(RefuseAsync);
        SiteHost.Answer(app);
        await app.Services.PrepareSideDbAsync(cancel);
        await app.Services.PrepareAccountsAsync(cancel);
        await app.ListenAsync(serve, terminal, cancel);
        Say(terminal, mirror);
        return app;
    }

    private static void Check(string urls)
    {
        if (urls.Split(';').FirstOrDefault(url => !Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback) is { } strange)
            throw new UserError(
                $"`{strange}` can be reached from elsewhere, and a desk is for who sits at it; give --urls an address of this machine, such as "
                + $"{DeskOptions.DefaultUrls}.", "--urls");
    }

    private static void Change(IServiceCollection services, DeskMirror mirror, OpenRecord record)
    {
        services.RemoveAll<OpenRecord>();
        // The container disposes of the mirror, and that of the record.
        services.AddSingleton(_ => mirror).AddSingleton<OpenRecord>(_ => record);
        foreach (var idle in services.Where(service => service.ImplementationType is { } type
            && (type == typeof(WitnessRounds) || type == typeof(SealedTallies))).ToList())
            services.Remove(idle);
        services.AddHostedService<DeskRefresh>();
        foreach (var address in Closed)
            services.AddSingleton(new ClosedAddress(address));
    }

    private static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (!Closed.Any(closed => context.Request.Path.StartsWithSegments(closed, StringComparison.OrdinalIgnoreCase)))
            return next(context);
        context.Request.Path = "/status/404";
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return next(context);
    }

    private static void Say(Terminal terminal, DeskMirror mirror)
    {
        terminal.Output.WriteLine($"A desk: a copy of {mirror.Source}, read again every minute. Notes stay here, locked.");
        if (mirror.Trouble is { } trouble)
            terminal.Error.WriteLine($"It shows what was copied before: {trouble}");
        terminal.Output.Flush();
    }
}
