using System.Net;
using Microsoft.Playwright;
using Xunit;

namespace Comity.Browser.FreshStart;

/// <summary>
/// A secretariat of two runs its first meeting on a fresh start, as a new user would: from the first member to the adopted text, by pages and without scripts.
/// `COMITY_GUIDE=DIR ./test all FreshStart` keeps pictures of the steps for the guides.
/// </summary>
public sealed class FreshStartTests
{
    private const string Paper = "1. States answer a request for help within a day.\n2. They name a point of contact.\n";

    private static readonly string[] Members = ["Kenya", "France", "Brazil", "Japan", "Estonia"];

    [Fact, Trait("Category", "slow")]
    public async Task From_the_first_member_to_the_adopted_text()
    {
        await using var start = await Start.BeginAsync();
        await using var secretary = await start.PersonAsync("Sam Okafor");
        await secretary.EnrolAsync(Person.Link().Match(start.Said).Value);
        await AdmitAsync(secretary);
        await secretary.ActAsync("/act/AdoptModality?as=secretariat", ("title", "Accreditation of observers"), ("objectionDays", "7"), ("asksBasis", "false"),
            ("decider", "body"), ("decision", "Founding decision, paragraph 4"));
        await AdoptProcedureAsync(secretary);
        await ReadersAsync(secretary);

        await using var kenya = await start.PersonAsync("Amina Wanjiru", hasPhone: true);
        await using var france = await start.PersonAsync("Claire Morel", hasPhone: true);
        await AccreditAsync(start, secretary, kenya, "KEN");
        await AccreditAsync(start, secretary, france, "FRA");
        await secretary.ActAsync("/act/Appoint?as=secretariat", ("person", kenya.Pseudonym), ("office", "chair"), ("from", When(start, 0)),
            ("decision", "Election at the organizational meeting"));

        await IssueAsync(secretary, "response", "Times to answer", "PROC/2026/1");
        await ConveneAsync(start, secretary);
        await kenya.ActAsync("/act/PutDecision?as=chair", ("decision", "times"), ("title", "Times to answer"), ("matter", "substantive"),
            ("document", "response"), ("meeting", "first"), ("item", "2"));
        await HoldAsync(secretary, kenya, france);
        await IssueAsync(secretary, "response-rev1", "Times to answer", "PROC/2026/1/Rev.1", "&relation=revises&to=response");
        await BeSilentAsync(start, secretary, kenya, france);
        await BeStrangeAsync(start);
        await AuditAsync(start, await KeyAsync(secretary));
    }

    private static async Task AdmitAsync(Person secretary)
    {
        await secretary.GoAsync("/");
        await secretary.PictureAsync("first-page");
        await secretary.FollowAsync("Admit those who take part");
        await secretary.FillAsync(("basis", "Founding decision, paragraph 2"));
        foreach (var name in Members)
            await secretary.Page.GetByLabel(name, new() { Exact = true }).CheckAsync();
        await secretary.PictureAsync("admit");
        await secretary.DoAsync("Admit who is ticked");
        await secretary.GoAsync("/members");
        await Assertions.Expect(secretary.Page.Locator("tbody tr")).ToHaveCountAsync(5);
    }

    private static async Task AdoptProcedureAsync(Person secretary)
    {
        await secretary.GoAsync("/forum/procedure");
        await secretary.PictureAsync("procedure");
        await secretary.FollowAsync("United Nations");
        await secretary.FillAsync(("decision", "Founding decision, paragraph 3"));
        await secretary.EnterAsync("the rules of procedure");
    }

    /// <summary>The process is for those who take part; strangers see texts in force and general documents.</summary>
    private static async Task ReadersAsync(Person secretary)
    {
        await secretary.GoAsync("/readers");
        await secretary.PictureAsync("readers");
        await secretary.FollowAsync("Begin with: participants");
        await secretary.FillAsync(("basis", "Founding decision, paragraph 5"));
        await secretary.EnterAsync("who reads what");
    }

