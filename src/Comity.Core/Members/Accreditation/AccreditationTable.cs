using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members.Accreditation;

/// <summary>The table of the acts about accreditation: who may do each, under which rules, who is notified, and a sample.</summary>
public static class AccreditationTable
{
    /// <summary>The table.</summary>
    public static ActTable<MembersPicture> Acts { get; } = new ActTable<MembersPicture>("accreditation")
        .Act<AdoptModality>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => new("Modality for observers", 28, AsksBasis: true, AccreditationDecider.Body, "Decision 2026/7"),
            act => act
                .In(members => members.Accreditation, AccreditationRules.ModalityLeavesTime))
        .Act<ProposeAccreditation>(
            Role.Secretariat,
            () => new("OPENNET", ParticipantKind.Stakeholder, [new("en", "The Open Network Institute")], "Application 2026/31"),
            act => act
                .In(members => members.Accreditation, AccreditationRules.ModalityIsInForce, AccreditationRules.AccreditationIsForObservers)
                .In(members => members.Accreditation, AccreditationRules.ProposalIsTheOnlyOne)
                .In(members => members.Participants, ParticipantRules.ParticipantCodeIsFree, ParticipantRules.ParticipantIsNamed)
                .In(members => members.Participants, ParticipantRules.DevelopmentGroupIsOfStates, ParticipantRules.OrganizationSpeaksForItsMembers)
                .In(members => members.Participants, ParticipantRules.JoiningHasHappened)
                .Told(Audience.Members))
        .Act<ObjectToAccreditation>(Role.AnyParticipant, () => new("OPENNET"), act => act
            .In(members => members.Participants, AccreditationRules.ObjectingIsARight)
            .In(members => members.Accreditation, AccreditationRules.ObjectionIsInTime)
            .In(members => members, AccreditationRules.ReceivedObjectionIsAtOnce))
        .Act<WithdrawObjection>(Role.AnyParticipant, () => new("OPENNET"), act => act
            .In(members => members.Accreditation, AccreditationRules.ObjectionIsOnesOwn))
        .Act<SettleAccreditation>(Role.Clock, () => new("OPENNET", IsGranted: true), act => act.Told(Audience.Members))
        .Act<DecideAccreditation>(Role.Secretariat | Role.Chair | Role.Body, () => new("OPENNET", IsGranted: true, "Decision 2026/8"), act => act
            .In(members => members.Accreditation, AccreditationRules.AccreditationIsDisputed, AccreditationRules.AccreditationIsDecidedAsSet)
            .Told(Audience.Members));
}
