using Comity.Record.Entries;
using System.Collections.Immutable;
using Comity.Forum.Chair;
using Comity.Forum.Procedure;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Founding;
using Comity.Record.Lots;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Seats, nominations, and who chairs.</summary>
public sealed class ChairTests
{
    private const string Id = "chair-1";
    private static readonly DateTimeOffset Term = Given.Start.AddDays(30);
    private static readonly ImmutableArray<string> Groups = ["African States", "Asia-Pacific States"];

    private static OpenSeat Opens(LeadershipMethod method, string id = Id, SeatKind kind = SeatKind.Chair, string? group = null) =>
        new(id, "Chair of the session", kind, Term, Term.AddMonths(12), method, method == LeadershipMethod.Alphabet ? null : Given.Start.AddDays(10), group);

    private static FillSeat Fills(string code, string id = Id, string? lot = null, params SeatVotes[] votes) => new(id, code, "Decision 2", [.. votes], lot);

    /// <summary>Members of two groups under a method; nobody chairs.</summary>
    private static Given Under(LeadershipMethod method)
    {
        var given = Given.A_process().With_members("KEN", "FRA", "BRA", "JPN").With("OBS", ParticipantKind.ObserverState);
        foreach (var (code, group) in (ReadOnlySpan<(string, string)>)[("KEN", Groups[0]), ("FRA", Groups[0]), ("BRA", Groups[1]), ("JPN", Groups[1])])
            given.Does("secretariat", new CorrectParticipant(code, [new("en", $"Name of {code}")], group, "For the test"));
        return given.Does("secretariat", Sessions.Terms(terms =>
            terms with { Leadership = terms.Leadership with { Method = method, Groups = method == LeadershipMethod.Group ? [.. Groups] : [], Months = 12 } }));
    }

    private static Given Opened(LeadershipMethod method) =>
        Under(method).Does("secretariat", Opens(method, group: method == LeadershipMethod.Group ? Groups[0] : null));

    /// <summary>A seat by the alphabet that is filled and whose term has begun.</summary>
    internal static Given Held() => Opened(LeadershipMethod.Alphabet).Does("secretariat", Fills("BRA")).After(31);

    [Fact]
    public void Seat_is_new()
    {
        Assert.Contains(Opened(LeadershipMethod.Election).Asked("secretariat", Opens(LeadershipMethod.Election)), refusal => refusal.Rule == "SeatIsNew");
        Assert.Equal(("SeatIsNew", "seat"), Under(LeadershipMethod.Election).Refusal("secretariat", Opens(LeadershipMethod.Election, "Chair 1")));
    }

    [Fact]
    public void Seat_has_its_term()
    {
        var given = Under(LeadershipMethod.Alphabet);
        Assert.Equal(("SeatHasItsTerm", "until"), given.Refusal("secretariat", Opens(LeadershipMethod.Alphabet) with { Until = Term }));
        Assert.Equal(("SeatHasItsTerm", "until"), given.Refusal("secretariat", Opens(LeadershipMethod.Alphabet) with { Until = Term.AddMonths(13) }));
        Assert.Equal(("SeatHasItsTerm", "until"),
            given.Refusal("secretariat", Opens(LeadershipMethod.Alphabet) with { From = Given.Start.AddDays(-9), Until = Given.Start.AddDays(-1) }));
    }

    [Fact]
    public void Seat_follows_method_but_a_facilitators()
    {
        var given = Under(LeadershipMethod.Alphabet);
        Assert.Equal(("SeatFollowsMethod", "method"), given.Refusal("secretariat", Opens(LeadershipMethod.Election)));
        given.Does("secretariat", Opens(LeadershipMethod.Election, kind: SeatKind.Facilitator));
    }

    [Fact]
    public void Nominations_have_a_time()
    {
        Assert.Equal(("NominationsHaveATime", "nominateUntil"),
            Under(LeadershipMethod.Alphabet).Refusal("secretariat", Opens(LeadershipMethod.Alphabet) with { NominateUntil = Term }));
        Assert.Equal(("NominationsHaveATime", "nominateUntil"),
            Under(LeadershipMethod.Election).Refusal("secretariat", Opens(LeadershipMethod.Election) with { NominateUntil = Given.Start }));
    }

