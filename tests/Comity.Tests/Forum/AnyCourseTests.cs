using System.Collections.Immutable;
using Comity.Forum.Chair;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Tests.Record;
using CsCheck;
using Xunit;
using static Comity.Tests.Forum.Sessions;

namespace Comity.Tests.Forum;

/// <summary>Whatever is tried, in whatever order: what the rules let pass never leads where the rules of procedure forbid to be.</summary>
public sealed class AnyCourseTests
{
    private static readonly ImmutableArray<string> Who = ["chair", "secretariat", .. States];

    [Fact]
    public void No_course_of_a_meeting_has_two_speakers_or_works_when_closed_or_decides_out_of_order_or_without_a_quorum() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var given = Convened(changed: terms => terms
            with { Speaking = terms.Speaking with { Order = (SpeakingOrder)random.Next(2) }, Voting = terms.Voting with { Allowed = random.Next(2) == 0 } })
            .After(TimeSpan.FromHours(23.5));
        for (var step = 0; step < 120; step++)
        {
            var (act, who, before) = (AnyAct(random, given.Meeting()), Who[random.Next(Who.Length)], given.Meeting());
            var statement = given.Says(who, act);
            given.Overslept(TimeSpan.FromSeconds(random.Next(90)));
            if (!Process.Ask(given.Picture, new(statement, given.Now, SignatureLevel.Session), false, null).IsEmpty)
                continue;
            var quorum = Quorum.Of(given.Picture.Forum, before.Present);
            given.Take(statement, new(SignatureLevel.Session));
            Holds(before, given.Meeting(), act, quorum);
        }
        return true;
    }, iter: 60);

    [Fact]
    public void No_course_of_appointments_and_seats_leads_to_two_chairs() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var given = Body(terms => terms with { Leadership = new("Rule 103", (LeadershipMethod)random.Next(3), ["African States", "Asia-Pacific States"], 3) });
        for (var step = 0; step < 80; step++)
        {
            var (act, who) = (AnySeat(random, given), Who[random.Next(Who.Length)]);
            var statement = given.Says(who, act);
            given.Overslept(TimeSpan.FromHours(random.Next(60)));
            while (given.Picture.Due is { } due && due.At <= given.Now)
                given.Does("clock", due.Act);
            if (!Process.Ask(given.Picture, new(statement with { Seen = given.Picture.Size }, given.Now, SignatureLevel.Session), false, null).IsEmpty)
                continue;
            given.Take(statement, new(SignatureLevel.Session));
            OneChair(given);
        }
        return true;
    }, iter: 60);

    private static void Holds(Meeting before, Meeting after, Act act, Quorum quorum)
    {
        Assert.False(before.Floor is not null && after.Floor is not null && after.Floor.From != before.Floor.From, "Two had the floor.");
        Assert.True(after.Status == MeetingStatus.Open || after.Floor is null, "Somebody spoke in a meeting that was not under way.");
        Assert.True(before.Status == MeetingStatus.Open
            || act is not (OpenItem or CloseItem or GiveFloor or EndFloor or ShowMarkUp or Move or DecideMotion or RaisePointOfOrder or AdoptAgenda),
            "An item was worked on in a meeting that was not under way.");
        Assert.True(before.IsAlive || before.Items == after.Items, "An item changed after the end.");
        Assert.False(act is DecideMotion decided && before.Motions.Keys.Any(other => other < decided.Motion),
            "A motion was decided before one that precedes it.");
        Assert.False(act is DecideMotion or DecideAppeal or AdoptAgenda && !quorum.Decides, "Something was decided without a quorum.");
        Assert.False(before.Point is not null && act is GiveFloor or DecideMotion or DecideAppeal or CloseItem && before.Point is not null,
            "A point of order did not come first.");
        Assert.True(after.AllItems.Count(item => item.Status == ItemStatus.Open) <= 1, "Two items were open.");
    }

    private static void OneChair(Given given)
    {
        foreach (var hours in (ReadOnlySpan<int>)[0, 1, 24, 500, 1000, 3000])
        {
            var time = given.Now.AddHours(hours);
            var persons = given.Picture.Members.Credentials.Offices.Keys.Where(person => given.Picture.Members.Credentials.Holds(person, Office.Chair, time))
                .ToList();
            var seats = given.Picture.Forum.Chair.Seats.Values.Where(seat => seat.Act.Kind == SeatKind.Chair && seat.IsHeldAt(time)).ToList();
            Assert.True(persons.Count <= 1 && seats.Count <= 1, "Two chairs.");
            Assert.True(persons.Count == 0 || seats.Count == 0 || given.Picture.Members.Credentials.Of(persons[0]).ContainsKey(seats[0].Holder!),
                "The chair is of another State than holds the seat.");
        }
    }

    private static Act AnyAct(Random random, Meeting meeting)
    {
        var item = random.Next(1, 4);
        var votes = random.Next(2) == 0 ? null : new VoteCount(random.Next(4), random.Next(3), random.Next(2));
        return random.Next(22) switch
        {
            0 => new OpenMeeting(Id, [.. States]),
            1 => new NotePresence(Id, [.. States.Take(random.Next(5))]),
            2 => new AdoptAgenda(Id),
            3 or 4 => new OpenItem(Id, item),
            5 => new CloseItem(Id, item),
            6 or 7 => new AskForFloor(Id, item, (FloorKind)random.Next(3), random.Next(2) == 0 ? null : "African States"),
            8 => new LeaveSpeakersList(Id, item),
            9 => random.Next(4) == 0 ? new CloseSpeakersList(Id, item) : new OpenItem(Id, item),
            10 or 11 or 12 =>
                meeting.Open?.Waiting.FirstOrDefault() is { } next
                ? new GiveFloor(Id, next.Participant, next.Kind, next.Kind switch { FloorKind.Statement => 5, FloorKind.GroupStatement => 7, _ => 10 })
                : new EndFloor(Id),
            13 => new EndFloor(Id),
            14 => new RaisePointOfOrder(Id, "Order"),
            15 => new RulePointOfOrder(Id, "We go on."),
            16 => new AppealRuling(Id),
            17 => new DecideAppeal(Id, votes?.For > votes?.Against, votes),
            18 => new Move(Id, (MotionKind)random.Next(4)),
            19 => new DecideMotion(Id, (MotionKind)random.Next(4), votes is null ? random.Next(2) == 0 : votes.For > votes.Against, votes),
            20 => random.Next(6) == 0 ? new CloseMeeting(Id) : new SuspendMeeting(Id),
            _ => new ResumeMeeting(Id),
        };
    }

    private static Act AnySeat(Random random, Given given)
    {
        var (code, id) = (States[random.Next(4)], $"chair-{random.Next(4)}");
        var from = given.Now.AddHours(random.Next(-100, 900));
        return random.Next(9) switch
        {
            0 or 1 => new Appoint(Given.Person(code), Office.Chair, from, random.Next(3) == 0 ? null : from.AddHours(random.Next(1, 1500)), "A note"),
            2 => new EndAppointment(Given.Person(code), Office.Chair, "A note"),
            3 => new OpenSeat(id, "Chair", SeatKind.Chair, from, from.AddHours(random.Next(1, 2000)), given.Picture.Forum.Procedure.Terms.Leadership.Method,
                random.Next(2) == 0 ? null : given.Now.AddHours(random.Next(1, 100)), random.Next(2) == 0 ? null : "African States"),
            4 => new Nominate(id, code),
            5 => new AcceptNomination(id),
            6 => new VacateSeat(id, "A note"),
            7 => given.Picture.Forum.Chair.HeldAt(SeatKind.Chair, from) is { } held
                ? new Appoint(Given.Person(held.Holder!), Office.Chair, from, held.HeldUntil, "A note") : new WithdrawNomination(id),
            _ => new FillSeat(id, given.Picture.Forum.Chair.Seats.GetValueOrDefault(id) is { } seat ? SeatOrder.Of(given.Picture.Forum, seat).Given ?? code
                : code, "A decision", []),
        };
    }
}
