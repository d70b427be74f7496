using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Grounds;
using Comity.Forum.Silence;
using Comity.Record.Entries;

namespace Comity.Forum.Carrying;

/// <summary>What carries acts: one of a kind, by its id.</summary>
/// <param name="Decision">A decision.</param>
/// <param name="Silence">A text under silence.</param>
/// <param name="Instrument">An instrument of another organ.</param>
public sealed record Carrier(DecisionId? Decision, SilenceId? Silence, InstrumentId? Instrument) : IComparable<Carrier>
{
    /// <summary>Its id.</summary>
    public string Id => Decision?.Value ?? Silence?.Value ?? Instrument?.Value ?? "";

    /// <inheritdoc/>
    public int CompareTo(Carrier? other) => string.CompareOrdinal(Key, other?.Key);

    private string Key => Decision is not null ? $"decision/{Id}" : Silence is not null ? $"silence/{Id}" : $"instrument/{Id}";
}

/// <summary>An act that is carried, and what became of it.</summary>
/// <param name="Act">The act.</param>
public sealed record CarriedAct(Act Act)
{
    /// <summary>The position of the entry by which it took effect, or was noted as impossible; null before.</summary>
    public long? Position { get; init; }

    /// <summary>The rule that refused it; null where none did.</summary>
    public string? RefusedBy { get; init; }
}

/// <summary>The acts that something carries.</summary>
/// <param name="By">What carries them.</param>
/// <param name="Position">The position of the entry that put it.</param>
/// <param name="Acts">The acts, in the order in which they take effect.</param>
public sealed record CarriedActs(Carrier By, long Position, ImmutableArray<CarriedAct> Acts)
{
    /// <summary>When they became due by adoption; null where nothing was adopted.</summary>
    public DateTimeOffset? Adopted { get; init; }

    /// <summary>The place of the next that is due; null when none is.</summary>
    public int? Next => Adopted is null ? null : Acts.Index().Where(one => one.Item.Position is null).Select(one => (int?)one.Index).FirstOrDefault();
}

/// <summary>The acts that decisions, texts under silence and instruments carry, and what became of them.</summary>
/// <param name="All">All of them, by what carries them.</param>
/// <param name="Waiting">What was adopted and is not carried out yet, in the order of its adoption.</param>
public sealed record CarryingRegister(ImmutableSortedDictionary<Carrier, CarriedActs> All, ImmutableList<Carrier> Waiting)
{
    /// <summary>Before the first entry.</summary>
    public static CarryingRegister Empty { get; } = new(ImmutableSortedDictionary<Carrier, CarriedActs>.Empty, []);

    /// <summary>The acts that are due next, of which the place says which one; null when nothing waits.</summary>
    public CarriedActs? Due => Waiting.IsEmpty ? null : All[Waiting[0]];

    /// <summary>What a decision carries; null where it carries nothing.</summary>
    public CarriedActs? Of(DecisionId decision) => All.GetValueOrDefault(new(decision, null, null));

    /// <summary>What a text under silence carries; null where it carries nothing.</summary>
    public CarriedActs? Of(SilenceId silence) => All.GetValueOrDefault(new(null, silence, null));

    /// <summary>What rests on an instrument; null where nothing does.</summary>
    public CarriedActs? Of(InstrumentId instrument) => All.GetValueOrDefault(new(null, null, instrument));

    /// <summary>The act that an entry of the clock carries out; null where there is none at its place.</summary>
    public Act? Of(CarryOut act) => act.Place >= 0 && All.GetValueOrDefault(new(act.Decision, act.Silence, act.Instrument)) is { } carried
        && act.Place < carried.Acts.Length ? carried.Acts[act.Place].Act : null;

    /// <summary>The act that took effect by the entry at a position; null where that entry carried out none.</summary>
    public Act? CarriedOutAt(long position) =>
        All.Values.SelectMany(one => one.Acts).FirstOrDefault(one => one.Position == position && one.RefusedBy is null)?.Act;

    /// <summary>The carried act that an entry of the clock lets take effect, done by the body; null for every other act.</summary>
    public Effect? Released(Effect effect) => effect.Act is CarryOut act && Of(act) is { } carried
        ? Effect.Of(carried, effect.Position, effect.At, Capacity.Body, null, SignatureLevel.Server)
        : null;

    /// <summary>The register after an act took effect.</summary>
    /// <param name="effect">The act.</param>
    /// <param name="decisions">The decisions after it.</param>
    /// <param name="silence">The texts under silence after it.</param>
    /// <param name="grounds">The instruments after it.</param>
    public CarryingRegister Apply(Effect effect, DecisionsRegister decisions, SilenceRegister silence, GroundsRegister grounds) => effect.Act switch
    {
        PutDecision act when !effect.Carries.IsEmpty && decisions.All.GetValueOrDefault(act.Decision)?.Position == effect.Position =>
            With(Put(new(act.Decision, null, null), effect)),
        BeginSilence act when !effect.Carries.IsEmpty && silence.All.GetValueOrDefault(act.Silence)?.Position == effect.Position =>
            With(Put(new(null, act.Silence, null), effect)),
        EnterInstrument act when grounds.Instruments.GetValueOrDefault(act.Instrument) is { } one && one.Position == effect.Position =>
            With(Put(new(null, null, act.Instrument), effect)) is var put && one.Status == InstrumentStatus.InEffect
                ? put.After(effect, put.Of(act.Instrument), true) : put,
        SettleGround act => After(
            effect, Of(act.Instrument), grounds.Instruments.GetValueOrDefault(act.Instrument) is { Status: InstrumentStatus.InEffect } settled
                && settled.EndedBy == effect.Position),
        RuleConsensus act => After(effect, Of(act.Decision), IsAdopted(decisions, act.Decision, effect)),
        CloseVote act => After(effect, Of(act.Decision), IsAdopted(decisions, act.Decision, effect)),
        SettleSilence act => After(effect, Of(act.Silence), silence.All.GetValueOrDefault(act.Silence) is { Status: SilenceStatus.Adopted } one
            && one.EndedBy == effect.Position),
        CarryOut act => Done(new(act.Decision, act.Silence, act.Instrument), act.Place, effect, null),
        NoteUncarried act => Done(new(act.Decision, act.Silence, act.Instrument), act.Place, effect, act.Rule),
        _ => this,
    };

    private static bool IsAdopted(DecisionsRegister decisions, string id, Effect effect) =>
        decisions.All.GetValueOrDefault(id) is { Status: DecisionStatus.Adopted } one && one.EndedBy == effect.Position;

    private static CarriedActs Put(Carrier by, Effect effect) => new(by, effect.Position, [.. effect.Carries.Select(act => new CarriedAct(act))]);

    private CarryingRegister With(CarriedActs carried) => this with { All = All.SetItem(carried.By, carried) };

    private CarryingRegister After(Effect effect, CarriedActs? carried, bool isAdopted) => carried is { Adopted: null, Acts.IsEmpty: false } && isAdopted
        ? With(carried with { Adopted = effect.At }) with { Waiting = Waiting.Add(carried.By) }
        : this;

    private CarryingRegister Done(Carrier by, int place, Effect effect, string? refusedBy)
    {
        if (All.GetValueOrDefault(by) is not { } carried || place < 0 || place >= carried.Acts.Length)
            return this;
        var done = carried with
        {
            Acts = carried.Acts.SetItem(place, carried.Acts[place] with { Position = effect.Position, RefusedBy = refusedBy }),
        };
        return With(done) with { Waiting = done.Next is null ? Waiting.Remove(by) : Waiting };
    }
}
