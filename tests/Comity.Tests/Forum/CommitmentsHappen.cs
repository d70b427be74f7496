using System.Collections.Immutable;
using Comity.Forum.Commitments;
using Comity.Norms.Figures;
using Comity.Record.Figures;
using Comity.Record.Keys;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>Every act about commitments, once.</summary>
internal static class CommitmentsHappen
{
    public static readonly byte[] Salt = Signers.Seed("salt of a disclosure");

    public static EnterCommitment Commitment(DateTimeOffset now, string id = "answers") => new(
        id, "A contact point that answers", CommitmentKind.ContactPoint, LegalCharacter.Political, "Requests about incidents",
        "An answer within a day to each ping",
        now, now.AddDays(100), now.AddDays(50), ["osce-8"], ["13h"]);

    public static Disclose Sealed(DateTimeOffset now, string id = "operation-1") =>
        new(id, DisclosureSubject.Operation, "One operation", DisclosureLayer.Sealed, null, Comity.Record.Sealing.Commitment.Of(Salt, "What was done"u8),
            now.AddYears(1));

    /// <summary>A comparison as the server publishes it.</summary>
    public static PublishFigure Comparison(params ImmutableArray<string> lost) => new(
        ComparisonFigure.Kind, ComparisonFigure.Engine, [Given.File("before"), Given.File("after")],
        [new("asOf", 20260302), .. lost.Order(StringComparer.Ordinal).Select(id => new FigureValue(ComparisonFigure.Lost + id, 1)), new("norms.equal", 11)],
        FigureBasis.Recomputable);

    public static EnterNormsReview Review(long comparison, params ImmutableArray<string> losses) =>
        new("review-1", Given.File("before"), Given.File("after"), comparison, [.. losses.Select(id => new NamedLoss(id, "It is covered elsewhere."))],
            "The later model takes its place.");

    public static Given Happens(Given given)
    {
        given = given.Does("KEN", Commitment(given.Now)).Does("KEN", Commitment(given.Now, "lapses") with { Until = given.Now.AddDays(2), ReviewBy = null })
            .Does("KEN", new ReportOnCommitment("answers", CommitmentClaim.Kept, "Both pings were answered.", Given.File("evidence")))
            .Does("FRA", new AssessCommitment("answers", CommitmentFinding.ShownInPart, "One ping was answered."))
            .Does("FRA", new AskAboutCommitment("answers", "In which languages?"));
        var question = given.Picture.Size - 1;
        given = given.Does("KEN", new AnswerQuestion(question, "In English."))
            .Does("KEN", new ProlongCommitment("answers", given.Now.AddDays(200)))
            .Does("KEN", new AdoptMeasure("osce-8", "By a post at the ministry."))
            .Does("KEN", new EndMeasure("osce-8", "The post was closed."))
            .Does("KEN", Sealed(given.Now)).Does("KEN", new OpenDisclosure("operation-1", Base64Url.Write(Salt), "What was done"))
            .Does("server", Comparison("P-hospital"));
        return given.Grounded(Review(given.Picture.Size - 1, "P-hospital")).After(3)
            .Does("KEN", new WithdrawCommitment("answers", "The office was closed."));
    }
}
