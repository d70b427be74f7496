using Comity.Members.Entitlements;
using Comity.Record.Entries;

namespace Comity.Members.Readers;

/// <summary>The table of the act that says who reads what: who may do it, under which rules, who is notified, and a sample.</summary>
public static class ReaderTable
{
    /// <summary>The table.</summary>
    public static ActTable<MembersPicture> Acts { get; } = new ActTable<MembersPicture>("readers")
        .Act<SetReaders>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => ReaderSets.Participants with { Exceptions = [new("UTO", ReadsList.Classes)], Basis = "Decision 2026/9" },
            act => act
                .In(members => members.Record.Founding, RightsRules.RightsAndReadersBelongToTheFourthEdition)
                .In(members => members.Participants, ReaderRules.ReadersAreNamedOnce, ReaderRules.MembersReadAll)
                .In(members => members.Readers, ReaderRules.RecordIsForWhoReadsAll)
                .Told(Audience.Everyone));
}
