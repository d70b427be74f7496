using System.Globalization;
using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Accounts.Enrolment;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Received;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.House;

/// <summary>A server with a process in which things happened: members, a text, positions, a draw, a consultation. Shared by tests that only read or act beside
/// each other.</summary>
public sealed class ProcessSite : IAsyncLifetime
{
    private const string Limits =
        """
        "limits": { "public": 1000000, "persons": 1000000, "keys": 1000000, "pages": 1000000, "pagesOfPersons": 1000000 }
        """;
    private RunningSite site = default!;
    private int nonce;
    private Task<Enrolled>? secretariat;
    private Task<Enrolled>? delegated;

    /// <summary>The port of a mail server, where there is one.</summary>
    internal int? Smtp { get; init; }

    /// <summary>A small disk for the data folder, of so many megabytes; null for the machine's.</summary>
    internal int? DiskMegabytes { get; init; }

    /// <summary>The database; null for files in the folder.</summary>
    internal string? Postgres { get; init; }

    public Uri Address => site.Address;

    public IServiceProvider Offers => site.Offers;

    public OpenRecord Record => Offers.GetRequiredService<OpenRecord>();

    public Picture Picture => Record.Whole.Picture;

    public string Secretary => Picture.Record.Founding.Begun!.Secretary;

    public string Delegate { get; private set; } = "";

    public string Head { get; private set; } = "";

    /// <summary>Asks without following.</summary>
    public HttpClient Client { get; private set; } = default!;

    internal RunningSite Running => site;

    public async ValueTask InitializeAsync()
    {
        var smtp = Smtp is { } port ? $$""", "smtp": { "host": "127.0.0.1", "port": {{port}}, "from": "secretariat@example.org" }""" : "";
        site = new() { Settings = $"{{ {Limits}{smtp} }}", DiskMegabytes = DiskMegabytes, Postgres = Postgres };
        await site.InitializeAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        (Head, Delegate) = (Pseudonym.Of(RandomNumberGenerator.GetBytes(10)), Pseudonym.Of(RandomNumberGenerator.GetBytes(10)));
        await ActAsync(new AdmitParticipant("UTO", ParticipantKind.State, [new("en", "Utopia"), new("fr", "Utopie")], "Western European and other States",
            "Resolution 1"));
        await ActAsync(new AdmitParticipant("ERE", ParticipantKind.State, [new("en", "Erewhon")], "Asia-Pacific States", "Resolution 1"));
        await ActAsync(new AdmitParticipant("LIL", ParticipantKind.ObserverState, [new("en", "Lilliput")], null, "Resolution 2"));
        await ReceiveAsync("UTO", new IssueCredentials(Head, DelegationStanding.Head, Picture.At, null, [], "NV/1"));
        await ReceiveAsync("UTO", new IssueCredentials(Delegate, DelegationStanding.Member, Picture.At, null, [], "NV/2"));
        await ActAsync(new Comity.Norms.Texts.AdoptText("norms-2015", "Norms of responsible State behaviour", "A/70/174", [new("en", KnownFiles.Of([1]))],
            new DateOnly(2015, 12, 23), "A/RES/70/237"));
        await ActAsync(Delegate, "UTO", new Comity.Norms.Texts.TakePosition("norms-2015", "13f", Comity.Norms.Texts.Stance.Interprets,
            "=cmd|' A formula' \"quoted\", a comma"));
        await ActAsync(new Comity.Negotiation.Consultations.OpenConsultation("first-round", "What comes first", ["Name points of contact."],
            Comity.Negotiation.Consultations.VoteTerms.Public, Picture.At.AddDays(30)));
        await ActAsync(new Comity.Record.Lots.OpenLot("chair-3", "The chair of the third session", ["UTO", "ERE"], ["UTO", "ERE", "LIL"],
            Picture.At.AddDays(2), Picture.At.AddDays(4)));
        await ReceiveAsync("UTO", new Comity.Norms.Texts.TakePosition("norms-2015", null, Comity.Norms.Texts.Stance.Supports));
        await ForumAsync();
    }

    /// <summary>What the addresses of the forum ask for in their examples.</summary>
    private async Task ForumAsync()
    {
        var (terms, now) = (ProcedureSets.Comity, Picture.At);
        await ActAsync(new AdoptProcedure(terms with { Silence = terms.Silence with { Proposers = [SilenceProposer.Secretariat] } }, "Decision 1"));
        await ActAsync(new AdoptModality("Modality for observers", 28, AsksBasis: true, AccreditationDecider.Body, "Decision 2"));
        await ActAsync(new IssueDocument("draft-report", "A/AC.300/2026/L.1", DocumentKind.Official, "Draft report", Distribution.General,
            [new("en", KnownFiles.Of([3])), new("fr", KnownFiles.Of([4]))]));
        await ActAsync(Delegate, "UTO", new ProposeWording("draft-report", "12", WordingKind.Replace, "States should name a point of contact.", "Clarity."));
        await ActAsync(new ConveneMeeting("session-2-meeting-3", "Second session, 3rd meeting", MeetingKind.Formal, MeetingForm.InPerson, now.AddDays(1),
            now.AddDays(1).AddHours(3), [new(1, "Draft report", ["draft-report"], 90)]));
        await ActAsync(new BeginSilence("draft-report", "The draft report", "draft-report", now.AddDays(20)));
        await ActAsync(new PutDecision("working-hours", "Working hours", DecisionMatter.Procedural, "Meetings end at six."));
        await ActAsync(Delegate, "UTO", new EnterCommitment(
            "contact-point", "A contact point that answers", CommitmentKind.ContactPoint, LegalCharacter.Political, "Requests about incidents",
            "An answer within a day", now, now.AddYears(2), now.AddYears(1), ["osce-8"], []));
    }

