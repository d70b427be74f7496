using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Record.Lots;

/// <summary>A draw by lot.</summary>
/// <param name="Act">The act that opened it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Commitments">What the groups committed to.</param>
/// <param name="Parts">What they revealed.</param>
/// <param name="Drawn">The result; null before.</param>
public sealed record Lot(
    OpenLot Act, long Position, ImmutableSortedDictionary<string, Hash> Commitments, ImmutableSortedDictionary<string, string> Parts, DrawLot? Drawn)
{
    /// <summary>The result that the parts give: the same for everyone who computes it.</summary>
    public DrawLot Draw() => new(
        Act.Lot,
        Parts.Count < LotRules.FewestGroups ? [] : [.. LotDraw.Order(Parts, [.. Act.Options.Select(option => option.Value)])],
        [.. Act.Groups.Where(group => !Parts.ContainsKey(group))]);
}

/// <summary>The draws by lot.</summary>
/// <param name="Lots">All draws by id.</param>
/// <param name="Open">Those not drawn yet, by the time at which they will be.</param>
public sealed record LotsRegister(ImmutableSortedDictionary<string, Lot> Lots, ImmutableSortedSet<(DateTimeOffset By, string Lot)> Open)
{
    /// <summary>Before the first entry.</summary>
    public static LotsRegister Empty { get; } = new(ImmutableSortedDictionary.Create<string, Lot>(StringComparer.Ordinal), []);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Open.IsEmpty ? null : new DueAct(Open.Min.By, () => Lots[Open.Min.Lot].Draw());

    /// <summary>The register after an act took effect.</summary>
    public LotsRegister Apply(Effect effect) => effect.Act switch
    {
        OpenLot act => new(
            Lots.SetItem(act.Lot, new(act, effect.Position, Sorted<Hash>(), Sorted<string>(), null)), Open.Add((act.RevealBy, act.Lot))),
        CommitToLot act when NotDrawn(act.Lot) is { } lot => With(lot with { Commitments = lot.Commitments.SetItem(effect.As, act.Commitment) }),
        RevealForLot act when NotDrawn(act.Lot) is { } lot => With(lot with { Parts = lot.Parts.SetItem(effect.As, act.Part) }),
        DrawLot act when NotDrawn(act.Lot) is { } lot => With(lot with { Drawn = act }) with { Open = Open.Remove((lot.Act.RevealBy, act.Lot)) },
        _ => this,
    };

    private Lot? NotDrawn(string lot) => Lots.GetValueOrDefault(lot) is { Drawn: null } found ? found : null;

    private static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private LotsRegister With(Lot lot) => this with { Lots = Lots.SetItem(lot.Act.Lot, lot) };
}
