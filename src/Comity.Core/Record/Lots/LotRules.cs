using Comity.Record.Entries;
using Comity.Record.Keys;

namespace Comity.Record.Lots;

/// <summary>What must hold of draws by lot.</summary>
public static class LotRules
{
    /// <summary>The fewest groups that make a seed.</summary>
    public const int FewestGroups = 3;

    /// <summary>A draw has an id of its own (small letters, digits and hyphens, at most 40), at least three groups that make the seed, and at least two
    /// different options.</summary>
    [Rule("Comity; committed and revealed by at least three groups", Cases = ["malformed", "taken", "groups", "group", "options", "option"])]
    public static Refusal? LotIsFair(LotsRegister register, Attempt attempt, OpenLot act) =>
        Identifier.Fault(act.Lot, register.Lots.ContainsKey(act.Lot)) is { } fault ? Refusal.Of("lot", "lot", act.Lot).In(fault)
        : act.Groups.Distinct().Count() != act.Groups.Length ? Refusal.Of("groups", "lot", act.Lot).In("group")
        : act.Groups.Length < FewestGroups ? Refusal.Of("groups", "lot", act.Lot).In("groups")
        : act.Options.Distinct().Count() != act.Options.Length ? Refusal.Of("options", "lot", act.Lot).In("option")
        : act.Options.Length < 2 ? Refusal.Of("options", "lot", act.Lot).In("options")
        : null;

    /// <summary>There is time to commit, and then time to reveal.</summary>
    [Rule("Comity", Cases = ["commit", "reveal"])]
    public static Refusal? LotLeavesTime(LotsRegister register, Attempt attempt, OpenLot act) =>
        attempt.At >= act.CommitBy ? Refusal.Of("revealBy", "lot", act.Lot).In("commit")
        : act.CommitBy >= act.RevealBy ? Refusal.Of("revealBy", "lot", act.Lot).In("reveal")
        : null;

    /// <summary>A group of the draw commits once, in time, and to no commitment that another group has shown.</summary>
    [Rule("Comity", Cases = ["missing", "stranger", "committed", "copied", "late"])]
    public static Refusal? LotIsCommittedOnce(LotsRegister register, Attempt attempt, CommitToLot act) =>
        CommitFault(register.Lots.GetValueOrDefault(act.Lot), attempt, act) is { } fault
            ? Refusal.Of("lot", [("lot", act.Lot), ("group", attempt.As)]).In(fault)
            : null;

    /// <summary>A group reveals what it committed to, once, after the time to commit and before the draw.</summary>
    [Rule("Comity", Cases = ["missing", "drawn", "early", "uncommitted", "revealed", "different"])]
    public static Refusal? LotIsRevealedAsCommitted(LotsRegister register, Attempt attempt, RevealForLot act) =>
        RevealFault(register.Lots.GetValueOrDefault(act.Lot), attempt, act) is { } fault
            ? Refusal.Of("part", [("lot", act.Lot), ("group", attempt.As)]).In(fault)
            : null;

    private static string? CommitFault(Lot? lot, Attempt attempt, CommitToLot act) =>
        lot is null ? "missing"
        : !lot.Act.Groups.Contains(attempt.As) ? "stranger"
        : attempt.At > lot.Act.CommitBy ? "late"
        : lot.Commitments.ContainsKey(attempt.As) ? "committed"
        : lot.Commitments.ContainsValue(act.Commitment) ? "copied"
        : null;

    private static string? RevealFault(Lot? lot, Attempt attempt, RevealForLot act) =>
        lot is null ? "missing"
        : lot.Drawn is not null ? "drawn"
        : attempt.At <= lot.Act.CommitBy ? "early"
        : !lot.Commitments.TryGetValue(attempt.As, out var commitment) ? "uncommitted"
        : lot.Parts.ContainsKey(attempt.As) ? "revealed"
        : Base64Url.Read(act.Part) is { Length: 32 } part && LotDraw.Commitment(part) == commitment ? null
        : "different";
}
