using Comity.Tests.House;
using System.Net;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Tests.Accounts;
using Xunit;

namespace Comity.Tests.Acts.Forms;

/// <summary>Acts through their forms, in a browser without JavaScript.</summary>
public sealed class ActFormTests(ProcessSite site) : IClassFixture<ProcessSite>, IAsyncLifetime
{
    private Enrolled secretary = default!;

    public async ValueTask InitializeAsync() => secretary = await site.SecretariatAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_act_inside_another_is_chosen_by_its_kind_and_asked_for_where_it_is_missing()
    {
        var page = await secretary.Browser.Open("/act/PutDecision?as=secretariat&carries%5B0%5D.type=AdoptText");
        Assert.Equal("AdoptText", page.Document.QuerySelector("[name='carries[0].type'] option[selected]")?.GetAttribute("value"));
        var check = await secretary.Browser.Send(page, "title", ("title", "A decision"), ("matter", "procedural"), ("words", "It is so."),
            ("carries[0].type", ""), ("carries[0].title", "Norms"), ("do", "check"));
        Assert.NotNull(check.Document.QuerySelector("[href='#carries[0].type']"));
    }

    [Fact]
    public async Task An_act_is_filled_in_checked_entered_and_shown_with_its_number()
    {
        var check = await Admit("ATL", "Atlantis");
        Assert.Empty(check.Problems);
        Assert.Contains("Atlantis", check.Text, StringComparison.Ordinal);
        Assert.Null(site.Picture.Members.Participants.Find("ATL"));
        var done = await Enter(check);
        var position = site.Picture.Members.Participants.Find("ATL")!.Position;
        Assert.StartsWith($"/record/{position}?entered=1", done.Address, StringComparison.Ordinal);
        Assert.Contains($"/api/v1/entries/{position}/proof", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_leads_to_the_thing_back_to_where_one_came_from_and_to_the_next_step()
    {
        var (enter, browser) = (await Admit("LAP", "Laputa", "/members?group=African%20States"), secretary.Browser);
        var receipt = await Enter(enter);
        var links = receipt.Document.QuerySelectorAll(".notice a").ToDictionary(link => link.TextContent.Trim(), link => link.GetAttribute("href")!);
        Assert.Equal("/members/LAP", links["Go to Laputa"]);
        Assert.Equal("/members?group=African%20States", links["Back to where you came from"]);
        Assert.Contains(links.Keys, text => text.StartsWith("Next for you:", StringComparison.Ordinal) || text == "Enter another act");
        Assert.Equal("Laputa", (await browser.Open(links["Go to Laputa"])).Heading.Trim());
        var forged = await browser.Open($"{receipt.Address.Split('?')[0]}?entered=1&back=//evil.example");
        Assert.DoesNotContain(forged.Document.QuerySelectorAll(".notice a"), link => link.TextContent.StartsWith("Back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_act()
    {
        var check = await Admit("BRO", "Brobdingnag");
        await Enter(check);
        var size = site.Record.Whole.Size;
        var again = await Enter(check);
        Assert.StartsWith("/record/", again.Address, StringComparison.Ordinal);
        Assert.Equal(size, site.Record.Whole.Size);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var page = await Form("AdmitParticipant");
        var wrong = await secretary.Browser.Send(page, "participant", ("participant", "utopia"), ("names[0].name", "Atlantis"), ("basis", ""), ("do", "check"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(3, wrong.Problems.Count);
        Assert.Equal(["#names[0].language", "#basis", "#kind"],
            wrong.Document.QuerySelectorAll(".problems a").Select(link => link.GetAttribute("href")).OrderByDescending(link => link!.Length));
        Assert.Equal(("utopia", "Atlantis"), (wrong.Value("participant"), wrong.Value("names[0].name")));
    }

    [Fact]
    public async Task What_the_rules_refuse_is_said_before_anything_is_entered()
    {
        var refused = await Admit("UTO", "Utopia");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var problem = Assert.Single(refused.Problems);
        Assert.Contains("UTO", problem, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector(".problems a[href='#participant']"));
    }

    [Fact]
    public async Task Rows_are_added_and_taken_out_by_buttons()
    {
        var page = await Form("AdmitParticipant");
        var two = await secretary.Browser.Send(page, "participant", ("names[0].name", "One"), ("do", "add:names"));
        Assert.NotNull(two.Document.QuerySelector("[name='names[1].name']"));
        var three = await secretary.Browser.Send(two, "participant", ("names[1].name", "Two"), ("do", "add:names"));
        var fewer = await secretary.Browser.Send(three, "participant", ("names[2].name", "Three"), ("do", "remove:names[0]"));
        Assert.Equal(("Two", "Three"), (fewer.Value("names[0].name"), fewer.Value("names[1].name")));
        Assert.Null(fewer.Document.QuerySelector("[name='names[2].name']"));
    }

    [Fact]
    public async Task A_received_act_has_the_fields_of_the_act_that_was_received()
    {
        var page = await Form("EnterReceived");
        var chosen = await secretary.Browser.Send(page, "for", ("for", "ERE"), ("act.type", "TakePosition"), ("do", "type"));
        using var form = new MultipartFormDataContent();
        foreach (var input in chosen.Document.QuerySelectorAll("main form input[type=hidden]").Where(input => input.GetAttribute("name") is { Length: > 0 }))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        foreach (var (name, value) in new[]
        {
            ("for", "ERE"), ("act.type", "TakePosition"), ("act.text", "norms-2015"), ("act.stance", "supports"), ("kind", "letter"), ("reference", "L/1"),
            ("dated", "2026-01-01"), ("do", "check"),
        })
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent("A letter"u8.ToArray()), "document@file", "letter.txt");
        var check = await secretary.Browser.Follow(new(HttpMethod.Post, "/act/EnterReceived") { Content = form });
        Assert.Empty(check.Problems);
        var sent = check.Document.QuerySelector($"main a[href='/act/sent/{Hash.Of("A letter"u8).ToHex()}']");
        Assert.Equal("letter.txt", sent?.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await secretary.Browser.Open(sent!.GetAttribute("href")!)).Status);
        await Enter(check);
        var stored = site.Record.Store.File(Hash.Of("A letter"u8))!;
        Assert.Equal(("text/plain; charset=utf-8", false), (stored.Type, stored.IsPublic));
        Assert.Contains(site.Picture.Record.Received.Acts.Values, one => one.Act is { For.Value: "ERE", Reference.Value: "L/1" });
    }

    [Fact]
    public async Task Acts_are_listed_by_occasion_and_the_likely_ones_come_first()
    {
        var page = await secretary.Browser.Open("/act");
        var headings = page.Document.QuerySelectorAll("main h3").Select(heading => heading.TextContent).ToList();
        Assert.Equal("Most likely now", headings[0]);
        Assert.Contains("Meetings", headings);
        Assert.InRange(page.Document.QuerySelectorAll("main h3 + ul.tasks")[0].Children.Length, 1, 5);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_by_its_bytes()
    {
        var page = await Form("AdoptText");
        using var form = new MultipartFormDataContent();
        foreach (var input in page.Document.QuerySelectorAll("main form input[type=hidden]").Where(input => input.GetAttribute("name") is { Length: > 0 }))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        form.Add(new StringContent("check"), "do");
        form.Add(new StringContent("Kept words"), "title");
        form.Add(new ByteArrayContent([0x4d, 0x5a, 0x90, 0, 3]), "languages[0].file@file", "words.pdf");
        var wrong = await secretary.Browser.Follow(new(HttpMethod.Post, "/act/AdoptText") { Content = form });
        Assert.Contains(wrong.Problems, problem => problem.Contains("words.pdf", StringComparison.Ordinal));
        Assert.Equal("Kept words", wrong.Value("title"));
    }

    [Fact]
    public async Task Without_a_fresh_confirmation_the_code_is_asked_for_with_the_act()
    {
        await site.ActAsync(new AdmitParticipant("BAL", ParticipantKind.ObserverState, [new("en", "Balnibarbi")], null, "Resolution 2"));
        using var browser = site.Running.Browser();
        await Given.Sign_in(browser, secretary.Name, Given.Password, secretary.Done.Codes[1]);
        var page = await browser.Send(await browser.Open("/act/EndParticipation?participant=BAL"), "participant", ("basis", "Its own note"), ("do", "check"));
        var wrong = await browser.Send(page, "nonce", ("code", "000000"), ("do", "enter"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(site.Picture.Members.Participants.Find("BAL"));
        var done = await browser.Send(wrong, "nonce", ("code", secretary.Code(1)), ("do", "enter"));
        Assert.StartsWith("/record/", done.Address, StringComparison.Ordinal);
        Assert.Null(site.Picture.Members.Participants.Find("BAL"));
    }

    [Fact]
    public async Task An_address_can_fill_in_a_form() =>
        Assert.Equal("LIL", (await secretary.Browser.Open("/act/EndParticipation?participant=LIL")).Value("participant"));

    [Theory]
    [InlineData("/act/Nothing")]
    [InlineData("/act/DrawLot")]
    [InlineData("/act/BeginRecord")]
    public async Task What_no_person_does_has_no_form(string address) => Assert.Equal(HttpStatusCode.NotFound, (await secretary.Browser.Open(address)).Status);

    [Fact]
    public async Task A_reset_of_a_sign_in_stands_in_the_record()
    {
        await site.AccountAsync(site.Delegate, "delegate@example.org");
        var people = await secretary.Browser.Open("/account/people");
        Assert.Contains(site.Delegate, people.Document.Body!.TextContent, StringComparison.Ordinal);
        await secretary.Browser.Send(people, "act", ("_handler", site.Delegate), ("act", "reset"));
        Assert.Contains(Enumerable.Range(0, (int)site.Record.Whole.Size).Select(Read), act => act is ResetSignIn);
    }

    private Act Read(int position) => Process.Json.ReadEntry(site.Record.Store.Entries(position, position + 1).Single().Entry).Statement.Act;

    private Task<Page> Form(string act, string? from = null) => secretary.Browser.Open($"/act/{act}", from);

    private async Task<Page> Admit(string code, string name, string? from = null) => await secretary.Browser.Send(
        await Form("AdmitParticipant", from), "participant",
        ("participant", code), ("kind", "state"), ("names[0].language", "en"), ("names[0].name", name), ("basis", "Resolution 3"), ("do", "check"));

    private Task<Page> Enter(Page check) => secretary.Browser.Send(check, "nonce", ("do", "enter"));
}
