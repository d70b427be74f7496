using System.Collections.Immutable;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;
using Comity.Tests.House;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests;

/// <summary>The whole of it: who may do what, what time does, and that the rules hold against whatever is asked of them.</summary>
public sealed class ProcessTests
{
    /// <summary>Who may do what. S secretariat, C chair, H head of a member's delegation, D its delegate, h head of an observer's, d its representative, R
    /// reviewer, E expert, M mediator, P whoever has an account, V the server, T the clock.</summary>
    private const string Table = """
        BeginRecord         V
        DescribeProcess     SC
        AdoptRules          SCB
        ChangeServer        S
        ChangeServer.2      S
        RegisterKey         SCHDhdREMP
        RevokeKey           SCHDhdREMP
        EnterReceived       S
        EnterReceived.2     S
        ConfirmReceived     HDhd
        ContestReceived     HDhd
        SettleReceived      T
        EnterSealedSheet    V
        OpenSealed          SCHDhdREM
        NoteSealed          C
        OpenLot             SC
        CommitToLot         HDhd
        RevealForLot        HDhd
        DrawLot             T
        RecallFile          SCHDhdREM
        WithholdFile        S
        PublishFigure       SCV
        AdmitParticipant    SB
        CorrectParticipant  S
        EndParticipation    SB
        AdoptModality       SCB
        ProposeAccreditation S
        ObjectToAccreditation HDhd
        WithdrawObjection   HDhd
        SettleAccreditation T
        DecideAccreditation SCB
        IssueCredentials    Hh
        WithdrawCredentials Hh
        Appoint             SVB
        EndAppointment      SB
        ResetSignIn         S
        SeatHead            S
        ObjectToCredentials HD
        WithdrawCredentialsObjection HD
        AcceptCredentials   B
        RefuseCredentials   B
        SetRights           SCB
        SetReaders          SCB
        AdoptText           SCB
        AdoptText.2         SCB
        EndText             SCB
        EnterModel          SCB
        ChangeModelStatus   SCB
        TakePosition        HDhd
        TakePosition.2      HDhd
        BindParagraph       SC
        AdoptProcedure      SCB
        DeclareClosedDays   SC
        IssueDocument       SC
        AddLanguage         S
        EnterParagraphs     SCHDhd
        TranslateParagraphs SCHDhd
        EnterCommitment     HDhd
        EnterCommitment.2   HDhd
        ReportOnCommitment  HDhd
        AssessCommitment    HDhdR
        AskAboutCommitment  HDhd
        AnswerQuestion      HDhd
        ProlongCommitment   HDhd
        WithdrawCommitment  HDhd
        LapseCommitment     T
        AdoptMeasure        HDhd
        EndMeasure          HDhd
        Disclose            HDhd
        OpenDisclosure      HDhd
        EnterNormsReview    SCB
        BeginSilence        SCHDhd
        BeginSilence.2      SCHDhd
        BreakSilence        HDhd
        AskForTime          HDhd
        NoteBrokenSilence   C
        ExtendSilence       SCHDhd
        WithdrawFromSilence SCHDhd
        SettleSilence       T
        TakeNoteOfSilence   SC
        PutDecision         SCHDhd
        PutDecision.2       SCHDhd
        CarryOut            T
        NameFoundingInstrument S
        EndFounding         SCB
        SetCompetence       SCB
        EnterInstrument     S
        ContestGround       HD
        WithdrawGroundContest HD
        RuleOnGround        CB
        SettleGround        T
        NoteUncarried       T
        ObjectToDecision    HDhd
        WithdrawDecisionObjection HDhd
        RuleConsensus       C
        CallVote            C
        VoteOnDecision      HDhd
        CloseVote           T
        WithdrawDecision    SCHDhd
        ExplainPosition     HDhd
        IssueChairsSummary  C
        AcknowledgeNotice   HDhd
        HandDuty            HDhd
        TakeDuty            HDhd
        NoteMailing         V
        HandOverSecretariat S
        HandOverSecretariat.2 SB
        ConveneMeeting      SC
        ReviseMeeting       SC
        CancelMeeting       SC
        EstablishGroup      SCB
        EndGroup            SC
        OpenMeeting         SC
        NotePresence        SC
        AdoptAgenda         C
        OpenItem            SC
        CloseItem           SC
        AskForFloor         HDhd
        LeaveSpeakersList   HDhd
        CloseSpeakersList   SC
        GiveFloor           SC
        EndFloor            SC
        RaisePointOfOrder   HD
        RulePointOfOrder    C
        AppealRuling        HD
        DecideAppeal        SC
        Move                HD
        DecideMotion        SC
        SuspendMeeting      SC
        ResumeMeeting       SC
        ShowMarkUp          SC
        CloseMeeting        SC
        OpenSeat            SC
        Nominate            HD
        AcceptNomination    HD
        WithdrawNomination  HD
        FillSeat            SC
        VacateSeat          SCHD
        WithdrawDocument    SCHDhd
        CirculateStatement  HDhd
        CirculateStatement.2 HDhd
        ProposeWording      HDhd
        WithdrawWording     HDhd
        OpenConsultation    SC
        OpenConsultation.2  SC
        EnterVotes          V
        EnterSealedVotes    V
        CloseConsultation   T
        """;

