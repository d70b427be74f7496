using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Procedure;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum.Chair;

/// <summary>What must hold of seats and of who chairs.</summary>
public static class ChairRules
{
    /// <summary>A seat has an id of its own: small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? SeatIsNew(ChairRegister register, Attempt attempt, OpenSeat act) =>
        Identifier.Fault(act.Seat, register.Seats.ContainsKey(act.Seat)) is { } fault ? Refusal.Of("seat", "seat", act.Seat).In(fault) : null;

    /// <summary>A term ends after it begins and after now, and lasts at most as long as the terms in force say.</summary>
    [Rule("A/520/Rev.21 rule 105; the terms in force", Cases = ["order", "past", "long"])]
    public static Refusal? SeatHasItsTerm(ChairRegister register, Attempt attempt, OpenSeat act) =>
        (act.Until <= act.From ? "order"
            : act.Until <= attempt.At ? "past"
            : act.Until.AddMonths(-register.Terms.Months) > act.From ? "long"
            : null) is { } fault ? Refusal.Of("until", [("seat", act.Seat), ("months", Text(register.Terms.Months))]).In(fault) : null;

    /// <summary>A seat is filled as the terms in force say; only a facilitator's may be filled otherwise.</summary>
    [Rule("A/520/Rev.21 rule 103; the terms in force")]
    public static Refusal? SeatFollowsMethod(ChairRegister register, Attempt attempt, OpenSeat act) =>
        act.Method == register.Terms.Method || act.Kind == SeatKind.Facilitator ? null : Refusal.Of("method", "method", register.Terms.Method.ToString());

    /// <summary>Nominations have a time that lies ahead and ends before the term does. The alphabet needs none.</summary>
    [Rule("A/520/Rev.21 rule 103; Comity", Cases = ["none", "needed", "past", "late"])]
    public static Refusal? NominationsHaveATime(ChairRegister register, Attempt attempt, OpenSeat act) =>
        NominationsFault(act, attempt.At) is { } fault ? Refusal.Of("nominateUntil", "seat", act.Seat).In(fault) : null;

    /// <summary>Where groups take turns, a seat is for the group whose turn it is; elsewhere it is for none.</summary>
    [Rule("A/520/Rev.21 rule 103; the terms in force", Cases = ["turn", "none"])]
    public static Refusal? SeatGroupIsNext(ChairRegister register, Attempt attempt, OpenSeat act)
    {
        var group = act.Method == LeadershipMethod.Group ? SeatOrder.NextGroup(register, act) : null;
        return act.Group == group ? null : Refusal.Of("group", "group", group ?? "–").In(group is null ? "none" : "turn");
    }

    /// <summary>Two terms of the chair do not overlap.</summary>
    [Rule("A/520/Rev.21 rules 103 and 105")]
    public static Refusal? ChairSeatIsFree(ChairRegister register, Attempt attempt, OpenSeat act)
    {
        var other = act.Kind != SeatKind.Chair ? null
            : register.Seats.Values.FirstOrDefault(seat => seat.Act.Kind == SeatKind.Chair && !(seat.Filled is null && seat.Vacated is not null)
                && seat.Act.From < act.Until && act.From < seat.HeldUntil);
        return other is null ? null : Refusal.Of("from", "seat", other.Id);
    }

    /// <summary>One nominates for, withdraws from and fills a seat that is open.</summary>
    [Rule("Comity")]
    public static Refusal? SeatIsOpen(ChairRegister register, Attempt attempt, Act act) =>
        SeatOf(act) is { } id && register.Seats.GetValueOrDefault(id) is not { IsOpen: true } ? Refusal.Of("seat", "seat", id) : null;

    /// <summary>Nominations are made and accepted in their time. Where the alphabet decides there are none.</summary>
    [Rule("A/520/Rev.21 rule 103; Comity")]
    public static Refusal? NominationIsInTime(ChairRegister register, Attempt attempt, Act act) =>
        Find(register, act) is not { } seat || (seat.Act.NominateUntil is { } until && attempt.At <= until) ? null : Refusal.Of("seat", "seat", seat.Id);

    /// <summary>Who nominates and who is nominated are members that may chair; where groups take turns, who is nominated belongs to the group whose turn it
    /// is.</summary>
    [Rule("A/520/Rev.21 rule 103; A/RES/65/276", Cases = ["nominator", "nominee", "group"])]
    public static Refusal? NomineeMayChair(ForumPicture forum, Attempt attempt, Nominate act)
    {
        var participants = forum.Members.Participants;
        return participants.Find(attempt.As)?.May(ParticipantRight.Chair) != true ? Refusal.Of("participant", "participant", attempt.As).In("nominator")
            : participants.Find(act.Participant) is not { } nominee || !nominee.May(ParticipantRight.Chair)
                ? Refusal.Of("participant", "participant", act.Participant).In("nominee")
            : Find(forum.Chair, act)?.Act.Group is { } group && nominee.Group != group
                ? Refusal.Of("participant", [("participant", act.Participant), ("turn", group)]).In("group")
            : null;
    }

