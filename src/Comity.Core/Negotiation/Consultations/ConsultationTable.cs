using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Negotiation.Consultations;

/// <summary>The table of the acts about consultations: who may do each, under which rules, who is notified, and a sample.</summary>
public static class ConsultationTable
{
    /// <summary>The table.</summary>
    public static ActTable<NegotiationPicture> Acts { get; } = new ActTable<NegotiationPicture>("consultations")
        .Act<OpenConsultation>(
            Role.Secretariat | Role.Chair,
            () => new("first-round", "What should come first", ["Points of contact should be named by all."], VoteTerms.Public, Sample.Noon.AddDays(30)),
            act => act
                .In(negotiation => negotiation.Consultations, ConsultationRules.ConsultationIsWhole))
        .Act<OpenConsultationFor>(
            Role.Secretariat | Role.Chair,
            () => new("first-round", "What should come first", ["Points of contact should be named by all."], VoteTerms.Public, Sample.Noon.AddDays(30),
                new([ParticipantKind.State], ["Western European and other States"], ["UTO"])),
            act => act
                .In(negotiation => negotiation.Consultations, ConsultationRules.ConsultationIsWhole, ConsultationRules.SealedResultFits)
                .In(negotiation => negotiation.Record.Founding, ConsultationRules.AudienceIsNamedOnce))
        .Act<EnterVotes>(Role.Server, () => new("first-round", 1, [new(Sample.Person, "UTO", 0, VoteValue.Agree)]), act => act
            .In(negotiation => negotiation.Consultations, ConsultationRules.VotesAreInOrder, ConsultationRules.VotesAreOnStatements)
            .In(negotiation => negotiation.Consultations, ConsultationRules.VotersAreInTheAudience)
            .In(negotiation => negotiation.Members, ConsultationRules.VotersArePersons, ConsultationRules.VotersAreKnown))
        .Act<EnterSealedVotes>(Role.Server, () => new("first-round", 1, Sample.File, 16), act => act
            .In(negotiation => negotiation.Consultations, ConsultationRules.VotesAreInOrder, ConsultationRules.VotesArePadded))
        .Act<CloseConsultation>(Role.Clock, () => new("first-round", [new(1, 0, 0)]), act => act.AfterSheet().AfterVotesOn(act => act.Consultation));
}
