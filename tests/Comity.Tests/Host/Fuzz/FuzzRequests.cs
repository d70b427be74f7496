using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Comity.Tests.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Comity.Tests.Host.Fuzz;

/// <summary>Requests to every address of a running server, by everybody, with what was right spoilt: no answer is a mistake of the server, and every request
/// is answered.</summary>
internal sealed class FuzzRequests : IDisposable
{
    private static readonly HttpMethod[] Methods = 
    [
        HttpMethod.Get, HttpMethod.Get, HttpMethod.Get, HttpMethod.Post, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Head, HttpMethod.Patch,
        HttpMethod.Options, HttpMethod.Trace, new("PROPFIND"),
    ];

    private static readonly string[] Types =
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/plain", "application/octet-stream", "garbage"];

    private readonly ImmutableArray<string> patterns;
    private readonly ImmutableArray<string> pages;
    private readonly ImmutableArray<(HttpClient Client, string Key)> persons;

    /// <summary>Requests to the server on which all roles are signed in.</summary>
    public FuzzRequests(RoleSite shared)
    {
        patterns = [.. shared.Site.Offers.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct()];
        pages = [.. Process.Acts.Select(kind => $"/act/{kind.Name}"), .. patterns.Where(pattern => !pattern.Contains('{')), .. Known(shared)];
        persons = [.. shared.Persons.Values.Select(one => (new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = one.Browser.Cookies, AllowAutoRedirect = false,
        }) { BaseAddress = shared.Site.Address, Timeout = TimeSpan.FromSeconds(30) }, one.Key))];
    }

    /// <summary>The request that was sent last.</summary>
    public string Last { get; private set; } = "";

    /// <summary>How many addresses are asked.</summary>
    public int Addresses => patterns.Length;

    /// <summary>Sends one request; null when it was answered as requests may be, otherwise what went wrong.</summary>
    public async Task<string?> TryAsync(Random random)
    {
        var (client, key) = persons[random.Next(persons.Length)];
        using var request = random.Next(3) == 0 ? await FormAsync(random, client) : Address(random, key);
        Last = $"{request.Method} {request.RequestUri}";
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return (int)answer.StatusCode < 500 ? null : $"{Last}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException)
        {
            return $"{Last}: {silent.Message}";
        }
    }

    public void Dispose()
    {
        foreach (var (client, _) in persons)
            client.Dispose();
    }

    private static IEnumerable<string> Known(RoleSite shared) => shared.Site.Client.GetStringAsync("/sitemap.txt").GetAwaiter().GetResult()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(page => new Uri(page).PathAndQuery);

    /// <summary>A form as it stands on a page, with some of its fields spoilt.</summary>
    private async Task<HttpRequestMessage> FormAsync(Random random, HttpClient client)
    {
        var address = random.Pick(pages);
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        var document = new HtmlParser().ParseDocument(isPage ? await answer.Content.ReadAsStringAsync() : "");
        var forms = document.Forms.Where(form => form.Method == "post" && !form.Action.Contains("sign-out", StringComparison.Ordinal)).ToList();
        if (forms.Count == 0)
            return new(HttpMethod.Get, $"{address}?{Query(random)}");
        var form = random.Pick(forms);
        var fields = form.Elements.SelectMany(element => Fields(element, random)).ToList();
        return new(HttpMethod.Post, form.GetAttribute("action") is { Length: > 0 } action ? action : address)
        {
            Content = random.Next(2) == 0 ? new FormUrlEncodedContent(fields) : Multipart(fields, random),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlElement element, Random random)
    {
        var (name, value) = (element.GetAttribute("name"), element switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Options.Length == 0 ? "" : random.Pick(select.Options.ToList()).Value,
            IHtmlTextAreaElement area => area.Value,
            _ => element.GetAttribute("value") ?? "",
        });
        if (string.IsNullOrEmpty(name) || (element is IHtmlInputElement { Type: "radio" or "checkbox" } && random.Next(2) == 0) || random.Next(15) == 0)
            return [];
        // Without its token a form is refused before it is read.
        var isKept = name == "__RequestVerificationToken" || name == "_handler" || random.Next(2) == 0;
        return [new(name, isKept ? value : random.Next(2) == 0 ? random.Pick(Mutation.Hostile) : Mutation.Text(random, value))];
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields, Random random)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            if (name.EndsWith("@file", StringComparison.Ordinal))
                form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(Mutation.Text(random, "%PDF-1.4 a file"))), name, $"a{random.Next(3)}.txt");
            else
                form.Add(new StringContent(value), $"\"{name}\"");
        return form;
    }

    private HttpRequestMessage Address(Random random, string key)
    {
        var path = random.Next(4) == 0 ? Mutation.Text(random, random.Pick(pages)).Split('#')[0] : Filled(random, random.Pick(patterns));
        var text = random.Next(3) == 0 ? path : $"{path}?{Query(random)}";
        if (!Uri.TryCreate("/" + text.TrimStart('/'), UriKind.Relative, out var address))
            address = new("/", UriKind.Relative);
        var request = new HttpRequestMessage(random.Pick(Methods), address);
        if (key.Length > 0 && random.Next(2) == 0)
            request.Headers.Authorization = new("Bearer", random.Next(6) == 0 ? "x" : key);
        request.Headers.TryAddWithoutValidation("Accept",
            random.Pick((string[])["*/*", "text/html", "application/json", "text/csv", ";;", "image/png;q=nope"]));
        if (random.Next(4) == 0)
            request.Headers.TryAddWithoutValidation("Accept-Language", random.Pick((string[])["fr", "xx", ",,;q=", "ar-XB"]));
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
            request.Content = Body(random);
        return request;
    }

    private static ByteArrayContent Body(Random random)
    {
        var act = System.Text.Json.JsonSerializer.Serialize(random.Pick(Process.Acts).Sample(), Process.Json.Options);
        var text = random.Next(3) switch { 0 => Query(random), 1 => $"{{\"act\":{act},\"as\":\"UTO\"}}", _ => act };
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(random.Next(2) == 0 ? text : Mutation.Text(random, text)));
        body.Headers.TryAddWithoutValidation("Content-Type", random.Pick(Types));
        return body;
    }

    private string Filled(Random random, string pattern) => string.Join('/', pattern.Split('/').Select(part => !part.Contains('{') ? part
        : random.Next(2) == 0 ? random.Pick(pages).Split('/', '?')[^1] : Uri.EscapeDataString(random.Pick(Mutation.Hostile))));

    private static string Query(Random random) => string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        $"{random.Pick((string[])["q", "as", "text", "page", "sort", "format", "on", "from", "until", "act.type", "return", "case", "x"])}"
        + $"={Uri.EscapeDataString(random.Pick(Mutation.Hostile))}"));
}
