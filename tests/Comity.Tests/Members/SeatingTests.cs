using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Comity.Forum.Grounds;
using Comity.Members.Delegations;
using Comity.Members.Participants;
using Comity.Members.Seating;
using Comity.Members.Start;
using Comity.Record.Entries;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>Those who take part are seated from a list, all at once, by the secretariat.</summary>
public sealed class SeatingTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    [Fact]
    public void A_list_may_be_codes_alone()
    {
        var list = SeatingList.Read("KEN\n\nfra\nPSE\n", "en");
        Assert.Empty(list.Troubles);
        Assert.Equal([("KEN", 1, "Kenya"), ("FRA", 3, "France"), ("PSE", 4, "State of Palestine")],
            list.Rows.Select(row => (row.Code, row.Line, row.Names.First(name => name.Language == "en").Name.Value)));
        Assert.Equal((ParticipantKind.ObserverState, "African States"), (list.Rows[2].Kind, list.Rows[0].Group));
        Assert.All(list.Rows, row => Assert.False(row.HasHead));
    }

    [Fact]
    public void A_list_with_a_header_says_what_each_column_is()
    {
        var list = SeatingList.Read(
            "name;fr;participant;email;kind;group\nA. Diallo;Utopie;UTO;a@uto.example;State;\"Western; other\"\n;Ligue;LIGA;;regional organization;\n", "en");
        Assert.Empty(list.Troubles);
        var uto = list.Rows[0];
        Assert.Equal(("UTO", "A. Diallo", "a@uto.example", "Western; other"), (uto.Code, uto.Head, uto.Email, uto.Group));
        Assert.Equal([new("fr", "Utopie")], uto.Names);
        Assert.Equal(ParticipantKind.RegionalOrganization, list.Rows[1].Kind);
    }

    [Theory]
    [InlineData("", "1 empty")]
    [InlineData("participant,colour\nKEN,red", "1 column colour")]
    [InlineData("participant,en,en\nKEN,a,b", "1 column-twice en")]
    [InlineData("KEN,Kenya\nKEN,Kenya again", "2 twice KEN 1")]
    [InlineData("participant,en\nKEN,Kenya\n,Nobody", "3 code")]
    [InlineData("participant,kind\nKEN,planet", "2 kind planet")]
    [InlineData("participant,email\nKEN,nobody", "2 email nobody")]
    [InlineData("participant,en\nKEN,Kenya,more", "2 cells 3 2")]
    [InlineData("a,b,c,d,e,f", "1 header")]
    public void A_trouble_stands_at_its_line(string text, string expected)
    {
        var trouble = Assert.Single(SeatingList.Read(text, "en").Troubles);
        Assert.StartsWith(expected, string.Create(CultureInfo.InvariantCulture, $"{trouble.Line} {trouble.Key} {string.Join(' ', trouble.Facts)}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_has_an_end() => Assert.Equal("many", Assert.Single(SeatingList.Read(
        string.Join('\n', Enumerable.Range(0, SeatingList.MostRows + 1).Select(number => $"A{number}")), "en").Troubles).Key);

    [Fact]
    public async Task Sixty_States_and_their_heads_are_entered_together_and_the_heads_are_provisional()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        var states = UnMembership.All.Take(60).Select(one => one.Code).ToList();
        var before = site.Record.Size;
        var check = await desk.Send(await desk.Open("/members/seat"), "list", Typed(
            "participant,name,email\n" + string.Join('\n', states.Select(code => $"{code},Head of {code},head@{code}.example"))));
        Assert.Equal(before, site.Record.Size);
        Assert.Contains("Participants admitted: 60", check.Text, StringComparison.Ordinal);
        var watch = Stopwatch.StartNew();
        var done = await desk.Send(check, "batch");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "Sixty States take seconds.");
        Assert.Contains("Acts entered: 120", done.Text, StringComparison.Ordinal);
        Assert.All(states, code =>
            Assert.Equal([ProvisionalReason.NoNote], Assert.Single(site.Picture.Members.HeadsOf(code, DateTimeOffset.UtcNow)).Provisional));
        Assert.Equal(60, done.Document.QuerySelectorAll("tbody code").Count(code => code.TextContent.Contains("/account/enrol/", StringComparison.Ordinal)));
        Assert.DoesNotContain("Head of", string.Concat(site.Record.Store.Entries(before, site.Record.Size)
            .Select(stored => System.Text.Encoding.UTF8.GetString(stored.Entry))), StringComparison.Ordinal);
        var heads = await desk.Open("/members/credentials?reason=noNote");
        Assert.Contains("Provisional", heads.Text, StringComparison.Ordinal);
        Assert.Contains("notes verbales", (await desk.Open("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_wrong_line_and_nothing_is_entered()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        var before = site.Record.Size;
        var wrong = await desk.Send(await desk.Open("/members/seat"), "list", Typed("participant,en\nZZA,First\nZZBB,Second\nZZC,\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["3", "4"], wrong.Document.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
        Assert.DoesNotContain("Enter all of it", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(before, site.Record.Size);
    }

    [Fact]
    public async Task What_became_impossible_since_the_check_keeps_all_of_it_out()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        var check = await desk.Send(await desk.Open("/members/seat"), "list", Typed("participant,en,name\nQQA,First,A\nQQB,Second,B"));
        await site.ActAsync(new AdmitParticipant("QQC", ParticipantKind.State, [new("en", "Third")], null, "Resolution 1"));
        var submissions = new Act[] { new AdmitParticipant("QQD", ParticipantKind.State, [new("en", "D")], null, "Resolution 1"),
            new AdmitParticipant("QQC", ParticipantKind.State, [new("en", "Third")], null, "Resolution 1") }.Select((act, place) =>
        {
            var statement = new Statement(site.Record.Verifier.Name, act, Capacity.Secretariat, site.Secretary, site.Record.Size, $"together-{place}");
            return new Submission(statement, site.Record.Attest(statement, "totp", DateTimeOffset.UtcNow));
        });
        var size = site.Record.Size;
        var outcomes = await site.Record.EnterTogetherAsync([.. submissions], CancellationToken.None);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Receipt));
        Assert.Equal("ParticipantCodeIsFree", Assert.Single(outcomes[1].Refusals).Rule);
        Assert.Equal(size, site.Record.Size);
        Assert.Contains("Acts entered: 4", (await desk.Send(check, "batch")).Text, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Typed(string list) =>
        [("basis", "Resolution 1"), ("reference", "List of the founding conference"), ("list", list)];
}

/// <summary>After the founding the body admits by decisions that the list puts.</summary>
public sealed class SeatingAfterFoundingTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    [Fact]
    public async Task States_of_a_list_are_put_to_the_members_twenty_in_a_decision()
    {
        await site.ActAsync(new EndFounding("Founded."));
        var desk = (await site.SecretariatAsync()).Browser;
        var check = await desk.Send(await desk.Open("/members/seat"), "list", ("basis", "Decision 4"), ("reference", "Second list"),
            ("list", string.Join('\n', UnMembership.All.Take(45).Select(one => one.Code))));
        Assert.Contains("Decisions put: 3", check.Text, StringComparison.Ordinal);
        var done = await desk.Send(check, "batch");
        Assert.Contains("Acts entered: 3", done.Text, StringComparison.Ordinal);
        Assert.Equal([20, 20, 5], site.Picture.Forum.Carrying.All.Values.OrderBy(one => one.Position).TakeLast(3).Select(one => one.Acts.Length));
        Assert.Null(site.Picture.Members.Participants.Find(UnMembership.All[0].Code));
    }
}
