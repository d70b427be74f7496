using System.Text.RegularExpressions;
using Comity.Browser.Sampler;
using Comity.Host;
using Comity.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Comity.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningSite))]

namespace Comity.Browser;

/// <summary>One server and one browser for all tests. The server also shows all widgets at <see cref="Sampler"/>.</summary>
public sealed partial class RunningSite : IAsyncLifetime
{
    /// <summary>The page of all widgets.</summary>
    public const string Sampler = "/sampler";

    /// <summary>An address that breaks.</summary>
    public const string Broken = "/broken";

    private const string First = "/";
    private const int MostFollowed = 4;
    /// <summary>Where Debian puts the browser.</summary>
    public const string Chromium = "/usr/bin/chromium";

    /// <summary>How it is started in tests.</summary>
    public static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            "--disable-quic"];

    private readonly string data = Directory.CreateTempSubdirectory("comity-browser-").FullName;
    private WebApplication app = default!;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly StringWriter said = new();
    private readonly Dictionary<string, string> sessions = [];
    private IReadOnlyList<string>? pages;

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; private set; } = default!;

    /// <summary>Asks without a browser.</summary>
    public HttpClient Client { get; private set; } = default!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var options = new ServeOptions(data, null, "http://127.0.0.1:0", Demo: true);
        app = await SiteHost.StartAsync(options, new Terminal(said, TextWriter.Null, TextReader.Null), CancellationToken.None, Add);
        Address = new Uri(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (!File.Exists(Chromium))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    /// <summary>A window of this view; the test is skipped where there is no browser.</summary>
    public async Task<IBrowserContext> OpenAsync(View view)
    {
        Assert.SkipWhen(browser is null, $"{Chromium} is not installed; the tests in a browser are skipped.");
        var context = await browser!.NewContextAsync(view.Options(Address));
        await context.AddCookiesAsync([new() { Name = Language.Cookie, Value = view.Language, Url = Address.ToString() }]);
        return context;
    }

    /// <summary>A window of this view in which somebody of the demonstration is signed in.</summary>
    /// <param name="view">How that person looks at the site.</param>
    /// <param name="role">The role as the server's terminal names it: `delegate`.</param>
    public async Task<IBrowserContext> OpenAsync(View view, string role)
    {
        var context = await OpenAsync(view);
        var (name, value) = Pair().Match(await SessionAsync(role)) is { } pair ? (pair.Groups[1].Value, pair.Groups[2].Value) : default;
        await context.AddCookiesAsync([new() { Name = name, Value = value, Url = Address.ToString() }]);
        return context;
    }

    /// <summary>One page of every route that this role's links lead to and the public's do not, and its first page.</summary>
    public async Task<IReadOnlyList<string>> RoutesOfAsync(string role)
    {
        var seen = (await RoutesAsync()).Select(page => Shape(page.Split('?')[0])).ToHashSet(StringComparer.Ordinal);
        var own = (await CrawlAsync(await SessionAsync(role))).GroupBy(page => Shape(page.Split('?')[0])).Where(group => !seen.Contains(group.Key));
        return [First, .. own.Select(group => group.First())];
    }

    /// <summary>
    /// The public pages that links lead to from the first one, and the sampler. Of pages with the same route and the same questions in the address
    /// the first few stand for the rest.
    /// </summary>
    public async Task<IReadOnlyList<string>> PagesAsync(int alike)
    {
        pages ??= await CrawlAsync();
        return [.. pages.GroupBy(Shape).SelectMany(group => group.Take(alike))];
    }

    /// <summary>One page of every route, whatever it is asked.</summary>
    public async Task<IReadOnlyList<string>> RoutesAsync()
    {
        pages ??= await CrawlAsync();
        return [.. pages.GroupBy(page => Shape(page.Split('?')[0])).Select(group => group.First())];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        Client.Dispose();
        await said.DisposeAsync();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private static void Add(WebApplication app)
    {
        var everyone = new AccessLine("", Who.Everyone, Who.Everyone) { Shows = Shows.Open };
        app.MapRazorComponents<Shell>().WithMetadata(everyone);
        app.MapGet(Broken, Break).WithMetadata(everyone);
        app.MapGet("/api" + Broken, Break).WithMetadata(everyone);
    }

    private static IResult Break() => throw new InvalidOperationException("This address breaks on purpose.");

    /// <summary>The cookie of a role's session. A link of the demonstration opens once, so the session is kept.</summary>
    private async Task<string> SessionAsync(string role)
    {
        if (sessions.TryGetValue(role, out var session))
            return session;
        using var answer = await Client.GetAsync(new Uri(DoorOf(role).Match(said.ToString()).Groups[1].Value).AbsolutePath);
        return sessions[role] = answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])
            .Single(cookie => cookie.StartsWith("comity", StringComparison.Ordinal));
    }

    private static Regex DoorOf(string role) => new($@"  {role} +(http://\S+/demo/\S+)", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<IReadOnlyList<string>> CrawlAsync(string? session = null)
    {
        var found = new List<string> { First, Sampler, "/sampler/form", "/status/404" };
        var shapes = new Dictionary<string, int>(StringComparer.Ordinal);
        var files = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            var shape = Shape(found[i]);
            shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
            if (shapes[shape] > MostFollowed)
                continue;
            if (await LinksAsync(found[i], session) is not { } links)
                files.Add(shape);
            else
                found.AddRange(links.Except(found));
        }

        return [.. found.Where(page => !files.Contains(Shape(page)))];
    }

    /// <summary>Where this page leads, or null when it is a file to save.</summary>
    private async Task<IEnumerable<string>?> LinksAsync(string page, string? session)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, page);
        if (session is not null)
            ask.Headers.Add("Cookie", session);
        using var answer = await Client.SendAsync(ask);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            return null;
        return Href().Matches(await answer.Content.ReadAsStringAsync())
            .Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0])
            .Where(link => link.Length > 0 && !NoPage().IsMatch(link));
    }

    private string Shape(string page)
    {
        var address = new Uri(Address, page);
        var path = address.AbsolutePath;
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        var route = routes.OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .FirstOrDefault(endpoint => new Microsoft.AspNetCore.Routing.Template.TemplateMatcher(
            new(endpoint.RoutePattern), []).TryMatch(path, []));
        var asked = address.Query.TrimStart('?').Split('&').Select(part => part.Split('=')[0]).Order();
        return $"{route?.RoutePattern.RawText ?? path}?{string.Join('&', asked)}";
    }

    [GeneratedRegex("<a [^>]*href=\"(/[^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("^([^=]+)=(.*)$")]
    private static partial Regex Pair();

    [GeneratedRegex("^/(language|assets|api|log)(/|$)|[?&]format=|^//")]
    private static partial Regex NoPage();
}