    private static readonly ImmutableArray<(char Letter, string Capacity, string Name)> Persons =
    [
        ('S', "secretariat", "secretariat"), ('C', "chair", "chair"), ('H', "KEN", "KEN"), ('D', "KEN", "Wanjiru"), ('h', "ICRC", "ICRC"),
        ('d', "ICRC", "Henri"),
        ('R', "oneself", "reviewer"), ('E', "oneself", "expert"), ('M', "oneself", "mediator"), ('P', "oneself", "nobody"), ('V', "server", ""),
        ('T', "clock", ""), ('B', "body", ""),
    ];

    private static ImmutableSortedDictionary<string, string> Expected { get; } = Table.Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToImmutableSortedDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    [Fact]
    public void The_table_names_every_act() => Assert.Equal(Process.Acts.Select(kind => kind.Name).Order(StringComparer.Ordinal), Expected.Keys);

    /// <summary>Asked of the rules themselves, with an act that they otherwise let pass or not: what counts is whether the role is what they refuse.</summary>
    [Fact]
    public void Role_may_do_this_and_no_other()
    {
        var given = Given.A_process().With_member("KEN").With("ICRC", ParticipantKind.InternationalOrganization).With_chair()
            .With_delegate("KEN", "Wanjiru").With_delegate("ICRC", "Henri")
            .With_office("reviewer", Office.Reviewer).With_office("expert", Office.Expert).With_office("mediator", Office.Mediator);
        var samples = Everything.Happens().Entries.Select(entry => entry.Statement.Act)
            .SelectMany(act => act is ICarriesActs carrying ? carrying.Carries.Prepend(act) : [act]).DistinctBy(act => act.GetType())
            .ToDictionary(ActName.Of, StringComparer.Ordinal);
        foreach (var earlier in Process.Acts.Where(kind => !samples.ContainsKey(kind.Name)))
            samples[earlier.Name] = earlier.Sample();
        Assert.Equal(Expected.ToArray(), [.. Expected.Keys
            .Select(name => KeyValuePair.Create(name, Allowed(name == nameof(BeginRecord) ? Given.Nothing() : given, samples[name])))]);
    }

    [Fact]
    public void Acts_of_the_server_the_clock_and_the_body_are_for_no_person() =>
        Assert.Equal(Expected.Where(row => row.Value is "V" or "T" or "B").Select(row => row.Key),
            Process.Acts.Where(kind => !kind.IsForPersons).Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_marked_rule_is_asked_of_some_act()
    {
        var marked = Repository.Core.GetExportedTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes(typeof(RuleAttribute), false).Length > 0).Select(method => method.Name).Order(StringComparer.Ordinal);
        Assert.Equal(marked, Process.Rules.Select(rule => rule.Name));
    }

    [Fact]
    public void Every_rule_says_where_it_is_written() =>
        Assert.All(Process.Rules, rule =>
            Assert.Contains($"public static Refusal? {rule.Name}(",
                string.Join('\n', Repository.Read(rule.Mark.File).Split('\n').Skip(rule.Mark.Line - 1).Take(2)), StringComparison.Ordinal));

    [Fact]
    public void Clock_enters_what_is_due()
    {
        var given = Given.A_process().With_member("KEN").With_text();
        var settle = given.Picture.Due!.Act;
        Assert.Equal(("ClockEntersWhatIsDue", null), given.Refusal("clock", settle));
        given.Overslept(TimeSpan.FromDays(30));
        Assert.Equal(("ClockEntersWhatIsDue", null), given.Refusal("secretariat", Given.Text("other")));
        Assert.Equal(("ClockEntersWhatIsDue", null), given.Refusal("KEN", new TakePosition("norms-2015", null, Stance.Supports)));
        Assert.Equal(("ClockEntersWhatIsDue", null), given.Refusal("clock", new SettleReceived(0)));
        given.Does("clock", settle).Does("secretariat", Given.Text("other"));
        Assert.Equal(("ClockEntersWhatIsDue", null), given.Refusal("clock", settle));
    }

