using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Comity.Accounts.Access;
using Comity.Accounts.Enrolment;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Personal addresses of calendar and feeds: each shows exactly what its owner reads on the pages, and one that was withdrawn is as one that never
/// was.</summary>
public sealed partial class PersonalFeedTests : IAsyncLifetime
{
    private static readonly (string File, string Page, string Items)[] Feeds =
        [("meetings.ics", "/meetings", "/meetings/"), ("notices.atom", "/notices", "/record/"), ("decisions.atom", "/decisions", "/decisions/")];

    private readonly ProcessSite site = new();
    private readonly Dictionary<string, (Enrolled Account, string Person)> persons = [];

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await site.RightsAndReadersAsync();
        foreach (var (kind, person) in await site.OneOfEachKindAsync())
            await AddAsync(kind, person);
        await AddAsync("nobody", Pseudonym.Of(RandomNumberGenerator.GetBytes(10)));
        await AddAsync("secretariat", site.Secretary);
    }

    private async Task AddAsync(string name, string person) => persons[name] = (await site.AccountAsync(person, $"{name}@example.org"), person);

    [Theory]
    [InlineData("everyone")]
    [InlineData("participants")]
    public async Task Feeds_hold_exactly_what_their_owner_reads_on_the_pages(string set)
    {
        await site.ActAsync(ReaderSets.All[set] with { Basis = "Decision 12" });
        var read = 0;
        foreach (var (name, (account, person)) in persons)
        {
            var secret = await MakeAsync(person);
            foreach (var (file, page, items) in Feeds)
            {
                var shown = await account.Browser.Open($"{page}?all=1");
                using var answer = await site.Client.GetAsync($"/feeds/{secret}/{file}");
                Assert.Equal((name, file, shown.Status), (name, file, answer.StatusCode));
                if (shown.Status != HttpStatusCode.OK)
                    continue;
                var expected = shown.Document.QuerySelectorAll("main table tbody a[href]").Select(link => link.GetAttribute("href")!)
                    .Where(href => href.StartsWith(items, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
                Assert.NotEmpty(expected);
                Assert.Equal(expected.Order(StringComparer.Ordinal), Items(await answer.Content.ReadAsStringAsync(), items).Order(StringComparer.Ordinal));
                read++;
            }
        }

        Assert.Equal(set == "everyone" ? 24 : 20, read);
    }

    [Fact]
    public async Task An_address_that_was_withdrawn_answers_as_one_that_never_was()
    {
        var browser = persons["State"].Account.Browser;
        var made = await browser.Send(await browser.Open("/account/feeds"), "make");
        var address = new Uri(made.Document.GetElementById("feed-meetings")!.TextContent).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(address)).StatusCode);
        var again = await browser.Send(made, "make");
        var next = new Uri(again.Document.GetElementById("feed-meetings")!.TextContent).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(next)).StatusCode);
        await SameAsync(address, $"/feeds/{new string('a', 32)}/meetings.ics");
        var ended = await browser.Send(again, "end");
        Assert.Null(ended.Document.GetElementById("end"));
        await SameAsync(next, $"/feeds/{new string('a', 32)}/meetings.ics");
    }

    [Fact]
    public async Task What_the_owner_no_longer_reads_is_gone_from_the_feeds_at_once()
    {
        await site.ActAsync(ReaderSets.Everyone with { Basis = "Decision 12" });
        var secret = await MakeAsync(persons["nobody"].Person);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/feeds/{secret}/decisions.atom")).StatusCode);
        await site.ActAsync(ReaderSets.Participants with { Basis = "Decision 13" });
        await SameAsync($"/feeds/{secret}/decisions.atom", $"/feeds/{new string('a', 32)}/decisions.atom");
    }

    [Fact]
    public async Task It_opens_nothing_else_and_takes_nothing()
    {
        var secret = await MakeAsync(persons["State"].Person);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/feeds/{secret}/agenda.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/feeds/{secret}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.PostAsync($"/feeds/{secret}/meetings.ics", null)).StatusCode);
        Assert.Contains("\"roles\":[\"public\"]", await site.Client.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_the_ways_to_sign_in()
    {
        var person = persons["InternationalOrganization"].Person;
        var secret = await MakeAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/feeds/{secret}/meetings.ics")).StatusCode);
        await using (var scope = site.Offers.CreateAsyncScope())
        {
            var account = scope.ServiceProvider.GetRequiredService<SideDb>().Users.Single(one => one.Person == person);
            await scope.ServiceProvider.GetRequiredService<AccountErasure>().ForgetSignInAsync(account, CancellationToken.None);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/feeds/{secret}/meetings.ics")).StatusCode);
    }

    [Fact]
    public async Task It_counts_against_what_its_owner_may_ask()
    {
        await using var small = new RunningSite { Settings = """{ "limits": { "pages": 1000, "pagesOfPersons": 10 } }""" };
        await small.InitializeAsync();
        var secretary = await Accounts.Given.The_secretariat(small);
        await using var scope = small.Offers.CreateAsyncScope();
        var account = scope.ServiceProvider.GetRequiredService<SideDb>().Users.Single();
        var secret = await small.Offers.GetRequiredService<FeedAddresses>().MakeAsync(account.Id, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = small.Address };
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 25; tries++)
            statuses.Add((await client.GetAsync($"/feeds/{secret}/meetings.ics")).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await secretary.Browser.Open("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/meetings")).StatusCode);
    }

    private async Task<string> MakeAsync(string person)
    {
        await using var scope = site.Offers.CreateAsyncScope();
        var account = scope.ServiceProvider.GetRequiredService<SideDb>().Users.Single(one => one.Person == person);
        return await site.Offers.GetRequiredService<FeedAddresses>().MakeAsync(account.Id, CancellationToken.None);
    }

    /// <summary>Two addresses answer with the same bytes but for themselves.</summary>
    private async Task SameAsync(string one, string other)
    {
        var (first, second) = (await site.Client.GetAsync(one), await site.Client.GetAsync(other));
        Assert.Equal(HttpStatusCode.NotFound, first.StatusCode);
        Assert.Equal(second.StatusCode, first.StatusCode);
        Assert.Equal(second.Headers.Select(header => header.Key).Order(), first.Headers.Select(header => header.Key).Order());
        Assert.Equal(Plain(await second.Content.ReadAsStringAsync(), other), Plain(await first.Content.ReadAsStringAsync(), one));

        static string Plain(string text, string address) => Token().Replace(text, "").Replace(Uri.EscapeDataString(address), "", StringComparison.Ordinal)
            .Replace(address, "", StringComparison.Ordinal);
    }

    /// <summary>The paths that a calendar or a feed names, of those that begin so.</summary>
    private static HashSet<string> Items(string feed, string beginning) =>
        [.. Address().Matches(feed.Replace("\r\n ", "", StringComparison.Ordinal)).Select(match => new Uri(match.Value).AbsolutePath)
            .Where(path => path.StartsWith(beginning, StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [GeneratedRegex("https?://[^\\s\"<]+")]
    private static partial Regex Address();

    [GeneratedRegex("(?<=name=\"__RequestVerificationToken\"[^>]*value=\")[^\"]*|(?<=nonce-)[A-Za-z0-9+/=]+|nonce=\"[^\"]*\"")]
    private static partial Regex Token();
}
