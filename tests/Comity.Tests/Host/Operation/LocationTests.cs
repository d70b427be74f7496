using System.Net;
using System.Text.RegularExpressions;
using Comity.Kit.Layout;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>Where answers lead, and which addresses a proxy closes.</summary>
public sealed class LocationTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("/language/fr?return=%2Fmembers%3Fq%3D%C3%89gypte", "/members?q=%C3%89gypte")]
    [InlineData("/language/fr?return=%2Fbooks%2F%E7%BD%91%E7%BB%9C", "/books/%E7%BD%91%E7%BB%9C")]
    public async Task Location_with_letters_beyond_ASCII_is_written_as_machines_read_it(string address, string location)
    {
        using var browser = site.Browser();
        using var answer = await browser.Raw(new(HttpMethod.Get, address));
        Assert.Equal((HttpStatusCode.Redirect, location), (answer.StatusCode, answer.Headers.GetValues("Location").Single()));
    }

    [Fact]
    public async Task Sign_in_leads_back_to_an_address_with_letters_beyond_ASCII()
    {
        var person = await site.PersonAsync();
        using var browser = site.Browser();
        var there = await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1), "?return=%2Fsearch%3Fq%3Ds%C3%A9curit%C3%A9%F0%9F%94%91");
        Assert.Equal(HttpStatusCode.OK, there.Status);
        Assert.StartsWith("/search?q=s", there.Address, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_encoded_stays() => Assert.Equal("/a%20b?c=%C3%89#%F0%9F%94%91", AsciiLocation.Encode("/a%20b?c=É#🔑"));

    [Theory]
    [InlineData("/readyz/")]
    [InlineData("/READYZ")]
    [InlineData("/healthz/")]
    [InlineData("/Healthz")]
    public async Task Health_has_one_spelling_and_the_example_proxies_close_every_other(string address)
    {
        using var browser = site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(address)).Status);
        var nginx = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "nginx.conf"));
        var closed = Regex.Match(nginx, @"location ~\* (\S+) \{ return 404; \}").Groups[1].Value;
        Assert.Matches(new Regex(closed, RegexOptions.IgnoreCase), address);
        // Caddy compares paths without regard to capitals.
        var caddy = Regex.Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "Caddyfile")), "@operator path (.+)").Groups[1].Value;
        Assert.Contains(caddy.Split(' '), path => path.EndsWith("/*", StringComparison.Ordinal)
            ? address.StartsWith(path[..^1], StringComparison.OrdinalIgnoreCase) : address.Equals(path, StringComparison.OrdinalIgnoreCase));
    }
}
