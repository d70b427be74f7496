using System.Net;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Sign-in through the provider of a ministry.</summary>
public sealed class OpenIdTests : IClassFixture<MinistrySite>
{
    private readonly Ministry ministry;
    private readonly RunningSite site;

    public OpenIdTests(MinistrySite shared)
    {
        (ministry, site) = (shared.Ministry, shared.Site);
        (ministry.Subject, ministry.Forges, ministry.Groups, ministry.Lacks) = (Guid.NewGuid().ToString("N"), false, 0, null);
    }

    [Fact]
    public async Task A_person_enrols_and_signs_in_through_the_ministry()
    {
        using var enrolling = site.Browser();
        var how = await enrolling.Send(await enrolling.Open(await site.LinkAsync()), "displayName", ("displayName", "Amina"), ("email", ""),
            ("way", "openid-mfa"));
        Assert.Equal("Your account", (await VisitAsync(enrolling, how)).Heading);
        using var browser = site.Browser();
        Assert.Equal("Your account", (await VisitAsync(browser, await browser.Open("/account/sign-in"))).Heading);
    }

    [Fact]
    public async Task Whoever_is_known_there_and_not_linked_here_gets_no_account()
    {
        using var browser = site.Browser();
        var page = await VisitAsync(browser, await browser.Open("/account/sign-in"));
        Assert.Equal("Sign in", page.Heading);
        Assert.NotNull(page.Document.QuerySelector(".notice"));
    }

    [Fact]
    public async Task An_account_is_linked_by_the_person_who_is_signed_in_and_only_once()
    {
        var person = await site.PersonAsync();
        var linked = await VisitAsync(person.Browser, await person.Browser.Open("/account"));
        Assert.Contains("The account is linked.", linked.Text, StringComparison.Ordinal);
        using var browser = site.Browser();
        Assert.Equal("Your account", (await VisitAsync(browser, await browser.Open("/account/sign-in"))).Heading);
        var other = await site.PersonAsync();
        Assert.Contains("was not linked", (await VisitAsync(other.Browser, await other.Browser.Open("/account"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_key_signed_is_refused()
    {
        ministry.Forges = true;
        using var browser = site.Browser();
        Assert.Contains("did not confirm", (await VisitAsync(browser, await browser.Open("/account/sign-in"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("replay")]
    [InlineData("signature")]
    public async Task Token_without_its_nonce_or_signature_is_refused(string lacks)
    {
        ministry.Lacks = lacks;
        using var browser = site.Browser();
        Assert.Contains("did not confirm", (await VisitAsync(browser, await browser.Open("/account/sign-in"))).Text, StringComparison.Ordinal);
    }

    /// <summary>A proxy takes 4 KB of headers.</summary>
    [Fact]
    public async Task Only_the_subject_is_kept_of_a_person_in_two_hundred_groups()
    {
        ministry.Groups = 200;
        using var browser = site.Browser();
        using var answer = await browser.Raw(new(HttpMethod.Get, await CallbackAsync(browser, await browser.Open("/account/sign-in"))));
        Assert.Equal("/account/openid/back", answer.Headers.Location!.ToString());
        Assert.InRange(answer.Headers.GetValues("Set-Cookie").Sum(cookie => cookie.Length), 1, 3000);
        Assert.Equal("Sign in", (await browser.Open(answer.Headers.Location.ToString())).Heading);
    }

    [Fact]
    public async Task A_sign_in_that_another_browser_began_is_refused()
    {
        using var thief = site.Browser();
        var callback = await CallbackAsync(thief, await thief.Open("/account/sign-in"));
        using var victim = site.Browser();
        Assert.Contains("did not confirm", (await victim.Open(callback)).Text, StringComparison.Ordinal);
    }

    /// <summary>The way to the ministry and back: a page that goes on by itself, the ministry's redirect, our callback.</summary>
    private static async Task<Page> VisitAsync(Browser browser, Page page) => await browser.Open(await CallbackAsync(browser, page));

    private static async Task<string> CallbackAsync(Browser browser, Page page)
    {
        var onward = await browser.Send(page, "provider", ("provider", "mfa"));
        Assert.Equal(HttpStatusCode.OK, onward.Status);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(onward.Document.QuerySelector("a")!.GetAttribute("href"));
        return answer.Headers.Location!.PathAndQuery;
    }
}

/// <summary>A provider, and a server that believes it. Each test is another person there.</summary>
public sealed class MinistrySite : IAsyncLifetime
{
    internal Ministry Ministry { get; private set; } = default!;

    internal RunningSite Site { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Ministry = await Ministry.OpenAsync();
        Site = new() { Settings = $$"""{ "openId": [{ "id": "mfa", "name": "Ministry", "authority": "{{Ministry.Address}}", "clientId": "comity" }] }""" };
        await Site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Ministry.DisposeAsync();
    }
}
