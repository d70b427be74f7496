using System.Collections.Immutable;
using Comity.Forum.Carrying;
using Comity.Forum.Chair;
using Comity.Forum.Meetings;
using Comity.Members.Accreditation;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;

namespace Comity.Forum.Grounds;

/// <summary>On what an act rests that changes who takes part, who leads, which rules hold or which words are in force.</summary>
public enum GroundKind
{
    /// <summary>On nothing that the record knows: it was entered before the edition that asks for grounds.</summary>
    None,

    /// <summary>On the founding.</summary>
    Founding,

    /// <summary>On a decision that carries it.</summary>
    Decision,

    /// <summary>On a text adopted by silence that carries it.</summary>
    Silence,

    /// <summary>On a procedure of this record: a seat that was filled, an accreditation that was settled.</summary>
    Procedure,

    /// <summary>On an instrument of another organ.</summary>
    Instrument,
}

/// <summary>The ground of an act that took effect.</summary>
/// <param name="Position">The position of the entry by which it took effect.</param>
/// <param name="Act">The act.</param>
/// <param name="Kind">On what it rests.</param>
/// <param name="Id">On which decision, silence, seat or instrument; the founding instrument's symbol; null where there is none.</param>
public sealed record Ground(long Position, Act Act, GroundKind Kind, string? Id);

/// <summary>Which acts need a ground, and how instruments of other organs take effect.</summary>
/// <param name="Acts">The kinds of act.</param>
/// <param name="Days">After how many days an instrument that nobody contests takes effect.</param>
/// <param name="Superior">The organs whose instruments take effect at once.</param>
public sealed record Competence(ImmutableSortedSet<string> Acts, int Days, ImmutableSortedSet<string> Superior)
{
    /// <summary>What holds before a process says anything else.</summary>
    public static Competence First { get; } = new(GroundRules.First, 14, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));
}

/// <summary>How it stands with an instrument.</summary>
public enum InstrumentStatus
{
    /// <summary>Its days run, or a contest is open.</summary>
    Waiting,

    /// <summary>What rests on it was carried out.</summary>
    InEffect,

    /// <summary>The Chair, or the body on appeal, ruled that it is no ground.</summary>
    Refused,
}

/// <summary>A contest of an instrument.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="Act">The act.</param>
public sealed record GroundContest(long Position, ContestGround Act);

/// <summary>An instrument of another organ.</summary>
/// <param name="Act">The act that entered it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Settles">When it takes effect unless it is contested; one of a superior organ did so at once.</param>
/// <param name="ContestBy">Until when it may be contested.</param>
public sealed record Instrument(EnterInstrument Act, long Position, DateTimeOffset At, DateTimeOffset Settles, DateTimeOffset ContestBy)
{
    /// <summary>Its id.</summary>
    public string Id => Act.Instrument;

    /// <summary>How it stands.</summary>
    public InstrumentStatus Status { get; init; }

    /// <summary>The open contests by participant.</summary>
    public ImmutableSortedDictionary<string, GroundContest> Contests { get; init; } =
        ImmutableSortedDictionary.Create<string, GroundContest>(StringComparer.Ordinal);

    /// <summary>Whether anybody has contested it.</summary>
    public bool WasContested { get; init; }

    /// <summary>Whether a member may contest it at a time.</summary>
    public bool MayBeContested(DateTimeOffset time) => Ruling is null && time < ContestBy;

    /// <summary>The last ruling on it; null where there was none.</summary>
    public RuleOnGround? Ruling { get; init; }

    /// <summary>The position of the entry by which it took effect, or was refused.</summary>
    public long? EndedBy { get; init; }
}

