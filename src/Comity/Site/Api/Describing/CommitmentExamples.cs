using System.Collections.Immutable;
using Comity.Forum.Commitments;
using Comity.Record.Entries;
using static Comity.Site.Api.Describing.ActExamples;

namespace Comity.Site.Api.Describing;

/// <summary>Examples of acts about commitments.</summary>
internal static class CommitmentExamples
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Act> All { get; } =
    [
        new EnterCommitment(
            "contact-point", "A contact point that answers day and night", CommitmentKind.ContactPoint, LegalCharacter.Political, "Requests about incidents from any State that takes part",
            "An answer within a day to each ping of the secretariat", Noon, Noon.AddYears(2), Noon.AddYears(1), ["osce-8", "un-1"], ["13h"]),
        new ReportOnCommitment("contact-point", CommitmentClaim.Kept, "Both pings of this year were answered within an hour.", Bytes),
        new AssessCommitment("contact-point", CommitmentFinding.ShownInPart, "One of two pings was answered within a day."),
        new AskAboutCommitment("contact-point", "In which languages does it answer?"),
        new AnswerQuestion(640, "In English and in French."),
        new ProlongCommitment("contact-point", Noon.AddYears(4)),
        new WithdrawCommitment("contact-point", "The office was closed."),
        new LapseCommitment("contact-point"),
        new AdoptMeasure("osce-8", "By a post at the ministry."),
        new EndMeasure("osce-8", "The post was closed."),
        new Disclose("doctrine-2026", DisclosureSubject.Doctrine, "Doctrine on operations in cyberspace", DisclosureLayer.Public, Bytes),
        new OpenDisclosure("operation-2025-3", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "What was sealed"),
        new EnterNormsReview("review-2026", Bytes, Bytes, 700, [new("P-tolerated", "It is covered by another instrument.")], "The model of 2026 takes the place of that of 2021."),
    ];
}