    /// <summary>A member stands for itself; another is nominated where a group or an election decides.</summary>
    [Rule("A/520/Rev.21 rule 103; Comity")]
    public static Refusal? NominationNamesOneself(ChairRegister register, Attempt attempt, Nominate act) =>
        act.Participant == attempt.As || Find(register, act) is not { Act.Method: not (LeadershipMethod.Group or LeadershipMethod.Election) } ? null
            : Refusal.Of("participant", "participant", act.Participant);

    /// <summary>A member is nominated once for a seat.</summary>
    [Rule("Comity")]
    public static Refusal? NominationIsNew(ChairRegister register, Attempt attempt, Nominate act) =>
        Find(register, act)?.Nominations.Exists(one => one.Participant == act.Participant && !one.IsWithdrawn) == true
            ? Refusal.Of("participant", "participant", act.Participant) : null;

    /// <summary>One accepts a nomination that another has made.</summary>
    [Rule("Comity", Cases = ["missing", "accepted"])]
    public static Refusal? NominationIsOffered(ChairRegister register, Attempt attempt, AcceptNomination act) =>
        Find(register, act) is not { } seat || seat.Nominations.Exists(one => one.Participant == attempt.As && one is { IsAccepted: false, IsWithdrawn: false })
            ? null
            : Refusal.Of("seat", "participant", attempt.As).In(Stands(seat, attempt.As) ? "accepted" : "missing");

    /// <summary>One withdraws one's own nomination, or lets one's own turn pass.</summary>
    [Rule("Comity", Cases = ["turn", "missing"])]
    public static Refusal? NominationIsOnesOwn(ForumPicture forum, Attempt attempt, WithdrawNomination act) =>
        Find(forum.Chair, act) is not { } seat
            || (seat.Act.Method == LeadershipMethod.Alphabet ? SeatOrder.NextInAlphabet(forum, seat) == attempt.As : Stands(seat, attempt.As))
            ? null
            : Refusal.Of("seat", "participant", attempt.As).In(seat.Act.Method == LeadershipMethod.Alphabet ? "turn" : "missing");

    /// <summary>A seat is filled when the time for nominations is over.</summary>
    [Rule("A/520/Rev.21 rule 103; Comity")]
    public static Refusal? NominationsAreOver(ChairRegister register, Attempt attempt, FillSeat act) =>
        Find(register, act) is { Act.NominateUntil: { } until } && attempt.At <= until ? Refusal.Of("seat", "seat", act.Seat) : null;

    /// <summary>A seat is filled with whom the published method gives: the next in the alphabet; the one whom the group whose turn it is names; who is elected;
    /// the first of the lot.</summary>
    [Rule("A/520/Rev.21 rules 103, 104 and 132; decision 34/401 paragraph 16; the terms in force")]
    public static Refusal? SeatIsFilledAsPublished(ForumPicture forum, Attempt attempt, FillSeat act)
    {
        if (Find(forum.Chair, act) is not { IsOpen: true } seat)
            return null;
        var reason = SeatOrder.Of(forum, seat);
        var given = reason is { Method: LeadershipMethod.Election, Nominees.Length: > 1 } ? Elected(forum, reason.Nominees, act.Votes) : act.Votes.IsEmpty
            ? reason.Given : null;
        return given == act.Participant && act.Lot == reason.Lot?.Act.Lot ? null
            : Refusal.Of("participant", [("participant", act.Participant), ("given", given ?? "–")]);
    }

    /// <summary>A chair's seat is neither filled nor vacated while the chair is appointed beyond it for another State: the appointment ends first.</summary>
    [Rule("Comity")]
    public static Refusal? ChairEndsWithItsSeat(ForumPicture forum, Attempt attempt, Act act)
    {
        if (Find(forum.Chair, act) is not { Act.Kind: SeatKind.Chair } seat)
            return null;
        var credentials = forum.Members.Credentials;
        var from = seat.Act.From > attempt.At ? seat.Act.From : attempt.At;
        return act switch
        {
            FillSeat fill when credentials.Chairs.FirstOrDefault(chair => Overlaps(chair, from, seat.Act.Until)
                && credentials.Held(chair.Person, fill.Participant, attempt.At) is null) is { } chair =>
                Refusal.Of("seat", "person", chair.Person),
            VacateSeat when seat.Filled is not null && credentials.Chairs.FirstOrDefault(chair => Overlaps(chair, from, seat.HeldUntil)) is { } chair =>
                Refusal.Of("seat", "person", chair.Person),
            _ => null,
        };
    }