    [Fact]
    public void Seat_group_is_next_in_turn()
    {
        var given = Under(LeadershipMethod.Group);
        Assert.Equal(("SeatGroupIsNext", "group"), given.Refusal("secretariat", Opens(LeadershipMethod.Group, group: Groups[1])));
        var next = Opens(LeadershipMethod.Group, "chair-2", group: Groups[1])
            with { From = Term.AddMonths(12), Until = Term.AddMonths(24), NominateUntil = Term.AddMonths(11) };
        given.Does("secretariat", Opens(LeadershipMethod.Group, group: Groups[0]));
        Assert.Equal(("SeatGroupIsNext", "group"), given.Refusal("secretariat", next with { Group = Groups[0] }));
        given.Does("secretariat", next);
        Assert.Equal(("SeatGroupIsNext", "group"), Under(LeadershipMethod.Election).Refusal("secretariat", Opens(LeadershipMethod.Election, group: Groups[0])));
    }

    [Fact]
    public void A_group_that_lost_its_seat_fills_the_rest_of_the_term()
    {
        var given = Opened(LeadershipMethod.Group).Does("KEN", new Nominate(Id, "KEN")).After(11).Does("secretariat", Fills("KEN"))
            .Does("KEN", new VacateSeat(Id, "Elections at home"));
        var rest = Opens(LeadershipMethod.Group, "chair-1b", group: Groups[0]) with { NominateUntil = given.Now.AddDays(5) };
        Assert.Equal(("SeatGroupIsNext", "group"), given.Refusal("secretariat", rest with { Group = Groups[1] }));
        given.Does("secretariat", rest);
    }

    [Fact]
    public void Chair_seat_is_free()
    {
        var given = Opened(LeadershipMethod.Election);
        Assert.Equal(("ChairSeatIsFree", "from"), given.Refusal("secretariat", Opens(LeadershipMethod.Election, "chair-2")));
        given.Does("secretariat", Opens(LeadershipMethod.Election, "vice-1", SeatKind.ViceChair)).Does("secretariat", new VacateSeat(Id, "Opened in error"))
            .Does("secretariat", Opens(LeadershipMethod.Election, "chair-2"));
    }

    [Fact]
    public void Seat_is_open_when_one_stands_for_it()
    {
        Assert.Equal(("SeatIsOpen", "seat"), Under(LeadershipMethod.Election).Refusal("KEN", new Nominate(Id, "KEN")));
        Assert.Equal(("SeatIsOpen", "seat"), Held().Refusal("secretariat", Fills("FRA")));
    }

    [Fact]
    public void Nomination_is_in_time()
    {
        Assert.Contains(Opened(LeadershipMethod.Alphabet).Asked("KEN", new Nominate(Id, "KEN")), refusal => refusal.Rule == "NominationIsInTime");
        Assert.Equal(("NominationIsInTime", "seat"), Opened(LeadershipMethod.Election).After(11).Refusal("KEN", new Nominate(Id, "KEN")));
    }

    [Fact]
    public void Nominee_may_chair()
    {
        Assert.Equal(("NomineeMayChair", "participant"), Opened(LeadershipMethod.Election).Refusal("KEN", new Nominate(Id, "OBS")));
        Assert.Equal(("NomineeMayChair", "participant"), Opened(LeadershipMethod.Group).Refusal("BRA", new Nominate(Id, "BRA")));
        Opened(LeadershipMethod.Group).Does("BRA", new Nominate(Id, "KEN"));
    }

    [Fact]
    public void Nomination_names_oneself_where_a_lot_decides() =>
        Assert.Equal(("NominationNamesOneself", "participant"), Opened(LeadershipMethod.Lot).Refusal("KEN", new Nominate(Id, "FRA")));

