using Microsoft.AspNetCore.HttpOverrides;
using Comity.Accounts;
using Comity.Acts.Entering;
using Comity.Host.Api;
using Comity.Host.Cache;
using Comity.Host.Demo;
using Comity.Host.Operation;
using Comity.Kit;
using Comity.Kit.Layout;
using Comity.Members;
using Comity.Norms.Api;
using Comity.Norms.Shelf;
using Comity.Record.Witnesses;
using Comity.Storage;

namespace Comity.Host;

/// <summary>Puts the server together: what it offers to pages, what stands in the way of a request, and which addresses there are.</summary>
public static class SiteHost
{
    /// <summary>Starts a server and answers when it listens. The terminal is told where; a test may add addresses of its own, and a clock.</summary>
    public static async Task<WebApplication> StartAsync(ServeOptions options, Terminal terminal, CancellationToken cancel, Action<WebApplication>? add = null,
        TimeProvider? clock = null)
    {
        using var demo = await DemoSite.PrepareAsync(options, cancel);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.AddOperation(options);
        // Its own accounts are no news, and its terminal has something else to say.
        builder.Logging.AddFilter("Comity.Accounts", options.Demo ? LogLevel.Warning : LogLevel.Information);
        Offer(builder.Services, options);
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        var app = builder.Build();
        try
        {
            await OpenAsync(app, options, terminal, demo, add, cancel);
        }
        catch
        {
            // What did not start holds nothing open.
            await app.DisposeAsync();
            throw;
        }

        return app;
    }

    private static async Task OpenAsync(
        WebApplication app, ServeOptions options, Terminal terminal, DemoSite? demo, Action<WebApplication>? add, CancellationToken cancel)
    {
        // Books, record and addresses take a processor for some time each, and pages ask for all of them: they are made side by side.
        var opened = Task.Run(app.Services.GetRequiredService<OpenRecord>, cancel);
        var books = Task.Run(app.Services.GetRequiredService<BookShelf>, cancel);
        var watch = app.Services.GetRequiredService<SideWatch>();
        var side = Task.Run(() => PrepareSideAsync(app.Services, watch, cancel), cancel);
        Answer(app);
        // What cannot be opened ends the start when the others have ended, and is said first.
        await Task.WhenAll(opened, books, side);
        var record = await opened;
        var gone = options.Demo ? null : watch.Told(await side, record);
        await app.Services.PrepareAccountsAsync(cancel);
        await RecordFolder.BeginAsync(record, options, app.Services.GetRequiredService<Settings>(), cancel);
        WarnOfLater(options, terminal);
        WarnOfNames(record, options, terminal);
        WarnOfTexts(app.Services.GetRequiredService<Languages>(), terminal);
        await (demo?.OpenAsync(app, cancel) ?? Task.CompletedTask);
        add?.Invoke(app);
        await app.ListenAsync(options, terminal, cancel);
        demo?.Announce(app, terminal);
        if (gone is not null)
            terminal.Error.WriteLine(gone);
        else
            await app.AnnounceAccountsAsync(terminal, record, cancel);
    }

    /// <summary>How the accounts were before their tables were made where they are missing.</summary>
    private static async Task<SideCondition> PrepareSideAsync(IServiceProvider services, SideWatch watch, CancellationToken cancel)
    {
        var condition = await watch.LookAsync(thoroughly: true, cancel);
        if (condition == SideCondition.Damaged)
            throw watch.Unreadable();
        await services.PrepareSideDbAsync(cancel);
        return condition;
    }

    /// <summary>A later program may have left what this one never reads, and so does not miss.</summary>
    private static void WarnOfLater(ServeOptions options, Terminal terminal)
    {
        if (new VersionMark(options.Data).Note() is { } later)
            terminal.Error.WriteLine(
                $"Warning: version {later} has worked on this folder, and this is {ProgramVersion.Text}; the guide says under *Upgrading* what going back "
                + "refuses.");
    }

    /// <summary>A record that has begun keeps its name until an act changes it: who types another one is told so.</summary>
    private static void WarnOfNames(OpenRecord record, ServeOptions options, Terminal terminal)
    {
        var said = record.Whole.Picture.Record.Founding.Description;
        if ((options.Title ?? said?.Title, options.Secretariat ?? said?.Secretariat, options.Ceiling ?? said?.Ceiling) != (said?.Title, said?.Secretariat,
            said?.Ceiling))
            terminal.Error.WriteLine(
                "Warning: the process has a name already; --title, --secretariat and --ceiling count at the first start only. The act DescribeProcess changes "
                + "them.");
    }

    /// <summary>English stands for what an added language lacks, and its operator is told that it does.</summary>
    private static void WarnOfTexts(Languages languages, Terminal terminal)
    {
        foreach (var language in languages.All.Except(Language.All))
            if (Texts.In(language).Gaps().Length is var gaps and > 0)
                terminal.Error.WriteLine(
                    $"Warning: {language.Name} lacks {gaps} texts, which are shown in English; `comity texts --gaps {language.Code}` lists them.");
    }

    internal static void Offer(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Languages.Read(Languages.Folders(options.Data, options.Texts))).AddHostedService<MissingTextLog>();
        services.AddSingleton<AssetStore>();
        services.AddSideDb(options);
        services.AddSingleton<SideWatch>();
        services.AddAccounts(options);
        services.AddSingleton(provider => RecordFolder.Open(
            options, provider.GetRequiredService<Settings>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OpenRecord>>(),
            waits: provider.GetRequiredService<WitnessBook>().Policy is not null));
        services.AddHttpClient();
        services.AddHttpContextAccessor();
        services.AddCascadingValue(provider => Visitor.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        services.AddAntiforgery();
        services.AddRazorComponents();
        foreach (var room in Rooms.All)
        {
            room.Offer(services);
            foreach (var page in room.Pages)
                services.AddSingleton(page);
        }
    }

    internal static void Answer(WebApplication app)
    {
        app.UseOperation();
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.Use(SiteHosts.GuardAsync);
        app.UsePageFrame();
        app.Use((context, next) => context.RequestServices.GetRequiredService<PageCache>().AnswerAsync(context, next));
        app.UseRequestLimits();
        app.UseAccounts();
        app.ListenToAccounts();
        app.Use(OpenToAll.Add);
        app.Use(Access.GuardAsync);
        app.UseAccountForms();
        app.UseApiRateLimit();
        app.Use(PageLimit.AnswerAsync);
        app.Use(UndecidedAnswer.AnswerAsync);
        app.UseAntiforgery();
        app.Use(SeenPosition.WaitAsync);
        app.Use((context, next) => context.RequestServices.GetRequiredService<SignedInPages>().AnswerAsync(context, next));
        foreach (var room in Rooms.All)
            room.Map(app);
        app.MapRazorComponents<App>();
    }
}