/// <summary>On what everything rests that needs a ground.</summary>
/// <param name="Competence">Which acts need one.</param>
/// <param name="Founding">The instrument that founded the process; null where none was named.</param>
/// <param name="FoundedBy">The position of the entry that ended the founding; null while it goes on.</param>
/// <param name="Instruments">The instruments of other organs, by id.</param>
/// <param name="Open">Those that take effect by the clock, by the time.</param>
/// <param name="All">The grounds of what took effect, in order.</param>
public sealed record GroundsRegister(
    Competence Competence, NameFoundingInstrument? Founding, long? FoundedBy, ImmutableSortedDictionary<string, Instrument> Instruments,
    ImmutableSortedSet<(DateTimeOffset By, string Instrument)> Open, ImmutableList<Ground> All)
{
    /// <summary>Before the first entry.</summary>
    public static GroundsRegister Empty { get; } =
        new(Competence.First, null, null, ImmutableSortedDictionary.Create<string, Instrument>(StringComparer.Ordinal), [], []);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Open.IsEmpty ? null : new DueAct(Open.Min.By, () => new SettleGround(Open.Min.Instrument));

    /// <summary>The register after an act took effect.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="needs">Whether it needed a ground.</param>
    /// <param name="seat">The seat that it follows from; null where it follows from none.</param>
    public GroundsRegister Apply(Effect effect, bool needs, string? seat)
    {
        var after = needs ? this with { All = All.Add(GroundOf(effect, seat)) } : this;
        return effect.Act switch
        {
            NameFoundingInstrument act when FoundedBy is null => after with { Founding = act },
            EndFounding or OpenMeeting when FoundedBy is null => after with { FoundedBy = effect.Position },
            SetCompetence act => after with
            {
                Competence = new(
                    [.. act.Acts.Select(kind => kind.Value)], Math.Clamp(act.Days, GroundRules.LeastDays, GroundRules.MostDays),
                    act.Superior.Select(organ => organ.Value).ToImmutableSortedSet(StringComparer.Ordinal)),
            },
            EnterInstrument act when !Instruments.ContainsKey(act.Instrument) => after.Enter(act, effect),
            ContestGround act when Instruments.GetValueOrDefault(act.Instrument) is { } one =>
                after.With(one with { Contests = one.Contests.SetItem(effect.As, new(effect.Position, act)), WasContested = true }),
            WithdrawGroundContest act when Instruments.GetValueOrDefault(act.Instrument) is { } one =>
                after.With(one with { Contests = one.Contests.Remove(effect.As) }, effect),
            RuleOnGround act when Instruments.GetValueOrDefault(act.Instrument) is { } one =>
                after.With(Ruled(one with { Ruling = act, Contests = one.Contests.Clear() }, effect), effect),
            SettleGround act when Instruments.GetValueOrDefault(act.Instrument) is { Status: InstrumentStatus.Waiting } one =>
                after.With(one with { Status = InstrumentStatus.InEffect, EndedBy = effect.Position }),
            ContestReceived act => after.Without(effect, (_, contest) => contest.Position == act.Position),
            EndParticipation act => after.Without(effect, (participant, _) => participant == act.Participant),
            _ => after,
        };
    }

    /// <summary>An instrument that is in effect stays so, whatever is ruled: what followed from it changes by a decision.</summary>
    private static Instrument Ruled(Instrument one, Effect effect) => one switch
    {
        { Status: InstrumentStatus.InEffect } => one,
        { Ruling.Holds: true } => one with { Status = InstrumentStatus.Waiting, EndedBy = null },
        _ => one with { Status = InstrumentStatus.Refused, EndedBy = effect.Position },
    };

    /// <summary>A contest goes that a delegation says is not its own, and with its participant.</summary>
    private GroundsRegister Without(Effect effect, Func<string, GroundContest, bool> isGone)
    {
        var register = this;
        foreach (var one in Instruments.Values)
            if (one.Contests.Where(contest => isGone(contest.Key, contest.Value)).Select(contest => contest.Key).ToList() is { Count: > 0 } gone)
                register = register.With(one with { Contests = one.Contests.RemoveRange(gone) }, effect);
        return register;
    }

    private GroundsRegister Enter(EnterInstrument act, Effect effect)
    {
        var (isSuperior, until) = (Competence.Superior.Contains(act.Organ.Value), effect.At.AddDays(Competence.Days));
        var one = new Instrument(act, effect.Position, effect.At, until, until);
        return With(isSuperior ? one with { Status = InstrumentStatus.InEffect, Settles = effect.At, EndedBy = effect.Position } : one);
    }

    /// <summary>An instrument takes effect by the clock while no contest of it is open; what was contested does so at the earliest when that ended.</summary>
    private GroundsRegister With(Instrument one, Effect? freed = null)
    {
        var closed = Instruments.GetValueOrDefault(one.Id) is { } before ? Open.Remove((before.Settles, one.Id)) : Open;
        if (freed is not null && freed.At > one.Settles)
            one = one with { Settles = freed.At };
        var runs = one is { Status: InstrumentStatus.Waiting, Contests.IsEmpty: true };
        return this with { Instruments = Instruments.SetItem(one.Id, one), Open = runs ? closed.Add((one.Settles, one.Id)) : closed };
    }

    private Ground GroundOf(Effect effect, string? seat)
    {
        var (kind, id) = effect switch
        {
            { Edition: < RulesOfProcedure.EditionOfGrounds } => (GroundKind.None, null),
            { CarriedOutBy: CarryOut { Decision: { } decision } } => (GroundKind.Decision, decision.Value),
            { CarriedOutBy: CarryOut { Silence: { } silence } } => (GroundKind.Silence, silence.Value),
            { CarriedOutBy: CarryOut { Instrument: { } instrument } } => (GroundKind.Instrument, instrument.Value),
            { Act: SettleAccreditation settled } => (GroundKind.Procedure, settled.Participant.Value),
            { Act: FillSeat filled } => (GroundKind.Procedure, filled.Seat.Value),
            _ => seat is not null ? (GroundKind.Procedure, seat) : FoundedBy is null ? (GroundKind.Founding, Founding?.Symbol.Value) : (GroundKind.None, null),
        };
        return new(effect.Position, effect.Act, kind, id);
    }
}
