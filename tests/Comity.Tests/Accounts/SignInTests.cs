using System.Net;
using Comity.Accounts.SignIn;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Sign-in with name, password and code, in a browser without JavaScript.</summary>
public sealed class SignInTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task All_three_right_lead_to_the_account_and_sign_out_leads_away()
    {
        var person = await site.PersonAsync();
        using var browser = site.Browser();
        var account = await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1));
        Assert.Equal("Your account", account.Heading);
        Assert.Contains("Amina Wanjiru", account.Text, StringComparison.Ordinal);
        var left = await browser.Follow(Browser.Request(account, "sign-out"));
        Assert.Equal("Sign in", left.Heading);
        Assert.Equal("Sign in", (await browser.Open("/account")).Heading);
    }

    [Fact]
    public async Task A_code_works_once_also_for_others_who_saw_it()
    {
        var person = await site.PersonAsync();
        using (var browser = site.Browser())
            Assert.Single((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(0))).Problems);
        using (var browser = site.Browser())
            Assert.Empty((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
        using (var browser = site.Browser())
            Assert.Single((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
    }

    [Fact]
    public async Task A_recovery_code_works_once_in_place_of_a_code()
    {
        var person = await site.PersonAsync();
        var code = person.Done.Codes[0];
        Assert.Equal(RecoveryCode.Count, person.Done.Codes.Count);
        using (var browser = site.Browser())
            Assert.Empty((await Given.Sign_in(browser, person.Name, Given.Password, code.ToUpperInvariant())).Problems);
        using (var browser = site.Browser())
            Assert.Single((await Given.Sign_in(browser, person.Name, Given.Password, code)).Problems);
    }

    [Fact]
    public async Task Whether_a_name_exists_is_not_told()
    {
        var person = await site.PersonAsync();
        using var one = site.Browser();
        var known = await Given.Sign_in(one, person.Name, "not the right password", "123456");
        var unknown = await Given.Sign_in(one, "ghost@example.org", "not the right password", "123456");
        Assert.Equal((known.Status, known.Problems[0]), (unknown.Status, unknown.Problems[0]));
        Assert.InRange(known.Text.Length - unknown.Text.Length, -16, 16);
        Assert.Equal(known.Answer.Headers.Select(header => header.Key).Order(), unknown.Answer.Headers.Select(header => header.Key).Order());
    }

    [Fact]
    public async Task Stranger_elsewhere_locks_nobody_out()
    {
        var person = await site.PersonAsync();
        using (var stranger = new Browser(site.Address, "203.0.113.7"))
            for (var tries = 0; tries < Tries.Most + 2; tries++)
                await Given.Sign_in(stranger, person.Name, "wrong", "000000");
        using var browser = site.Browser();
        Assert.Empty((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
    }

    [Fact]
    public async Task A_device_on_which_somebody_signed_in_before_has_an_allowance_of_its_own()
    {
        var person = await site.PersonAsync();
        using var device = site.Browser();
        var account = await Given.Sign_in(device, person.Name, Given.Password, person.Code(1));
        await device.Follow(Browser.Request(account, "sign-out"));
        using (var stranger = site.Browser())
            for (var tries = 0; tries < Tries.Most + 2; tries++)
                await Given.Sign_in(stranger, person.Name, "wrong", "000000");
        Assert.Empty((await Given.Sign_in(device, person.Name, Given.Password, person.Done.Codes[0])).Problems);
    }

    [Fact]
    public async Task What_another_site_has_a_browser_send_closes_sign_in_for_nobody()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        for (var posts = 0; posts < FormRateLimit.Most + 5; posts++)
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/account/sign-in", new FormUrlEncodedContent([new("name", "x")]))).StatusCode);
        var person = await site.PersonAsync();
        using var browser = new Browser(site.Address, "203.0.113.9");
        Assert.Empty((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_one_is_refused_too_in_the_same_words()
    {
        var person = await site.PersonAsync();
        using var browser = site.Browser();
        var first = await Given.Sign_in(browser, person.Name, "wrong", "000000");
        for (var more = 1; more < Tries.Most; more++)
            await Given.Sign_in(browser, person.Name, "wrong", "000000");
        var right = await Given.Sign_in(browser, person.Name.ToUpperInvariant(), Given.Password, person.Code(1));
        Assert.Equal(first.Problems, right.Problems);
    }

    /// <summary>Whoever mistypes codes under an act may still sign in.</summary>
    [Fact]
    public async Task Wrong_codes_with_acts_do_not_use_up_the_tries_of_signing_in()
    {
        var person = await site.PersonAsync();
        var confirm = await person.Browser.Open("/account/confirm");
        for (var tries = 0; tries < Tries.Most + 2; tries++)
            confirm = await person.Browser.Send(confirm, "code", ("code", "000000"));
        Assert.Single(confirm.Problems);
        using var browser = site.Browser();
        Assert.Empty((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
    }

    [Fact]
    public async Task The_page_of_an_enrolment_link_recommends_passkeys()
    {
        using var browser = site.Browser();
        var page = await browser.Open(await site.LinkAsync());
        Assert.Equal(("passkey", true), (page.Document.QuerySelector("[name=way]")!.GetAttribute("value"),
            page.Document.QuerySelector("#way-hint")!.TextContent.StartsWith("Recommended", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_typed_stays_but_the_password()
    {
        using var browser = site.Browser();
        var page = await Given.Sign_in(browser, "nobody <b>", "wrong", "000000");
        Assert.Equal(("nobody <b>", ""), (page.Value("name"), page.Value("password")));
    }

    [Fact]
    public async Task After_sign_in_one_comes_back_to_where_one_wanted_to_go_and_nowhere_else()
    {
        var person = await site.PersonAsync();
        using (var browser = site.Browser())
            Assert.Equal("/about?x=1", (await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1), "?return=%2Fabout%3Fx%3D1")).Address);
        using (var browser = site.Browser())
            Assert.Equal("/account", (await Given.Sign_in(browser, person.Name, Given.Password, person.Done.Codes[0], "?return=%2F%2Fevil.example")).Address);
    }

    [Fact]
    public async Task A_form_that_did_not_come_from_the_site_is_refused_on_a_page()
    {
        using var browser = site.Browser();
        await browser.Open("/account/sign-in");
        var refused = await browser.Follow(new(HttpMethod.Post, "/account/sign-in")
        {
            Content = new FormUrlEncodedContent([new("_handler", "password"), new("name", "a"), new("password", "b"), new("code", "c")]),
        });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotEmpty(refused.Heading);
    }

    [Fact]
    public async Task Too_many_forms_from_one_address_are_refused_on_a_page()
    {
        using var browser = new Browser(site.Address, "203.0.113.50");
        var page = await browser.Open("/account/sign-in");
        for (var sent = 0; sent < FormRateLimit.Most; sent++)
            await browser.Send(page, "password", ("name", "nobody"));
        var refused = await browser.Send(page, "password", ("name", "nobody"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.NotEmpty(refused.Heading);
        Assert.NotNull(refused.Answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Account_pages_are_not_kept_and_cookies_are_not_for_scripts()
    {
        using var browser = site.Browser();
        using var answer = await browser.Raw(new(HttpMethod.Get, "/account/sign-in"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_session_that_somebody_prepared_is_worth_nothing_after_sign_in()
    {
        var person = await site.PersonAsync();
        var before = person.Browser.Cookies.GetCookies(site.Address)["comity-session"]!.Value;
        await Given.Sign_in(person.Browser, person.Name, Given.Password, person.Code(1));
        using var thief = site.Browser();
        thief.Cookies.Add(new System.Net.Cookie("comity-session", before, "/", "localhost"));
        Assert.Equal("Sign in", (await thief.Open("/account")).Heading);
    }
}
