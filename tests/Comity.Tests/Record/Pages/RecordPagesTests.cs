using Comity.Tests.House;
using System.Net;
using AngleSharp.Html.Parser;
using Xunit;

namespace Comity.Tests.Record.Pages;

/// <summary>What the record's pages show, through HTTP.</summary>
[Collection(nameof(ProcessSites))]
public sealed class RecordPagesTests(ProcessSite site)
{
    [Theory]
    [InlineData("/record")]
    [InlineData("/record/0")]
    [InlineData("/record/4")]
    [InlineData("/rules")]
    [InlineData("/received")]
    [InlineData("/sealed")]
    [InlineData("/lots")]
    [InlineData("/figures")]
    [InlineData("/consultations")]
    [InlineData("/texts")]
    [InlineData("/texts?all=1")]
    [InlineData("/texts/norms-2015")]
    [InlineData("/members")]
    [InlineData("/members/UTO")]
    [InlineData("/members/rights")]
    [InlineData("/members/accreditation")]
    [InlineData("/forum")]
    [InlineData("/forum/procedure")]
    [InlineData("/documents")]
    [InlineData("/documents/templates")]
    [InlineData("/act")]
    [InlineData("/api")]
    [InlineData("/api/routes/entries")]
    [InlineData("/api/routes/enterAct")]
    [InlineData("/api/acts/AdmitParticipant")]
    [InlineData("/api/acts/EnterReceived")]
    public async Task A_page_is_light_and_has_one_heading_in_every_language(string address)
    {
        foreach (var language in (string[])["en", "fr"])
        {
            var page = await site.Client.GetStringAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
            Assert.InRange(page.Length, 500, 60_000);
            Assert.Single(new HtmlParser().ParseDocument(page).QuerySelectorAll("h1"));
        }
    }

    [Theory]
    [InlineData("/record/99999")]
    [InlineData("/texts/nothing")]
    [InlineData("/members/XXX")]
    [InlineData("/api/routes/nothing")]
    [InlineData("/api/acts/Nothing")]
    public async Task What_is_not_there_is_a_page_that_says_so(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/record?format=csv", "position,at,said,type,as,person,level")]
    [InlineData("/members?format=csv", "name,code,kind,group,development,mode,joined,speaksFor,since,until")]
    [InlineData("/rules?format=csv", "rule,kind,says,source,since,acts,file,refuses,test")]
    [InlineData("/texts?format=csv", "title,text,symbol,inForceFrom,until,models,languages")]
    public async Task Every_list_is_a_table_for_programs(string address, string columns) =>
        Assert.StartsWith(columns, await site.Client.GetStringAsync(address), StringComparison.Ordinal);

    [Fact]
    public async Task Entries_come_newest_first_in_words()
    {
        var rows = new HtmlParser().ParseDocument(await site.Client.GetStringAsync("/record")).QuerySelectorAll("tbody tr");
        var numbers = rows.Select(row => int.Parse(row.QuerySelector("th")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Contains("Admits Utopia as a participant", await site.Client.GetStringAsync("/record?type=AdmitParticipant&format=csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_says_who_how_well_known_and_what_followed()
    {
        var received = site.Picture.Record.Received.Acts.Values.Last();
        var page = await site.Client.GetStringAsync($"/record/{received.Position}");
        Assert.Contains("Confirmed session", page, StringComparison.Ordinal);
        Assert.Contains(received.Act.Document.Text, page, StringComparison.Ordinal);
        var adopted = site.Picture.Texts.Texts["norms-2015"].Position;
        Assert.Contains("What followed", await site.Client.GetStringAsync($"/record/{adopted}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_are_shown_as_they_stood_on_a_day()
    {
        Assert.Contains("A/70/174", await site.Client.GetStringAsync("/texts?on=2020-01-01"), StringComparison.Ordinal);
        Assert.DoesNotContain("A/70/174", await site.Client.GetStringAsync("/texts?on=2010-01-01"), StringComparison.Ordinal);
        Assert.Contains("is no day", await site.Client.GetStringAsync("/texts?on=never"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_shown_with_positions_credentials_and_acts()
    {
        var page = await site.Client.GetStringAsync("/members/UTO?lang=fr");
        Assert.Contains("Utopie", page, StringComparison.Ordinal);
        Assert.Contains(site.Delegate, page, StringComparison.Ordinal);
        Assert.Contains("13f", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_acts_is_never_markup()
    {
        var position = await site.ActAsync(
            new Comity.Members.Participants.AdmitParticipant("XSS", Comity.Members.Participants.ParticipantKind.Stakeholder,
            [new("en", "<script>alert(1)</script>")], "\"><img>", "x"));
        foreach (var address in (string[])[$"/record/{position}", "/record", "/members", "/members/XSS", "/search?q=alert"])
        {
            var page = await site.Client.GetStringAsync(address);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("\"><img>", page, StringComparison.Ordinal);
        }
    }
}
