using System.Net;
using Comity.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Who gets in first, and how others follow.</summary>
public sealed class EnrolmentTests : IAsyncLifetime
{
    private readonly RunningSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_first_start_prints_one_link_and_no_password()
    {
        Assert.NotNull(site.PrintedLink);
        using var browser = site.Browser();
        Assert.Equal("Set up your account", (await browser.Open(site.PrintedLink)).Heading);
    }

    [Fact]
    public async Task A_restart_replaces_the_link_as_long_as_nobody_used_it_and_keeps_the_pseudonym()
    {
        using var browser = site.Browser();
        var (old, person) = (site.PrintedLink!, (await browser.Open(site.PrintedLink!)).Codes);
        await site.RestartAsync();
        using var later = site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await later.Open(old)).Status);
        Assert.Equal(person, (await later.Open(site.PrintedLink!)).Codes);
    }

    [Fact]
    public async Task A_link_works_once_and_no_link_is_printed_afterwards()
    {
        var link = site.PrintedLink!;
        var person = await Given.The_secretariat(site);
        Assert.Equal("Keep your recovery codes", person.Done.Heading);
        using var other = site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(link)).Status);
        await site.RestartAsync();
        Assert.Null(site.PrintedLink);
    }

    [Fact]
    public async Task Two_who_send_the_form_at_once_make_one_account()
    {
        var done = await Task.WhenAll(Given.A_person(site, site.PrintedLink!, "one"), Given.A_person(site, site.PrintedLink!, "two"));
        Assert.Single(done, person => person.Done.Heading == "Keep your recovery codes");
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        using var browser = site.Browser();
        var who = await browser.Send(await browser.Open(site.PrintedLink!), "displayName", ("displayName", "  "), ("email", "not an address"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, who.Status);
        Assert.Equal(3, who.Problems.Count);
        Assert.Equal("not an address", who.Value("email"));
        var how = await browser.Send(who, "displayName", ("displayName", "Amina"), ("email", ""), ("way", "password"));
        var wrong = await browser.Send(how, "secret", ("signInName", "amina"), ("password", "password1234"), ("code", "000000"));
        Assert.Equal(2, wrong.Problems.Count);
        Assert.Equal(how.Value("secret"), wrong.Value("secret"));
        Assert.Equal("amina", wrong.Value("signInName"));
    }

    [Fact]
    public async Task The_secretariat_makes_a_link_for_a_person_who_has_a_pseudonym_before_signing_in()
    {
        var heard = Heard();
        var secretariat = await Given.The_secretariat(site);
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        var (person, link) = (people.Codes[0], people.Codes[1]);
        Assert.True(Comity.Members.Credentials.Pseudonym.Is(person));
        var enrolled = await Given.A_person(site, new Uri(link).AbsolutePath, "other");
        Assert.Contains(person, (await enrolled.Browser.Open("/account")).Codes);
        Assert.Contains(new PersonEnrolled(person, IsFounder: false, "KE"), heard);
        Assert.Equal(HttpStatusCode.Forbidden, (await enrolled.Browser.Open("/account/people")).Status);
    }

    [Fact]
    public async Task A_page_that_is_the_same_for_all_bears_each_readers_own_name()
    {
        var secretariat = await Given.The_secretariat(site);
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        var other = await Given.A_person(site, new Uri(people.Codes[1]).AbsolutePath, "other", "Ben & Co");
        Page[] pages = [await secretariat.Browser.Open("/members"), await other.Browser.Open("/members"), await secretariat.Browser.Open("/members"), await site.Browser().Open("/members")];
        Assert.Equal(["Amina Wanjiru", "Ben & Co", "Amina Wanjiru", null], pages.Select(page => page.Document.QuerySelector("bdi[data-who]")?.TextContent));
    }

    [Fact]
    public async Task A_reset_is_heard_of_and_ends_the_old_ways_to_sign_in()
    {
        var heard = Heard();
        var secretariat = await Given.The_secretariat(site);
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        var (pseudonym, link) = (people.Codes[0], people.Codes[1]);
        var person = await Given.A_person(site, new Uri(link).AbsolutePath, "other");
        var again = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "act", ("act", "reset"));
        Assert.Contains(heard, news => news is SignInReset reset && reset.Person == pseudonym && reset.Member == "KE");
        Assert.Equal("Your account", (await person.Browser.Open("/account")).Heading);
        var renewed = await Given.A_person(site, new Uri(again.Codes[1]).AbsolutePath, "new name");
        Assert.Contains(pseudonym, (await renewed.Browser.Open("/account")).Codes);
        Assert.Equal("Sign in", (await person.Browser.Open("/account")).Heading);
        using var browser = site.Browser();
        Assert.Single((await Given.Sign_in(browser, "other", Given.Password, person.Code(1))).Problems);
    }

    [Fact]
    public async Task What_the_record_refuses_does_not_happen()
    {
        site.Offers.GetRequiredService<AccountEvents>().Hear((news, _) => news is SignInReset ? throw new UserError("The delegation objects.") : Task.CompletedTask);
        var secretariat = await Given.The_secretariat(site);
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        await Given.A_person(site, new Uri(people.Codes[1]).AbsolutePath, "other");
        var refused = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "act", ("act", "reset"));
        Assert.Equal(["The delegation objects."], refused.Problems);
    }

    [Fact]
    public async Task A_head_of_delegation_makes_links_for_that_delegation_only()
    {
        site.Offers.GetRequiredService<Mandates>().Source = _ => new(IsSecretariat: false, ["KE"]);
        var head = await Given.The_secretariat(site);
        var page = await head.Browser.Open("/account/people");
        Assert.Single((await head.Browser.Send(page, "member", ("member", "FR"))).Problems);
        Assert.Empty((await head.Browser.Send(page, "member", ("member", "KE"))).Problems);
    }

    private List<AccountEvent> Heard()
    {
        var heard = new List<AccountEvent>();
        site.Offers.GetRequiredService<AccountEvents>().Hear((news, _) =>
        {
            heard.Add(news);
            return Task.CompletedTask;
        });
        return heard;
    }
}
