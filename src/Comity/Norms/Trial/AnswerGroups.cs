using System.Collections.Immutable;
using Comity.Norms.Decision;

namespace Comity.Norms.Trial;

/// <summary>The answers for one subject, sorted as a lawyer asks: caught, contested, undetermined, duties, the rest.</summary>
/// <param name="Caught">A binding rule is breached, or conduct is inconsistent with a voluntary norm; missed duties too.</param>
/// <param name="Contested">The verdict depends on whom one believes.</param>
/// <param name="Undetermined">The known facts do not decide, and the case says something to the point.</param>
/// <param name="Untouched">The known facts do not decide, since the case says nothing to the point yet.</param>
/// <param name="Duties">Duties that are due, met or excused.</param>
/// <param name="Free">What does not catch, which acquits nobody.</param>
internal sealed record AnswerGroups(ImmutableArray<Answer> Caught, ImmutableArray<Answer> Contested, ImmutableArray<Answer> Undetermined,
    ImmutableArray<Answer> Untouched, ImmutableArray<Answer> Duties, ImmutableArray<Answer> Free)
{
    /// <summary>Sorts answers.</summary>
    /// <param name="answers">The answers, one for each norm, or more where there are several positions.</param>
    /// <param name="isAboutOneNorm">Whether one norm was asked for; every answer then is to the point.</param>
    public static AnswerGroups Of(ImmutableArray<Answer> answers, bool isAboutOneNorm)
    {
        ImmutableArray<Answer> joint = [.. answers
            .Where(answer => answer.Position is "all" or CaseFacts.AsStated || answers.All(other => other.Norm != answer.Norm || other == answer))];
        var open = joint.Where(answer => answer.Verdict == Verdict.Undetermined).ToLookup(answer => isAboutOneNorm || IsTouched(answer));
        var free = joint.Where(answer => answer.Verdict is Verdict.NotCaught or Verdict.NoBreach)
            .ToLookup(answer => answer.Duty is DutyState.Due or DutyState.Met or DutyState.Excused);
        return new([.. joint.Where(answer => answer.Verdict is Verdict.Breach or Verdict.Inconsistent)],
            [.. joint.Where(answer => answer.Verdict == Verdict.Contested)],
            [.. open[true]], [.. open[false]], [.. free[true]], [.. free[false]]);
    }

    // A case touches a norm where something that the norm asks holds; otherwise it says nothing to the point yet.
    private static bool IsTouched(Answer answer) =>
        answer.Because.Any(reason => reason.Truth == Truth.Holds && !reason.Label.StartsWith("except", StringComparison.Ordinal)
            && reason.Label != "deadline passed");

    /// <summary>The facts that would decide most over some open answers.</summary>
    public static IEnumerable<DecisiveFact> Decisive(ImmutableArray<Answer> open) => open.SelectMany(answer => answer.Decisive)
        .GroupBy(fact => (fact.Fact, fact.Subject)).OrderByDescending(group => group.Sum(fact => fact.Weight)).Select(group => group.First());
}