    [Fact]
    public void Nomination_is_new() =>
        Assert.Equal(("NominationIsNew", "participant"),
        Opened(LeadershipMethod.Election).Does("KEN", new Nominate(Id, "FRA")).Refusal("FRA", new Nominate(Id, "FRA")));

    [Fact]
    public void Nomination_is_offered_before_it_is_accepted()
    {
        var given = Opened(LeadershipMethod.Election).Does("KEN", new Nominate(Id, "FRA"));
        Assert.Equal(("NominationIsOffered", "seat"), given.Refusal("KEN", new AcceptNomination(Id)));
        Assert.Empty(given.Picture.Forum.Chair.Seats[Id].Nominees);
        Assert.Equal(["FRA"], given.Does("FRA", new AcceptNomination(Id)).Picture.Forum.Chair.Seats[Id].Nominees);
        Assert.Equal(("NominationIsOffered", "seat"), given.Refusal("FRA", new AcceptNomination(Id)));
    }

    [Fact]
    public void Nomination_is_ones_own()
    {
        var given = Opened(LeadershipMethod.Election).Does("KEN", new Nominate(Id, "KEN"));
        Assert.Equal(("NominationIsOnesOwn", "seat"), given.Refusal("FRA", new WithdrawNomination(Id)));
        Assert.Empty(given.Does("KEN", new WithdrawNomination(Id)).Picture.Forum.Chair.Seats[Id].Nominees);
        Assert.Equal(("NominationIsOnesOwn", "seat"), Opened(LeadershipMethod.Alphabet).Refusal("FRA", new WithdrawNomination(Id)));
    }

    [Fact]
    public void Nominations_are_over_before_the_seat_is_filled() =>
        Assert.Equal(("NominationsAreOver", "seat"),
            Opened(LeadershipMethod.Election).Does("KEN", new Nominate(Id, "KEN")).Refusal("secretariat", Fills("KEN")));