    /// <summary>A delegation's credentials come by note verbale; the head gets a link and enrols on a phone.</summary>
    private static async Task AccreditAsync(Start start, Person secretary, Person head, string code)
    {
        await secretary.GoAsync("/account/people");
        await secretary.FillAsync(("member", code));
        await secretary.PressAsync("Make an enrolment link");
        await secretary.PictureAsync("invite");
        await head.EnrolAsync(Person.Link().Match(await secretary.Page.ContentAsync()).Value);
        await secretary.ActAsync(
            $"/act/EnterReceived?as=secretariat&for={code}&act.type=IssueCredentials", ("act.person", head.Pseudonym), ("act.standing", "head"),
            ("act.from", When(start, -24)), ("act.reference", "Note verbale 12/2026"),
            ("kind", "noteVerbale"), ("reference", "12/2026"), ("dated", When(start, -48)[..10]),
            ("document@file", $"The mission of {code} presents its compliments."));
    }

    private static async Task IssueAsync(Person secretary, string id, string title, string symbol, string relation = "")
    {
        await secretary.GoAsync($"/act/IssueDocument?as=secretariat{relation}");
        await secretary.FillAsync(
            ("document", id), ("symbol", symbol), ("kind", "official"), ("title", title), ("distribution", "general"),
            ("languages[0].language", "en"), ("languages[0].file@file", Paper));
        await secretary.PictureAsync("issue");
        foreach (var (row, language) in ((string[])["ar", "zh", "fr", "ru", "es"]).Index())
            await secretary.FillAsync(("+", "languages"), ($"languages[{row + 1}].language", language),
                ($"languages[{row + 1}].file@file", $"{language}: {Paper}"));
        await secretary.EnterAsync(title);
    }

