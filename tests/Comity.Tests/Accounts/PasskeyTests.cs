using System.Net;
using Comity.Accounts.People;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Passkeys end to end, with an authenticator in software in place of the script.</summary>
public sealed class PasskeyTests(RunningSite site) : IClassFixture<RunningSite>, IDisposable
{
    private readonly SoftKey key = new(site.Address.GetLeftPart(UriPartial.Authority));

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task A_person_enrols_and_signs_in_with_a_passkey()
    {
        using var enrolling = site.Browser();
        Assert.Equal("Your account", (await EnrolAsync(enrolling)).Heading);
        using var browser = site.Browser();
        Assert.Equal("Your account", (await SignInAsync(browser)).Heading);
    }

    [Fact]
    public async Task The_record_hears_of_the_key_in_the_form_in_which_it_names_keys()
    {
        var added = new List<PasskeyAdded>();
        site.Offers.GetRequiredService<AccountEvents>().Hear((news, _) =>
        {
            if (news is PasskeyAdded passkey)
                added.Add(passkey);
            return Task.CompletedTask;
        });
        using var browser = site.Browser();
        await EnrolAsync(browser);
        var heard = Assert.Single(added);
        Assert.Equal(("ES256", Convert.ToHexString(key.Public)), (heard.Key.Algorithm, Convert.ToHexString(heard.Key.Raw.Span)));
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        using var browser = site.Browser();
        await EnrolAsync(browser);
        using var first = site.Browser();
        var page = await first.Open("/account/sign-in");
        var answer = key.Get(Options(page, "get"));
        Assert.Equal("Your account", (await first.Send(page, "credential", ("credential", answer))).Heading);
        using var second = site.Browser();
        var other = await second.Open("/account/sign-in");
        Assert.Single((await second.Send(other, "credential", ("credential", answer), ("state", page.Value("state")))).Problems);
    }

    [Fact]
    public async Task An_answer_that_another_site_asked_for_is_refused()
    {
        using var browser = site.Browser();
        await EnrolAsync(browser);
        key.Origin = "https://evil.example";
        using var other = site.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(other)).Status);
    }

    [Fact]
    public async Task A_key_that_was_not_unlocked_is_refused()
    {
        using var browser = site.Browser();
        await EnrolAsync(browser);
        key.IsVerified = false;
        using var other = site.Browser();
        Assert.Single((await SignInAsync(other)).Problems);
    }

    [Fact]
    public async Task An_answer_to_another_challenge_is_refused()
    {
        using var browser = site.Browser();
        await EnrolAsync(browser);
        using var other = site.Browser();
        var (one, two) = (await other.Open("/account/sign-in"), await other.Open("/account/sign-in"));
        Assert.Single((await other.Send(one, "credential", ("credential", key.Get(Options(two, "get"))))).Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{},"clientExtensionResults":{}}""")]
    public async Task Nonsense_in_place_of_an_answer_is_refused_on_the_page(string answer)
    {
        using var browser = site.Browser();
        var page = await browser.Open("/account/sign-in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(page, "credential", ("credential", answer))).Status);
    }

    [Fact]
    public async Task Nobody_enrols_with_a_passkey_of_another()
    {
        using var browser = site.Browser();
        await EnrolAsync(browser);
        using var other = site.Browser();
        var how = await WayAsync(other, await site.LinkAsync());
        Assert.Single((await other.Send(how, "credential", ("credential", key.Create(Options(how, "create"))))).Problems);
    }

    [Fact]
    public async Task The_only_way_to_sign_in_is_not_removed()
    {
        using var browser = site.Browser();
        await EnrolAsync(browser);
        var page = await browser.Open("/account/passkeys");
        Assert.Single((await browser.Send(page, "act", ("act", "remove"))).Problems);
        using var second = new SoftKey(site.Address.GetLeftPart(UriPartial.Authority));
        page = await browser.Send(page, "credential", ("credential", second.Create(Options(page, "create"))));
        Assert.Equal(2, page.Document.QuerySelectorAll("button[value=remove]").Length);
        page = await browser.Send(page, "act", ("act", "remove"));
        Assert.Single(page.Document.QuerySelectorAll("button[value=remove]"));
    }

    [Fact]
    public async Task Without_the_script_the_button_does_not_show()
    {
        using var browser = site.Browser();
        var page = await browser.Open("/account/sign-in");
        Assert.NotNull(page.Document.QuerySelector("form[data-passkey][hidden]"));
        Assert.InRange((await browser.Open(page.Document.QuerySelector("script")!.GetAttribute("src")!)).Text.Length, 500, 4096);
    }

    [Fact]
    public async Task What_was_typed_is_sent_after_a_confirmation_with_a_passkey()
    {
        var person = await site.PersonAsync();
        var page = await person.Browser.Open("/account/passkeys");
        await person.Browser.Send(page, "credential", ("credential", key.Create(Options(page, "create"))));
        using var browser = site.Browser();
        await Given.Sign_in(browser, person.Name, Given.Password, person.Done.Codes[0]);
        var asked = await browser.Send(
            await browser.Open("/account/name"), "displayName", ("displayName", "H.E. Amina"), ("email", "new@example.org"));
        Assert.Equal((HttpStatusCode.Forbidden, "new@example.org"), (asked.Status, asked.Value("email")));
        Assert.DoesNotContain("new@example.org", (await browser.Open("/account")).Text, StringComparison.Ordinal);
        var nonsense = await browser.Send(asked, "proof.credential", ("proof.credential", "{}"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "new@example.org"), (nonsense.Status, nonsense.Value("email")));
        var saved = await browser.Send(nonsense, "proof.credential", ("proof.credential", key.Get(Options(nonsense, "get"))));
        Assert.Contains("new@example.org", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_sent_after_a_new_sign_in_with_a_passkey()
    {
        using var browser = site.Browser();
        await EnrolAsync(browser);
        var form = await browser.Open("/account/name");
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
            cookie.Expired = cookie.Name == "comity-session";
        var asked = await browser.Send(form, "displayName", ("displayName", "H.E. Amina"));
        Assert.Equal((HttpStatusCode.Unauthorized, "H.E. Amina"), (asked.Status, asked.Value("displayName")));
        var back = await browser.Send(asked, "proof.credential", ("proof.credential", key.Get(Options(asked, "get"))));
        Assert.Equal("You are signed in", back.Heading);
        Assert.Contains("H.E. Amina", (await browser.Send(back, "displayName")).Text, StringComparison.Ordinal);
    }

    private async Task<Page> EnrolAsync(Browser browser)
    {
        var how = await WayAsync(browser, await site.LinkAsync());
        return await browser.Send(how, "credential", ("credential", key.Create(Options(how, "create"))));
    }

    private static async Task<Page> WayAsync(Browser browser, string link) =>
        await browser.Send(await browser.Open(link), "displayName", ("displayName", "Amina"), ("email", ""), ("way", "passkey"));

    private async Task<Page> SignInAsync(Browser browser)
    {
        var page = await browser.Open("/account/sign-in");
        return await browser.Send(page, "credential", ("credential", key.Get(Options(page, "get"))));
    }

    private static string Options(Page page, string kind) => page.Document.QuerySelector($"form[data-passkey={kind}]")!.GetAttribute("data-options")!;
}
