using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Record.Received;

/// <summary>How it stands with a received act.</summary>
public enum ReceivedStatus
{
    /// <summary>Entered; it may be contested, and takes effect later.</summary>
    Waiting,

    /// <summary>Entered and in effect; it may be contested.</summary>
    InEffect,

    /// <summary>Confirmed by the delegation.</summary>
    Confirmed,

    /// <summary>Contested by the delegation.</summary>
    Contested,

    /// <summary>Not contested in time.</summary>
    Settled,
}

/// <summary>A received act.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="Act">The entry's act.</param>
/// <param name="ContestBy">Until when it may be contested.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Ground">Why it was contested.</param>
public sealed record ReceivedAct(long Position, EnterReceived Act, DateTimeOffset ContestBy, ReceivedStatus Status, string? Ground = null)
{
    /// <summary>The moment at which the document arrived; null where its entry does not say.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>Whether it may still be confirmed or contested.</summary>
    public bool IsOpen => Status is ReceivedStatus.Waiting or ReceivedStatus.InEffect;
}

/// <summary>The acts that were received for participants, and how it stands with each.</summary>
/// <param name="Acts">All received acts by position.</param>
/// <param name="Open">Those that may still be contested, by the end of their time.</param>
public sealed record ReceivedRegister(ImmutableSortedDictionary<long, ReceivedAct> Acts, ImmutableSortedSet<(DateTimeOffset By, long Position)> Open)
{
    /// <summary>Before the first entry.</summary>
    public static ReceivedRegister Empty { get; } = new(ImmutableSortedDictionary<long, ReceivedAct>.Empty, []);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Open.IsEmpty ? null : new DueAct(Open.Min.By, () => new SettleReceived(Open.Min.Position));

    /// <summary>The contested acts, by position.</summary>
    public IEnumerable<ReceivedAct> Contested => Acts.Values.Where(received => received.Status == ReceivedStatus.Contested);

    /// <summary>The received act that takes effect by this one, beside it: at once, by confirmation, or because the time has passed.</summary>
    public Effect? Released(Effect effect, RulesOfProcedure rules) => effect.Act switch
    {
        EnterReceived act when IsAtOnce(act.Act, rules) => Inner(effect, act) with { IsContestable = true, Arrived = ArrivedIn(effect) },
        ConfirmReceived act when Acts.GetValueOrDefault(act.Position) is { Status: ReceivedStatus.Waiting } received =>
            Inner(effect, received.Act) with { ConfirmedBy = effect.Person },
        SettleReceived act when Acts.GetValueOrDefault(act.Position) is { Status: ReceivedStatus.Waiting } received => Inner(effect, received.Act),
        _ => null,
    };

    /// <summary>The register after an act took effect.</summary>
    public ReceivedRegister Apply(Effect effect, RulesOfProcedure rules) => effect.Act switch
    {
        EnterReceived act =>
            Add(new(effect.Position, act, effect.At.AddDays(Math.Clamp(rules.ContestDays, 1, 365)),
            IsAtOnce(act.Act, rules) ? ReceivedStatus.InEffect : ReceivedStatus.Waiting) { Arrived = ArrivedIn(effect) }),
        ConfirmReceived act => Close(act.Position, ReceivedStatus.Confirmed),
        ContestReceived act => Close(act.Position, ReceivedStatus.Contested, act.Ground),
        SettleReceived act => Close(act.Position, ReceivedStatus.Settled),
        _ => this,
    };

    /// <summary>Whether a received act takes effect when it is entered. That something is contested always does, and every <see cref="TimelyAct"/>: later it
    /// would be too late.</summary>
    public static bool IsAtOnce(Act act, RulesOfProcedure rules) =>
        act is ContestReceived or TimelyAct || rules.EffectOf(ActName.Of(act)) == ReceivedEffect.AtOnce;

    private static DateTimeOffset? ArrivedIn(Effect effect) => (effect.Later as EnterArrived)?.Arrived;

    private static Effect Inner(Effect effect, EnterReceived received) =>
        Effect.Of(received.Act, effect.Position, effect.At, received.For, null, SignatureLevel.Received) with { Letter = received };

    private ReceivedRegister Add(ReceivedAct received) =>
        new(Acts.SetItem(received.Position, received), Open.Add((received.ContestBy, received.Position)));

    /// <summary>What is closed stays as it was closed.</summary>
    private ReceivedRegister Close(long position, ReceivedStatus status, string? ground = null) => Acts.GetValueOrDefault(position) is { IsOpen: true } received
        ? new(Acts.SetItem(position, received with { Status = status, Ground = ground }), Open.Remove((received.ContestBy, position)))
        : this;
}
