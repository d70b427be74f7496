using Comity.Tests.House;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Comity.Forum.Meetings;
using Comity.Members.Credentials;
using Comity.Tests.Accounts;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>A meeting through the browser: it is prepared, run, followed and read.</summary>
public sealed class MeetingPagesTests : IClassFixture<ProcessSite>, IAsyncLifetime
{
    private static int meetings;
    private readonly ProcessSite site;
    private readonly string id;
    private readonly string title;

    /// <summary>Each test has a meeting of its own.</summary>
    public MeetingPagesTests(ProcessSite site)
    {
        this.site = site;
        var number = Interlocked.Increment(ref meetings);
        (id, title) = (string.Create(CultureInfo.InvariantCulture, $"m-{number}"),
            string.Create(CultureInfo.InvariantCulture, $"The meeting of test {number}"));
    }

    private Meeting Meeting => site.Picture.Forum.Meetings.Find(id)!;

    public async ValueTask InitializeAsync()
    {
        if (!site.Picture.Members.Credentials.Holds(site.Secretary, Office.Chair, site.Picture.At))
            await site.ActAsync(new Appoint(site.Secretary, Office.Chair, site.Picture.At, null, "Decision 1"));
        var from = site.Picture.At.AddMinutes(10);
        await site.ActAsync(new ConveneMeeting(id, title, MeetingKind.Formal, MeetingForm.Hybrid, from, from.AddHours(2),
            [new(1, "Adoption of the agenda", [], 5), new(2, "Exchange of views", [], 60)], "Room 4"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_secretariat_opens_a_meeting_and_gives_the_floor_to_a_delegate_who_asked_for_it()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        var delegated = (await site.DelegateAsync()).Browser;
        var run = await desk.Open($"/meetings/{id}/run");
        run = await desk.Send(run, "there-UTO", ("present[0]", "ERE"), ("present[1]", "UTO"));
        Assert.Equal((HttpStatusCode.OK, $"/meetings/{id}/run", MeetingStatus.Open), (run.Status, run.Address, Meeting.Status));
        Assert.Equal(["ERE", "UTO"], Meeting.Present);
        run = await desk.Send(run, "item");
        Assert.Equal(1, Meeting.Open?.Item.Number.Value);
        var floor = await delegated.Open($"/meetings/{id}/floor");
        floor = await delegated.Send(floor, "kind");
        Assert.Contains("Your place on the list: 1", floor.Text, StringComparison.Ordinal);
        run = await desk.Send(await desk.Open($"/meetings/{id}/run"), "participant");
        Assert.Equal(("UTO", 5), (Meeting.Floor!.Request.Participant, Meeting.Floor.Minutes));
        Assert.Contains("End the turn of Utopia", run.Text, StringComparison.Ordinal);
        Assert.Contains("You have the floor", (await delegated.Open($"/meetings/{id}/floor")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_comes_too_late_says_why_and_changes_nothing()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        await OpenAsync();
        var run = await desk.Open($"/meetings/{id}/run");
        await site.ActAsync(new OpenItem(id, 1));
        var late = await desk.Send(run, "item");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Item 1 is still open", Assert.Single(late.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_not_confirmed_confirms_first_and_then_enters_with_one_button()
    {
        var secretary = await site.SecretariatAsync();
        using var browser = site.Running.Browser();
        await Given.Sign_in(browser, secretary.Name, Given.Password, secretary.Done.Codes[1]);
        await OpenAsync();
        var asked = await browser.Send(await browser.Open($"/meetings/{id}/run"), "item");
        Assert.StartsWith("/account/confirm?return=", asked.Address, StringComparison.Ordinal);
        Assert.Null(Meeting.Open);
        var back = await browser.Open(Uri.UnescapeDataString(asked.Address.Split("return=")[1]));
        Assert.Contains("Open an item", back.Document.QuerySelector("#pending")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everyone_follows_the_meeting_by_events_and_one_live_part()
    {
        await OpenAsync();
        using var answer = await site.Client.GetAsync(new Uri($"/meetings/{id}/live?from={Meeting.Last}", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var position = await site.ActAsync(new OpenItem(id, 1));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var line = "";
        while (!line.StartsWith("data:", StringComparison.Ordinal))
            line = await lines.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The line ended.");
        Assert.Equal($"data: {position}", line);
        var english = await site.Client.GetStringAsync(new Uri($"/meetings/{id}/now?lang=en&at={position}", UriKind.Relative));
        Assert.Contains("1. Adoption of the agenda", WebUtility.HtmlDecode(english), StringComparison.Ordinal);
        Assert.Contains("Liste des orateurs", WebUtility.HtmlDecode(
            await site.Client.GetStringAsync(new Uri($"/meetings/{id}/now?lang=fr", UriKind.Relative))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/meetings/none/live", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/meetings/none/now", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_page_shows_agenda_times_and_a_record_that_writes_itself()
    {
        await OpenAsync();
        await site.ActAsync(new OpenItem(id, 1));
        await site.ActAsync(site.Delegate, "UTO", new AskForFloor(id, 1, FloorKind.Statement));
        await site.ActAsync(new GiveFloor(id, "UTO", FloorKind.Statement, 5));
        await site.ActAsync(site.Delegate, "UTO", new RaisePointOfOrder(id, "The Arabic text is missing."));
        using var browser = site.Running.Browser();
        var page = await browser.Open($"/meetings/{id}");
        Assert.Equal(title, page.Heading);
        Assert.Contains("Statement by Utopia.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Point of order raised by Utopia: The Arabic text is missing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Room 4", page.Text, StringComparison.Ordinal);
        Assert.InRange(page.Text.Length, 1, 60_000);
        Assert.Equal("20", (await browser.Open($"/meetings/{id}?follow=20")).Answer.Headers.GetValues("Refresh").Single());
        Assert.False(page.Answer.Headers.Contains("Refresh"));
        Assert.Contains(title, (await browser.Open("/meetings")).Text, StringComparison.Ordinal);
        Assert.Contains(title, (await browser.Open($"/search?q={Uri.EscapeDataString(title)}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open("/meetings/none")).Status);
    }

    [Fact]
    public async Task Calendar_feed_and_files_can_be_taken_along()
    {
        await OpenAsync();
        var calendar = await site.Client.GetStringAsync(new Uri("/meetings.ics", UriKind.Relative));
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        Assert.Contains($"SUMMARY:{title}", calendar, StringComparison.Ordinal);
        Assert.Contains($"UID:{id}@", await site.Client.GetStringAsync(new Uri($"/meetings/{id}/meeting.ics", UriKind.Relative)), StringComparison.Ordinal);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(title, XDocument.Parse(await site.Client.GetStringAsync(new Uri("/meetings.atom", UriKind.Relative))).Root!.Element(atom
            + "entry")!.Element(atom + "title")!.Value);
        foreach (var (name, words) in ((string, string)[])[("agenda", "1. Adoption of the agenda"), ("summary", "The meeting was opened.")])
            Assert.Contains(words, Words(await site.Client.GetByteArrayAsync(new Uri($"/meetings/{id}/{name}.docx", UriKind.Relative))),
                StringComparison.Ordinal);
        var json = await site.Client.GetStringAsync(new Uri($"/api/v1/meetings/{id}", UriKind.Relative));
        Assert.Contains("\"toDecide\":2", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_whom_is_said_on_the_first_page()
    {
        await OpenAsync();
        await site.ActAsync(new OpenItem(id, 1));
        await site.ActAsync(site.Delegate, "UTO", new AskForFloor(id, 1, FloorKind.Statement));
        var delegated = (await site.DelegateAsync()).Browser;
        Assert.Contains($"You speak next: {title}", (await delegated.Open("/")).Text, StringComparison.Ordinal);
        await site.ActAsync(site.Delegate, "UTO", new RaisePointOfOrder(id, "Order"));
        var desk = (await site.SecretariatAsync()).Browser;
        Assert.Contains($"A point of order waits: {title}", (await desk.Open("/")).Text, StringComparison.Ordinal);
    }

    private Task<long> OpenAsync() => site.ActAsync(new OpenMeeting(id, ["UTO", "ERE"]));

    private static string Words(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        return WebUtility.HtmlDecode(reader.ReadToEnd());
    }
}