    [Fact]
    public void Seat_is_filled_as_published_by_the_alphabet()
    {
        var given = Opened(LeadershipMethod.Alphabet);
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills("FRA")));
        given.Does("BRA", new WithdrawNomination(Id)).Does("secretariat", Fills("FRA"));
        given.Does("secretariat", Opens(LeadershipMethod.Alphabet, "chair-2") with { From = Term.AddMonths(12), Until = Term.AddMonths(24) });
        Assert.Equal("FRA", SeatOrder.Of(given.Picture.Forum, given.Picture.Forum.Chair.Seats["chair-2"]).Predecessor);
        given.Does("secretariat", Fills("JPN", "chair-2"));
        Assert.Equal(["BRA", "FRA", "JPN", "KEN"], SeatOrder.InAlphabet(given.Picture.Members.Participants).Select(one => one.Code));
    }

    [Fact]
    public void The_alphabet_begins_again_after_its_end_and_leaves_marks_aside()
    {
        var given = Under(LeadershipMethod.Alphabet).Does("secretariat", new CorrectParticipant("KEN", [new("en", "Côte")], null, "NV"))
            .Does("secretariat", new CorrectParticipant("FRA", [new("en", "Cuba")], null, "NV"));
        Assert.Equal(["KEN", "FRA"], SeatOrder.InAlphabet(given.Picture.Members.Participants).Take(2).Select(one => one.Code));
        given.Does("secretariat", Opens(LeadershipMethod.Alphabet));
        foreach (var code in (ReadOnlySpan<string>)["KEN", "FRA", "BRA"])
            given.Does(code, new WithdrawNomination(Id));
        given.Does("secretariat", Fills("JPN")).Does("secretariat",
            Opens(LeadershipMethod.Alphabet, "chair-2") with { From = Term.AddMonths(12), Until = Term.AddMonths(24) });
        given.Does("secretariat", Fills("KEN", "chair-2"));
    }

    [Fact]
    public void Seat_is_filled_as_published_by_the_group()
    {
        var given = Opened(LeadershipMethod.Group).Does("KEN", new Nominate(Id, "KEN")).Does("FRA", new Nominate(Id, "FRA")).After(11);
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills("KEN")));
        given.Does("FRA", new WithdrawNomination(Id)).Does("secretariat", Fills("KEN"));
        var reason = SeatOrder.Of(given.Picture.Forum, given.Picture.Forum.Chair.Seats[Id]);
        Assert.Equal((LeadershipMethod.Group, Groups[0], "KEN"), (reason.Method, reason.Group, reason.Given));
    }

    [Fact]
    public void Seat_is_filled_as_published_by_the_election()
    {
        var given = Opened(LeadershipMethod.Election).Does("KEN", new Nominate(Id, "KEN")).Does("FRA", new Nominate(Id, "FRA")).After(11);
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills("KEN")));
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills("KEN", votes: [new("KEN", 2), new("FRA", 2)])));
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills("KEN", votes: [new("KEN", 4), new("FRA", 1)])));
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills("FRA", votes: [new("KEN", 3), new("FRA", 1)])));
        given.Does("secretariat", Fills("KEN", votes: [new("KEN", 3), new("FRA", 1)]));
        Opened(LeadershipMethod.Election).Does("KEN", new Nominate(Id, "KEN")).After(11).Does("secretariat", Fills("KEN"));
    }

    [Fact]
    public void Seat_is_filled_as_published_by_the_lot()
    {
        var given = Opened(LeadershipMethod.Lot).Does("KEN", new Nominate(Id, "KEN")).Does("FRA", new Nominate(Id, "FRA")).After(11);
        var lot = new OpenLot("lot-1", $"The seat {Id}", ["KEN", "FRA"], ["KEN", "FRA", "BRA"], given.Now.AddDays(1), given.Now.AddDays(2));
        given.Does("secretariat", lot with { Lot = "lot-0", Purpose = "The seat chair-12" }).Does("secretariat", lot);
        foreach (var id in (ReadOnlySpan<string>)["lot-0", "lot-1"])
            foreach (var group in lot.Groups)
                given.Does(group, Everything.Commits(group, id) with { Commitment = LotDraw.Commitment(Signers.Seed(id + group)) });
        given.After(TimeSpan.FromHours(30));
        foreach (var id in (ReadOnlySpan<string>)["lot-0", "lot-1"])
            foreach (var group in lot.Groups)
                given.Does(group, new RevealForLot(id, Comity.Record.Keys.Base64Url.Write(Signers.Seed(id + group))));
        given.After(1);
        var first = given.Picture.Record.Lots.Lots["lot-1"].Drawn!.Order[0];
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills(first == "KEN" ? "FRA" : "KEN", lot: "lot-1")));
        Assert.Equal(("SeatIsFilledAsPublished", "participant"), given.Refusal("secretariat", Fills(first, lot: "lot-0")));
        given.Does("secretariat", Fills(first, lot: "lot-1"));
    }

    [Fact]
    public void Seat_is_to_be_vacated_once()
    {
        Assert.Equal(("SeatIsToBeVacated", "seat"), Held().Does("BRA", new VacateSeat(Id, "NV/1")).Refusal("secretariat", new VacateSeat(Id, "Again")));
        Assert.Equal(("SeatIsToBeVacated", "seat"), Held().After(366).Refusal("secretariat", new VacateSeat(Id, "Too late")));
    }

    [Fact]
    public void Seat_is_ones_own_when_one_leaves_it() => Assert.Equal(("SeatIsOnesOwn", "seat"), Held().Refusal("FRA", new VacateSeat(Id, "Not ours")));

    [Fact]
    public void Chair_is_of_its_state_once_a_seat_is_filled()
    {
        var given = Held();
        var chair = new Appoint(Given.Person("BRA"), Office.Chair, given.Now, Term.AddMonths(12), "NV/2");
        Assert.Equal(("ChairIsOfItsState", "person"), given.Refusal("secretariat", chair with { Person = Given.Person("FRA") }));
        Assert.Equal(("ChairIsOfItsState", "until"), given.Refusal("secretariat", chair with { Until = null }));
        Assert.Equal(("ChairIsOfItsState", "until"), given.Refusal("secretariat", chair with { Until = Term.AddMonths(13) }));
        given.Does("secretariat", chair);
        Opened(LeadershipMethod.Alphabet).Does("secretariat", Fills("BRA"))
            .Does("secretariat", new Appoint(Given.Person("FRA"), Office.Chair, Given.Start, Term, "Until the term begins"));
    }

    [Fact]
    public void Chair_is_one()
    {
        var given = Under(LeadershipMethod.Alphabet).Does("secretariat", new Appoint(Given.Person("KEN"), Office.Chair, Given.Start, Term, "NV/1"));
        var next = new Appoint(Given.Person("FRA"), Office.Chair, Given.Start.AddDays(29), null, "NV/2");
        Assert.Equal(("ChairIsOne", "from"), given.Refusal("secretariat", next));
        given.Does("secretariat", next with { From = Term });
        Assert.Equal(("ChairIsOne", "from"), given.Refusal("secretariat",
            new Appoint(Given.Person("KEN"), Office.Chair, Given.Start, Term.AddDays(1), "NV/3")));
        Assert.Equal("OfficeIsHeld", given.Refusal("secretariat", new EndAppointment(Given.Person("FRA"), Office.Chair, "NV/4")).Rule);
    }

    [Fact]
    public void Chair_ends_with_its_seat()
    {
        var given = Opened(LeadershipMethod.Alphabet)
            .Does("secretariat", new Appoint(Given.Person("FRA"), Office.Chair, Given.Start, null, "For the time being"));
        Assert.Equal(("ChairEndsWithItsSeat", "seat"), given.Refusal("secretariat", Fills("BRA")));
        given.Does("secretariat", new Appoint(Given.Person("FRA"), Office.Chair, Given.Start, Term, "Until the term begins")).Does("secretariat", Fills("BRA"))
            .After(31)
            .Does("secretariat", new Appoint(Given.Person("BRA"), Office.Chair, given.Now, Term.AddMonths(12), "NV/2"));
        Assert.Equal(("ChairEndsWithItsSeat", "seat"), given.Refusal("BRA", new VacateSeat(Id, "NV/3")));
        given.Does("secretariat", new EndAppointment(Given.Person("BRA"), Office.Chair, "NV/3")).Does("BRA", new VacateSeat(Id, "NV/3"));
    }

    [Fact]
    public void The_secretariat_is_handed_over_whole_and_secretariat_goes_elsewhere()
    {
        var given = Given.A_process().With_office("second", Office.Secretariat).Does("oneself", Signers.Registers("secretariat"), "secretariat");
        var hand = new HandOverSecretariatProven(
            "Another secretariat", Given.Person("new"), Given.AttestorKey, Given.Possession, ["https://new.example.org"], "Decision 9");
        Assert.Equal(("SecretariatGoesElsewhere", "organization"), Refused(hand with { Organization = "A secretariat" }));
        Assert.Equal(("PersonIsPseudonym", "secretary"), Refused(hand with { Secretary = "Anna" }));
        Assert.Equal(("AttestorIsKey", "attestor"), Refused(hand with { Attestor = "no-key" }));
        Assert.Equal(("SitesAreOrigins", "sites[0]"), Refused(hand with { Sites = ["new.example.org"] }));
        Assert.Equal(("ServerIsChangedWithKey", null), given.Refusal("secretariat", hand));
        given.Does("secretariat", hand, level: SignatureLevel.Key);
        Assert.Equal(("PersonMayActSo", null), given.Refusal("secretariat", Given.Text()));
        Assert.Equal(("PersonMayActSo", null), given.Refusal("secretariat", Given.Text(), "second"));
        given.Does("secretariat", Given.Text(), "new");
        Assert.Equal(("Another secretariat", Given.Log), (given.Picture.Record.Founding.Secretariat, given.Picture.Record.Founding.Begun!.Origin));

        (string, string?) Refused(Act act) =>
            given.Asked("secretariat", act, level: SignatureLevel.Key)[0] is var refusal ? (refusal.Rule, refusal.Where) : default;
    }
}
