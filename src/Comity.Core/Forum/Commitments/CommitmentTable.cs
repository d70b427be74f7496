using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Forum.Commitments;

/// <summary>The table of the acts about commitments, measures, disclosures and reviews: roles, rules, who is notified, and a sample.</summary>
public static class CommitmentTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("commitments")
        .Act<EnterCommitment>(
            Role.AnyParticipant,
            () => new(
                "contact-point", "A contact point that answers day and night", CommitmentKind.ContactPoint, LegalCharacter.Political,
                "Requests about incidents from any State that takes part", "An answer within a day to each ping of the secretariat",
                Sample.Noon, Sample.Noon.AddYears(2), Sample.Noon.AddYears(1), ["osce-8", "un-1"], ["13h"]),
            act => act
                .In(forum => forum.Commitments, CommitmentRules.CommitmentIdIsFree, CommitmentRules.CommitmentHasItsTime)
                .In(forum => forum.Commitments, CommitmentRules.WindowNamesNegotiation, CommitmentRules.BindingNamesInstrument)
                .In(forum => forum.Commitments, CommitmentRules.MeasuresAreInCatalogue)
                .In(forum => forum.Members.Participants, ParticipantRules.MayCommit))
        .Act<EnterCommitmentOnWords>(
            Role.AnyParticipant,
            () => new(
                "contact-point", "A contact point that answers day and night", CommitmentKind.ContactPoint, LegalCharacter.Political,
                "Requests about incidents from any State that takes part", "An answer within a day to each ping of the secretariat",
                Sample.Noon, Sample.Noon.AddYears(2), Sample.Noon.AddYears(1), ["osce-8", "un-1"],
                [new("norms-2026", "p-qwertzui", new(Sample.File))]),
            act => act
                .In(forum => forum.Commitments, CommitmentRules.CommitmentIdIsFree, CommitmentRules.CommitmentHasItsTime)
                .In(forum => forum.Commitments, CommitmentRules.WindowNamesNegotiation, CommitmentRules.BindingNamesInstrument)
                .In(forum => forum.Commitments, CommitmentRules.MeasuresAreInCatalogue)
                .In(forum => forum.Members.Participants, ParticipantRules.MayCommit))
        .Act<ReportOnCommitment>(
            Role.AnyParticipant,
            () => new("contact-point", CommitmentClaim.Kept, "Both pings of this year were answered within an hour.", Sample.File),
            act => act
                .In(forum => forum.Commitments, CommitmentRules.CommitmentIsOnesOwn))
        .Act<AssessCommitment>(
            Role.AnyParticipant | Role.Reviewer,
            () => new("contact-point", CommitmentFinding.ShownInPart, "One of two pings was answered within a day."),
            act => act
                .In(forum => forum.Commitments, CommitmentRules.CommitmentIsAnothers))
        .Act<AskAboutCommitment>(Role.AnyParticipant, () => new("contact-point", "In which languages does it answer?"), act => act
            .In(forum => forum.Commitments, CommitmentRules.CommitmentIsAnothers))
        .Act<AnswerQuestion>(Role.AnyParticipant, () => new(640, "In English and in French."), act => act
            .In(forum => forum.Commitments, CommitmentRules.QuestionIsOpen))
        .Act<ProlongCommitment>(Role.AnyParticipant, () => new("contact-point", Sample.Noon.AddYears(4)), act => act
            .In(forum => forum.Commitments, CommitmentRules.CommitmentIsOnesOwn, CommitmentRules.CommitmentGrowsLonger))
        .Act<WithdrawCommitment>(Role.AnyParticipant, () => new("contact-point", "The office was closed."), act => act
            .In(forum => forum.Commitments, CommitmentRules.CommitmentIsOnesOwn, CommitmentRules.WithdrawalHasClause))
        .Act<LapseCommitment>(Role.Clock, () => new("contact-point"))
        .Act<AdoptMeasure>(Role.AnyParticipant, () => new("osce-8", "By a post at the ministry."), act => act
            .In(forum => forum.Commitments, CommitmentRules.MeasuresAreInCatalogue, CommitmentRules.MeasureIsAdoptedOnce)
            .In(forum => forum.Members.Participants, ParticipantRules.MayCommit))
        .Act<EndMeasure>(Role.AnyParticipant, () => new("osce-8", "The post was closed."), act => act
            .In(forum => forum.Commitments, CommitmentRules.MeasureIsAdoptedOnce))
        .Act<Disclose>(
            Role.AnyParticipant,
            () => new("doctrine-2026", DisclosureSubject.Doctrine, "Doctrine on operations in cyberspace", DisclosureLayer.Public, Sample.File),
            act => act
                .In(forum => forum.Commitments, DisclosureRules.DisclosureIdIsFree, DisclosureRules.DisclosureHasItsLayer)
                .In(forum => forum.Commitments, DisclosureRules.SealedDisclosureWillOpen)
                .Files((disclose, _) => new(disclose.Layer == DisclosureLayer.Public ? FileUse.Text : FileUse.LimitedPaper))
                .In(forum => forum.Members.Participants, ParticipantRules.MayCommit))
        .Act<OpenDisclosure>(Role.AnyParticipant, () => new("operation-2025-3", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "What was sealed"), act => act
            .In(forum => forum.Commitments, DisclosureRules.DisclosureIsAsCommitted))
        .Act<EnterNormsReview>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => new(
                "review-2026", Sample.File, Sample.File, 700, [new("P-tolerated", "It is covered by another instrument.")],
                "The model of 2026 takes the place of that of 2021."),
            act => act
                .In(forum => forum, DisclosureRules.ReviewNamesEveryLoss));
}