    /// <summary>An act of a confirmed session.</summary>
    public async Task<long> ActAsync(string person, string capacity, Act act)
    {
        var statement = new Statement(
            Record.Verifier.Name, act, capacity, person, Record.Whole.Size,
            $"test-{Interlocked.Increment(ref nonce).ToString("D8", CultureInfo.InvariantCulture)}");
        KnownFiles.Send(Record.Store, statement);
        var outcome = await Record.EnterAsync(new(statement, Record.Attest(statement, "totp", DateTimeOffset.UtcNow)), CancellationToken.None);
        return outcome.Receipt?.Position ?? throw new InvalidOperationException(string.Join(", ", outcome.Refusals));
    }

    /// <summary>An act of the secretariat.</summary>
    public Task<long> ActAsync(Act act) => ActAsync(Secretary, Capacity.Secretariat, act);

    /// <summary>The body adopts the fourth edition of the program's rules, which brought rights and readers as terms.</summary>
    public Task<long> RightsAndReadersAsync() => ActAsync(new Comity.Record.Founding.AdoptRules(
        RecordFolder.FirstRules with { Edition = 4, ConfirmMinutes = 5, SittingHours = 4, SheetSize = 16 }, "Decision 11"));

    public Task<long> ReceiveAsync(string code, Act act) =>
        ActAsync(new EnterReceived(code, act, ReceivedKind.NoteVerbale, "NV/2026/1", new DateOnly(2026, 1, 1), KnownFiles.Of([2])));

    /// <summary>An account for a pseudonym that the record knows; its browser is signed in.</summary>
    internal async Task<Enrolled> AccountAsync(string person, string name)
    {
        if (person == Secretary)
            return await Given.A_person(site, site.PrintedLink!, name);
        await using var scope = Offers.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<Links>().AgainAsync(person, null, Secretary, isReset: false, CancellationToken.None);
        return await Given.A_person(site, Links.Address(token), name);
    }

    /// <summary>The head of a participant of each kind that is admitted for it, and a reviewer, with what each is called.</summary>
    internal async Task<IReadOnlyList<(string Kind, string Person)>> OneOfEachKindAsync()
    {
        var persons = new List<(string Kind, string Person)>();
        foreach (var (code, kind) in ((string, ParticipantKind)[])[("AAA", ParticipantKind.State), ("ABA", ParticipantKind.ObserverState),
            ("REGION", ParticipantKind.RegionalOrganization), ("ORG", ParticipantKind.InternationalOrganization), ("HOLDER", ParticipantKind.Stakeholder)])
        {
            persons.Add(($"{kind}", Pseudonym.Of(RandomNumberGenerator.GetBytes(10))));
            await ActAsync(new AdmitParticipant(code, kind, [new("en", $"Participant {code}")], null, "Resolution 9"));
            await ReceiveAsync(code, new IssueCredentials(persons[^1].Person, DelegationStanding.Head, Picture.At, null, [], "NV/3"));
        }

        persons.Add(("reviewer", Pseudonym.Of(RandomNumberGenerator.GetBytes(10))));
        await ActAsync(new Appoint(persons[^1].Person, Office.Reviewer, Picture.At, null, "Decision 1"));
        return persons;
    }

    /// <summary>The account of the secretary, who enrols when the first test asks.</summary>
    internal Task<Enrolled> SecretariatAsync() => secretariat ??= AccountAsync(Secretary, "secretary@example.org");

    /// <summary>The account of the delegate, who enrols when the first test asks.</summary>
    internal Task<Enrolled> DelegateAsync() => delegated ??= AccountAsync(Delegate, "delegate@example.org");

    /// <summary>The key of a program of a person who has an account.</summary>
    public async Task<string> KeyAsync(string person, KeyScope reach = KeyScope.Act)
    {
        await using var scope = Offers.CreateAsyncScope();
        var account = scope.ServiceProvider.GetRequiredService<SideDb>().Users.Single(one => one.Person == person);
        return await Offers.GetRequiredService<ApiKeys>().MakeAsync(account.Id, "test", reach, TimeSpan.FromDays(1), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.DisposeAsync();
    }
}

/// <summary>One such server for the tests that read.</summary>
[CollectionDefinition(nameof(ProcessSites))]
public sealed class ProcessSites : ICollectionFixture<ProcessSite>;
