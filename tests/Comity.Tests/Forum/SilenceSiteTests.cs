using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Comity.Acts.Api;
using Comity.Forum.Decisions;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Received;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.Record;
using Comity.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>The silence procedure, decisions and notices on a real server with a real database, through HTTP.</summary>
public sealed class SilenceSiteTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly SetClock clock = new(Noon);
    private readonly RunningSite site;
    private readonly Dictionary<string, string> persons = new(StringComparer.Ordinal);
    private HttpClient client = default!;
    private int nonce;

    public SilenceSiteTests() => site = new() { Clock = clock };

    private OpenRecord Record => site.Offers.GetRequiredService<OpenRecord>();

    private ForumRegisters Forum => new(Record.Whole.Picture);

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        var secretary = Record.Whole.Picture.Record.Founding.Begun!.Secretary;
        persons["secretariat"] = secretary;
        foreach (var code in (string[])["UTO", "ERE"])
            await ActAsync("secretariat", "secretariat", new AdmitParticipant(code, ParticipantKind.State, [new("en", $"State {code}")], null, "Resolution 1"));
        foreach (var (name, code) in ((string, string)[])[("first", "UTO"), ("second", "UTO"), ("third", "ERE")])
        {
            persons[name] = Comity.Tests.Record.Given.Person(name);
            await ActAsync("secretariat", "secretariat", new EnterReceived(
                code, new IssueCredentials(persons[name], DelegationStanding.Head, Noon, null, [], "NV/1"), ReceivedKind.NoteVerbale, "NV/1",
                new DateOnly(2026, 5, 1), KnownFiles.Of([2])));
            await ActAsync(name, "oneself", Signers.Registers(name, Record.Verifier.Name));
        }
        persons["chair"] = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
        await ActAsync("secretariat", "secretariat", new Appoint(persons["chair"], Office.Chair, Noon, null, "Decision 1"));
        await ActAsync("chair", "chair", new AdoptProcedure(Silent.With(one => one with { Languages = ["en"], MinimumHours = 24 }), "Decision 2"));
        await ActAsync("secretariat", "secretariat", new ConveneMeeting(
            "third-session", "A meeting", MeetingKind.Formal, MeetingForm.InPerson, Noon, Noon.AddHours(3), [new(1, "Decisions", [], 60)]));
        await ActAsync("secretariat", "secretariat", new EstablishGroup("helpers", GroupKind.FriendsOfTheChair, "Helpers", "To help each other.", []));
        await ActAsync("secretariat", "secretariat", new OpenMeeting("third-session", ["UTO", "ERE"]));
        foreach (var id in (string[])["draft", "other"])
        {
            await ActAsync("secretariat", "secretariat", Silent.Document($"{id}-report", "en", "fr"));
            await ActAsync("chair", "chair",
                Silent.Begin with { Silence = id, Document = $"{id}-report", Title = $"Title of {id}", Deadline = Noon.AddHours(24) });
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Two_delegates_of_one_State_act_at_once_and_one_is_refused_with_the_reason()
    {
        var answers = await Task.WhenAll(PostAsync("first", "UTO", Silent.Objection), PostAsync("second", "UTO", Silent.Amendment));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.Status).Order());
        var refused = answers.Single(answer => answer.Status == HttpStatusCode.UnprocessableEntity).Text;
        Assert.Contains("SilenceRuns", refused, StringComparison.Ordinal);
        Assert.Contains("74/544", refused, StringComparison.Ordinal);
        Assert.Equal("UTO", Forum.Draft.Broken!.By);
    }

    [Fact]
    public async Task One_second_after_the_deadline_an_objection_is_refused_and_the_text_was_adopted_at_it()
    {
        clock.Set(Noon.AddHours(24).AddSeconds(-1));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync("first", "UTO", Silent.Objection with { Silence = "other" })).Status);
        clock.Set(Noon.AddHours(24).AddSeconds(1));
        var (status, text) = await PostAsync("first", "UTO", Silent.Objection);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("SilenceRuns", text, StringComparison.Ordinal);
        Assert.Contains("OSCE DOC.GAL/4/06", text, StringComparison.Ordinal);
        Assert.Equal((SilenceStatus.Adopted, Noon.AddHours(24)), (Forum.Draft.Status, Forum.Draft.Ended));
    }

    [Fact]
    public async Task A_server_that_slept_settles_in_order_as_of_its_own_time_and_once()
    {
        await ActAsync("chair", "chair", Deciding.Put);
        await ActAsync("chair", "chair", Deciding.Call with { Closes = Noon.AddHours(20) });
        clock.Set(Noon.AddDays(3));
        await site.RestartAsync();
        await ActAsync("secretariat", "secretariat", Silent.Document("late", "en"));
        var settled = Record.Store.Entries(0, Record.Whole.Size).Select(stored => Process.Json.ReadEntry(stored.Entry))
            .Where(entry => entry.Statement.Act is SettleSilence or CloseVote).ToList();
        Assert.Equal([nameof(CloseVote), nameof(SettleSilence), nameof(SettleSilence)], settled.Select(entry => ActName.Of(entry.Statement.Act)));
        Assert.Equal([20, 24, 24], settled.Select(entry => (int)(entry.At - Noon).TotalHours));
    }

    [Fact]
    public async Task A_duty_that_was_handed_to_a_group_waits_for_its_members_until_one_takes_it_on()
    {
        var notice = Forum.Picture.Forum.Notices.All.Values.Last(one => one.Act is BeginSilence).Position;
        await ActAsync("first", "UTO", new HandDuty(notice, "helpers"));
        var waits = Waits("third").Single(one => one.Address.StartsWith("/act/TakeDuty", StringComparison.Ordinal));
        Assert.Equal(($"/act/TakeDuty?as=ERE&notice={notice}&from=UTO", 15), (waits.Address, waits.Minutes));
        Assert.Contains("State UTO handed it to helpers.", await client.GetStringAsync("/notices"), StringComparison.Ordinal);
        await ActAsync("third", "ERE", new TakeDuty(notice, "UTO"));
        Assert.DoesNotContain(Waits("third"), one => one.Address.StartsWith("/act/TakeDuty", StringComparison.Ordinal));
        Assert.Contains("State ERE took it on.", await client.GetStringAsync("/notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_show_clock_versions_notices_and_results()
    {
        var notice = Forum.Picture.Forum.Notices.All.Values.Last(one => one.Act is BeginSilence).Position;
        await ActAsync("first", "UTO", new AcknowledgeNotice(notice));
        await ActAsync("third", "ERE", new ExplainPosition(ExplanationKind.Dissociation, "We dissociate ourselves from paragraph 3.", null, "draft", ["3"]));
        await ActAsync("chair", "chair", Deciding.Put);
        await ActAsync("chair", "chair", Deciding.Call with { Closes = Noon.AddHours(20) });
        await ActAsync("first", "UTO", Deciding.Vote(BallotValue.Yes));
        foreach (var language in (string[])["en", "fr"])
            foreach (var (address, words) in ((string, string)[])[("/silence", "Title of draft"), ("/silence/draft?zone=Asia/Tokyo", "&#x2B;09:00"),
                ("/silence/other", "Title of other"), ("/decisions", "Working hours"),
                         ("/decisions/hours", "State UTO"), ("/notices", "State ERE"), ("/changes?since=0", "<ol"), ("/changes", "<ol")])
            {
                var page = await client.GetStringAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
                Assert.InRange(page.Length, 500, 60_000);
                Assert.Single(new HtmlParser().ParseDocument(page).QuerySelectorAll("h1"));
                Assert.True(page.Contains(words, StringComparison.Ordinal), address);
            }
        Assert.Contains("dissociate ourselves", await client.GetStringAsync("/silence/draft"), StringComparison.Ordinal);
        foreach (var missing in (string[])["/silence/none", "/decisions/none", "/silence/none/letter.docx"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(missing)).StatusCode);
    }

    [Fact]
    public async Task What_waits_is_told_to_whom_it_waits_for_with_its_deadline()
    {
        await ActAsync("chair", "chair", Deciding.Put);
        await ActAsync("chair", "chair", Deciding.Call with { Closes = Noon.AddHours(20) });
        var waits = Waits("first");
        Assert.Equal(Noon.AddHours(24), waits.Single(one => one.Address == "/silence/draft").Due);
        Assert.Equal(Noon.AddHours(20), waits.Single(one => one.Address == "/decisions/hours").Due);
        Assert.Contains(waits, one => one.Address == "/notices?for=UTO");
        Assert.DoesNotContain(Waits("chair"), one => one.Address == "/silence/draft");
    }

    [Fact]
    public async Task Lists_are_tables_for_programs_and_the_interface_tells_the_same()
    {
        Assert.StartsWith("title,silence,status,deadline,proposer,begun,brokenBy,position", await client.GetStringAsync("/silence?format=csv"),
            StringComparison.Ordinal);
        foreach (var address in (string[])["silence", "silence/draft", "decisions", "explanations", "notices?participant=UTO"])
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/{address}"));
            Assert.NotEqual(JsonValueKind.Null, answer.RootElement.ValueKind);
        }
        Assert.Contains("\"running\"", await client.GetStringAsync("/api/v1/silence/draft"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_are_a_feed_of_their_own_for_each_participant()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var all = XDocument.Parse(await client.GetStringAsync("/notices.atom"));
        Assert.Equal(9, all.Root!.Elements(atom + "entry").Count());
        Assert.Equal(8, XDocument.Parse(await client.GetStringAsync("/notices.atom?for=UTO")).Root!.Elements(atom + "entry").Count());
        Assert.Empty(XDocument.Parse(await client.GetStringAsync("/notices.atom?for=XXX")).Root!.Elements(atom + "entry"));
        Assert.Contains("Title of draft", all.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chairs_letter_and_the_report_are_documents_that_say_the_result()
    {
        await ActAsync("third", "ERE", Silent.Objection);
        foreach (var (name, words) in ((string, string)[])[("letter", "Paragraph 12 goes too far."), ("report", "The bureau, 1 March 2026")])
        {
            await using var stream = await client.GetStreamAsync($"/silence/draft/{name}.docx");
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            using var zip = new ZipArchive(memory);
            await using var part = await zip.GetEntry("word/document.xml")!.OpenAsync();
            Assert.Contains(words, (await XDocument.LoadAsync(part, LoadOptions.None, CancellationToken.None)).Root!.Value, StringComparison.Ordinal);
        }
    }

    private List<Comity.Kit.Home.ToDo> Waits(string name) =>
        [.. site.Offers.GetServices<Comity.Kit.Home.ToDoReader>().SelectMany(read => read(new(Comity.Kit.Language.English, persons[name])))];

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string name, string capacity, Act act)
    {
        var statement = Says(name, capacity, act);
        KnownFiles.Send(Record.Store, statement);
        using var content = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(new ActRequest(statement, Signers.Own(name, statement)), Process.Json.Options));
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync("/api/v1/acts", content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task ActAsync(string name, string capacity, Act act)
    {
        var statement = Says(name, capacity, act);
        KnownFiles.Send(Record.Store, statement);
        var outcome = await Record.EnterAsync(new(statement, Record.Attest(statement, "totp", clock.GetUtcNow())), CancellationToken.None);
        Assert.True(outcome.Receipt is not null, string.Join(", ", outcome.Refusals));
    }

    private Statement Says(string name, string capacity, Act act) =>
        new(Record.Verifier.Name, act, capacity, persons[name], Record.Whole.Size,
            $"test-{Interlocked.Increment(ref nonce).ToString("D8", CultureInfo.InvariantCulture)}");

    private sealed record ForumRegisters(Picture Picture)
    {
        public TextUnderSilence Draft => Picture.Forum.Silence.All["draft"];
    }

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        private long ticks = now.UtcTicks;

        public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
    }
}
