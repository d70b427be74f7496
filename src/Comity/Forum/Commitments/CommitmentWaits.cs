using System.Globalization;
using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Home;

namespace Comity.Forum.Commitments;

/// <summary>What waits for a delegation in the register of commitments: reports that it promised, questions, what it sealed.</summary>
internal static class CommitmentWaits
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    /// <summary>What waits for a visitor.</summary>
    public static IEnumerable<ToDo> Of(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, capacities) = (Texts.In(visitor.Language), Rights.Of(visitor, picture, now).Capacities);
        foreach (var one in picture.Forum.Commitments.All.Values.Where(one => capacities.Contains(one.Participant)))
        {
            if (one is { Status: CommitmentStatus.InForce, Claimed: null, Act.ReviewBy: { } by } && by <= now + Ahead)
                yield return new(texts["commitments.wait-report", one.Act.Title], by,
                    $"/act/ReportOnCommitment?as={one.Participant}&commitment={one.Id}") { Minutes = 20 };
            foreach (var question in one.Open)
                yield return new(texts["commitments.wait-answer", one.Act.Title], null,
                    $"/act/AnswerQuestion?as={one.Participant}&question={question.Position.ToString(CultureInfo.InvariantCulture)}") { Minutes = 15 };
        }

        foreach (var one in picture.Forum.Commitments.Disclosures.Values
            .Where(one => one is { Opened: null, Act.OpensBy: not null } && capacities.Contains(one.Participant) && one.Act.OpensBy <= now + Ahead))
            yield return new(texts["commitments.wait-open", one.Act.Title], one.Act.OpensBy,
                $"/act/OpenDisclosure?as={one.Participant}&disclosure={one.Act.Disclosure}");
    }
}
