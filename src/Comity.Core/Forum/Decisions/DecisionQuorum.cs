using Comity.Forum.Procedure;
using Comity.Members.Participants;

namespace Comity.Forum.Decisions;

/// <summary>Whether enough members are there to decide.</summary>
public static class DecisionQuorum
{
    /// <summary>Of how many members the quorum is a part: those that count for it.</summary>
    public static int Members(ParticipantsRegister participants) =>
        participants.All.Values.Count(one => one.Until is null && one.May(ParticipantRight.CountsForQuorum));

    /// <summary>Whether so many members that are there, of those that count, are enough to decide under the terms in force.</summary>
    public static bool Suffices(ForumPicture picture, int present) => Suffices(picture.Procedure.Terms.Quorum, present, Members(picture.Norms.Members.Participants));

    /// <summary>Whether so many of so many are enough under terms. Nobody is never enough.</summary>
    public static bool Suffices(QuorumTerms terms, int present, int members) =>
        present > 0 && (terms.DecidesAbove ? terms.ToDecide.IsPassedBy(present, members) : terms.ToDecide.IsReachedBy(present, members));
}
