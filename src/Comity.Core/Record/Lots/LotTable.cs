using Comity.Record.Entries;

namespace Comity.Record.Lots;

/// <summary>The table of the acts about drawing lots: who may do each, under which rules, who is notified, and a sample.</summary>
public static class LotTable
{
    /// <summary>The table.</summary>
    public static ActTable<RecordPicture> Acts { get; } = new ActTable<RecordPicture>("lots")
        .Act<OpenLot>(
            Role.Secretariat | Role.Chair,
            () => new("chair-3", "The chair of the third session", ["UTO", "ERE", "LIL"], ["UTO", "ERE", "LIL"], Sample.Noon, Sample.Noon.AddDays(7)),
            act => act
                .In(record => record.Lots, LotRules.LotIsFair, LotRules.LotLeavesTime))
        .Act<CommitToLot>(Role.AnyParticipant, () => new("chair-3", Sample.File), act => act.In(record => record.Lots, LotRules.LotIsCommittedOnce))
        .Act<RevealForLot>(Role.AnyParticipant, () => new("chair-3", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), act => act
            .In(record => record.Lots, LotRules.LotIsRevealedAsCommitted))
        .Act<DrawLot>(Role.Clock, () => new("chair-3", ["LIL", "UTO", "ERE"], []), act => act.AfterSheet());
}