    private static async Task ConveneAsync(Start start, Person secretary)
    {
        await secretary.GoAsync("/");
        await secretary.FollowAsync("Convene the first meeting");
        await secretary.FillAsync(
            ("title", "First"), ("kind", "Formal"), ("form", "Hybrid"), ("place", "Room 4"), ("from", When(start, 1)), ("until", When(start, 4)),
            ("agenda", "Adoption of the agenda | 10\nTimes to answer | 60 | PROC/2026/1"));
        await secretary.PictureAsync("convene");
        await secretary.PressAsync("Check");
        await secretary.DoAsync("Convene a meeting");
        await Assertions.Expect(secretary.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The meeting is convened");
        start.Clock.Advance(TimeSpan.FromHours(1));
    }

    /// <summary>The meeting is run from one page; delegates ask for the floor on their phones; the chair finds consensus.</summary>
    private static async Task HoldAsync(Person secretary, Person chair, Person delegated)
    {
        await secretary.GoAsync("/meetings/first/run");
        foreach (var name in Members)
            await secretary.Page.GetByLabel(name, new() { Exact = true }).First.CheckAsync();
        await secretary.DoAsync("Open a meeting");
        await secretary.DoAsync("Open item 1");
        await chair.GoAsync("/meetings/first/run");
        await chair.DoAsync("Adopt the agenda");
        await secretary.GoAsync("/meetings/first/run");
        await secretary.DoAsync("Close item 1");
        await secretary.DoAsync("Open item 2");
        await delegated.GoAsync("/meetings/first/floor");
        await delegated.PictureAsync("floor");
        await delegated.DoAsync("Ask for the floor");
        await secretary.GoAsync("/meetings/first/run");
        await secretary.PictureAsync("run");
        await secretary.DoAsync("Give the floor to France");
        await secretary.DoAsync("End the turn of France");
        await chair.GoAsync("/decisions/times");
        await chair.FollowAsync("Rule");
        await chair.EnterAsync("the ruling");
        await secretary.GoAsync("/meetings/first/run");
        await secretary.FillAsync(("outcome", "The decision was adopted by consensus."));
        await secretary.DoAsync("Close item 2");
        await secretary.DoAsync("Close the meeting");
        await secretary.GoAsync("/meetings/first");
        await secretary.PictureAsync("summary");
        await Assertions.Expect(secretary.Page.Locator("main")).ToContainTextAsync("The decision was adopted by consensus.");
        await delegated.GoAsync("/decisions/times");
        await delegated.FollowAsync("Explain");
        await delegated.FillAsync(("kind", "interpretation"), ("statement", "France understands paragraph 1 as a best effort."), ("paragraphs[0]", "1"));
        await delegated.PictureAsync("explain");
        await delegated.EnterAsync("an explanation");
    }

    /// <summary>The text goes under silence for 72 hours with the act by which it comes into force; nobody breaks it, and it is in force.</summary>
    private static async Task BeSilentAsync(Start start, Person secretary, Person chair, Person delegated)
    {
        await chair.ActAsync(
            "/act/BeginSilence?as=chair&carries%5B0%5D.type=AdoptText", ("silence", "times"), ("title", "Times to answer"), ("document", "response-rev1"),
            ("deadline", When(start, 73)), ("consulted", "All members, at the first meeting"), ("carries[0].text", "times-2026"),
            ("carries[0].title", "Times to answer"), ("carries[0].symbol", "PROC/2026/1/Rev.1"), ("carries[0].languages[0].language", "en"),
            ("carries[0].languages[0].file@file", Paper), ("carries[0].inForceFrom", When(start, 240)[..10]));
        await delegated.GoAsync("/");
        await delegated.PictureAsync("waiting");
        await delegated.GoAsync("/silence/times");
        await delegated.PictureAsync("silence");
        start.Clock.Advance(TimeSpan.FromHours(75));
        await secretary.SignInAsync();
        await secretary.GoAsync("/silence/times");
        await Assertions.Expect(secretary.Page.Locator("main")).ToContainTextAsync("adopted");
        await secretary.GoAsync("/texts/times-2026");
        await secretary.PictureAsync("text");
    }

    /// <summary>A stranger sees the adopted text with its proof, once a daily sheet came after it, and nothing else.</summary>
    private static async Task BeStrangeAsync(Start start)
    {
        start.Clock.Advance(TimeSpan.FromHours(25));
        using var client = new HttpClient { BaseAddress = start.Address };
        var proof = "/texts/times-2026/proof";
        for (var tries = 0; tries < 100 && (await client.GetAsync(proof)).StatusCode != HttpStatusCode.OK; tries++)
            await Task.Delay(100);
        foreach (var seen in (string[])["/texts/times-2026", proof, "/texts/times-2026/entry", "/documents/response"])
            Assert.Equal((seen, HttpStatusCode.OK), (seen, (await client.GetAsync(seen)).StatusCode));
        foreach (var hidden in (string[])["/members", "/members/KEN", "/decisions/times", "/silence/times", "/meetings/first", "/grounds", "/record",
            "/log/checkpoint", "/api/v1/decisions"])
            Assert.Equal((hidden, HttpStatusCode.NotFound), (hidden, (await client.GetAsync(hidden)).StatusCode));
    }

    /// <summary>A key for a program that reads, from the account's own page.</summary>
    private static async Task<string> KeyAsync(Person secretary)
    {
        await secretary.SignInAsync();
        await secretary.GoAsync("/account/keys");
        await secretary.FillAsync(("keyName", "Audit"), ("scope", "Read"), ("days", "90"));
        await secretary.DoAsync("Make the key");
        return await secretary.Page.Locator(".notice code").First.InnerTextAsync();
    }

    private static async Task AuditAsync(Start start, string key)
    {
        var file = Path.Combine(start.Folder, "reader.key");
        await File.WriteAllTextAsync(file, key);
        using var audit = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "comity.dll"), "audit", start.Address.ToString(), "--key", file]) { RedirectStandardOutput = true,
            UseShellExecute = false })!;
        var said = await audit.StandardOutput.ReadToEndAsync();
        await audit.WaitForExitAsync();
        Assert.True(audit.ExitCode == 0, said);
        Assert.Contains("1 by consensus", said, StringComparison.Ordinal);
        Assert.Contains("1 by decisions (silence among them)", string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    private static string When(Start start, int hours) =>
        start.Clock.GetUtcNow().AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