    /// <summary>A seat falls vacant once, and before its term is over.</summary>
    [Rule("A/520/Rev.21 rule 105", Cases = ["missing", "vacant", "over"])]
    public static Refusal? SeatIsToBeVacated(ChairRegister register, Attempt attempt, VacateSeat act) =>
        register.Seats.GetValueOrDefault(act.Seat) is not { } seat ? Refusal.Of("seat", "seat", act.Seat).In("missing")
        : seat.Vacated is not null ? Refusal.Of("seat", "seat", act.Seat).In("vacant")
        : attempt.At >= seat.Act.Until ? Refusal.Of("seat", "seat", act.Seat).In("over")
        : null;

    /// <summary>A member leaves the seat that it holds, and no other.</summary>
    [Rule("Comity")]
    public static Refusal? SeatIsOnesOwn(ForumPicture forum, Attempt attempt, VacateSeat act) =>
        forum.Members.Participants.Find(attempt.As) is null || forum.Chair.Seats.GetValueOrDefault(act.Seat)?.Holder == attempt.As ? null
            : Refusal.Of("seat", "seat", act.Seat);

    /// <summary>Once a seat of the chair was filled, who is appointed chair speaks for the State that holds the seat, and for no longer than it does.</summary>
    [Rule("A/520/Rev.21 rule 103; Comity", Cases = ["vacant", "until", "person"])]
    public static Refusal? ChairIsOfItsState(ForumPicture forum, Attempt attempt, Appoint act)
    {
        var filled = forum.Chair.Seats.Values.Where(one => one.Act.Kind == SeatKind.Chair && one.Filled is not null).ToList();
        if (act.Office != Office.Chair || filled.Count == 0 || act.Until <= filled.Min(one => one.HeldFrom))
            return null;
        var seat = forum.Chair.HeldAt(SeatKind.Chair, act.From);
        return seat is null ? Refusal.Of("person", "participant", "–").In("vacant")
            : act.Until is null || act.Until > seat.HeldUntil ? Refusal.Of("until", "participant", seat.Holder ?? "–").In("until")
            : forum.Members.Credentials.Held(act.Person, seat.Holder!, attempt.At) is null
                ? Refusal.Of("person", "participant", seat.Holder ?? "–").In("person")
            : null;
    }

    /// <summary>Who has more than half of the votes; null where nobody has, or the lines are not those who stood, or more voted than may.</summary>
    private static string? Elected(ForumPicture forum, ImmutableArray<string> nominees, ImmutableArray<SeatVotes> votes)
    {
        var voters = forum.Members.Participants.All.Values.Count(one => one.Until is null && one.May(ParticipantRight.Vote));
        var sum = votes.Sum(line => (long)line.Votes);
        return forum.Procedure.Terms.Voting.Allowed && votes.Length == nominees.Length
            && nominees.ToHashSet(StringComparer.Ordinal).SetEquals(votes.Select(line => line.Participant.Value))
            && votes.All(line => line.Votes >= 0) && sum <= voters
            ? votes.FirstOrDefault(line => 2L * line.Votes > sum)?.Participant
            : null;
    }

    private static string? NominationsFault(OpenSeat act, DateTimeOffset now) => act switch
    {
        { Method: LeadershipMethod.Alphabet } => act.NominateUntil is null ? null : "none",
        { NominateUntil: null } => "needed",
        { NominateUntil: { } until } => until <= now ? "past" : until >= act.Until ? "late" : null,
    };

    private static bool Stands(Seat seat, string code) => seat.Nominations.Exists(one => one.Participant == code && !one.IsWithdrawn);

    private static bool Overlaps(Appoint chair, DateTimeOffset from, DateTimeOffset until) => chair.From < until && (chair.Until is not { } end || from < end);

    private static Seat? Find(ChairRegister register, Act act) => SeatOf(act) is { } id ? register.Seats.GetValueOrDefault(id) : null;

    private static string? SeatOf(Act act) => act switch
    {
        Nominate nominate => nominate.Seat,
        AcceptNomination accept => accept.Seat,
        WithdrawNomination withdraw => withdraw.Seat,
        FillSeat fill => fill.Seat,
        VacateSeat vacate => vacate.Seat,
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
