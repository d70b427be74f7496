using System.Net;
using Comity.Forum.Documents;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Tests.House;
using Comity.Tests.Record;
using Comity.Tests.Storage;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>A statement that its author gives to those who take part: its page and its file are theirs, and readers of the record still see the act.</summary>
public sealed class NarrowerStatementTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    private static readonly SetReaders Allowing = ReaderSets.Everyone with { AllowsNarrower = true, Basis = "Decision 21" };

    [Fact]
    public void Author_narrows_where_terms_allow()
    {
        var given = Given.A_process().With_members("KEN", "FRA");
        Assert.Equal(("AuthorNarrowsWhereTermsAllow", "distribution"), given.Refusal("KEN", DocumentsHappen.Narrower));
        Assert.Empty(given.Asked("KEN", DocumentsHappen.Narrower with { Distribution = Distribution.General }));
        Assert.Empty(given.Does("secretariat", Allowing).Asked("KEN", DocumentsHappen.Narrower));
    }

    [Fact]
    public void Those_who_take_part_see_it_and_whoever_only_reads_the_record_does_not()
    {
        var given = Given.A_process().With_members("KEN", "FRA").With("OSC", ParticipantKind.Stakeholder).Does("secretariat", Allowing)
            .Does("KEN", DocumentsHappen.Narrower);
        bool Sees(string? who) => given.Picture.SeenBy(given.Picture.SightOf(new Reader(who is null ? null : Given.Person(who)), given.Now))
            .Forum.Documents.All.ContainsKey("ken-participants");
        Assert.All((string[])["KEN", "FRA", "OSC", "secretariat"], who => Assert.True(Sees(who)));
        Assert.False(Sees(null));
        Assert.False(Sees("nobody"));
        Assert.False(given.Picture.Files.IsPublic(Given.File("statement to participants")));
    }

    [Fact]
    public void No_account_of_a_meeting_tells_of_it()
    {
        var given = Deciding.InSession(Silent.A_forum().With_members("BRA", "JPN")).Does("secretariat", Allowing);
        var general = DocumentsHappen.Narrower with { Meeting = "third-session", Distribution = Distribution.General, Document = "ken-general-2" };
        var events = given.Picture.Forum.Meetings.All["third-session"].Events.Count;
        var limited = general with { Distribution = Distribution.Limited, Document = "ken-narrow-2" };
        Assert.Equal(events, given.Does("KEN", limited).Picture.Forum.Meetings.All["third-session"].Events.Count);
        Assert.Equal(events + 1, given.Does("KEN", general).Picture.Forum.Meetings.All["third-session"].Events.Count);
    }

    [Fact]
    public async Task Page_and_file_are_for_participants_and_the_act_for_who_reads_the_record()
    {
        await site.RightsAndReadersAsync();
        await site.ActAsync(Allowing);
        var file = KnownFiles.Of("Words for participants");
        var position = await site.ActAsync(site.Delegate, "UTO", new CirculateStatementTo(
            "uto-narrow", "Narrow statement of Utopia", "en", file, CheckAgainstDelivery: false, Distribution.Limited));
        foreach (var address in (string[])["/documents/uto-narrow", $"/log/files/{file.ToHex()}", "/api/v1/documents/uto-narrow"])
            Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("Narrow statement", await site.Client.GetStringAsync("/documents?all=1"), StringComparison.Ordinal);
        Assert.Contains("Narrow statement", await site.Client.GetStringAsync($"/record/{position}"), StringComparison.Ordinal);
        var browser = (await site.DelegateAsync()).Browser;
        Assert.Contains("Narrow statement", (await browser.Open("/documents/uto-narrow")).Text, StringComparison.Ordinal);
        Assert.Equal("Words for participants", (await browser.Open("/documents/uto-narrow/limited/en")).Text);
    }

    [Fact]
    public async Task The_form_says_what_is_hidden_and_what_is_not()
    {
        var form = await (await site.DelegateAsync()).Browser.Open("/act/CirculateStatement?as=UTO");
        Assert.Contains("That hides its page and its file; readers of the record still see this act with its title.", form.Text, StringComparison.Ordinal);
    }
}
