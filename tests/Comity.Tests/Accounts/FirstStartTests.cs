using System.Net;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Who gets in first. Each test is about the starts of a server on an empty folder, so each has one of its own.</summary>
public sealed class FirstStartTests : IAsyncLifetime
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
    public async Task The_pseudonym_of_a_founder_who_erased_the_account_gets_no_second_holder()
    {
        var person = await Given.The_secretariat(site);
        await person.Browser.Send(await person.Browser.Open("/account/erase"), "sure", ("sure", "yes"));
        await site.RestartAsync();
        Assert.Null(site.PrintedLink);
    }
}
