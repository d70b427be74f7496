using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Negotiation;

/// <summary>A consultation for an audience on a running server: who is outside sees nothing of it on any page, whatever the terms are.</summary>
public sealed class AudienceSiteTests : IAsyncLifetime
{
    private const string Id = "zemblan-round";
    private const string Title = "Zemblan consultation";
    private readonly ProcessSite site = new();
    private readonly Dictionary<string, (Enrolled Account, string Key)> persons = [];
    private long opened;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await site.RightsAndReadersAsync();
        foreach (var (code, kind) in ((string, ParticipantKind)[])[("HOLDER", ParticipantKind.Stakeholder), ("OTHER", ParticipantKind.Stakeholder),
            ("AAA", ParticipantKind.State)])
        {
            var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
            await site.ActAsync(new AdmitParticipant(code, kind, [new("en", $"Participant {code}")], null, "Resolution 9"));
            await site.ReceiveAsync(code, new IssueCredentials(person, DelegationStanding.Head, site.Picture.At, null, [], "NV/3"));
            await AddAsync(code, person);
        }

        await AddAsync("secretariat", site.Secretary);
        opened = await site.ActAsync(new OpenConsultationFor(
            Id, Title, ["Zemblan points of contact."], VoteTerms.Public, DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 86_400),
            new([], [], ["HOLDER"])));
    }

    private async Task AddAsync(string name, string person) =>
        persons[name] = (await site.AccountAsync(person, $"{name}@example.org"), await site.KeyAsync(person));

    [Theory]
    [InlineData("everyone")]
    [InlineData("participants")]
    public async Task Who_is_outside_sees_nothing_of_a_consultation_anywhere_and_who_is_inside_all(string set)
    {
        await site.ActAsync(ReaderSets.All[set] with { Basis = "Decision 12" });
        string[] pages = ["/", "/consultations", $"/consultations/{Id}", "/search?q=zemblan", "/readers", "/record", $"/record/{opened}",
            $"/record/named/consultation/{Id}", "/changes"];
        string[] answers = ["/api/v1/consultations", $"/api/v1/consultations/{Id}", "/api/v1/search?q=zemblan", "/api/v1/entries",
            $"/api/v1/entries/{opened}", $"/api/v1/references?to=consultation:{Id}", "/api/v1/figures"];
        foreach (var (name, isIn) in ((string, bool)[])[("HOLDER", true), ("OTHER", false), ("AAA", false), ("secretariat", true)])
        {
            var (account, key) = persons[name];
            var said = new List<string>();
            foreach (var page in pages)
                said.Add(Plain((await account.Browser.Open(page)).Text));
            foreach (var answer in answers)
                said.Add(Plain(await AskedAsync(answer, key)));
            Assert.Equal(isIn, said.Any(text => text.Contains("Zemblan points", StringComparison.Ordinal)));
            Assert.Equal(isIn, said.Any(text => text.Contains(Title, StringComparison.Ordinal)));
            Assert.Equal(isIn ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await account.Browser.Open($"/consultations/{Id}")).Status);
        }

        foreach (var page in pages.Concat(answers))
            Assert.DoesNotContain("Zemblan", Plain(await (await site.Client.GetAsync(page)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_outside_cannot_vote_and_is_answered_as_where_no_consultation_is()
    {
        var (absent, hidden) = (await VotedAsync("AAA", "none-such", "AAA"), await VotedAsync("AAA", Id, "AAA"));
        Assert.Equal(absent.Status, hidden.Status);
        Assert.Equal(absent.Text.Replace("none-such", Id, StringComparison.Ordinal), hidden.Text);
        Assert.Contains("VotersAreInTheAudience", (await VotedAsync("secretariat", Id, Capacity.Secretariat)).Text, StringComparison.Ordinal);
        Assert.Contains("VotersAreInTheAudience", (await VotedAsync("HOLDER", Id, Capacity.Oneself)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, (await VotedAsync("HOLDER", Id, "HOLDER")).Status);
    }

    [Fact]
    public async Task Wait_for_a_vote_is_shown_to_who_votes_and_not_to_the_secretariat()
    {
        Assert.Contains("Vote in the consultation &#x201C;Zemblan", (await persons["HOLDER"].Account.Browser.Open("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vote in the consultation &#x201C;Zemblan", (await persons["secretariat"].Account.Browser.Open("/")).Text,
            StringComparison.Ordinal);
        var page = await persons["secretariat"].Account.Browser.Open($"/consultations/{Id}");
        Assert.Contains("You do not vote in this consultation.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sealed_votes_are_counted_by_kind_and_shown_on_the_page_of_the_consultation()
    {
        await site.ActAsync(new OpenConsultationFor("sealed-round", "Sealed round", ["One.", "Two."], VoteTerms.Sealed,
            DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 4), new([ParticipantKind.Stakeholder], [], [])));
        Assert.Equal(HttpStatusCode.Accepted, (await VotedAsync("HOLDER", "sealed-round", "HOLDER")).Status);
        for (var tries = 0; site.Picture.Consultations.All["sealed-round"].Counted is null && tries < 300; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        var figure = site.Picture.Consultations.All["sealed-round"].Counted!;
        Assert.Equal(new FigureValue("tallies", 2), Assert.Single(figure.Values));
        var page = await persons["HOLDER"].Account.Browser.Open("/consultations/sealed-round");
        Assert.Contains("not shown", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await persons["AAA"].Account.Browser.Open("/consultations/sealed-round")).Status);
    }

    private async Task<(HttpStatusCode Status, string Text)> VotedAsync(string who, string consultation, string capacity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/consultations/{consultation}/votes")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { @as = capacity, statement = 0, value = "agree" }), null, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", persons[who].Key);
        using var answer = await site.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> AskedAsync(string address, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", key);
        return await (await site.Client.SendAsync(request)).Content.ReadAsStringAsync();
    }

    /// <summary>Without what the address itself says.</summary>
    private static string Plain(string text) => text.Replace("zemblan", "", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
