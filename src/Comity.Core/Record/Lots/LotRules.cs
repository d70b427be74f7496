using Comity.Record.Entries;
using Comity.Record.Keys;

namespace Comity.Record.Lots;

/// <summary>What must hold of draws by lot.</summary>
public static class LotRules
{
    /// <summary>The fewest groups that make a seed.</summary>
    public const int FewestGroups = 3;

    /// <summary>A draw has an id of its own (small letters, digits and hyphens, at most 40), at least three groups that make the seed, and at least two different options.</summary>
    [Rule("Comity; committed and revealed by at least three groups")]
    public static Refusal? LotIsFair(LotsRegister register, Attempt attempt, OpenLot act) =>
        register.Lots.ContainsKey(act.Lot) || !Identifier.Is(act.Lot) ? Refusal.Of("lot", "lot", act.Lot)
        : act.Groups.Distinct().Count() < FewestGroups || act.Groups.Distinct().Count() != act.Groups.Length ? Refusal.Of("groups", "lot", act.Lot)
        : act.Options.Distinct().Count() != act.Options.Length || act.Options.Length < 2 ? Refusal.Of("options", "lot", act.Lot)
        : null;

    /// <summary>There is time to commit, and then time to reveal.</summary>
    [Rule("Comity")]
    public static Refusal? LotLeavesTime(LotsRegister register, Attempt attempt, OpenLot act) =>
        attempt.At < act.CommitBy && act.CommitBy < act.RevealBy ? null : Refusal.Of("revealBy", "lot", act.Lot);

    /// <summary>A group of the draw commits once, in time, and to no commitment that another group has shown.</summary>
    [Rule("Comity")]
    public static Refusal? LotIsCommittedOnce(LotsRegister register, Attempt attempt, CommitToLot act) =>
        register.Lots.GetValueOrDefault(act.Lot) is { } lot && lot.Act.Groups.Contains(attempt.As)
            && !lot.Commitments.ContainsKey(attempt.As) && !lot.Commitments.ContainsValue(act.Commitment) && attempt.At <= lot.Act.CommitBy
            ? null
            : Refusal.Of("lot", [("lot", act.Lot), ("group", attempt.As)]);

    /// <summary>A group reveals what it committed to, once, after the time to commit and before the draw.</summary>
    [Rule("Comity")]
    public static Refusal? LotIsRevealedAsCommitted(LotsRegister register, Attempt attempt, RevealForLot act) =>
        register.Lots.GetValueOrDefault(act.Lot) is { Drawn: null } lot && attempt.At > lot.Act.CommitBy && !lot.Parts.ContainsKey(attempt.As)
            && Base64Url.Read(act.Part) is { Length: 32 } part && lot.Commitments.TryGetValue(attempt.As, out var commitment) && LotDraw.Commitment(part) == commitment
            ? null
            : Refusal.Of("part", [("lot", act.Lot), ("group", attempt.As)]);
}
