using AngleSharp;
using AngleSharp.Html.Dom;
using Comity.Host;
using Comity.Kit;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Comity.Tests.Norms.Pages;

/// <summary>A really started server on a port of its own, with an empty data folder, shared by the tests of a collection.</summary>
public sealed class PageServer : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("comity-pages-").FullName;
    private WebApplication app = null!;

    /// <summary>The address of the server.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>A browser of its own: cookies, no redirects followed.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(data, "settings.json"), """{ "limits": { "pages": 1000000 } }""");
        app = await SiteHost.StartAsync(new ServeOptions(data, null, "http://127.0.0.1:0", Demo: false),
            new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null), CancellationToken.None);
        Address = new Uri(app.Urls.First());
    }

    public T Service<T>()
        where T : notnull => (T)app.Services.GetService(typeof(T))!;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}

/// <summary>One server for all tests of pages.</summary>
[CollectionDefinition(nameof(PageServers))]
public sealed class PageServers : ICollectionFixture<PageServer>;

/// <summary>A page that a test reads.</summary>
internal sealed record Page(int Status, IHtmlDocument Html, string Text, Uri? Location)
{
    public static async Task<Page> Get(HttpClient browser, string address) => await Of(await browser.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute)));

    public static async Task<Page> Post(HttpClient browser, string address, HttpContent content) =>
        await Of(await browser.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content));

    /// <summary>Fills in a form of the page and sends it as a browser would.</summary>
    public async Task<Page> Send(HttpClient browser, string here, string button, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)Html.QuerySelectorAll("form")
            .Single(one => one.QuerySelectorAll("button").Any(other => other.TextContent.Trim() == button));
        var typed = fields.ToLookup(field => field.Name, field => field.Value);
        var sent = Sent(form).Where(pair => !typed.Contains(pair.Key)).Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))).ToList();
        var pressed = form.QuerySelectorAll("button").First(one => one.TextContent.Trim() == button);
        if (pressed.GetAttribute("name") is { Length: > 0 } name)
            sent.Add(KeyValuePair.Create(name, pressed.GetAttribute("value") ?? ""));
        var action = form.GetAttribute("action") is { Length: > 0 } address ? address : here;
        if (form.Method.Equals("post", StringComparison.OrdinalIgnoreCase))
            return await Of(await browser.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(sent)));
        var query = string.Join('&', sent.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return await Get(browser, $"{action.Split('?')[0]}?{query}");
    }

    /// <summary>The page to which a redirect leads; itself where there is none.</summary>
    public async Task<Page> Follow(HttpClient browser) => Location is null ? this : await (await Get(browser, Location.ToString())).Follow(browser);

    public string Main => Html.QuerySelector("main")!.TextContent;

    private static async Task<Page> Of(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var html = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(text));
        return new((int)answer.StatusCode, html, text, answer.Headers.Location);
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(IHtmlFormElement form)
    {
        foreach (var field in form.QuerySelectorAll("input, select, textarea"))
            if (field.GetAttribute("name") is { Length: > 0 } name && !(field is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }))
                yield return KeyValuePair.Create(name, field switch
                {
                    IHtmlInputElement input => input.Value,
                    IHtmlSelectElement select => select.Value ?? "",
                    _ => ((IHtmlTextAreaElement)field).Value,
                });
    }
}
