using Comity.Members.Accreditation;
using Comity.Record.Entries;
using Comity.Record.Lots;

namespace Comity.Members.Participants;

/// <summary>The table of the acts about taking part: who may do each, under which rules, who is notified, and a sample.</summary>
public static class ParticipantTable
{
    /// <summary>The table.</summary>
    public static ActTable<MembersPicture> Acts { get; } = new ActTable<MembersPicture>("participants")
        .Act<AdmitParticipant>(
            Role.Secretariat | Role.Body,
            () => new(
                "UTO", ParticipantKind.State, [new("en", "Utopia"), new("fr", "Utopie")], "Western European and other States", "Resolution 1",
                new([], [], JoiningMode.Founder, new DateOnly(2026, 1, 5))),
            act => act
                .In(members => members.Participants, ParticipantRules.ParticipantCodeIsFree, ParticipantRules.ParticipantIsNamed)
                .In(members => members.Participants, ParticipantRules.DevelopmentGroupIsOfStates, ParticipantRules.OrganizationSpeaksForItsMembers)
                .In(members => members.Participants, ParticipantRules.JoiningHasHappened)
                .In(members => members.Accreditation, AccreditationRules.ProposalIsTheOnlyOne))
        .Act<CorrectParticipant>(Role.Secretariat, () => new("UTO", [new("en", "Republic of Utopia")], null, "Note verbale NV/2026/015"), act => act
            .In(members => members.Participants, ParticipantRules.ParticipantTakesPart, ParticipantRules.ParticipantIsNamed)
            .In(members => members.Participants, ParticipantRules.DevelopmentGroupIsOfStates, ParticipantRules.OrganizationSpeaksForItsMembers)
            .In(members => members.Participants, ParticipantRules.JoiningHasHappened))
        .Act<EndParticipation>(Role.Secretariat | Role.Body, () => new("UTO", "Note verbale NV/2026/016"), act => act
            .In(members => members.Participants, ParticipantRules.ParticipantTakesPart))
        .Also<OpenLot>(act => act.In(members => members.Participants, ParticipantRules.GroupsTakePart));
}
