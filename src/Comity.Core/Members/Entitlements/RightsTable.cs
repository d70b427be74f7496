using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members.Entitlements;

/// <summary>The table of the act that says what participants may do: who may do it, under which rules, who is notified, and a sample.</summary>
public static class RightsTable
{
    /// <summary>The table.</summary>
    public static ActTable<MembersPicture> Acts { get; } = new ActTable<MembersPicture>("rights")
        .Act<SetRights>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => new(
                [new(ParticipantKind.Stakeholder, SpeakingRight.OwnSession, Documents: true, Proposals: false, Objection: false)],
                [new("OPENNET", SpeakingRight.AnyItem, Documents: true, Proposals: false, Objection: false)], "Decision 2026/10"),
            act => act
                .In(members => members.Record.Founding, RightsRules.RightsAndReadersBelongToTheFourthEdition)
                .In(members => members.Participants, RightsRules.RightsAreNamedOnce, RightsRules.MembersKeepTheirRights)
                .Told(Audience.Everyone));
}
