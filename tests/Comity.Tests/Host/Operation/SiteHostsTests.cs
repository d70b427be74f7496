using System.Net;
using Comity.Kit;
using Comity.Host;
using Comity.Tests.House;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>The site has one address: what a stranger writes into `Host` changes no page, no feed and no label, and opens nothing.</summary>
public sealed class SiteHostsTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private WebApplication app = default!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "settings.json"), """{ "publicUrl": "https://bücher.example" }""");
        app = await SiteHost.StartAsync(
            new(folder.Path, null, "http://127.0.0.1:0", Demo: false), new(TextWriter.Null, TextWriter.Null, TextReader.Null), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Request_for_another_host_is_refused()
    {
        foreach (var host in (string[])["evil.example", "localhost", "127.0.0.1", "xn--bcher-kva.example.evil.example"])
            Assert.Equal(HttpStatusCode.MisdirectedRequest, (await Ask("/", host)).Status);
    }

    [Fact]
    public async Task Pages_name_the_address_that_the_operator_set()
    {
        var (status, text) = await Ask("/", "xn--bcher-kva.example");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("./comity audit https://xn--bcher-kva.example/", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_answers_behind_a_proxy_that_does_not_say_what_it_speaks() =>
        Assert.Equal(HttpStatusCode.OK, (await Ask("/account/sign-in", "xn--bcher-kva.example")).Status);

    [Fact]
    public async Task Passkeys_belong_to_the_address_in_ASCII() =>
        Assert.Contains("\"rpId\":\"xn--bcher-kva.example\"", WebUtility.HtmlDecode((await Ask("/account/sign-in", "xn--bcher-kva.example")).Text),
            StringComparison.Ordinal);

    /// <summary>A neighbour under the same domain can set no such cookie.</summary>
    [Fact]
    public async Task Cookies_over_TLS_belong_to_this_host_alone()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new(app.Urls.First()), "/account/sign-in"))
        {
            Headers = { Host = "xn--bcher-kva.example" },
        };
        using var answer = await client.SendAsync(request);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-comity-", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        Assert.Equal(
            ["__Host-comity-external", "__Host-comity-session"],
            ((string[])["external", "cookie"]).Select(scheme => options.Get(scheme).Cookie.Name));
    }

    [Fact]
    public async Task Health_answers_on_the_machine() => Assert.Equal(HttpStatusCode.OK, (await Ask("/healthz", "localhost")).Status);

    private async Task<(HttpStatusCode Status, string Text)> Ask(string path, string host)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new(app.Urls.First()), path)) { Headers = { Host = host } };
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
