using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Comity.Forum.Chair;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Tests.Accounts;
using Comity.Tests.Site;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>A meeting through the browser: it is prepared, run, followed and read.</summary>
public sealed class MeetingPagesTests : IAsyncLifetime
{
    private const string Id = "m-1";
    private readonly ProcessSite site = new();

    private Meeting Meeting => site.Picture.Forum.Meetings.Find(Id)!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        await site.ActAsync(new Appoint(site.Secretary, Office.Chair, site.Picture.At, null, "Decision 1"));
        var from = site.Picture.At.AddMinutes(10);
        await site.ActAsync(new ConveneMeeting(Id, "The first meeting", MeetingKind.Formal, MeetingForm.Hybrid, from, from.AddHours(2), [new(1, "Adoption of the agenda", [], 5), new(2, "Exchange of views", [], 60)], "Room 4"));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_secretariat_opens_a_meeting_and_gives_the_floor_to_a_delegate_who_asked_for_it()
    {
        using var desk = (await site.AccountAsync(site.Secretary, "secretary@example.org")).Browser;
        using var delegated = (await site.AccountAsync(site.Delegate, "delegate@example.org")).Browser;
        var run = await desk.Open($"/meetings/{Id}/run");
        run = await desk.Send(run, "there-UTO", ("present[0]", "ERE"), ("present[1]", "UTO"));
        Assert.Equal((HttpStatusCode.OK, $"/meetings/{Id}/run", MeetingStatus.Open), (run.Status, run.Address, Meeting.Status));
        Assert.Equal(["ERE", "UTO"], Meeting.Present);
        run = await desk.Send(run, "item");
        Assert.Equal(1, Meeting.Open?.Item.Number);
        var floor = await delegated.Open($"/meetings/{Id}/floor");
        floor = await delegated.Send(floor, "kind");
        Assert.Contains("Your place on the list: 1", floor.Text, StringComparison.Ordinal);
        run = await desk.Send(await desk.Open($"/meetings/{Id}/run"), "participant");
        Assert.Equal(("UTO", 5), (Meeting.Floor!.Request.Participant, Meeting.Floor.Minutes));
        Assert.Contains("End the turn of Utopia", run.Text, StringComparison.Ordinal);
        Assert.Contains("You have the floor", (await delegated.Open($"/meetings/{Id}/floor")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_comes_too_late_says_why_and_changes_nothing()
    {
        using var desk = (await site.AccountAsync(site.Secretary, "secretary@example.org")).Browser;
        await OpenAsync();
        var run = await desk.Open($"/meetings/{Id}/run");
        await site.ActAsync(new OpenItem(Id, 1));
        var late = await desk.Send(run, "item");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Item 1 is still open", Assert.Single(late.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_not_confirmed_confirms_first_and_then_enters_with_one_button()
    {
        var secretary = await site.AccountAsync(site.Secretary, "secretary@example.org");
        using var browser = site.Running.Browser();
        await Given.Sign_in(browser, secretary.Name, Given.Password, secretary.Done.Codes[1]);
        await OpenAsync();
        var asked = await browser.Send(await browser.Open($"/meetings/{Id}/run"), "item");
        Assert.StartsWith("/account/confirm?return=", asked.Address, StringComparison.Ordinal);
        Assert.Null(Meeting.Open);
        var back = await browser.Open(Uri.UnescapeDataString(asked.Address.Split("return=")[1]));
        Assert.Contains("Open an item", back.Document.QuerySelector("#pending")!.ParentElement!.TextContent, StringComparison.Ordinal);
        secretary.Browser.Dispose();
    }

    [Fact]
    public async Task Everyone_follows_the_meeting_by_events_and_one_live_part()
    {
        await OpenAsync();
        using var answer = await site.Client.GetAsync(new Uri($"/meetings/{Id}/live?from={Meeting.Last}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var position = await site.ActAsync(new OpenItem(Id, 1));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var line = "";
        while (!line.StartsWith("data:", StringComparison.Ordinal))
            line = await lines.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The line ended.");
        Assert.Equal($"data: {position}", line);
        var english = await site.Client.GetStringAsync(new Uri($"/meetings/{Id}/now?lang=en&at={position}", UriKind.Relative));
        Assert.Contains("1. Adoption of the agenda", WebUtility.HtmlDecode(english), StringComparison.Ordinal);
        Assert.Contains("Liste des orateurs", WebUtility.HtmlDecode(await site.Client.GetStringAsync(new Uri($"/meetings/{Id}/now?lang=fr", UriKind.Relative))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/meetings/none/live", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/meetings/none/now", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_page_shows_agenda_times_and_a_record_that_writes_itself()
    {
        await OpenAsync();
        await site.ActAsync(new OpenItem(Id, 1));
        await site.ActAsync(site.Delegate, "UTO", new AskForFloor(Id, 1, FloorKind.Statement));
        await site.ActAsync(new GiveFloor(Id, "UTO", FloorKind.Statement, 5));
        await site.ActAsync(site.Delegate, "UTO", new RaisePointOfOrder(Id, "The Arabic text is missing."));
        using var browser = site.Running.Browser();
        var page = await browser.Open($"/meetings/{Id}");
        Assert.Equal("The first meeting", page.Heading);
        Assert.Contains("Statement by Utopia.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Point of order raised by Utopia: The Arabic text is missing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Room 4", page.Text, StringComparison.Ordinal);
        Assert.InRange(page.Text.Length, 1, 60_000);
        Assert.Equal("20", (await browser.Open($"/meetings/{Id}?follow=20")).Answer.Headers.GetValues("Refresh").Single());
        Assert.False(page.Answer.Headers.Contains("Refresh"));
        Assert.Contains("The first meeting", (await browser.Open("/meetings")).Text, StringComparison.Ordinal);
        Assert.Contains("The first meeting", (await browser.Open("/search?q=first+meeting")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open("/meetings/none")).Status);
    }

    [Fact]
    public async Task Calendar_feed_and_files_can_be_taken_along()
    {
        await OpenAsync();
        var calendar = await site.Client.GetStringAsync(new Uri("/meetings.ics", UriKind.Relative));
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:The first meeting", calendar, StringComparison.Ordinal);
        Assert.Contains($"UID:{Id}@", await site.Client.GetStringAsync(new Uri($"/meetings/{Id}/meeting.ics", UriKind.Relative)), StringComparison.Ordinal);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal("The first meeting", XDocument.Parse(await site.Client.GetStringAsync(new Uri("/meetings.atom", UriKind.Relative))).Root!.Element(atom + "entry")!.Element(atom + "title")!.Value);
        foreach (var (name, words) in ((string, string)[])[("agenda", "1. Adoption of the agenda"), ("summary", "The meeting was opened.")])
            Assert.Contains(words, Words(await site.Client.GetByteArrayAsync(new Uri($"/meetings/{Id}/{name}.docx", UriKind.Relative))), StringComparison.Ordinal);
        var json = await site.Client.GetStringAsync(new Uri($"/api/v1/meetings/{Id}", UriKind.Relative));
        Assert.Contains("\"toDecide\":2", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_whom_is_said_on_the_first_page()
    {
        await OpenAsync();
        await site.ActAsync(new OpenItem(Id, 1));
        await site.ActAsync(site.Delegate, "UTO", new AskForFloor(Id, 1, FloorKind.Statement));
        using var delegated = (await site.AccountAsync(site.Delegate, "delegate@example.org")).Browser;
        Assert.Contains("You speak next: The first meeting", (await delegated.Open("/")).Text, StringComparison.Ordinal);
        await site.ActAsync(site.Delegate, "UTO", new RaisePointOfOrder(Id, "Order"));
        using var desk = (await site.AccountAsync(site.Secretary, "secretary@example.org")).Browser;
        Assert.Contains("A point of order waits: The first meeting", (await desk.Open("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_chair_says_who_chairs_and_why()
    {
        await site.ActAsync(new EndAppointment(site.Secretary, Office.Chair, "Decision 2"));
        await site.ActAsync(new OpenSeat("chair-1", "Chair of the first session", SeatKind.Chair, site.Picture.At, site.Picture.At.AddMonths(6), LeadershipMethod.Alphabet));
        using var browser = site.Running.Browser();
        var open = await browser.Open("/chair");
        Assert.Contains("Erewhon", open.Document.QuerySelector("#chair-1")!.TextContent, StringComparison.Ordinal);
        await site.ActAsync(new FillSeat("chair-1", "ERE", "Decision 3", []));
        var held = (await browser.Open("/chair")).Document.QuerySelector("#chair-1")!.TextContent;
        Assert.Contains("It is the first in the order of the names in English", held, StringComparison.Ordinal);
        Assert.Contains("Decision 3", held, StringComparison.Ordinal);
        Assert.Contains("\"holder\":\"ERE\"", await site.Client.GetStringAsync(new Uri("/api/v1/seats", UriKind.Relative)), StringComparison.Ordinal);
    }

    private Task<long> OpenAsync() => site.ActAsync(new OpenMeeting(Id, ["UTO", "ERE"]));

    private static string Words(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        return WebUtility.HtmlDecode(reader.ReadToEnd());
    }
}