    [Fact]
    public void Time_goes_forward()
    {
        var given = Given.A_process();
        var attempt = new Attempt(given.Says("secretariat", Given.Text()), Given.Start, SignatureLevel.Session);
        foreach (var at in (DateTimeOffset[])[Given.Start.AddMilliseconds(-1), Given.Start.AddTicks(1), DateTimeOffset.MaxValue, DateTimeOffset.MinValue])
            Assert.Equal("TimeGoesForward", Assert.Single(Process.Ask(given.Picture, attempt with { At = at }, false, null)).Rule);
        Assert.Empty(Process.Ask(given.Picture, attempt, false, null));
    }

    [Fact]
    public void Entry_fits_in_most_bytes()
    {
        string[] words = [.. Enumerable.Range(0, 4).Select(number => $"{number}" + new string('x', StatementRules.MostCharacters - 1))];
        var given = Given.A_process();
        Assert.Equal(("EntryFits", null), given.Refusal("secretariat", Everything.Consultation with { Statements = [.. words] }));
        given.Does("secretariat", Everything.Consultation with { Statements = [.. words.Take(2)] });
        Assert.InRange(ProcessRules.MostBytes + SignatureCheck.MostCharacters, 0, Entry.MostBytes - 512);
    }

    /// <summary>Whatever is asked, the rules answer; what they let pass, the registers take; and whoever replays the entries has the same registers.</summary>
    [Fact]
    public void Whatever_is_asked_is_answered() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var given = Everything.Happens();
        var acts = new RandomActs(random, isWild: true);
        for (var step = 0; step < 300; step++)
        {
            var (_, capacity, name) = Persons[random.Next(Persons.Length)];
            var level = (SignatureLevel)random.Next(5);
            var statement = given.Says(capacity, acts.Next(), name);
            given.Overslept(TimeSpan.FromHours(random.Next(3)));
            var attempt = new Attempt(statement, given.Now, level);
            if (Process.Ask(given.Picture, attempt, false, null).IsEmpty)
                given.Take(statement, new(level));
        }
        return true;
    }, iter: 30);

    [Fact]
    public void Registers_take_any_entry_whether_or_not_the_rules_would() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var acts = new RandomActs(random, isWild: false);
        var picture = Picture.Empty;
        for (var step = 0; step < 200; step++)
        {
            var capacity = Persons[random.Next(Persons.Length)].Capacity;
            var person = random.Next(3) == 0 ? null : Given.Person("KEN");
            picture = picture.Apply(new(step, Given.Start.AddHours(step), new(Given.Log, acts.Next(), capacity, person, 0, null),
                new((SignatureLevel)random.Next(5))));
            _ = picture.Due?.Act;
        }
        return picture.Size == 200;
    }, iter: 100);

    [Fact]
    public void Replay_is_live()
    {
        var live = Everything.Happens();
        var replayed = live.Entries.Aggregate(Picture.Empty, (picture, entry) => picture.Apply(Process.Json.ReadEntry(Process.Json.Write(entry))));
        Assert.Equal(Dump.Of(live.Picture), Dump.Of(replayed));
    }

    [Fact]
    public void Nothing_new_is_made_where_nothing_changed()
    {
        var given = Given.A_process().With_member("KEN").With_text();
        var before = given.Picture;
        given.Does("KEN", new TakePosition("norms-2015", null, Stance.Supports));
        Assert.Same(before.Members, given.Picture.Members);
        Assert.Same(before.Record, given.Picture.Record);
        Assert.NotSame(before.Texts, given.Picture.Texts);
    }

    [Fact]
    public void A_rule_holds_in_the_editions_of_its_mark()
    {
        var mark = new RuleAttribute("Comity") { Since = 2, Until = 4 };
        Assert.Equal([false, true, true, false], new[] { 1, 2, 3, 4 }.Select(mark.Holds));
    }

    private static string Allowed(Given given, Act act) => string.Concat(Persons.Where(person => !Refuses(given, person, act)).Select(person => person.Letter));

    private static bool Refuses(Given given, (char Letter, string Capacity, string Name) person, Act act) =>
        (person.Letter == 'B' ? Process.AskOfCarried(given.Picture, act, given.Now)
            : Process.Ask(given.Picture, new(given.Says(person.Capacity, act, person.Name), given.Now, person.Letter is 'V' or 'T' ? SignatureLevel.Server
                : SignatureLevel.Session), false, null)).Any(refusal => refusal.Rule is "RoleMayDoThis" or "PersonMayActSo" && refusal.Where is null);
}
