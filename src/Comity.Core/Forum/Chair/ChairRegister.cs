using System.Collections.Immutable;
using Comity.Forum.Procedure;
using Comity.Record.Entries;

namespace Comity.Forum.Chair;

/// <summary>A nomination.</summary>
/// <param name="Participant">Who is nominated.</param>
/// <param name="By">By whom.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
/// <param name="IsAccepted">Whether the nominee agrees: who nominates itself does.</param>
/// <param name="IsWithdrawn">Whether it was withdrawn.</param>
public sealed record Nomination(string Participant, string By, long Position, DateTimeOffset At, bool IsAccepted, bool IsWithdrawn = false)
{
    /// <summary>Whether the nominee stands.</summary>
    public bool Stands => IsAccepted && !IsWithdrawn;
}

/// <summary>How a seat was filled.</summary>
/// <param name="Act">The act.</param>
/// <param name="At">When.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Predecessor">The id of the seat before it of the same kind that somebody held; null for the first.</param>
public sealed record Filling(FillSeat Act, DateTimeOffset At, long Position, string? Predecessor);

/// <summary>How a seat fell vacant.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Position">The position of its entry.</param>
public sealed record Vacancy(string Reason, DateTimeOffset At, long Position);

/// <summary>A seat.</summary>
/// <param name="Act">The act that opened it.</param>
/// <param name="Terms">The terms on leadership under which it was opened.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was opened.</param>
public sealed record Seat(OpenSeat Act, LeadershipTerms Terms, long Position, DateTimeOffset At)
{
    /// <summary>The nominations in their order.</summary>
    public ImmutableList<Nomination> Nominations { get; init; } = [];

    /// <summary>The members that let their turn pass.</summary>
    public ImmutableSortedSet<string> Declined { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>How it was filled; null while it is not.</summary>
    public Filling? Filled { get; init; }

    /// <summary>How it fell vacant; null while it has not.</summary>
    public Vacancy? Vacated { get; init; }

    /// <summary>Its id.</summary>
    public string Id => Act.Seat;

    /// <summary>Who holds or held it; null while nobody does.</summary>
    public string? Holder => Filled?.Act.Participant;

    /// <summary>Whether it waits to be filled.</summary>
    public bool IsOpen => Filled is null && Vacated is null;

    /// <summary>Those who stand, in the order of their nominations.</summary>
    public IEnumerable<string> Nominees => Nominations.Where(one => one.Stands).Select(one => one.Participant);

    /// <summary>Since when it is held: the beginning of the term, or when it was filled in the midst of it.</summary>
    public DateTimeOffset HeldFrom => Filled is { } filled && filled.At > Act.From ? filled.At : Act.From;

    /// <summary>Until when it is held.</summary>
    public DateTimeOffset HeldUntil => Vacated is { } vacancy && vacancy.At < Act.Until ? vacancy.At : Act.Until;

    /// <summary>Whether somebody holds it at a time.</summary>
    public bool IsHeldAt(DateTimeOffset time) => Filled is not null && HeldFrom <= time && time < HeldUntil;
}

/// <summary>The seats, and the terms on leadership in force.</summary>
/// <param name="Seats">The seats by id.</param>
/// <param name="Terms">The terms on leadership.</param>
public sealed record ChairRegister(ImmutableSortedDictionary<string, Seat> Seats, LeadershipTerms Terms)
{
    /// <summary>Before the first entry.</summary>
    public static ChairRegister Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, Seat>(StringComparer.Ordinal), ProcedureRegister.Empty.Terms.Leadership);

    /// <summary>The seat of a kind that is held at a time; null where none is.</summary>
    public Seat? HeldAt(SeatKind kind, DateTimeOffset time) => Seats.Values.FirstOrDefault(seat => seat.Act.Kind == kind && seat.IsHeldAt(time));

    /// <summary>The seat of the same kind that somebody held last before a term begins.</summary>
    public Seat? Before(SeatKind kind, DateTimeOffset from, string? but = null) =>
        Seats.Values.Where(seat => seat.Act.Kind == kind && seat.Filled is not null && seat.Id != but && seat.HeldFrom <= from).OrderBy(seat => seat.HeldFrom)
            .ThenBy(seat => seat.Filled!.Position).LastOrDefault();

    /// <summary>The register after an act took effect.</summary>
    public ChairRegister Apply(Effect effect) => effect.Act switch
    {
        AdoptProcedure act => this with { Terms = act.Terms.Leadership },
        OpenSeat act => Set(new(act, Terms, effect.Position, effect.At)),
        Nominate act when Open(act.Seat) is { } seat && !seat.Nominations.Exists(one => one.Participant == act.Participant && !one.IsWithdrawn) =>
            Set(seat with { Nominations = seat.Nominations.Add(new(act.Participant, effect.As, effect.Position, effect.At, effect.As == act.Participant)) }),
        AcceptNomination act when Open(act.Seat) is { } seat =>
            Set(seat with { Nominations = Changed(seat, effect.As, one => one with { IsAccepted = true }) }),
        WithdrawNomination act when Open(act.Seat) is { Act.Method: LeadershipMethod.Alphabet } seat =>
            Set(seat with { Declined = seat.Declined.Add(effect.As) }),
        WithdrawNomination act when Open(act.Seat) is { } seat =>
            Set(seat with { Nominations = Changed(seat, effect.As, one => one with { IsWithdrawn = true }) }),
        FillSeat act when Open(act.Seat) is { } seat =>
            Set(seat with { Filled = new(act, effect.At, effect.Position, Before(seat.Act.Kind, seat.Act.From, seat.Id)?.Id) }),
        VacateSeat act when Seats.GetValueOrDefault(act.Seat) is { Vacated: null } seat =>
            Set(seat with { Vacated = new(act.Reason, effect.At, effect.Position) }),
        _ => this,
    };

    private Seat? Open(string id) => Seats.GetValueOrDefault(id) is { IsOpen: true } seat ? seat : null;

    private static ImmutableList<Nomination> Changed(Seat seat, string participant, Func<Nomination, Nomination> change) =>
        [.. seat.Nominations.Select(one => one.Participant == participant && !one.IsWithdrawn ? change(one) : one)];

    private ChairRegister Set(Seat seat) => this with { Seats = Seats.SetItem(seat.Id, seat) };
}
