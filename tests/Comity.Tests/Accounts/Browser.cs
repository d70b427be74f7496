using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Comity.Tests.Accounts;

/// <summary>A browser without JavaScript: it keeps cookies, follows redirects and sends forms as they stand on a page.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient client;

    /// <param name="site">Where it goes.</param>
    /// <param name="from">The network address that it comes from, as a proxy on this machine hands it on; null for this machine's own.</param>
    public Browser(Uri site, string? from = null)
    {
        client = new(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        if (from is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
    }

    /// <summary>The same browser at another address.</summary>
    public Browser(Uri site, CookieContainer cookies)
    {
        Cookies = cookies;
        client = new(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = site };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Opens an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="from">The page of the site on which its link stood; null for none.</param>
    public Task<Page> Open(string address, string? from = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Referrer = from is null ? null : new(client.BaseAddress!, from);
        return Follow(request);
    }

    /// <summary>Sends one form of a page, with these fields filled in; it is chosen by a field or button that it must have.</summary>
    public Task<Page> Send(Page page, string having, params (string Name, string Value)[] fields) => Follow(Request(page, having, fields));

    /// <summary>What a form would send.</summary>
    public static HttpRequestMessage Request(Page page, string having, params (string Name, string Value)[] fields)
    {
        var form = page.Document.Forms.FirstOrDefault(form => form.Method == "post"
            && (form.Action.EndsWith(having, StringComparison.Ordinal) || form.Elements.Any(element => Named(element, having))))
            ?? throw new InvalidOperationException($"{page.Address} has no form with `{having}`:\n{page.Text}");
        var sent = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var values = form.Elements.SelectMany(Typed).Where(field => !sent.Contains(field.Key))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page.Address;
        return new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(values) };
    }

    /// <summary>What a control sends as it stands.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Typed(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("checkbox" or "radio" or "file") || input.IsChecked =>
            [new(name, input.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } select => [new(name, select.Value ?? "")],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [new(name, area.Value)],
        _ => [],
    };

    /// <summary>Sends a request and follows redirects on this site.</summary>
    public async Task<Page> Follow(HttpRequestMessage request)
    {
        for (var hops = 0; ; hops++)
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var address = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.ToString();
            if (answer.Headers.Location is not { } next || (int)answer.StatusCode is < 300 or > 399 || hops > 5
                || (next.IsAbsoluteUri && next.Authority != client.BaseAddress!.Authority))
                return await Page.Of(address, answer);
            request = new(HttpMethod.Get, next);
        }
    }

    /// <summary>Sends a request and does not follow.</summary>
    public Task<HttpResponseMessage> Raw(HttpRequestMessage request) => client.SendAsync(request);

    public void Dispose() => client.Dispose();

    private static bool Named(AngleSharp.Dom.IElement element, string name) => element.Id == name || element.GetAttribute("name") == name;
}

/// <summary>An answer as a person sees it.</summary>
public sealed record Page(string Address, HttpStatusCode Status, string Text, IHtmlDocument Document, HttpResponseMessage Answer)
{
    public string Heading => Document.QuerySelector("h1")?.TextContent ?? "";

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Problems => [.. Document.QuerySelectorAll(".problems li").Select(line => line.TextContent.Trim())];

    /// <summary>What stands in code type.</summary>
    public IReadOnlyList<string> Codes => [.. Document.QuerySelectorAll("main code").Select(code => code.TextContent)];

    public string Value(string field) => Document.QuerySelector($"select[name='{field}']") is IHtmlSelectElement select
        ? select.Value ?? "" : ((IHtmlInputElement)Document.QuerySelector($"input[name='{field}']")!).Value;

    /// <summary>A stream of events has no end: of it there is only that it began.</summary>
    internal static async Task<Page> Of(string address, HttpResponseMessage answer)
    {
        var text = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();
        return new(address, answer.StatusCode, text, new HtmlParser().ParseDocument(text), answer);
    }
}
