using Comity.Members.Participants;

namespace Comity.Forum.Meetings;

/// <summary>How many members are there, and how many must be (A/520/Rev.21 rule 108).</summary>
/// <param name="Present">How many members that count are there.</param>
/// <param name="Members">How many members count.</param>
/// <param name="ToOpen">How many must be there to open a meeting.</param>
/// <param name="ToDecide">How many must be there to decide.</param>
public sealed record Quorum(int Present, int Members, int ToOpen, int ToDecide)
{
    /// <summary>Whether a meeting may be opened.</summary>
    public bool Opens => Present >= ToOpen;

    /// <summary>Whether something may be decided.</summary>
    public bool Decides => Present >= ToDecide;

    /// <summary>The quorum with these participants present.</summary>
    public static Quorum Of(ForumPicture forum, IEnumerable<string> present)
    {
        var members = forum.Members.Participants.All.Values.Where(one => one.Until is null && one.May(ParticipantRight.CountsForQuorum)).Select(one => one.Code)
            .ToHashSet(StringComparer.Ordinal);
        var (terms, whole) = (forum.Procedure.Terms.Quorum, members.Count);
        return new(
            present.Distinct(StringComparer.Ordinal).Count(members.Contains), whole,
            Least(whole, number => terms.ToOpen.IsReachedBy(number, whole)),
            Least(whole, number => terms.DecidesAbove ? terms.ToDecide.IsPassedBy(number, whole) : terms.ToDecide.IsReachedBy(number, whole)));
    }

    /// <summary>The fewest members that are enough: one at least.</summary>
    private static int Least(int whole, Func<int, bool> isEnough)
    {
        var number = 1;
        while (number <= whole && !isEnough(number))
            number++;
        return number;
    }
}
