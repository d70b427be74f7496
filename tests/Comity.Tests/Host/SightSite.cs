using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Paragraphs;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Comity.Tests.Host;

/// <summary>A server under the set *participants*, at set times: with two texts and two general documents, with a text of paragraphs that came into force by
/// silence, and with a whole process beside them or with nothing.</summary>
public sealed class SightSite : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The text that a silence carries.</summary>
    internal const string SilentText = "contacts-2026";

    private readonly SetClock clock = new(Start);
    private readonly RunningSite site;
    private int nonce;

    private SightSite() => site = new()
    {
        Clock = clock,
        Settings = """{ "limits": { "public": 1000000, "persons": 1000000, "keys": 1000000, "pages": 1000000, "pagesOfPersons": 1000000 } }""",
    };

    internal RunningSite Running => site;

    internal OpenRecord Record => site.Offers.GetRequiredService<OpenRecord>();

    internal string Secretary => Record.Whole.Picture.Record.Founding.Begun!.Secretary;

    /// <summary>Asks as a stranger, without following.</summary>
    internal HttpClient Client { get; private set; } = default!;

    internal static async Task<SightSite> StartAsync(bool isFull, DateTimeOffset? until = null)
    {
        var made = new SightSite();
        await made.site.InitializeAsync();
        made.Client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = made.site.Address };
        await made.HappenAsync(isFull);
        made.clock.Set(until ?? Start.AddDays(3));
        for (var tries = 0; !made.IsSettled(until) && tries < 100; tries++)
            await Task.Delay(100);
        return made;
    }

    /// <summary>Whether a daily sheet came, after the text that the silence carries where its deadline has passed.</summary>
    private bool IsSettled(DateTimeOffset? until) => Record.DailyProofOf(0) is not null
        && (until is not null
            || (Record.Whole.Picture.Texts.Texts.GetValueOrDefault(SilentText) is { } text && Record.DailyProofOf(text.Position) is not null));

    private async Task HappenAsync(bool isFull)
    {
        var terms = ProcedureSets.Comity;
        await ActAsync(0, new AdoptRules(RecordFolder.FirstRules with { Edition = 4, ConfirmMinutes = 5, SittingHours = 4, SheetSize = 16 }, "Decision 0"));
        await ActAsync(1, Text("norms-2015"));
        if (isFull)
            await MembersAsync();
        await ActAsync(10, Document("draft-report", "A/AC.300/2026/L.1"));
        await ActAsync(11, new AdoptProcedure(
            terms with { Silence = terms.Silence with { Proposers = [SilenceProposer.Secretariat], MinimumHours = 24 } }, "Decision 1"));
        if (isFull)
            await ForumAsync();
        await ActAsync(30, Text("norms-2021"));
        await ActAsync(40, Document("programme", "A/AC.300/2026/L.2"));
        if (isFull)
            await ActAsync(45, new EnterModel("norms-2021", KnownFiles.Of("no book"), "A model", ModelStatus.Working), mayFail: true);
        await SilentTextAsync(isFull);
        await ActAsync(50, ReaderSets.Participants with { Basis = "Decision H-3" });
        if (isFull)
            await ActAsync(55, new AdmitParticipant("ZZZ", ParticipantKind.State, [new("en", "Zenda")], null, "Resolution 4"));
    }

    /// <summary>A text of paragraphs comes into force by the silence that carries it. In the full process another act is carried beside it.</summary>
    private async Task SilentTextAsync(bool isFull)
    {
        await ActAsync(46, Document("contacts", "A/AC.300/2026/L.3"));
        await ActAsync(46, new EnterParagraphs("contacts",
        [
            new("p-contacta", "PP1", ParagraphKind.Preambular, [new("en", "Recalling its resolutions,")]),
            new("p-contactb", "OP1", ParagraphKind.Operative, [new("en", "States name a point of contact.")]),
        ]));
        var text = new AdoptTextInParagraphs(SilentText, "Points of contact", "A/81/9", [new AdoptedLanguage("en")], new(2026, 3, 2), [], "By silence",
            "contacts", Record.Whole.Picture.Forum.Paragraphs.Documents["contacts"].HashIn(["en"]));
        ImmutableArray<Act> carried = isFull
            ? [text, new AdmitParticipant("RUR", ParticipantKind.State, [new("en", "Ruritania")], null, "By silence")] : [text];
        await ActAsync(47, new BeginSilenceCarrying("contacts", "Contacts under the silence procedure", "contacts", Start.AddHours(26), carried));
    }

    private async Task MembersAsync()
    {
        await ActAsync(2, new AdmitParticipant("UTO", ParticipantKind.State, [new("en", "Zubrowka")], "Asia-Pacific States", "Resolution 1"));
        await ActAsync(3, new AdmitParticipant("OSC", ParticipantKind.Stakeholder, [new("en", "Open Society of Cartographers")], null, "Resolution 2"));
        await ActAsync(4, new EnterReceived("UTO", new TakePosition("norms-2015", null, Stance.Supports), ReceivedKind.NoteVerbale, "NV/1",
            new(2026, 3, 1), KnownFiles.Of("A letter")));
    }

    private async Task ForumAsync()
    {
        var now = Start;
        await ActAsync(12, new ConveneMeeting("secret-meeting", "Meeting that nobody hears of", MeetingKind.Formal, MeetingForm.InPerson, now.AddDays(1),
            now.AddDays(1).AddHours(3), [new(1, "Draft report", ["draft-report"], 90)]));
        await ActAsync(13, new BeginSilence("draft-report", "The draft report under silence", "draft-report", now.AddDays(20)));
        await ActAsync(14, new PutDecision("working-hours", "Working hours of the body", DecisionMatter.Procedural, "Meetings end at six."));
        await ActAsync(15, new OpenConsultation("first-round", "What comes first of all", ["Name points of contact."], VoteTerms.Public, now.AddDays(30)));
        await ActAsync(16, new OpenLot("chair-3", "The chair of the third session", ["UTO"], ["UTO"], now.AddDays(20), now.AddDays(24)), mayFail: true);
        await ActAsync(17, new IssueDocument("limited-paper", "A/AC.300/2026/CRP.1", DocumentKind.ConferenceRoomPaper, "A limited paper",
            Distribution.Limited, [new("en", KnownFiles.Of("A limited paper"))]));
    }

    private static AdoptText Text(string id) =>
        new(id, $"Norms of {id}", "A/70/174", [new("en", KnownFiles.Of($"The words of {id}"))], new(2015, 12, 23), "A/RES/70/237");

    private static IssueDocument Document(string id, string symbol) => new(
        id, symbol, DocumentKind.Official, $"Document {id}", Distribution.General, [new("en", KnownFiles.Of($"The file of {id}"))]);

    /// <summary>An act of the secretariat, some minutes after the beginning.</summary>
    internal Task<long?> ActAsync(int minutes, Act act, bool mayFail = false)
    {
        clock.Set(Start.AddMinutes(minutes));
        return ActAsync(act, mayFail: mayFail);
    }

    /// <summary>An act at the time that it is.</summary>
    internal async Task<long?> ActAsync(Act act, string? person = null, string capacity = Capacity.Secretariat, bool mayFail = false)
    {
        var statement = new Statement(
            Record.Verifier.Name, act, capacity, person ?? Secretary, Record.Whole.Size,
            $"test-{Interlocked.Increment(ref nonce).ToString("D8", CultureInfo.InvariantCulture)}");
        KnownFiles.Send(Record.Store, statement);
        var outcome = await Record.EnterAsync(new(statement, Record.Attest(statement, "totp", clock.GetUtcNow())), CancellationToken.None);
        return outcome.Receipt?.Position ?? (mayFail ? null : throw new InvalidOperationException(string.Join(", ", outcome.Refusals)));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.DisposeAsync();
    }
}
