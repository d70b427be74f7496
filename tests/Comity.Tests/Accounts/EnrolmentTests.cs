using System.Net;
using Comity.Accounts.People;
using Comity.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>How persons get in.</summary>
public sealed class EnrolmentTests : IClassFixture<RunningSite>
{
    private readonly RunningSite site;

    public EnrolmentTests(RunningSite site)
    {
        this.site = site;
        site.Offers.GetRequiredService<Mandates>().Names = _ => new Dictionary<string, string>(StringComparer.Ordinal) { ["KE"] = "Kenya", ["FR"] = "France" };
    }

    [Fact]
    public async Task Two_who_send_the_form_at_once_make_one_account()
    {
        var link = await site.LinkAsync();
        var done = await Task.WhenAll(Given.A_person(site, link, "one"), Given.A_person(site, link, "two"));
        Assert.Single(done, person => person.Done.Heading == "Keep your recovery codes");
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        using var browser = site.Browser();
        var who = await browser.Send(await browser.Open(await site.LinkAsync()), "displayName", ("displayName", "  "), ("email", "not an address"));
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
        var secretariat = await site.SecretariatAsync();
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        var (person, link) = (people.Codes[0], people.Codes[1]);
        Assert.True(Comity.Members.Credentials.Pseudonym.Is(person));
        var enrolled = await Given.A_person(site, new Uri(link).AbsolutePath, "invited");
        Assert.Contains(person, (await enrolled.Browser.Open("/account")).Codes);
        Assert.Contains(new PersonEnrolled(person, IsFounder: false, "KE"), heard);
        Assert.Equal(HttpStatusCode.Forbidden, (await enrolled.Browser.Open("/account/people")).Status);
    }

    [Fact]
    public async Task A_page_that_is_the_same_for_all_bears_each_readers_own_name()
    {
        var secretariat = await site.SecretariatAsync();
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        var other = await Given.A_person(site, new Uri(people.Codes[1]).AbsolutePath, "other", "Ben & Co");
        Page[] pages = [await secretariat.Browser.Open("/members"), await other.Browser.Open("/members"), await secretariat.Browser.Open("/members"),
            await site.Browser().Open("/members")];
        Assert.Equal(["Amina Wanjiru", "Ben & Co", "Amina Wanjiru", null], pages.Select(page => page.Document.QuerySelector("bdi[data-who]")?.TextContent));
    }

    [Fact]
    public async Task A_reset_is_heard_of_and_ends_the_old_ways_to_sign_in()
    {
        var heard = Heard();
        var secretariat = await site.SecretariatAsync();
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        var (pseudonym, link) = (people.Codes[0], people.Codes[1]);
        var person = await Given.A_person(site, new Uri(link).AbsolutePath, "reset");
        var again = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "act", ("_handler", pseudonym), ("act", "reset"));
        Assert.Contains(heard, news => news is SignInReset reset && reset.Person == pseudonym && reset.Member == "KE");
        Assert.Equal("Your account", (await person.Browser.Open("/account")).Heading);
        var renewed = await Given.A_person(site, new Uri(again.Codes[1]).AbsolutePath, "reset again");
        Assert.Contains(pseudonym, (await renewed.Browser.Open("/account")).Codes);
        Assert.Equal("Sign in", (await person.Browser.Open("/account")).Heading);
        using var browser = site.Browser();
        Assert.Single((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
    }

    [Fact]
    public async Task Members_are_chosen_by_name()
    {
        var secretariat = await site.SecretariatAsync();
        var people = await secretariat.Browser.Open("/account/people");
        Assert.Equal(["France", "Kenya"], people.Document.QuerySelectorAll("select[name=member] option").Skip(1).Select(option => option.TextContent));
        Assert.Single((await secretariat.Browser.Send(people, "member", ("member", "XX"))).Problems);
        var made = await secretariat.Browser.Send(people, "member", ("member", "KE"));
        Assert.Contains("Kenya", made.Document.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task What_the_record_refuses_does_not_happen()
    {
        var secretariat = await site.SecretariatAsync();
        var people = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "member", ("member", "KE"));
        var pseudonym = people.Codes[0];
        site.Offers.GetRequiredService<AccountEvents>().Hear((news, _) =>
            news is SignInReset reset && reset.Person == pseudonym ? throw new UserError("The delegation objects.") : Task.CompletedTask);
        await Given.A_person(site, new Uri(people.Codes[1]).AbsolutePath, "refused");
        var refused = await secretariat.Browser.Send(await secretariat.Browser.Open("/account/people"), "act", ("_handler", pseudonym), ("act", "reset"));
        Assert.Equal(["The delegation objects."], refused.Problems);
    }

    [Fact]
    public async Task A_head_of_delegation_makes_links_for_that_delegation_only()
    {
        var head = await site.SecretariatAsync();
        var mandates = site.Offers.GetRequiredService<Mandates>();
        var others = mandates.Source;
        mandates.Source = _ => new(IsSecretariat: false, ["KE"]);
        try
        {
            var page = await head.Browser.Open("/account/people");
            Assert.Single((await head.Browser.Send(page, "member", ("member", "FR"))).Problems);
            Assert.Empty((await head.Browser.Send(page, "member", ("member", "KE"))).Problems);
        }
        finally
        {
            mandates.Source = others;
        }
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
